"""From the revisions of an event to what calendars say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from commonplace.history.facts import Facts, facts
from commonplace.history.lives import Origin, Revision
from commonplace.history.remains import Remains
from commonplace.history.shares import Share
from commonplace.model import EventHistory
from commonplace.model.programme import EventStatus


@dataclass(frozen=True, slots=True)
class Account:
    """What calendars know under an id: the history, and of which event they have which facts.

    `since` is when this event took the id from another one.
    """

    history: EventHistory
    origin: Origin
    facts: Facts | None
    since: datetime | None = None


def tell(share: Share, remains: Remains) -> Account:
    """Return the account of an event alone, up to the version that is shown.

    A version that is no event by the rules of today changes no fact: nobody saw it. While the file
    was gone, the event was cancelled. A moment never lies before an earlier one, whatever clock a
    commit was made by.
    """
    revisions = _seen(share.life.revisions, share.version)
    created = modified = revisions[0].time
    sequence = 0
    known: Facts | None = None
    cancelled_at: datetime | None = None
    for revision, found in zip(revisions, _facts(revisions, remains), strict=True):
        modified = max(modified, revision.time)
        if found is None:
            continue
        if known is not None and found != known:
            sequence += 1
        if found.status is not EventStatus.CANCELLED:
            cancelled_at = None
        elif cancelled_at is None:
            cancelled_at = modified
        known = found
    history = EventHistory(share.uid, created, modified, sequence, cancelled_at)
    if share.life.path and (event := remains.versions.read(revisions[share.version].blob)):
        known = facts(event)  # what is shown, whatever was in the file that came back
    return Account(history, share.life.origin, known)


def succeed(own: Account, before: Account, time: datetime) -> Account:
    """Return the account under an id that was told before: it goes on where that one ended.

    `time` is when it was told anew. Another event, or other facts, are a change for whoever follows
    the id.
    """
    is_other = own.origin != before.origin
    is_news = is_other or own.facts != before.facts
    since = time if is_other else before.since
    was, now = before.history, own.history
    modified = max(was.modified, now.modified, *([time] if is_news else ()))
    cancelled_at = now.cancelled_at and max(now.cancelled_at, since or now.cancelled_at)
    history = replace(
        now,
        created=min(was.created, now.created),
        modified=modified,
        sequence=max(now.sequence, was.sequence + is_news),
        cancelled_at=cancelled_at,
    )
    return replace(own, history=history, since=since)


def _seen(revisions: Sequence[Revision], version: int) -> Sequence[Revision]:
    """Return the revisions up to a version, or up to the last time the file vanished or returned.

    Those everybody saw: the event was cancelled, or it was back as it had been.
    """
    end = version
    for index, (before, after) in enumerate(pairwise(revisions), 1):
        if not (before.path and after.path):
            end = max(end, index)
    return revisions[: end + 1]


def _facts(revisions: Sequence[Revision], remains: Remains) -> Iterator[Facts | None]:
    """Yield the facts that hold from each revision on, None where it changes nothing."""
    known: Facts | None = None
    was_there = True
    for revision in revisions:
        if not revision.path:
            yield replace(known, status=EventStatus.CANCELLED) if known else None
        elif not was_there and not remains.is_publishable(revision.blob):
            yield known  # it is back as it had been
        elif (event := remains.versions.read(revision.blob)) is not None:
            known = facts(event)
            yield known
        else:
            yield None
        was_there = bool(revision.path)
