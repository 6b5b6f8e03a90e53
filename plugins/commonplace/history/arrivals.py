"""When competitions and their entries came to the main line, whatever they were called then."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from commonplace.git import GitError, way_from_top
from commonplace.history.lacks import awaits_arrivals, cut_off, unknown
from commonplace.history.log import Change, Commit, read_log
from commonplace.history.moves import moved_paths
from commonplace.model import Histories, Hub
from commonplace.settings import Settings
from commonplace.values import SLUG

_PLACE = re.compile(
    rf"(|.*?/)competitions/({SLUG.pattern})"
    rf"(?:/index\.md|/entries/({SLUG.pattern})(?:\.md|/index\.md))",
    re.DOTALL,
)


class _Place(NamedTuple):
    """What a file is: a competition, or with `entry` one of its entries."""

    folder: str
    competition: str
    entry: str

    @property
    def key(self) -> str:
        return f"{self.competition}/{self.entry}" if self.entry else self.competition


def read_arrivals(root: Path, settings: Settings, hub: Hub) -> Histories:
    """Read only when entries came, for commands that need nothing else of the history.

    Where git knows nothing, or not all, the result says so in its `trouble` and has no arrivals.
    """
    if not awaits_arrivals(hub):
        return Histories()
    try:
        log = read_log(root)
        folder = f"{way_from_top(root)}{settings.submissions}/"
    except GitError as error:
        return Histories(trouble=unknown(replace(hub, events={}), error))
    if log.is_cut:
        return Histories(is_shallow=True, trouble=cut_off(replace(hub, events={})))
    return Histories(arrivals=arrivals(log.commits, folder))


def arrivals(commits: Sequence[Commit], folder: str) -> Mapping[str, datetime]:
    """Return when each competition and entry in `folder` (`…/`) came, by its key.

    It is the time of the commit of the main line that brought it, which for a pull request is the
    merge. A file that was renamed within its competition came when the old name did; one that was
    away and came back as it was, has never been away.
    """
    since: dict[str, datetime] = {}
    gone: dict[str, tuple[str, datetime]] = {}
    for commit in commits:
        changes = [one for one in commit.changes if _place(one.old) or _place(one.new)]
        if changes:
            _take(commit.time, changes, since, gone)
    places = ((_place(path), time) for path, time in since.items())
    return {place.key: time for place, time in places if place and place.folder == folder}


def _take(
    time: datetime,
    changes: Sequence[Change],
    since: dict[str, datetime],
    gone: dict[str, tuple[str, datetime]],
) -> None:
    before = dict(since)
    moves = moved_paths(changes)
    found = {}
    for change in changes:
        if change.old in since:
            del since[change.old]
            gone[change.old] = change.old_blob, before[change.old]
        if not _place(change.new):
            continue
        old = moves.get(change.new, change.new if change.old == change.new else "")
        blob, first = gone.get(change.new, ("", time))
        if old in before and (old == change.new or _goes_on(old, change.new, moves)):
            found[change.new] = before[old]
        else:
            is_back = not old and blob == change.new_blob
            found[change.new] = first if is_back else time
    since.update(found)


def _goes_on(old: str, new: str, moves: Mapping[str, str]) -> bool:
    """Whether a renamed file is still the same entry, or the same competition.

    What was a draft elsewhere, or an entry of another competition, is new where it comes to.
    """
    former, now = _place(old), _place(new)
    if former is None or now is None or bool(former.entry) != bool(now.entry):
        return False
    if not now.entry or former.competition == now.competition:
        return True
    moved = ((_place(was), _place(path)) for path, was in moves.items())
    return any(
        was and then and (was.key, then.key) == (former.competition, now.competition)
        for was, then in moved
    )


def _place(path: str) -> _Place | None:
    found = _PLACE.fullmatch(path)
    return _Place(found[1], found[2], found[3] or "") if found else None
