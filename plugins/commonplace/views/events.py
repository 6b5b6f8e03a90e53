"""Events: when they take place, what state they are in, which come next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import islice

from dateutil.rrule import rrulestr

from commonplace.language import N_
from commonplace.model import Event, Hub, Override
from commonplace.model.programme import EventStatus
from commonplace.values import time_zone
from commonplace.views.states import State, Timeline

_SHOWN_OCCURRENCES = 6
_LOOKED_AT = 5_000
"""Occurrences of one rule that are followed at most; daily for thirteen years."""

_NAMED_STATUS = {
    EventStatus.CANCELLED: (N_("Cancelled"), "cancelled"),
    EventStatus.POSTPONED: (N_("Postponed"), "cancelled"),
    EventStatus.TENTATIVE: (N_("To be confirmed"), "soon"),
    EventStatus.RESCHEDULED: (N_("Rescheduled"), "soon"),
    EventStatus.MOVED_ONLINE: (N_("Moved online"), "soon"),
}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event at one of its times."""

    event: Event
    starts_at: datetime
    ends_at: datetime
    override: Override | None = None

    @property
    def is_cancelled(self) -> bool:
        """Whether this one does not take place."""
        own = self.override.status if self.override else None
        return (own or self.event.status) in (EventStatus.CANCELLED, EventStatus.POSTPONED)


def occurrences(event: Event) -> Iterator[Occurrence]:
    """Yield an event's occurrences in order; a single event has one.

    Clock times are kept across changes of the clock, as RFC 5545 asks. At most `_LOOKED_AT` are
    followed, so a rule without an end still ends here.
    """
    if not event.rrule and not event.rdate:
        yield Occurrence(event, event.starts_at, event.ends_at)
        return
    length = event.ends_at - event.starts_at
    left_out = {event.on_clock(moment) for moment in event.exdate}
    overrides = {event.on_clock(override.occurrence): override for override in event.overrides}
    found = []
    for start in _starts(event):
        if start in left_out:
            continue
        override = overrides.get(start)
        if override is None:
            found.append(Occurrence(event, start, start + length))
            continue
        starts_at = event.on_clock(override.start) if override.start else start
        ends_at = event.on_clock(override.end) if override.end else starts_at + length
        found.append(Occurrence(event, starts_at, ends_at, override))
    yield from sorted(found, key=lambda occurrence: occurrence.starts_at)


def _starts(event: Event) -> list[datetime]:
    starts = {event.starts_at} | {event.on_clock(moment) for moment in event.rdate}
    if event.rrule:
        clock_start = event.starts_at.replace(tzinfo=None)
        rule = rrulestr(event.rrule, dtstart=clock_start, ignoretz=True)
        starts |= {event.on_clock(moment) for moment in islice(rule, _LOOKED_AT)}
    return sorted(starts)


def timeline(event: Event, first: Occurrence | None = None) -> Timeline:
    """Return what an event is before, during and after (one of) its occurrences."""
    when = first or Occurrence(event, event.starts_at, event.ends_at)
    status = (when.override.status if when.override else None) or event.status
    if status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
        name, tone = _NAMED_STATUS[status]
        return Timeline((State(name, tone),))
    name, tone = _NAMED_STATUS.get(status, (N_("Upcoming"), "open"))
    states = [State(name, tone)]
    if when.ends_at > when.starts_at:
        states.append(State(N_("Happening now"), "open", when.starts_at))
    return Timeline((*states, State(N_("Past"), "closed", when.ends_at)))


@dataclass(frozen=True)
class EventIndex:
    """A hub's events at one moment."""

    hub: Hub
    now: datetime

    def next_of(self, event: Event) -> Occurrence:
        """Return the occurrence that is on or comes next, else the last one."""
        row = self._occurrences[event.key]
        ahead = (occurrence for occurrence in row if occurrence.ends_at >= self.now)
        return next(ahead, row[-1])

    def coming(self, event: Event) -> tuple[Occurrence, ...]:
        """Return the next few occurrences of a recurring event."""
        row = self._occurrences[event.key]
        ahead = (occurrence for occurrence in row if occurrence.ends_at >= self.now)
        return tuple(islice(ahead, _SHOWN_OCCURRENCES))

    def been(self, event: Event) -> tuple[Occurrence, ...]:
        """Return the last few occurrences of a recurring event, newest first."""
        row = [
            occurrence
            for occurrence in self._occurrences[event.key]
            if occurrence.ends_at < self.now
        ]
        return tuple(reversed(row[-_SHOWN_OCCURRENCES:]))

    @cached_property
    def _occurrences(self) -> dict[str, list[Occurrence]]:
        rows = {key: list(occurrences(event)) for key, event in self.hub.events.items()}
        return {
            key: row or [Occurrence(event, event.starts_at, event.ends_at)]
            for (key, row), event in zip(rows.items(), self.hub.events.values(), strict=True)
        }

    @cached_property
    def upcoming(self) -> tuple[Occurrence, ...]:
        """Each event that is on or still to come, by its next occurrence, soonest first."""
        found = [self.next_of(event) for event in self.hub.events.values()]
        ahead = [occurrence for occurrence in found if occurrence.ends_at >= self.now]
        return tuple(sorted(ahead, key=_soonest))

    @cached_property
    def past(self) -> tuple[Occurrence, ...]:
        """Each event that is over, newest first."""
        found = [self.next_of(event) for event in self.hub.events.values()]
        over = [occurrence for occurrence in found if occurrence.ends_at < self.now]
        return tuple(sorted(over, key=_soonest, reverse=True))

    @cached_property
    def by_month(self) -> Mapping[date, tuple[Occurrence, ...]]:
        """Occurrences by month, from a year ago to a year ahead, by the month's first day.

        Months are counted on each event's own clock. The month of the build is always there.
        """
        this = self.now.astimezone(time_zone(self.hub.settings.options.timezone)).date()
        first, last = (
            this.replace(year=this.year - 1, day=1),
            this.replace(year=this.year + 1, day=1),
        )
        groups: dict[date, list[Occurrence]] = {this.replace(day=1): []}
        for row in self._occurrences.values():
            for occurrence in row:
                month = occurrence.starts_at.date().replace(day=1)
                if first <= month <= last:
                    groups.setdefault(month, []).append(occurrence)
        return {month: tuple(sorted(groups[month], key=_soonest)) for month in sorted(groups)}

    def in_series(self, event: Event) -> tuple[Event, ...]:
        """Return the other events of an event's series, soonest first."""
        others = [
            other
            for other in self.hub.events.values()
            if event.series and other.series == event.series and other.key != event.key
        ]
        return tuple(sorted(others, key=lambda other: (other.starts_at.astimezone(UTC), other.key)))


def _soonest(occurrence: Occurrence) -> tuple[datetime, str]:
    return (occurrence.starts_at.astimezone(UTC), occurrence.event.key)
