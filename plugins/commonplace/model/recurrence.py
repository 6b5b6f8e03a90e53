"""When an event recurs: the starts that its rule and its extra dates give (RFC 5545, 3.8.5).

Clock times are kept over changes of the clock.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING, cast

from commonplace.model.event import Event
from commonplace.model.programme import Override
from commonplace.model.rules import last_moment, rule_parts
from commonplace.values import is_before

if TYPE_CHECKING:
    from dateutil.rrule import rrule

FOLLOWED = timedelta(days=3653)
"""How far from its start an event without end is followed where nobody says how far."""

_MOST = 20_000
"""Starts of one event that are kept, the last ones; daily for half a century."""

_FAR_OFF = timedelta(days=40 * 366)
"""A rule that does not fire for so long never does: leap years and weekdays repeat in 28."""


def is_recurring(event: Event) -> bool:
    """Whether an event takes place more than once, by its rule or by extra dates."""
    return bool(event.rrule or event.rdate)


@dataclass(frozen=True)
class Recurrence:
    """The dates of one recurring event; all moments have the event's zone."""

    event: Event

    @cached_property
    def until(self) -> datetime | None:
        """The last moment at which the rule may fire; None where it has no such end."""
        until = self._parts.get("UNTIL")
        return last_moment(until, self.event.zone) if until else None

    @cached_property
    def left_out(self) -> frozenset[datetime]:
        """The starts that are left out."""
        return frozenset(self.event.start_on(value) for value in self.event.exdate)

    @cached_property
    def extra(self) -> frozenset[datetime]:
        """The starts that are given one by one."""
        return frozenset(self.event.start_on(value) for value in self.event.rdate)

    @cached_property
    def overrides(self) -> Mapping[datetime, Override]:
        """What differs, by the start that it is about; the last word on each counts."""
        event = self.event
        return {event.start_on(override.occurrence): override for override in event.overrides}

    @cached_property
    def starts_by_rule(self) -> bool:
        """Whether the event's own start is one that its rule gives."""
        if not self.event.rrule:
            return True
        return next(self._by_rule(self._clock(self.event.starts_at)), None) is not None

    @cached_property
    def first_by_rule(self) -> datetime | None:
        """The first start that the rule gives, None where it never fires."""
        if not self.event.rrule:
            return None
        far_off = self._clock(self.event.starts_at) + _FAR_OFF
        return next((self._aware(clock) for clock in self._by_rule(far_off)), None)

    def starts(self, until: datetime, more: int = 0) -> list[datetime]:
        """Return all starts up to a moment and as many `more` after it, those left out included.

        The event's own start is always the first of them, whatever its rule says.
        """
        end = self._clock(until)
        far = self._by_rule(end + _FAR_OFF if more else end)
        found = deque(takewhile(lambda clock: clock <= end, far), maxlen=_MOST)
        starts = {self._aware(clock) for clock in found}
        if more and self.event.rrule:
            # takewhile has taken the first one behind the end already.
            behind = (clock for clock in self._by_rule(end + _FAR_OFF) if clock > end)
            starts |= {self._aware(clock) for clock in islice(behind, more)}
        return sorted(starts | self.extra | {self.event.starts_at}, key=_instant)

    def has(self, start: datetime) -> bool:
        """Whether the event has an occurrence that starts at a moment, left out or not."""
        return start == self.event.starts_at or start in self.extra or self.gives(start)

    def gives(self, start: datetime) -> bool:
        """Whether the rule itself gives a start, be it left out or not."""
        if not self.event.rrule or is_before(start, self.event.starts_at):
            return False
        clock = self._clock(start)
        last = deque(self._by_rule(clock), maxlen=1)
        return bool(last) and self._aware(last[0]) == start

    @cached_property
    def _parts(self) -> dict[str, str]:
        return rule_parts(self.event.rrule) if self.event.rrule else {}

    def _by_rule(self, until: datetime) -> Iterator[datetime]:
        """Yield the times on the event's clock at which its rule fires, up to one of them."""
        if not self.event.rrule:
            return
        from dateutil.rrule import rrulestr  # noqa: PLC0415 - only records that recur need it

        # Counted here: dateutil would look for a last one until the year 9999.
        count = int(self._parts["COUNT"]) if "COUNT" in self._parts else None
        open_end = ";".join(
            f"{name}={value}"
            for name, value in self._parts.items()
            if name not in ("COUNT", "UNTIL")
        )
        last = min(until, self._clock(self.until)) if self.until else until
        start = self._clock(self.event.starts_at)
        rule = cast("rrule", rrulestr(open_end, dtstart=start))
        yield from islice(rule.replace(until=last), count)

    def _clock(self, moment: datetime) -> datetime:
        return moment.astimezone(self.event.zone).replace(tzinfo=None)

    def _aware(self, clock: datetime) -> datetime:
        return self.event.start_on(clock)


def _instant(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
