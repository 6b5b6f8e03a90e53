"""From the revisions of an event to what calendars say of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from commonplace.history.facts import Facts, facts
from commonplace.history.lives import Revision
from commonplace.history.versions import Versions
from commonplace.model import EventHistory
from commonplace.model.programme import EventStatus


def tell(uid: str, revisions: Sequence[Revision], versions: Versions) -> EventHistory:
    """Return the history that some revisions make.

    A version that is no event by the rules of today changes no fact: nobody saw it. While the file
    was gone, the event was cancelled. A moment never lies before an earlier one, whatever clock a
    commit was made by.
    """
    created = modified = revisions[0].time
    sequence = 0
    known: Facts | None = None
    cancelled_at: datetime | None = None
    for revision in revisions:
        modified = max(modified, revision.time)
        found = _facts(revision, known, versions)
        if found is None:
            continue
        if known is not None and found != known:
            sequence += 1
        if found.status is not EventStatus.CANCELLED:
            cancelled_at = None
        elif cancelled_at is None:
            cancelled_at = modified
        known = found
    return EventHistory(
        uid, created.astimezone(UTC), modified.astimezone(UTC), sequence, cancelled_at
    )


def succeed(history: EventHistory, former: Sequence[EventHistory], turns: int) -> EventHistory:
    """Return the history of an event that has its id from others: it goes on where they ended.

    Each of the `turns` from one to the next is a change for whoever follows the id.
    """
    return replace(
        history,
        created=min(history.created, *(other.created for other in former)),
        modified=max(history.modified, *(other.modified for other in former)),
        sequence=history.sequence + sum(other.sequence for other in former) + turns,
    )


def _facts(revision: Revision, known: Facts | None, versions: Versions) -> Facts | None:
    if not revision.path:
        return replace(known, status=EventStatus.CANCELLED) if known else None
    event = versions.read(revision.blob)
    return facts(event) if event else None
