"""When an event takes place: its first date, what repeats it, and what differs.

Some programs add an occurrence's length to the clock instead of to the time that passes, or lose
their way where the clock is changed. Occurrences where that would matter are written out, so that
all programs read the same.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from commonplace.model import Event, Recurrence, is_recurring
from commonplace.model.rules import rule_parts
from commonplace.outputs.calendars.rule import Rule, agreed_rule
from commonplace.outputs.calendars.times import (
    Span,
    When,
    in_utc,
    is_misread,
    on_clock,
    span_of,
    span_to_repeat,
    written,
)
from commonplace.values import LATEST_YEAR
from commonplace.views import Edition
from commonplace.views.events import Occurrence, occurrence_at, occurrences
from commonplace.views.listed import is_endless, is_off

_AHEAD = 2
"""Whole years ahead for which what a rule does not say is written out for an endless event."""


@dataclass(frozen=True, slots=True)
class OwnDates:
    """An occurrence that is written out, and the start by which programs know it."""

    occurrence: Occurrence
    known_as: When
    span: Span


@dataclass(frozen=True, slots=True)
class Dates:
    """All dates of an event, in the years from the first to the last, if there is one."""

    span: Span
    first_year: int
    last_year: int | None
    rule: Rule = field(default_factory=dict)
    until: When | None = None
    extra: tuple[When, ...] = ()
    left_out: tuple[When, ...] = ()
    own: tuple[OwnDates, ...] = ()


def dates_of(event: Event, edition: Edition) -> Dates:
    """Return the dates of an event as a calendar of an edition writes them."""
    if not is_recurring(event):
        span = span_of(Occurrence(event, event.starts_at, event.ends_at))
        return Dates(span, event.starts_at.year, event.ends_at.year)
    return _Row(event, edition).dates


@dataclass(frozen=True)
class _Row:
    """The occurrences of a recurring event on their way into a calendar."""

    event: Event
    edition: Edition

    @property
    def dates(self) -> Dates:
        """All of them."""
        first = self._first
        return Dates(
            span=span_to_repeat(first, by_rule=bool(self._rule)),
            first_year=min(each.starts_at.year for each in (first, *self._shown)),
            last_year=self._last_year,
            rule=self._rule,
            until=self._until,
            extra=tuple(written(start, self.event) for start in _sorted(self._extra)),
            left_out=tuple(on_clock(start, self.event) for start in _sorted(self._left_out)),
            own=tuple(self._own),
        )

    @cached_property
    def _recurrence(self) -> Recurrence:
        return Recurrence(self.event)

    @cached_property
    def _rule(self) -> Rule:
        """The rule as it is written, empty where all dates are written one by one."""
        first = self._recurrence.first_by_rule
        # A rule that began with a time that its clock skips would go on with another time.
        if first is None or first.time() != self.event.starts_at.time():
            return {}
        return agreed_rule(rule_parts(self.event.rrule or ""), first.date()) or {}

    @cached_property
    def _until(self) -> When | None:
        until = self._recurrence.until if self._rule else None
        return until and (until.date() if self.event.all_day else in_utc(until))

    @cached_property
    def _all(self) -> list[Occurrence]:
        """All occurrences; where a rule is written, those of the next years and what differs."""
        if not self._rule and not is_endless(self.event):
            return occurrences(self.event, self._far)
        soon = self._far.replace(year=self.edition.now.year + _AHEAD)
        named = (*self._recurrence.overrides, *self._recurrence.extra)
        return occurrences(self.event, max((soon, *named), key=in_utc))

    @property
    def _far(self) -> datetime:
        """A moment after everything that has an end."""
        return datetime(LATEST_YEAR, 12, 31, tzinfo=self.event.zone)

    @cached_property
    def _shown(self) -> list[Occurrence]:
        return [each for each in self._all if not is_off(each, self.edition)]

    @cached_property
    def _first(self) -> Occurrence:
        """The first occurrence that is written, as if nothing of it differed."""
        start = self._recurrence.first_by_rule if self._rule else None
        return occurrence_at(self.event, start or _first_of(_starts(self._shown), self.event))

    @cached_property
    def _not_by_rule(self) -> frozenset[datetime]:
        """The extra starts, and the event's own, that the rule does not give as well."""
        single = (*self._recurrence.extra, self.event.starts_at)
        return frozenset(start for start in single if not self._recurrence.gives(start))

    def _is_by_rule(self, start: datetime) -> bool:
        return bool(self._rule) and start not in self._not_by_rule

    @property
    def _extra(self) -> set[datetime]:
        """The starts that are written one by one.

        Without a rule the first is among them: some programs pass DTSTART over beside RDATE.
        """
        return {start for start in _starts(self._shown) if not self._is_by_rule(start)}

    @property
    def _left_out(self) -> set[datetime]:
        """The starts that the written rule gives though nothing takes place then."""
        shown = set(_starts(self._shown))
        gone = set(_starts(self._all)) - shown
        gone |= {start for start in self._recurrence.left_out if self._recurrence.has(start)}
        found = {start for start in gone if self._is_by_rule(start)}
        return found if shown or found else {self._first.starts_at}

    @property
    def _own(self) -> Iterator[OwnDates]:
        clock = self._first.starts_at.time()
        for each in self._shown:
            start = each.rule_start or each.starts_at
            known_as = written(start, self.event)
            ruled = start
            if self._is_by_rule(start):
                if not self.event.all_day:
                    # Known by the time that the rule says, even where the clock skips it.
                    ruled = start.replace(hour=clock.hour, minute=clock.minute, second=clock.second)
                known_as = on_clock(ruled, self.event)
            if each.override or ruled != start or is_misread(each):
                yield OwnDates(each, known_as, span_of(each))

    @property
    def _last_year(self) -> int | None:
        if self._rule and is_endless(self.event):
            return None
        last = [each.ends_at.year for each in (self._first, *self._shown)]
        if self._until:
            last.append(self._until.year)
        elif self._rule:
            last.append(self._recurrence.starts(self._far)[-1].year)
        return max(last)


def _starts(found: Iterable[Occurrence]) -> list[datetime]:
    return [each.rule_start for each in found if each.rule_start]


def _first_of(starts: list[datetime], event: Event) -> datetime:
    return min(starts, key=in_utc, default=event.starts_at)


def _sorted(starts: Iterable[datetime]) -> list[datetime]:
    return sorted(starts, key=in_utc)
