"""What time did to events, as calendars tell it, and when entries of competitions came."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commonplace.model.event import Event
from commonplace.trouble import Trouble


@dataclass(frozen=True, slots=True)
class EventHistory:
    """The life of one event as calendars tell it; every moment is in UTC.

    `sequence` counts how often its time, place or status changed (RFC 5545). `cancelled_at` is when
    its status became cancelled, None unless it is cancelled now.
    """

    uid: str
    created: datetime
    modified: datetime
    sequence: int = 0
    cancelled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeletedEvent:
    """An event whose file is gone though it was still to come: its last good version.

    Its history goes as far as the deletion, which is the day it was cancelled if not before.
    """

    event: Event
    history: EventHistory
    deleted_at: datetime


@dataclass(frozen=True, slots=True)
class RefusedEvent:
    """An event whose file has a mistake now: its last good version, and the history up to that."""

    event: Event
    history: EventHistory


@dataclass(frozen=True, slots=True)
class Histories:
    """The histories of a hub's events, by the event's key.

    `refused` are events that subscribers keep as they were until somebody mends the file.
    `arrivals` say when competitions and entries came to the main line, by their keys. `trouble`
    says why histories are not known. With `is_shallow` a part of the history is missing, and
    whoever made a calendar of it would lie (docs/decisions/0024).
    """

    of: Mapping[str, EventHistory] = field(default_factory=dict)
    deleted: tuple[DeletedEvent, ...] = ()
    refused: tuple[RefusedEvent, ...] = ()
    arrivals: Mapping[str, datetime] = field(default_factory=dict)
    trouble: Trouble | None = None
    is_shallow: bool = False


NO_HISTORY = Histories()
"""What is known without git."""
