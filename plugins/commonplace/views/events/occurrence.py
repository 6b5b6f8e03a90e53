"""An event at one of its times: what holds for this time alone, and what for all of them."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from commonplace.model import Event, Location, Override, Recurrence, Resource, is_recurring
from commonplace.model.programme import EventStatus
from commonplace.model.record import Person
from commonplace.model.recurrence import FOLLOWED

ASSUMED_LENGTH = timedelta(hours=2)
"""How long an event without an end is taken to be on: nobody stands up at the first minute."""

_OFF = (EventStatus.CANCELLED, EventStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event at one of its times.

    `rule_start` is the start that the event's rule gives, which names an occurrence for good also
    when it is moved; None for an event that takes place once. `has_twin` is whether another one
    has the same day by the rule.
    """

    event: Event
    starts_at: datetime
    ends_at: datetime
    override: Override | None = None
    rule_start: datetime | None = None
    has_twin: bool = False

    @property
    def length(self) -> timedelta:
        """How much time passes from start to end; zero where no end is given."""
        return self.ends_at.astimezone(UTC) - self.starts_at.astimezone(UTC)

    @property
    def over_at(self) -> datetime:
        """The moment from which on it is past."""
        if self.length:
            return self.ends_at
        return (self.starts_at.astimezone(UTC) + ASSUMED_LENGTH).astimezone(self.event.zone)

    @property
    def title(self) -> str:
        """What it is called."""
        return (self.override and self.override.title) or self.event.title

    @property
    def description(self) -> str:
        """What it is about, in a sentence or two, or an empty text."""
        return (self.override and self.override.description) or self.event.description or ""

    @property
    def status(self) -> EventStatus:
        """Whether it takes place as announced; one that is moved is rescheduled."""
        if self.override and self.override.status:
            return self.override.status
        if self.is_moved and self.event.status is EventStatus.SCHEDULED:
            return EventStatus.RESCHEDULED
        return self.event.status

    @property
    def status_reason(self) -> str:
        """Why it is cancelled, postponed or moved, or an empty text."""
        own = self.override.status_reason if self.override else None
        if own or (self.override and self.override.status):
            return own or ""
        return self.event.status_reason or ""

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place at this time."""
        return self.status in _OFF

    @property
    def is_moved(self) -> bool:
        """Whether it takes place at another time than its rule says."""
        return self.rule_start is not None and self.rule_start != self.starts_at

    @property
    def was_at(self) -> datetime | None:
        """The time that does not hold any more: by the rule, or before it was rescheduled."""
        if self.is_moved:
            return self.rule_start
        if self.event.previous_start and self.rule_start is None:
            return self.event.start_on(self.event.previous_start)
        return None

    @property
    def location(self) -> Location | None:
        """Where people meet."""
        return (self.override and self.override.location) or self.event.location

    @property
    def join_url(self) -> str | None:
        """Where to join on the web."""
        return (self.override and self.override.join_url) or self.event.join_url

    @property
    def stream_url(self) -> str | None:
        """Where to watch live."""
        return (self.override and self.override.stream_url) or self.event.stream_url

    @property
    def speakers(self) -> tuple[Person, ...]:
        """Who speaks."""
        return (self.override and self.override.speakers) or self.event.speakers

    @property
    def recordings(self) -> tuple[Resource, ...]:
        """Recordings of this time; what the event itself has belongs to no single occurrence."""
        return self._own.recordings if self._own else ()

    @property
    def slides(self) -> tuple[Resource, ...]:
        """Slides of this time."""
        return self._own.slides if self._own else ()

    @property
    def notes(self) -> str | None:
        """Notes of this time."""
        return self._own.notes if self._own else None

    @property
    def attendance(self) -> int | None:
        """How many people came."""
        return self._own.attendance if self._own else None

    @property
    def registered(self) -> int | None:
        """How many have registered."""
        return self._own.registered if self._own else None

    @property
    def is_full(self) -> bool:
        """Whether as many have registered as there are places."""
        places, registered = self.event.capacity, self.registered
        return places is not None and registered is not None and registered >= places

    @property
    def has_page(self) -> bool:
        """Whether it has a page besides the event's: only where something of it remains."""
        return self.override is not None and bool(self.recordings or self.slides or self.notes)

    @property
    def uri(self) -> str:
        """The page of this occurrence, else the event's; named by the start that the rule gives."""
        if not self.has_page or self.rule_start is None:
            return self.event.source.uri
        name = f"{self.rule_start:%Y-%m-%d}" + (f"-{self.rule_start:%H%M}" if self.has_twin else "")
        return f"events/{self.event.id}/{name}.md"

    @property
    def _own(self) -> Event | Override | None:
        """What holds the facts that are about this time alone."""
        return self.override if is_recurring(self.event) else self.event


def occurrences(event: Event, until: datetime | None = None, more: int = 0) -> list[Occurrence]:
    """Return an event's occurrences by their start; an event that takes place once has one.

    Those up to `until` and as many `more` by the rule; ten years where nothing is said. What is
    left out by `exdate` is not among them, what is cancelled is. Each lasts as long as the first:
    the same time passes (RFC 5545, 3.8.5.3), whatever the clocks do meanwhile; or as many days.
    """
    if not is_recurring(event):
        return [Occurrence(event, event.starts_at, event.ends_at)]
    recurrence = Recurrence(event)
    starts = recurrence.starts(until or event.starts_at + FOLLOWED, more)
    kept = [start for start in starts if start not in recurrence.left_out]
    days = [start.date() for start in kept]
    twins = {day for day, count in Counter(days).items() if count > 1}
    found = [
        occurrence_at(event, start, recurrence.overrides.get(start), has_twin=day in twins)
        for start, day in zip(kept, days, strict=True)
    ]
    return sorted(found, key=lambda occurrence: occurrence.starts_at.astimezone(UTC))


def occurrence_at(
    event: Event, start: datetime, override: Override | None = None, *, has_twin: bool = False
) -> Occurrence:
    """Return the occurrence of a recurring event that its rule has start at a moment."""
    starts_at = event.start_on(override.start) if override and override.start else start
    if override and override.end:
        ends_at = event.end_on(override.end)
    elif event.all_day:
        ends_at = event.end_on(event.last_day_from(starts_at.date()))
    else:
        length = event.ends_at.astimezone(UTC) - event.starts_at.astimezone(UTC)
        ends_at = (starts_at.astimezone(UTC) + length).astimezone(event.zone)
    return Occurrence(event, starts_at, ends_at, override, start, has_twin)
