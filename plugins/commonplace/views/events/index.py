"""A hub's events at one moment: what comes, what has been, month by month and side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import islice

from commonplace.model import Event, Hub
from commonplace.model.event import EventKind
from commonplace.values import time_zone
from commonplace.views.events.occurrence import Occurrence, occurrences
from commonplace.views.events.series import Series, in_series

SHOWN_OCCURRENCES = 6
"""How many times to come, and how many that have been, a page names at first."""

_LISTED = 100
"""How many times that have been a page lists at most, besides those of which more is said."""

AHEAD = timedelta(days=366)
"""How far ahead lists follow an event that recurs."""


@dataclass(frozen=True)
class EventIndex:
    """A hub's events at one moment."""

    hub: Hub
    now: datetime

    def all_of(self, event: Event) -> tuple[Occurrence, ...]:
        """Return an event's occurrences from its first to a year ahead, and the next few at least.

        One whose dates are all left out has its first.
        """
        return self._occurrences[event.key]

    def next_of(self, event: Event) -> Occurrence:
        """Return the occurrence that is on or comes next, else the last one.

        One that is cancelled is passed over while another one comes.
        """
        ahead = self._ahead(event)
        sure = (occurrence for occurrence in ahead if not occurrence.is_cancelled)
        return next(sure, None) or next(iter(ahead), self.all_of(event)[-1])

    def coming(self, event: Event) -> tuple[Occurrence, ...]:
        """Return the next few occurrences of a recurring event."""
        return tuple(islice(self._ahead(event), SHOWN_OCCURRENCES))

    def been(self, event: Event) -> tuple[Occurrence, ...]:
        """Return the occurrences that are over, newest first."""
        row = self.all_of(event)
        return tuple(occurrence for occurrence in reversed(row) if self.is_over(occurrence))

    def is_over(self, occurrence: Occurrence) -> bool:
        """Whether an occurrence is past."""
        return occurrence.over_at <= self.now

    def _ahead(self, event: Event) -> tuple[Occurrence, ...]:
        row = self.all_of(event)
        return tuple(occurrence for occurrence in row if not self.is_over(occurrence))

    @cached_property
    def by_uri(self) -> Mapping[str, Occurrence]:
        """Every occurrence that has a page of its own, by the URI of the page."""
        row = (one for event in self.hub.events.values() for one in self.all_of(event))
        return {one.uri: one for one in row if one.has_page}

    @cached_property
    def _occurrences(self) -> dict[str, tuple[Occurrence, ...]]:
        return {key: self._row(event) for key, event in self.hub.events.items()}

    def _row(self, event: Event) -> tuple[Occurrence, ...]:
        found = occurrences(event, self.now + AHEAD, SHOWN_OCCURRENCES)
        return tuple(found) or (Occurrence(event, event.starts_at, event.ends_at),)

    @cached_property
    def upcoming(self) -> tuple[Occurrence, ...]:
        """Each event that is on or still to come, by its next occurrence, soonest first."""
        ahead = (occurrence for occurrence in self._next if not self.is_over(occurrence))
        return tuple(sorted(ahead, key=soonest))

    @cached_property
    def past(self) -> tuple[Occurrence, ...]:
        """Each event that is over, newest first."""
        over = (occurrence for occurrence in self._next if self.is_over(occurrence))
        return tuple(sorted(over, key=soonest, reverse=True))

    @cached_property
    def _next(self) -> tuple[Occurrence, ...]:
        return tuple(self.next_of(event) for event in self.hub.events.values())

    @property
    def today(self) -> date:
        """The day it is in the hub's own zone."""
        return self.now.astimezone(time_zone(self.hub.settings.options.timezone)).date()

    def of_kind(self, kind: EventKind) -> tuple[Event, ...]:
        """Return the events of a kind, by their ids."""
        return tuple(event for event in self.hub.events.values() if event.kind is kind)

    @cached_property
    def series(self) -> Mapping[str, Series]:
        """Every series that events name, by its id."""
        return {
            name: Series(name, tuple(events), self._all_of(events))
            for name, events in in_series(self.hub.events.values()).items()
        }

    def _all_of(self, events: list[Event]) -> tuple[Occurrence, ...]:
        found = (occurrence for event in events for occurrence in self.all_of(event))
        return tuple(sorted(found, key=soonest))

    def in_series(self, event: Event) -> tuple[Event, ...]:
        """Return the other events of an event's series, soonest first."""
        if not event.series:
            return ()
        return tuple(other for other in self.series[event.series].events if other.key != event.key)


def worth_listing(past: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Return the newest of what has been, in the same order, and all of which more is said.

    What takes place every day would otherwise be a page of thousands of dates; the pages of the
    months have them all.
    """
    return tuple(
        one for number, one in enumerate(past) if number < _LISTED or one.override is not None
    )


def soonest(occurrence: Occurrence) -> tuple[datetime, str]:
    """Return what occurrences are sorted by: their start, then the event's id."""
    return (occurrence.starts_at.astimezone(UTC), occurrence.event.key)
