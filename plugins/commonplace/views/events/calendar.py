"""Events by the day: what takes place on each, and which months have something."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from commonplace.model import is_recurring
from commonplace.views.events.index import AHEAD, EventIndex, soonest
from commonplace.views.events.occurrence import Occurrence

_LONGEST = 366
"""Days on which an event is shown at most: an error in a year must not make a thousand months."""

_ONE_DAY = timedelta(days=1)


def last_day(occurrence: Occurrence) -> date:
    """Return the last day of an occurrence, on its own clock.

    What is over within a day counts to the day on which it begins, also if that is past midnight.
    """
    first = occurrence.starts_at.date()
    if not occurrence.event.all_day and occurrence.length < _ONE_DAY:
        return first
    return max(first, (occurrence.ends_at - timedelta(microseconds=1)).date())


def days_of(occurrence: Occurrence) -> Iterator[date]:
    """Yield each day of an occurrence, on its own clock."""
    first = occurrence.starts_at.date()
    for number in range(min((last_day(occurrence) - first).days + 1, _LONGEST)):
        yield first + timedelta(days=number)


@dataclass(frozen=True)
class EventCalendar:
    """A hub's events by day, from the first there is.

    What recurs is followed for a year, what takes place once is there however far off it is.
    """

    index: EventIndex

    @cached_property
    def by_day(self) -> Mapping[date, tuple[Occurrence, ...]]:
        """Occurrences by each of their days; on a day, what began before it comes first."""
        days: dict[date, list[Occurrence]] = {}
        for event in self.index.hub.events.values():
            for occurrence in self.index.all_of(event):
                if is_recurring(event) and occurrence.starts_at > self.index.now + AHEAD:
                    continue
                for day in days_of(occurrence):
                    days.setdefault(day, []).append(occurrence)
        return {day: tuple(sorted(days[day], key=soonest)) for day in sorted(days)}

    @cached_property
    def months(self) -> Mapping[date, int]:
        """Months that have something, by their first day, with how much begins or goes on there.

        A month keeps its page for ever: what is past is never left out.
        """
        found: dict[date, set[int]] = {}
        for day, occurrences in self.by_day.items():
            found.setdefault(day.replace(day=1), set()).update(map(id, occurrences))
        return {month: len(held) for month, held in found.items()}

    def before(self, day: date) -> date | None:
        """Return the last month that has something and begins before a day."""
        at = bisect_left(self._order, day)
        return self._order[at - 1] if at else None

    def after(self, day: date) -> date | None:
        """Return the first month that has something and begins after a day."""
        at = bisect_right(self._order, day)
        return self._order[at] if at < len(self._order) else None

    @cached_property
    def _order(self) -> tuple[date, ...]:
        return tuple(self.months)

    def coming(self, first: date, last: date) -> Iterator[tuple[date, list[Occurrence]]]:
        """Yield days with what begins on them and is not over, each occurrence once.

        What began before `first` and still goes on stands on `first`, also what began last night.
        """
        named: set[int] = set()
        last_night = self.by_day.get(first - timedelta(days=1), ())
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            found = {id(one): one for one in (*last_night, *self.by_day.get(day, ()))}
            new = [one for key, one in found.items() if key not in named]
            coming = [one for one in new if not self.index.is_over(one)]
            named.update(found)
            last_night = ()
            if coming:
                yield day, sorted(coming, key=soonest)
