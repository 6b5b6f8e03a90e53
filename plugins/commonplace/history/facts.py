"""What of an event people's plans depend on: time, place and status."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from commonplace.model import Event, Location, Override, Recurrence
from commonplace.model.programme import EventStatus
from commonplace.model.rules import rule_parts


@dataclass(frozen=True, slots=True)
class Facts:
    """Two versions of an event with the same facts are the same to a calendar's owner."""

    status: EventStatus
    time: tuple[Any, ...]
    place: tuple[Any, ...]
    differing: frozenset[tuple[Any, ...]]


def facts(event: Event) -> Facts:
    """Return the facts of an event, however they are written."""
    recurrence = Recurrence(event)
    return Facts(
        event.status,
        (
            _utc(event.starts_at),
            _utc(event.ends_at),
            event.timezone,
            event.all_day,
            frozenset(rule_parts(event.rrule).items()) if event.rrule else None,
            frozenset(map(_utc, recurrence.extra - {event.starts_at})),
            frozenset(map(_utc, recurrence.left_out)),
        ),
        (event.mode, _place(event.location), event.join_url),
        frozenset(filter(None, (_differing(event, override) for override in event.overrides))),
    )


def _place(location: Location | None) -> tuple[Any, ...] | None:
    return (location.name, location.address, location.geo) if location else None


def _differing(event: Event, override: Override) -> tuple[Any, ...] | None:
    """Return where one occurrence differs in its facts; None where it does so in words alone."""
    start = _utc(event.start_on(override.occurrence))
    own = (
        _utc(event.start_on(override.start)) if override.start else None,
        _utc(event.end_on(override.end)) if override.end else None,
        override.status,
        _place(override.location),
        override.join_url,
    )
    general = (start, None, event.status, _place(event.location), event.join_url)
    differs = tuple(None if mine == its else mine for mine, its in zip(own, general, strict=True))
    return (start, *differs) if any(part is not None for part in differs) else None


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
