"""Which entries a judge may score, and which they leave to others."""

from commonplace.judging.exclusions import left_out
from commonplace.model import Competition, Entry, Hub
from commonplace.model.entry import EntryStatus


def to_judge(hub: Hub, competition: Competition, judge: str) -> tuple[Entry, ...]:
    """Return the entries that a judge may score, by id: those that are ranked, and not their own.

    Late entries are those that are marked (`mark_late`).
    """
    return tuple(
        entry
        for entry in hub.entries_by_competition.get(competition.id, ())
        if left_out(entry) is None
        and entry.status is not EntryStatus.WITHDRAWN
        and not _is_apart(competition, entry, judge)
    )


def recusals(hub: Hub, competition: Competition, judge: str) -> tuple[Entry, ...]:
    """Return the entries of a judge's own team, and those they have a conflict with."""
    return tuple(
        entry
        for entry in hub.entries_by_competition.get(competition.id, ())
        if _is_apart(competition, entry, judge)
    )


def _is_apart(competition: Competition, entry: Entry, judge: str) -> bool:
    conflicts = (one.conflicts for one in competition.judges if one.member == judge)
    return judge in entry.member_ids or any(entry.id in ids for ids in conflicts)
