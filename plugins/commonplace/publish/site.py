"""The whole road of a build: read, write beside, check what was written, swap."""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from commonplace.language import N_
from commonplace.load import load_hub
from commonplace.model import Article, Hub
from commonplace.pages.picture_store import ready_pictures
from commonplace.problems import Problem
from commonplace.publish.accounting import Account, account, submitted
from commonplace.publish.changes import Changes, keep_times
from commonplace.publish.checks import refuse_what_is_wrong
from commonplace.publish.engine import Job, Outcome, run_jobs
from commonplace.publish.executors import scheduler_of
from commonplace.publish.links import DeadLink
from commonplace.publish.lock import Waiting
from commonplace.publish.place import NOT_REPLACED, BuildError, Place
from commonplace.publish.remade import Remade
from commonplace.settings import Settings, SiteLanguage
from commonplace.trust.store import CHECKS, kept_in_git
from commonplace.views import Edition

Progress = Callable[[int, int], None]

_SaidT = TypeVar("_SaidT", str, Problem)


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the hub it read, how many pages it wrote, and where they are.

    `waiting` are articles without a page yet: drafts, in review, or scheduled for later.
    `warnings` are what the site generator found doubtful in the maintainers' own pages, `lacks`
    what the build had to do without, and `notes` the same where it is nobody's fault.
    `account` says of every file what became of it, `dead` which links lead nowhere, `changes` in
    which files the site differs from the one before. `remade` are the pages that were made again.
    """

    hub: Hub
    site_dir: Path
    pages: int
    warnings: tuple[str, ...]
    lacks: tuple[str, ...]
    notes: tuple[str, ...]
    waiting: tuple[Article, ...]
    account: Account
    dead: tuple[DeadLink, ...]
    changes: Changes
    until: int
    remade: tuple[Remade, ...] = ()


def build_site(  # noqa: PLR0913 - what a caller may decide, by name
    root: Path,
    settings: Settings,
    *,
    site_dir: Path | None = None,
    engine: str = "mkdocs",
    executor: str = "",
    epoch: int,
    progress: Progress | None = None,
    waiting: Waiting | None = None,
    patient: bool = True,
    keep: bool = True,
) -> BuildReport:
    """Build every language of the hub in `root` and publish it in one step.

    The site is written beside `site_dir` (else the one of mkdocs.yml) and swapped in when all of
    it is there. `epoch` is the moment the site is built for, in seconds since 1970. Files with
    errors are left out and are in the report's hub. While somebody else builds the same site this
    waits, and tells `waiting` for whom; not so if it is not `patient`. The site that is replaced
    can be restored, unless `keep` is false. `executor` names a cluster that renders pages.

    Raises Trouble where that cannot be. Raises BuildError where the generator fails, what it made
    is not whole, or the place cannot be written; nothing is published then.
    """
    if executor:
        scheduler_of(executor, engine)
    shown = site_dir or root / settings.site_dir
    place = place_of_site(shown, root, settings)
    try:
        with place.held(waiting=waiting, patient=patient):
            ready_pictures(root, settings)  # once for all languages
            hub = load_hub(root, settings)
            files = submitted(hub)
            beside = place.new_folder()
            try:
                like = Job(root, "", beside, engine, epoch, executor=executor)
                whole, faults = _build_beside(like, settings.languages, progress)
                if faults:
                    hub = load_hub(root, settings, known=faults)
                now = datetime.fromtimestamp(epoch, UTC)
                editions = [Edition(hub, site, now) for site in settings.languages]
                found = account(files, editions, beside / "0")
                warnings = _once_each(outcome.warnings for outcome in whole)
                with kept_in_git(root, CHECKS) as store:
                    dead = refuse_what_is_wrong(found, hub, beside / "0", warnings, store)
                changes = keep_times(beside / "0", place.folder)
                _publish(beside / "0", place, keep=keep)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        reason = error.strerror or str(error)
        message = N_("{path} cannot be used: {reason}. Nothing was published.")
        path = error.filename or place.folder.parent
        raise BuildError(message, path=path, reason=reason) from error
    return BuildReport(
        hub=hub,
        site_dir=shown,
        pages=sum(outcome.pages for outcome in whole),
        warnings=warnings,
        lacks=_once_each(outcome.lacks for outcome in whole),
        notes=_once_each(outcome.notes for outcome in whole),
        waiting=editions[0].articles.unpublished,
        account=found,
        dead=dead,
        changes=changes,
        remade=tuple(_remade(settings.languages, whole)),
        until=min(outcome.until for outcome in whole),
    )


def _remade(languages: Iterable[SiteLanguage], whole: Iterable[Outcome]) -> Iterator[Remade]:
    for site, outcome in zip(languages, whole, strict=True):
        yield from (page.below(site.path) for page in outcome.remade)


def place_of_site(folder: Path, root: Path, settings: Settings) -> Place:
    """Return the place at `folder`. Raises BuildError where no site can stand there."""
    place = Place(folder)
    sources = [settings.submissions, *(site.docs_dir for site in settings.languages)]
    if any((root / source).resolve().is_relative_to(place.folder) for source in (".", *sources)):
        message = N_("{folder} holds what the site is made of, and would be replaced by the site.")
        raise BuildError(message, folder=folder)
    if place.folder.exists() and not place.folder.is_dir():
        raise BuildError(N_("{folder} is a file; the site needs a folder."), folder=folder)
    if place.folder.is_mount():
        raise BuildError(
            N_(
                "{folder} is a disk or a share of its own, which cannot be replaced in one step. "
                "Mount the folder above it, or publish into a folder within it."
            ),
            folder=folder,
        )
    return place


def _build_beside(
    like: Job, languages: Sequence[SiteLanguage], progress: Progress | None
) -> tuple[list[Outcome], tuple[Problem, ...]]:
    """Build each language in a folder of its own within that of a job, then move them together.

    Returns also the problems that only building has found.
    """
    folders = [like.site_dir / str(index) for index in range(len(languages))]
    jobs = [
        replace(like, config_file=site.config_file, site_dir=folder)
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
            first = {page.uri: page for page in outcomes[index].remade}
            first.update({page.uri: page for page in outcome.remade})
            outcomes[index] = replace(outcome, remade=tuple(first.values()))
    return outcomes, faults


def _publish(new: Path, place: Place, *, keep: bool) -> None:
    try:
        place.publish(new, keep=keep)
    except OSError as error:
        raise BuildError(
            NOT_REPLACED,
            folder=place.folder,
            reason=error.strerror or str(error),
        ) from error


def _once_each(said: Iterable[tuple[_SaidT, ...]]) -> tuple[_SaidT, ...]:
    return tuple(dict.fromkeys(one for several in said for one in several))
