"""The rhythm of a recurring event: what its rule (RFC 5545) comes to, in one plain form.

Many rules say the same: each Thursday of every month is each Thursday. Here such rules become
equal, so that words for them are found once. A rule that few people would say in words has none.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from commonplace.model import Event, Recurrence
from commonplace.model.rules import rule_parts

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKING = (0, 1, 2, 3, 4)
_ALL_MONTHS = frozenset(range(1, 13))
_WEEK = 7
_LARGEST_ORDINAL = 5
"""No month has a sixth Thursday; nobody counts Thursdays of a year, or more days from the end."""


_LONGEST = timedelta(days=20 * 366)
"""An end that is further off need not be named."""


class Unit(StrEnum):
    """What is counted from one time to the next."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Days that come again: in every `interval`-th unit, those that all of the rest fits.

    `weekdays` counts from 0 for Monday; `nth` is weekdays by their place in the month, or in the
    year where `unit` is a year and no month is named: `(1, 3)` is the first Thursday, `(-1, 4)` the
    last Friday. `places` picks days out of all `weekdays` of a month. `month_days` counts from 1,
    or from -1 at the end of the month.
    """

    unit: Unit = Unit.DAY
    interval: int = 1
    months: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    nth: tuple[tuple[int, int], ...] = ()
    places: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()


def rhythm_of(rule: str, start: date) -> Rhythm | None:
    """Return what a rule comes to for an event that starts on a day; None where it is odd."""
    parts = rule_parts(rule)
    if "BYYEARDAY" in parts or "BYWEEKNO" in parts:
        return None
    named = _Named.read(parts, start)
    if named is None or any(day < -_LARGEST_ORDINAL for day in named.month_days):
        return None
    if parts.get("BYSETPOS"):
        return _placed(named, _numbers(parts["BYSETPOS"]))
    if named.interval == 1:
        return _each(named)
    return _every_other(named)


def last_day(event: Event) -> date | None:
    """Return the day of the last time that a rule gives; None where the rule has no end."""
    parts = rule_parts(event.rrule) if event.rrule else {}
    if not parts.keys() & {"COUNT", "UNTIL"}:
        return None
    recurrence = Recurrence(event)
    starts = recurrence.starts(event.starts_at + _LONGEST)
    by_rule = [start for start in starts if start not in recurrence.extra | recurrence.left_out]
    return by_rule[-1].date() if by_rule else None


@dataclass(frozen=True, slots=True)
class _Named:
    """What a rule names, completed from the start where it names no day at all."""

    unit: Unit
    interval: int
    months: tuple[int, ...]
    weekdays: tuple[int, ...]
    nth: tuple[tuple[int, int], ...]
    month_days: tuple[int, ...]

    @classmethod
    def read(cls, parts: dict[str, str], start: date) -> "_Named | None":
        unit = _UNITS[parts["FREQ"]]
        interval = int(parts.get("INTERVAL", "1"))
        months = _numbers(parts.get("BYMONTH", ""))
        month_days = _numbers(parts.get("BYMONTHDAY", ""))
        weekdays, nth = _days(parts.get("BYDAY", ""))
        if unit in (Unit.DAY, Unit.WEEK):  # places of weekdays mean nothing within a week
            weekdays = _sorted({*weekdays, *(weekday for _, weekday in nth)})
            nth = ()
        if nth and (weekdays or month_days):
            return None
        if not (weekdays or nth or month_days):
            if unit is Unit.WEEK:
                weekdays = (start.weekday(),)
            elif unit is not Unit.DAY:
                month_days = (start.day,)
                months = months or ((start.month,) if unit is Unit.YEAR else ())
        named = cls(unit, interval, months, weekdays, nth, month_days)
        return named.by_place().shorter()

    def by_place(self) -> "_Named":
        """Return “a Saturday that is the 8th to the 14th” as the second Saturday."""
        first = self.month_days[0] if self.month_days else 0
        is_a_week = self.month_days == tuple(range(first, first + _WEEK)) and first % _WEEK == 1
        in_months = self.interval == 1 or self.unit is Unit.MONTH
        if len(self.weekdays) > 1 or not self.weekdays or not is_a_week or not in_months:
            return self
        nth = ((first // _WEEK + 1, self.weekdays[0]),)
        return replace(self, unit=Unit.MONTH, weekdays=(), nth=nth, month_days=())

    def shorter(self) -> "_Named":
        """Return the same without naming all weekdays or all months."""
        is_of_year = self.unit is Unit.YEAR and bool(self.nth)
        is_whole = set(self.months) == _ALL_MONTHS and not is_of_year
        return replace(
            self,
            months=() if is_whole else self.months,
            weekdays=() if len(self.weekdays) == _WEEK else self.weekdays,
        )


def _each(named: _Named) -> Rhythm | None:
    """Return the rhythm of a rule that leaves out no unit: whatever it counts, days must fit."""
    if named.nth:
        return _nth(named, named.nth)
    unit = Unit.MONTH if named.month_days else Unit.WEEK if named.weekdays else Unit.DAY
    return Rhythm(unit, months=named.months, weekdays=named.weekdays, month_days=named.month_days)


def _every_other(named: _Named) -> Rhythm | None:
    """Return the rhythm of a rule that leaves out units, such as every second month."""
    if named.nth:
        return _nth(named, named.nth)
    if named.unit is Unit.DAY:
        is_plain = not (named.weekdays or named.month_days or named.months)
        return Rhythm(Unit.DAY, named.interval) if is_plain else None
    if named.unit is Unit.WEEK:
        is_plain = bool(named.weekdays) and not (named.month_days or named.months)
        return Rhythm(Unit.WEEK, named.interval, weekdays=named.weekdays) if is_plain else None
    wants_months = named.unit is Unit.YEAR
    if not named.month_days or named.weekdays or bool(named.months) != wants_months:
        return None
    return Rhythm(named.unit, named.interval, named.months, month_days=named.month_days)


def _nth(named: _Named, nth: tuple[tuple[int, int], ...]) -> Rhythm | None:
    """Return the rhythm of weekdays by their place in the month or the year."""
    if any(not 0 < abs(place) <= _LARGEST_ORDINAL for place, _ in nth):
        return None
    is_of_year = named.unit is Unit.YEAR and not named.months
    if named.interval == 1 and not is_of_year:
        return Rhythm(Unit.MONTH, months=_some(named.months), nth=nth)
    if named.unit is Unit.MONTH and named.months:
        return None
    return Rhythm(named.unit, named.interval, named.months, nth=nth)


def _placed(named: _Named, places: tuple[int, ...]) -> Rhythm | None:
    """Return the rhythm of a rule that picks some days out of those it names."""
    of_one_month = named.unit is Unit.MONTH or (named.unit is Unit.YEAR and len(named.months) == 1)
    if not of_one_month or not named.weekdays or named.month_days:
        return None
    if any(abs(place) > _LARGEST_ORDINAL for place in places):
        return None
    if len(named.weekdays) == 1:
        return _nth(named, tuple((place, named.weekdays[0]) for place in places))
    if named.interval > 1:
        return None
    return Rhythm(Unit.MONTH, months=named.months, weekdays=named.weekdays, places=places)


def _some(months: tuple[int, ...]) -> tuple[int, ...]:
    return () if set(months) == _ALL_MONTHS else months


def is_working_days(weekdays: tuple[int, ...]) -> bool:
    """Whether these weekdays are those from Monday to Friday."""
    return weekdays == _WORKING


def _days(text: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Return the weekdays that are named plainly, and those with a place in the month."""
    plain, nth = set(), set()
    for name in text.split(",") if text else ():
        weekday = WEEKDAYS.index(name[-2:])
        if place := int(name[:-2] or 0):
            nth.add((place, weekday))
        else:
            plain.add(weekday)
    return _sorted(plain), tuple(sorted(nth, key=lambda day: (day[0] < 0, day)))


def _numbers(text: str) -> tuple[int, ...]:
    return _sorted({int(number) for number in text.split(",")} if text else set())


def _sorted(numbers: set[int]) -> tuple[int, ...]:
    """Return numbers in the order in which they come; those from the end last."""
    return tuple(sorted(numbers, key=lambda number: (number < 0, number)))


_UNITS = {"DAILY": Unit.DAY, "WEEKLY": Unit.WEEK, "MONTHLY": Unit.MONTH, "YEARLY": Unit.YEAR}
