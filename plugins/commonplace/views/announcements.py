"""Events by when they were announced."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from commonplace.model import DeletedEvent, Event, Histories


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event, its id in calendars, and when it was announced and last changed, in UTC.

    Without git nobody knows when it was announced: `published` is None, and `updated` is when it
    begins, so that a reader of feeds does not see it again after every build. `is_withdrawn` is an
    event that was still to come when its file was deleted.
    """

    event: Event
    uid: str
    published: datetime | None
    updated: datetime
    is_withdrawn: bool = False


def announcements(
    events: Iterable[Event], histories: Histories, uid_of: Callable[[Event], str]
) -> tuple[Announcement, ...]:
    """Return every event's announcement, the newest first."""
    found = [_announcement(event, histories, uid_of(event)) for event in events]
    if not histories.is_shallow:
        found += [_withdrawal(deleted) for deleted in histories.deleted]
    return tuple(sorted(found, key=_announced, reverse=True))


def _announcement(event: Event, histories: Histories, uid: str) -> Announcement:
    # What a shallow clone knows as the first version of a file may be any of them.
    known = None if histories.is_shallow else histories.of.get(event.key)
    if known is None:
        return Announcement(event, uid, None, event.starts_at.astimezone(UTC))
    return Announcement(event, uid, known.created, known.modified)


def _withdrawal(deleted: DeletedEvent) -> Announcement:
    known = deleted.history
    return Announcement(
        deleted.event, known.uid, known.created, deleted.deleted_at, is_withdrawn=True
    )


def _announced(announcement: Announcement) -> tuple[datetime, str]:
    return (announcement.published or announcement.updated, announcement.event.key)
