"""VTIMEZONE: how a zone's clock ran, and runs on, in the years a calendar speaks of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from itertools import pairwise

from dateutil.rrule import weekdays
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from commonplace.values import time_zone

_ENDLESS = 2100
"""So far a zone is looked at where an event recurs without end."""

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MARGIN = timedelta(days=2)
"""A local day may begin 14 hours before the same day in UTC, and end 12 after it."""

_A_RULE = 3
"""So many changes by one rule are written as a rule."""


@dataclass(frozen=True, slots=True)
class _Clock:
    """What a zone's clock shows for a time: its distance from UTC and what that is called."""

    offset: timedelta
    name: str
    is_summer: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """A change of the clock; `at` is the time on the clock that is put right."""

    at: datetime
    before: timedelta
    clock: _Clock


@cache
def zone_component(name: str, first: int, last: int | None) -> str:
    """Return the VTIMEZONE of the zone `name` for the years `first` to `last`, or without end.

    Only the observances of these years are in it, the one in force when they begin included.
    """
    component = Timezone()
    component.add("TZID", name)
    for run in _runs(_changes(name, first, last or _ENDLESS)):
        component.add_component(_observance(run, is_endless=last is None))
    content: bytes = component.to_ical()
    return content.decode()


def _changes(name: str, first: int, last: int) -> list[_Change]:
    """Return the change that holds when the year `first` begins, and those until `last` is over."""
    found = [each for year in range(first - 2, last + 2) for each in _in_year(name, year)]
    begins = datetime(first, 1, 1) - _MARGIN  # noqa: DTZ001 - times on the zone's clock
    ends = datetime(last + 1, 1, 1) + _MARGIN  # noqa: DTZ001 - as above
    earlier = [each for each in found if each.at <= begins]
    needed = [each for each in found if begins < each.at <= ends]
    if earlier:
        return [earlier[-1], *needed]
    clock = _clock(time_zone(name), begins.replace(tzinfo=UTC))
    # Long ago; when exactly is of no consequence for what the calendar holds.
    year = 1970 if first > 1970 else first - 1  # noqa: PLR2004 - the year of the epoch
    return [_Change(datetime(year, 1, 1), clock.offset, clock), *needed]  # noqa: DTZ001 - as above


@cache
def _in_year(name: str, year: int) -> tuple[_Change, ...]:
    """Return the changes of a zone's clock in a year of UTC."""
    zone = time_zone(name)
    found = []
    moment, ends = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    offset = moment.astimezone(zone).utcoffset()
    # Nobody has changed a clock twice in one week since there is a single list of zones.
    step = _WEEK if year > 1970 else _DAY  # noqa: PLR2004 - as above
    while moment < ends:
        following = min(moment + step, ends)
        if (later := following.astimezone(zone).utcoffset()) != offset:
            before = _clock(zone, moment).offset
            at = _turn(zone, moment, following)
            found.append(_Change((at + before).replace(tzinfo=None), before, _clock(zone, at)))
        moment, offset = following, later
    return tuple(found)


def _turn(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """Return the second at which the clock shows something else than `before`."""
    old = _clock(zone, before).offset
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before).total_seconds() // 2)
        if _clock(zone, middle).offset == old:
            before = middle
        else:
            after = middle
    return after


def _clock(zone: tzinfo, moment: datetime) -> _Clock:
    local = moment.astimezone(zone)
    return _Clock(local.utcoffset() or timedelta(), local.tzname() or "", bool(local.dst()))


@dataclass(frozen=True, slots=True)
class _Run:
    """Changes of one kind, year by year; with `rule` where one says when they come."""

    changes: tuple[_Change, ...]
    rule: dict[str, object] | None = None


def _runs(changes: Iterable[_Change]) -> Iterator[_Run]:
    """Yield changes of the same kind together, those that follow a rule apart from others."""
    groups: dict[tuple[timedelta, _Clock], list[_Change]] = {}
    for change in changes:
        groups.setdefault((change.before, change.clock), []).append(change)
    for group in groups.values():
        yield from _by_rule(group)


def _by_rule(group: list[_Change]) -> Iterator[_Run]:
    single: list[_Change] = []
    while group:
        length, rule = _longest_rule(group)
        if rule is None:
            single.append(group[0])
            group = group[1:]
        else:
            yield _Run(tuple(group[:length]), rule)
            group = group[length:]
    if single:
        yield _Run(tuple(single))


def _longest_rule(group: list[_Change]) -> tuple[int, dict[str, object] | None]:
    """Return how many changes from the first on follow one rule, and the rule."""
    found: tuple[int, dict[str, object] | None] = (1, None)
    for length in range(_A_RULE, len(group) + 1):
        rule = _rule([change.at for change in group[:length]])
        if rule is None:
            break
        found = (length, rule)
    return found


def _rule(times: list[datetime]) -> dict[str, object] | None:
    """Return the yearly rule by which times follow each other, as far as there is one."""
    apart = any(after.year - before.year != 1 for before, after in pairwise(times))
    same = {(each.month, each.time(), each.weekday()) for each in times}
    if apart or len(same) > 1:
        return None
    first = times[0]
    weekday = str(weekdays[first.weekday()])
    rule = {"FREQ": "YEARLY", "BYMONTH": first.month}
    days = [each.day for each in times]
    weeks = {(day - 1) // 7 + 1 for day in days}
    if all((each + timedelta(days=7)).month != each.month for each in times):
        return rule | {"BYDAY": f"-1{weekday}"}
    if len(weeks) == 1:
        return rule | {"BYDAY": f"{weeks.pop()}{weekday}"}
    if max(days) - min(days) < 7:  # noqa: PLR2004 - a week: each weekday is in it once
        return rule | {"BYDAY": weekday, "BYMONTHDAY": list(range(min(days), max(days) + 1))}
    return None


def _observance(run: _Run, *, is_endless: bool) -> TimezoneStandard | TimezoneDaylight:
    first, last = run.changes[0], run.changes[-1]
    component = TimezoneDaylight() if first.clock.is_summer else TimezoneStandard()
    component.DTSTART = first.at
    component.TZOFFSETFROM = first.before
    component.TZOFFSETTO = first.clock.offset
    component.add("TZNAME", first.clock.name)
    if run.rule:
        goes_on = is_endless and last.at.year >= _ENDLESS
        # A day later than it must be: some programs miss the last change by half an hour.
        over = (last.at - last.before + timedelta(days=1)).replace(tzinfo=UTC)
        until = {} if goes_on else {"UNTIL": over}
        component.add("RRULE", vRecur(run.rule | until))
    elif len(run.changes) > 1:
        # Beside others some programs pass DTSTART over, and of several in a line all but the first.
        for change in run.changes:
            component.add("RDATE", change.at)
    return component
