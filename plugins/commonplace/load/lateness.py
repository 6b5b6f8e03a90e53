"""Late entries: those that came after the deadline and its grace are shown, and not ranked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from commonplace.load.awards import decided_awards
from commonplace.model import Competition, Entry, Hub
from commonplace.model.entry import EntryStatus
from commonplace.values import is_before

NO_ARRIVALS: Mapping[str, datetime] = {}


def arrival(
    competition: Competition, entry: Entry, arrivals: Mapping[str, datetime] = NO_ARRIVALS
) -> datetime | None:
    """Return when an entry came, on the competition's clock; None where nothing says so.

    What the organisers say comes first, then when it came to the main line, then what the entry
    says of itself. Of a competition that came there only after its own deadline, such as one that
    was imported, the main line knows nothing.
    """
    announced, closes_at = arrivals.get(competition.id), competition.closes_at
    is_known = announced and (closes_at is None or not is_before(closes_at, announced))
    moment = entry.received or (arrivals.get(entry.key) if is_known else None) or entry.submitted
    return competition.on_clock(moment) if moment else None


def is_late(competition: Competition, moment: datetime | None) -> bool:
    """Whether something that came at a moment came after the deadline and its grace."""
    closes_at = competition.closes_at
    return bool(moment and closes_at and is_before(closes_at, competition.on_clock(moment)))


def mark_late(hub: Hub, arrivals: Mapping[str, datetime]) -> Hub:
    """Return a hub whose entries know when they came, and are late where that was too late.

    Each has its arrival as `received`. What the organisers made of an entry stays, and awards that
    judges or votes decide are decided anew, without those that are late.
    """
    entries = {key: _marked(hub, entry, arrivals) for key, entry in hub.entries.items()}
    marked = replace(hub, entries=entries)
    return replace(marked, awards=decided_awards(marked))


def _marked(hub: Hub, entry: Entry, arrivals: Mapping[str, datetime]) -> Entry:
    competition = hub.competitions.get(entry.source.parent)
    moment = arrival(competition, entry, arrivals) if competition else None
    if competition is None or moment is None:
        return entry
    is_marked = entry.status is EntryStatus.SUBMITTED and is_late(competition, moment)
    status = EntryStatus.LATE if is_marked else entry.status
    return entry.model_copy(update={"received": moment, "status": status})
