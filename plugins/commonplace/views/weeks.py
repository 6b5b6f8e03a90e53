"""Weeks: in which somebody gave something, over the last two years."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from commonplace.model import Contribution

WEEKS = 104
"""Two years, each of 52 weeks; the last is the one with the day of the build in it."""
_STRONG = 4


@dataclass(frozen=True, slots=True)
class Week:
    """A week by its Monday, and how much was given in it."""

    monday: date
    count: int

    @property
    def strength(self) -> int:
        """How strongly it is shown: 0 for nothing, 4 for a lot."""
        return min(self.count, _STRONG)


def weeks_of(given: Iterable[Contribution], today: date) -> tuple[Week, ...]:
    """Return the last two years week by week, the oldest first; empty where nothing was given."""
    last = _monday(today)
    counts = Counter(_monday(item.date) for item in given if item.date and item.date <= today)
    mondays = (last - timedelta(weeks=WEEKS - 1 - number) for number in range(WEEKS))
    weeks = tuple(Week(monday, counts[monday]) for monday in mondays)
    return weeks if any(week.count for week in weeks) else ()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
