"""Stretches of days: a year, a quarter, a month, or from one day to another."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from commonplace.values.moments import EARLIEST_YEAR, LATEST_YEAR

_PERIOD = re.compile(r"(\d{4})(?:-(?:(\d{2})|[Qq]([1-4])))?", re.ASCII)
_MONTHS_OF_A_QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both of them included."""

    since: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.since <= day <= self.until


def period(text: str) -> Period:
    """Return the days of a year, a quarter or a month: `2026`, `2026-Q3`, `2026-11`.

    Raises ValueError where it is none of these.
    """
    parts = _PERIOD.fullmatch(text.strip())
    if not parts or not EARLIEST_YEAR <= int(parts[1]) <= LATEST_YEAR:
        raise ValueError(text)
    year = int(parts[1])
    if parts[3]:
        last = int(parts[3]) * _MONTHS_OF_A_QUARTER
        first = last - _MONTHS_OF_A_QUARTER + 1
    else:
        first, last = (int(parts[2]), int(parts[2])) if parts[2] else (1, 12)
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
