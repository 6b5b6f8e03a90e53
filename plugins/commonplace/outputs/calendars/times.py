"""Days and times as a calendar writes them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from commonplace.model import Event
from commonplace.values import ANYWHERE_ON_EARTH
from commonplace.views.events import Occurrence

NAMES_OF_UTC = frozenset(
    {"UTC", "UCT", "Universal", "Zulu", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu"}
)
"""Zones whose times are written with a Z."""

_ANYWHERE_ON_EARTH = "Etc/GMT+12"
"""What other programs call the zone that is called AoE here."""

When = date | datetime


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when: with an end or a length, or with neither."""

    start: When
    end: When | None = None
    length: timedelta | None = None


def zone_name(event: Event) -> str:
    """Return the zone in which an event's times are written; empty where none is needed."""
    if event.all_day or event.timezone in NAMES_OF_UTC:
        return ""
    return _ANYWHERE_ON_EARTH if event.timezone == ANYWHERE_ON_EARTH else event.timezone


def in_utc(moment: datetime) -> datetime:
    """Return a moment in UTC."""
    return moment.astimezone(UTC)


def on_clock(moment: datetime, event: Event) -> When:
    """Return a moment as a day, a time in UTC, or a time on the event's clock."""
    if event.all_day:
        return moment.date()
    if event.timezone == ANYWHERE_ON_EARTH:
        return moment.astimezone(ZoneInfo(_ANYWHERE_ON_EARTH))
    return in_utc(moment) if event.timezone in NAMES_OF_UTC else moment


def written(moment: datetime, event: Event) -> When:
    """Return the same, but in UTC where the event's clock leaves open what is meant."""
    is_plain = event.all_day or not is_unclear(moment)
    return on_clock(moment, event) if is_plain else in_utc(moment)


def is_unclear(moment: datetime) -> bool:
    """Whether programs do not agree on a time on a clock.

    It comes twice, or the clock differs by seconds, as it did before there were zones.
    """
    offset = moment.utcoffset() or timedelta()
    comes_twice = moment.replace(fold=1 - moment.fold).utcoffset() != offset
    return comes_twice or bool(offset % timedelta(minutes=1))


def span_of(occurrence: Occurrence) -> Span:
    """Return when an occurrence takes place."""
    if not occurrence.length:
        return Span(written(occurrence.starts_at, occurrence.event))
    both = (occurrence.starts_at, occurrence.ends_at)
    if not occurrence.event.all_day and any(is_unclear(moment) for moment in both):
        return Span(in_utc(occurrence.starts_at), in_utc(occurrence.ends_at))
    start, end = (on_clock(moment, occurrence.event) for moment in both)
    return Span(start, end)


def span_to_repeat(occurrence: Occurrence, *, by_rule: bool) -> Span:
    """Return the same for what is repeated; by a rule, on the clock whatever that leaves open.

    Where the clock is changed before its end it is told its length: others would have another one.
    """
    event = occurrence.event
    start = on_clock(occurrence.starts_at, event)
    if not by_rule:
        start = written(occurrence.starts_at, event)
    if not occurrence.length:
        return Span(start)
    if is_misread(occurrence):
        return Span(start, length=occurrence.length)
    return Span(start, on_clock(occurrence.ends_at, event))


def is_misread(occurrence: Occurrence) -> bool:
    """Whether programs do not agree on an occurrence of which only the first one's times are told.

    Some add its length to the clock, though the clock is changed while it is on.
    """
    if occurrence.event.all_day:
        return False
    start, end = occurrence.starts_at, occurrence.ends_at
    return start.utcoffset() != end.utcoffset() or is_unclear(start) or is_unclear(end)
