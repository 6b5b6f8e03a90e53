"""When an event is: its start, its end, and the IANA zone that keeps all of its instants."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from icalendar import vDuration

from commonplace.importing.events.clock import Clock, UnreadableError, period_ends
from commonplace.importing.events.component import Component, Property
from commonplace.importing.events.rules import rule_of, starts_of
from commonplace.importing.events.zones import (
    UTC_NAME,
    as_utc,
    is_same_clock,
    places_in,
    zone_by_rules,
    zone_of_offset,
)
from commonplace.values import time_zone

_A_DAY = timedelta(days=1)


@dataclass(slots=True)
class When:
    """When an event is. `end` of whole days is the last one; `notes` are kinds of problem."""

    start: date
    end: date | None = None
    duration: timedelta | None = None
    rule: str = ""
    timezone: str = ""
    notes: tuple[tuple[str, dict[str, object]], ...] = ()


@dataclass(frozen=True, slots=True)
class Zones:
    """Zones to prefer: those that the user or the calendar names, and the hub's own."""

    likely: tuple[str, ...]
    hub: str


def when_of(component: Component, clock: Clock, zones: Zones) -> When:
    """Read when an event is.

    Raises UnreadableError.
    """
    if broken := component.text("X-BROKEN"):
        raise UnreadableError("event-broken", component.line, reason=broken)
    given = component.first("DTSTART")
    if given is None:
        raise UnreadableError("no-start", component.line)
    start = _start(component, clock.moment(given))
    when = When(start)
    if isinstance(start, datetime):
        _end_of_moment(when, start, component, clock)
    else:
        _end_of_day(when, start, component, clock)
    when.rule = rule_of(component.all("RRULE"), start)
    if excluded := component.first("EXRULE"):
        raise UnreadableError(
            "rule-beyond", excluded.line, found=f"EXRULE:{excluded.value}", reason="EXRULE"
        )
    _settle(when, given, clock, zones)
    return when


def extra_starts(component: Component, clock: Clock) -> list[tuple[date, date | None]]:
    """Return the extra dates of an event, each with its own end where it has one."""
    found: list[tuple[date, date | None]] = []
    for one in component.all("RDATE"):
        starts = clock.moments(one)
        ends = [end for _, end in period_ends(one)]
        for index, start in enumerate(starts):
            end = _period_end(start, ends[index], one, clock) if len(ends) == len(starts) else None
            found.append((start, end))
    return found


def _period_end(start: date, text: str, one: Property, clock: Clock) -> date:
    if text.lstrip("+-").startswith("P"):
        return start + _duration(Property("RDATE", text, line=one.line))
    return clock.moment(Property(one.name, text, one.params, one.line))


def _start(component: Component, start: date) -> date:
    """Return the start; Outlook's own mark makes a day out of two midnights."""
    whole = component.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    if whole and isinstance(start, datetime) and start.time() == time():
        return start.date()
    return start


def _end_of_moment(when: When, start: datetime, component: Component, clock: Clock) -> None:
    if given := component.first("DTEND"):
        end = clock.moment(given)
        if not isinstance(end, datetime):
            end = datetime.combine(end, time(), start.tzinfo)
        when.end = end
    elif given := component.first("DURATION"):
        length = _duration(given)
        if length.days and not length % _A_DAY:
            # Days are counted on the clock (RFC 5545, 3.3.6), not in hours.
            when.end = start + length
        else:
            when.duration = length


def _end_of_day(when: When, start: date, component: Component, clock: Clock) -> None:
    if given := component.first("DTEND"):
        end = clock.moment(given)
        if isinstance(end, datetime):
            end = end.date() if end.time() != time() else end.date() - _A_DAY
        else:
            end -= _A_DAY
        # Many programs write the same day twice, where the day after is meant.
        when.end = start if end == start - _A_DAY else end
    elif given := component.first("DURATION"):
        when.end = start + max(_duration(given), _A_DAY) - _A_DAY


def _duration(one: Property) -> timedelta:
    try:
        length: timedelta = vDuration.from_ical(one.value.strip())  # type: ignore[no-untyped-call]
    except ValueError:
        length = timedelta(days=-1)
    if length < timedelta():
        raise UnreadableError("moment-odd", one.line, field=one.name, found=one.value)
    return length


# --- zones ----------------------------------------------------------------------------------------


def _settle(when: When, given: Property, clock: Clock, zones: Zones) -> None:
    """Choose the zone of the record, so that every instant stays what it is."""
    if not isinstance(when.start, datetime):
        when.timezone = (*zones.likely, zones.hub)[0]
        return
    zone = when.start.tzinfo
    name = zone.key if isinstance(zone, ZoneInfo) else ""
    if name and (name != UTC_NAME or not given.params.get("TZID")):
        when.timezone = name
    elif zone is UTC or name == UTC_NAME:
        when.timezone = _instead_of_utc(when, zones.likely)
    elif isinstance(zone, timezone):
        when.timezone = _for_offset(when, zones.likely)
    else:
        when.timezone = _by_rules(when, given, zones)
    when.notes = (*when.notes, *_notes(when, given, clock))


def _notes(when: When, given: Property, clock: Clock) -> Iterator[tuple[str, dict[str, object]]]:
    name = given.params.get("TZID", "")
    zone = when.start.tzinfo if isinstance(when.start, datetime) else None
    if isinstance(zone, timezone) and zone is not UTC:
        yield "zone-fixed", {"found": zone.tzname(None), "zone": when.timezone}
    elif name and not clock.name_of(name):
        yield "zone-by-rules", {"found": name, "zone": when.timezone}


def _instants(when: When) -> tuple[datetime, ...]:
    """Return the instants that must stay: the start, and all that the rule gives in ten years."""
    start = when.start
    if not isinstance(start, datetime):
        return ()
    clocks = starts_of(when.rule, start) if when.rule else []
    return as_utc([start, *(moment.replace(tzinfo=start.tzinfo) for moment in clocks)])


def _instead_of_utc(when: When, likely: tuple[str, ...]) -> str:
    """Return a zone of people for an event in UTC, where that moves none of its dates."""
    instants = _instants(when)
    names = (name for name in likely if not when.rule or is_same_clock(name, UTC_NAME, instants))
    return next(names, UTC_NAME)


def _for_offset(when: When, likely: tuple[str, ...]) -> str:
    zone = when.start.tzinfo if isinstance(when.start, datetime) else None
    offset = zone.utcoffset(None) if zone else None
    if not when.rule and likely:
        return likely[0]
    return _same_clock(when, zone, likely) or zone_of_offset(offset or timedelta()) or _last(when)


def _same_clock(when: When, zone: tzinfo | None, likely: tuple[str, ...]) -> str:
    """Return the first likely zone with the same offsets, else any that a whole hour has not."""
    if zone is None:
        return ""
    instants = _instants(when)
    for name in likely:
        other = time_zone(name)
        if all(
            at.astimezone(other).utcoffset() == at.astimezone(zone).utcoffset() for at in instants
        ):
            return name
    offset = zone.utcoffset(None)
    whole = offset is not None and not offset % timedelta(hours=1)
    return "" if whole else zone_by_rules(zone, instants, ())


def _by_rules(when: When, given: Property, zones: Zones) -> str:
    zone = when.start.tzinfo if isinstance(when.start, datetime) else None
    if zone is None:
        return UTC_NAME
    tzid = given.params.get("TZID", "")
    return zone_by_rules(
        zone, _instants(when), (*zones.likely, *places_in(tzid), zones.hub)
    ) or _last(when, tzid)


def _last(when: When, found: str = "") -> str:
    """Return UTC for what takes place once; nothing keeps the instants of what recurs."""
    if when.rule:
        shown = found or str(when.start.tzinfo if isinstance(when.start, datetime) else "")
        raise UnreadableError("zone-unknown", found=shown)
    return UTC_NAME
