"""The whole road of a build: read, write beside, count, swap."""

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from commonplace.language import N_
from commonplace.load import load_hub
from commonplace.model import Article, Hub
from commonplace.problems import Problem
from commonplace.publish.engine import Job, Outcome, run_jobs
from commonplace.publish.swap import folder_beside, swap_in
from commonplace.settings import Settings, SiteLanguage
from commonplace.trouble import Trouble
from commonplace.views import Edition

Progress = Callable[[int, int], None]

_SaidT = TypeVar("_SaidT", str, Problem)


class BuildError(Trouble):
    """The site could not be built; what was published before is still there."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the hub it read, how many pages it wrote, and where they are.

    `waiting` are articles without a page yet: drafts, in review, or scheduled for later.
    `warnings` are what the site generator found doubtful in the maintainers' own pages, `lacks`
    what the build had to do without, and `notes` the same where it is nobody's fault.
    """

    hub: Hub
    site_dir: Path
    pages: int
    warnings: tuple[str, ...]
    lacks: tuple[str, ...]
    notes: tuple[str, ...]
    waiting: tuple[Article, ...]


def build_site(  # noqa: PLR0913 - what a caller may decide, by name
    root: Path,
    settings: Settings,
    *,
    site_dir: Path | None = None,
    engine: str = "mkdocs",
    epoch: int,
    progress: Progress | None = None,
) -> BuildReport:
    """Build every language of the hub in `root` and publish it in one step.

    The site is written beside `site_dir` (else the one of mkdocs.yml) and swapped in when all of
    it is there. `epoch` is the moment the site is built for, in seconds since 1970. Files with
    errors are left out and are in the report's hub.

    Raises BuildError where the generator fails or the place cannot be written.
    """
    hub = load_hub(root, settings)
    place = site_dir or root / settings.site_dir
    try:
        beside = folder_beside(place)
    except OSError as error:
        reason = error.strerror
        message = N_("{folder} cannot be written: {reason}.")
        raise BuildError(message, folder=place.parent, reason=reason) from error
    try:
        languages = settings.languages
        whole, faults = _build_beside(root, languages, beside, engine, epoch, progress)
        _publish(beside / "0", place)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    if faults:
        hub = load_hub(root, settings, known=faults)
    now = datetime.fromtimestamp(epoch, UTC)
    waiting = Edition(hub, settings.languages[0], now).articles.unpublished
    pages = sum(outcome.pages for outcome in whole)
    warnings = _once_each(outcome.warnings for outcome in whole)
    lacks = _once_each(outcome.lacks for outcome in whole)
    notes = _once_each(outcome.notes for outcome in whole)
    return BuildReport(hub, place, pages, warnings, lacks, notes, waiting)


def _build_beside(  # noqa: PLR0913, PLR0917 - one caller, which has them all
    root: Path,
    languages: Sequence[SiteLanguage],
    beside: Path,
    engine: str,
    epoch: int,
    progress: Progress | None,
) -> tuple[list[Outcome], tuple[Problem, ...]]:
    """Build each language in a folder of its own, then move them together.

    Returns also the problems that only building has found.
    """
    folders = [beside / str(index) for index in range(len(languages))]
    jobs = [
        Job(root, site.config_file, folder, engine, epoch)
        for site, folder in zip(languages, folders, strict=True)
    ]
    outcomes, faults = _run_alike(jobs, progress)
    for job, outcome in zip(jobs, outcomes, strict=True):
        if outcome.failure:
            raise BuildError(
                N_("{config_file} could not be built, and nothing was published: {reason}"),
                config_file=job.config_file,
                reason=outcome.failure,
            )
    for site, folder in list(zip(languages, folders, strict=True))[1:]:
        (folders[0] / site.path).parent.mkdir(parents=True, exist_ok=True)
        folder.rename(folders[0] / site.path)
    return outcomes, faults


_ROUNDS = 3


def _run_alike(
    jobs: Sequence[Job], progress: Progress | None
) -> tuple[list[Outcome], tuple[Problem, ...]]:
    """Run all jobs; those again that list what another has found faulty, so that none links to it.

    What is rendered once is kept, and few hubs have such a file: this costs little, seldom.
    """
    outcomes = run_jobs(jobs, progress)
    faults: tuple[Problem, ...] = ()
    for _ in range(_ROUNDS):
        faults = _once_each(outcome.faults for outcome in outcomes)
        wrong = {problem.path for problem in faults}
        again = [
            index
            for index, outcome in enumerate(outcomes)
            if wrong - {problem.path for problem in outcome.faults} and not outcome.failure
        ]
        if not again:
            break
        known = [replace(jobs[index], known=faults) for index in again]
        for index, outcome in zip(again, run_jobs(known, progress), strict=True):
            outcomes[index] = outcome
    return outcomes, faults


def _publish(new: Path, place: Path) -> None:
    try:
        swap_in(new, place)
    except OSError as error:
        raise BuildError(
            N_("{folder} could not be replaced: {reason}. The site that was there still is."),
            folder=place,
            reason=error.strerror,
        ) from error


def _once_each(said: Iterable[tuple[_SaidT, ...]]) -> tuple[_SaidT, ...]:
    return tuple(dict.fromkeys(one for several in said for one in several))
