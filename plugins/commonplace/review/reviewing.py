"""The whole road of a review: read two versions, ask every rule, and judge."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from pathspec import GitIgnoreSpec

from commonplace.git import read_blobs, way_from_top
from commonplace.language import N_
from commonplace.problems import Place, Problem
from commonplace.review.case import ANYBODY, Case, Demand, Finding, listed
from commonplace.review.change import Change, read_changes
from commonplace.review.commits import Commit, Credited, read_commits, signing
from commonplace.review.handbook import handbook
from commonplace.review.identity import identity, newcomer_id
from commonplace.review.judges import judges
from commonplace.review.person import Actor, find_actor, forge_of
from commonplace.review.publication import Fate, Publication, compare, credited_others, editions
from commonplace.review.rights import rights
from commonplace.review.span import Span, read_span
from commonplace.review.spot import Area, Map
from commonplace.review.standing import standing
from commonplace.review.versions import read_versions
from commonplace.trouble import Trouble
from commonplace.views import Edition

_RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    rights,
    identity,
    standing,
    judges,
    handbook,
)
_LARGEST_TEXT = 1024 * 1024


class UnknownForgeError(Trouble):
    """Nothing says where a handle is one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be reviewed: the names of two commits, and whose pull request it is."""

    base: str
    head: str = "HEAD"
    actor: str | None = None
    forge: str | None = None


@dataclass(frozen=True)
class Review:
    """What there is to say of a pull request.

    `problems` are in the order of a report; an error is what its author may not do. `actor` is
    None where nobody asked. `lines` gives the lines of a file as they are proposed.
    """

    span: Span
    forge: str
    actor: Actor | None
    changes: tuple[Change, ...]
    publication: Publication
    problems: tuple[Problem, ...]
    lines: Callable[[str], Sequence[str]]

    @property
    def is_allowed(self) -> bool:
        """Whether nothing was found that the author may not do."""
        return not any(problem.is_error for problem in self.problems)


def review(root: Path, asked: Asked, now: datetime) -> Review:
    """Review what a commit would change if it were merged.

    Nothing in the work tree is read, and nothing of either version is run. Raises Trouble where
    git, the commits or the settings cannot be had.
    """
    span = read_span(root, asked.base, asked.head)
    way = way_from_top(root)
    changes = read_changes(root, span.forks, span.head, way)
    with tempfile.TemporaryDirectory(prefix="commonplace-") as folder:
        versions = read_versions(root, span, way, Path(folder))
        settings = versions.base.settings
        forge = asked.forge or forge_of(settings)
        if asked.actor and not forge:
            message = N_("Nothing says on which forge “{actor}” has an account; add --forge.")
            raise UnknownForgeError(message, actor=asked.actor)
        commits = read_commits(root, span.base, span.head)
        own_map = Map(settings)
        case = Case(
            versions.base,
            versions.before,
            versions.head,
            changes,
            own_map,
            forge,
            now,
            texts=_texts(root, own_map, changes),
            signing=signing(commits),
        )
        case = replace(case, actor=_actor(case, asked.actor))
        before, after = editions(versions.before, now), editions(versions.head, now)
        publication = compare(before, after, changes)
        found = [*judged(case, found_by(case)), *_moved(publication)]
        found += _credited(case, before[0], after[0], commits)
    shown = sorted(set(found), key=lambda problem: problem.sort_key)
    lines = _Lines(root, changes)
    return Review(span, forge, case.actor, changes, publication, tuple(shown), lines)


def _moved(publication: Publication) -> Iterator[Problem]:
    """Yield each page that moves without a way from where it was, once for all languages."""
    lost = {page.path: page for page in reversed(publication.pages) if not page.leads_on}
    for path, page in lost.items():
        if page.fate is Fate.MOVED:
            yield Problem.at(path, Place(), "review-moved", found=page.former)


def _credited(
    case: Case, before: Edition, after: Edition, commits: tuple[Commit, ...]
) -> Iterator[Problem]:
    """Yield whom the author credits besides themselves; maintainers do so all the time."""
    actor = case.actor
    if actor is None or actor.is_maintainer:
        return
    yield from credited_others(before, after, case.changes, case.actor_ids)
    if case.changes and case.base.settings.credits is not None:
        yield from Credited(case.base, actor, case.changes[0].path).others(commits)


def found_by(case: Case) -> Iterator[Finding]:
    """Yield what all rules find."""
    for rule in _RULES:
        yield from rule(case)


def judged(case: Case, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Yield what the author may not do, or without one what only some may, and all else."""
    actor = case.actor
    for finding in findings:
        if isinstance(finding, Problem):
            yield finding
        elif finding.may >= ANYBODY or (actor and actor.is_maintainer):
            continue
        elif actor is None:
            yield _needs(finding)
        elif not case.actor_ids & finding.may and not _is_programs(actor, finding):
            yield finding.problem


def _needs(demand: Demand) -> Problem:
    problem = demand.problem
    code = "review-needs" if demand.may else "review-needs-maintainer"
    return Problem.at(problem.path, problem.place, code, owners=listed(demand.may))


def _is_programs(actor: Actor, demand: Demand) -> bool:
    if not actor.may_write:
        return False
    return GitIgnoreSpec.from_lines(actor.may_write).match_file(demand.problem.path)


def _actor(case: Case, handle: str | None) -> Actor | None:
    if not handle:
        return None
    actor = find_actor(handle, case.forge, case.base)
    if actor.is_claimed:
        return actor
    new = newcomer_id(case, case.forge, actor.handle)
    return replace(actor, member=new, is_new=bool(new))


def _texts(root: Path, own: Map, changes: tuple[Change, ...]) -> dict[str, bytes]:
    """Return the contents of pages that differ, by their ids."""
    wanted = {
        blob
        for change in changes
        if own.spot(change.path).area is Area.PAGE
        for blob in (change.old_blob, change.new_blob)
        if blob
    }
    return dict(read_blobs(root, sorted(wanted), _LARGEST_TEXT))


class _Lines:
    """The lines of a file as they are proposed; read from git where somebody asks."""

    def __init__(self, root: Path, changes: tuple[Change, ...]) -> None:
        self._root = root
        self._blobs = {change.new: change.new_blob for change in changes if change.new}
        self._known: dict[str, Sequence[str]] = {}

    def __call__(self, path: str) -> Sequence[str]:
        if path not in self._known:
            self._known[path] = self._read(path)
        return self._known[path]

    def _read(self, path: str) -> Sequence[str]:
        blob = self._blobs.get(path)
        content = dict(read_blobs(self._root, [blob], _LARGEST_TEXT)) if blob else {}
        try:
            text = content.get(blob or "", b"").decode("utf-8-sig")
        except ValueError:
            return ()
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
