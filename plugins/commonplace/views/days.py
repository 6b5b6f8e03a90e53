"""Days: on which of them somebody gave something, and how much."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from commonplace.model import Contribution, Role

WEEKS = 53
"""A year by the day: the week of the build and the 52 before it."""


def days_of(entries: Iterable[Contribution], today: date) -> Mapping[date, int]:
    """Return how much was given on each day that had something, up to today.

    What is announced is not given yet, and an award is given by others.
    """
    days = (one.date for one in entries if one.date and one.role is not Role.AWARD)
    return Counter(day for day in days if day <= today)


def first_day(today: date, week_start: int) -> date:
    """Return the day on which the year by the day begins; weeks begin on `week_start`, 0 Monday."""
    into_week = (today.weekday() - week_start) % 7
    return today - timedelta(days=into_week, weeks=WEEKS - 1)


def years_before(days: Iterable[date], first: date) -> tuple[int, ...]:
    """Return the years that have days before `first`, the newest first."""
    return tuple(sorted({day.year for day in days if day < first}, reverse=True))
