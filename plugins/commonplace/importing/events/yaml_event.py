"""One event of a calendar in YAML as the component that it stands for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar.parser import Contentline

from commonplace.importing.events.component import Component, Property, escaped
from commonplace.importing.events.draft import shown_duration
from commonplace.importing.reasons import ImportProblem, problem

_TEXTS = {
    "summary": "SUMMARY",
    "name": "SUMMARY",
    "description": "DESCRIPTION",
    "location": "LOCATION",
    "url": "URL",
    "uid": "UID",
    "status": "STATUS",
    "classification": "CLASS",
}
_UNSEEN = frozenset({"alarms", "attendees", "created", "last_modified", "transparent"})
"""What no page shows."""

_UNITS = {
    "seconds": "SECONDLY",
    "minutes": "MINUTELY",
    "hours": "HOURLY",
    "days": "DAILY",
    "weeks": "WEEKLY",
    "months": "MONTHLY",
    "years": "YEARLY",
}
_LENGTHS = frozenset({"weeks", "days", "hours", "minutes", "seconds"})
_REPEAT = frozenset({"interval", "until", "except_on", "also_on"})
_WEEKDAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_WEEK = 7


def component_of(fields: Any, path: str, line: int) -> Component:
    """Return the component that an event stands for; where it cannot be one, it says why."""
    if not isinstance(fields, Mapping):
        reason = str(fields) if isinstance(fields, Exception) else "summary: …, begin: …"
        return _without_start(path, line, reason)
    reader = _Reader({str(key): value for key, value in fields.items()}, path, line)
    try:
        properties = tuple(reader.properties())
    except (ValueError, TypeError, OverflowError) as error:
        return _without_start(path, line, str(error))
    return Component("VEVENT", path, line, properties, notes=tuple(reader.notes))


def _without_start(path: str, line: int, reason: str) -> Component:
    found = Property("X-BROKEN", escaped(reason), line=line)
    return Component("VEVENT", path, line, (found,))


class _Reader:
    """Turns the fields of one event into properties, in the terms of RFC 5545."""

    def __init__(self, fields: dict[str, Any], path: str, line: int) -> None:
        self.fields = {key: _stripped(value) for key, value in fields.items()}
        self.path, self.line = path, line
        self.notes: list[ImportProblem] = []
        self.zone = _plain(self.fields.get("timezone") or "")
        self.begin = _moment(self.fields.get("begin"))

    def properties(self) -> Iterator[Property]:
        readers: dict[str, Callable[[Any], Iterator[Property]]] = {
            "begin": self.starts,
            "repeat": self.repeats,
            "ics": self.raw_lines,
            "categories": self.categories,
            "organizer": self.organizer,
            "geo": self.geo,
        }
        for key, value in self.fields.items():
            if key in ("timezone", "end", "duration") or key in _UNSEEN or value in (None, ""):
                continue
            if key in _TEXTS:
                yield self.text(_TEXTS[key], _plain(value))
            elif key in readers:
                yield from readers[key](value)
            else:
                self.pass_over(key)

    def text(self, name: str, value: str) -> Property:
        return Property(name, escaped(value), line=self.line)

    def pass_over(self, key: str) -> None:
        self.notes.append(problem(self.path, "field-passed-over", self.line, found=key))

    def at(self, name: str, *values: Any) -> Property:
        """Return days and moments as a property; what is none stays as it is written."""
        moments = tuple(_moment(value) for value in values)
        params = {"TZID": self.zone} if self.zone else {}
        if all(isinstance(moment, date) for moment in moments):
            return Property(name, "", params, self.line, tuple(self.placed(at) for at in moments))
        odd = next(_plain(moment) for moment in moments if not isinstance(moment, date))
        return Property(name, odd[:80], params, self.line)

    def placed(self, moment: Any) -> date:
        """Give a moment without a zone the distance from UTC that the begin has."""
        begin = self.begin
        if isinstance(moment, datetime) and moment.tzinfo is None and isinstance(begin, datetime):
            return moment.replace(tzinfo=begin.tzinfo)
        found: date = moment
        return found

    # --- when -------------------------------------------------------------------------------------

    def starts(self, value: Any) -> Iterator[Property]:
        end, duration = self.fields.get("end"), self.fields.get("duration")
        begin = self.begin
        if end in (None, "") and duration in (None, "") and isinstance(begin, datetime):
            self.notes.append(problem(self.path, "day-assumed", self.line))
            yield self.at("DTSTART", begin.date())
            return
        yield self.at("DTSTART", value)
        if end not in (None, ""):
            yield self.at("DTEND", end)
        elif duration not in (None, ""):
            yield Property("DURATION", _duration(duration), line=self.line)

    def repeats(self, value: Any) -> Iterator[Property]:
        if not isinstance(value, Mapping) or not isinstance(value.get("interval"), Mapping):
            raise TypeError("repeat: interval: days: 7")
        units = {str(unit): number for unit, number in value["interval"].items()}
        if len(units) != 1 or not units.keys() <= _UNITS.keys():
            raise ValueError(f"repeat: interval: {', '.join(units)}")
        ((unit, number),) = units.items()
        number = int(number)
        if unit == "days" and number % _WEEK == 0:
            unit, number = "weeks", number // _WEEK
        rule = f"FREQ={_UNITS[unit]};INTERVAL={number}"
        if value.get("until") not in (None, ""):
            rule += f";UNTIL={self.until(_moment(value['until']))}"
        yield Property("RRULE", rule, line=self.line)
        for key, name in (("except_on", "EXDATE"), ("also_on", "RDATE")):
            if days := _list(value.get(key)):
                yield self.at(name, *days)
        for key in value.keys() - _REPEAT:
            if key != "byweekday" or not self.is_own_weekday(value[key]):
                self.pass_over(f"repeat: {key}")

    def until(self, until: Any) -> str:
        if not isinstance(until, date):
            raise TypeError(f"until: {_plain(until)}")
        if not isinstance(until, datetime):
            until = datetime(until.year, until.month, until.day)  # noqa: DTZ001 - on the event's clock
        until = self.placed(until)
        if isinstance(until, datetime) and until.tzinfo is not None:
            return f"{until.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        return f"{until:%Y%m%dT%H%M%S}"

    def is_own_weekday(self, days: Any) -> bool:
        """Whether a rule names no other weekday than that of the begin."""
        named = [_plain(day).lower()[:2] for day in _list(days)]
        return isinstance(self.begin, date) and named == [_WEEKDAYS[self.begin.weekday()]]

    def raw_lines(self, value: Any) -> Iterator[Property]:
        for text in _plain(value).splitlines():
            if not text.strip():
                continue
            try:
                name, params, raw = Contentline(text.strip()).raw_parts()  # type: ignore[no-untyped-call]
            except ValueError:
                self.notes.append(problem(self.path, "line-broken", self.line, found=text))
                continue
            yield self.on_own_clock(str(name).upper(), dict(params), str(raw))

    def on_own_clock(self, name: str, params: dict[str, Any], raw: str) -> Property:
        texts = {str(key).upper(): str(value) for key, value in params.items()}
        floats = name in ("EXDATE", "RDATE") and "TZID" not in texts
        if floats and self.zone:
            return Property(name, raw, {**texts, "TZID": self.zone}, self.line)
        moments = [_moment(part) for part in raw.split(",")]
        if floats and all(isinstance(moment, date) for moment in moments):
            placed = tuple(self.placed(moment) for moment in moments)
            return Property(name, raw, texts, self.line, placed)
        return Property(name, raw, texts, self.line)

    # --- the rest ---------------------------------------------------------------------------------

    def categories(self, value: Any) -> Iterator[Property]:
        texts = [part for item in _list(value) for part in _plain(item).split(",") if part.strip()]
        joined = ",".join(escaped(text.strip()) for text in texts)
        yield Property("CATEGORIES", joined, line=self.line)

    def organizer(self, value: Any) -> Iterator[Property]:
        named = value if isinstance(value, Mapping) else {"common_name": value}
        name = _plain(named.get("common_name") or named.get("name") or "")
        yield Property("ORGANIZER", "", {"CN": name}, self.line)

    def geo(self, value: Any) -> Iterator[Property]:
        parts = list(value.values()) if isinstance(value, Mapping) else _list(value)
        text = ";".join(_plain(part) for part in parts).replace(",", ";").replace(" ", "")
        yield Property("GEO", text, line=self.line)


def _moment(value: Any) -> Any:
    """Return a day or a moment out of a text too, where it is one."""
    if not isinstance(value, str):
        return value
    text = value.strip().replace(" +", "+").replace(" -", "-")
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return value
    is_day = not any(mark in text for mark in ":T ")
    return found.date() if is_day else found


def _duration(value: Any) -> str:
    if isinstance(value, timedelta):
        return shown_duration(value)
    if isinstance(value, Mapping) and {str(key) for key in value} <= _LENGTHS:
        length = timedelta(**{str(key): float(number) for key, number in value.items()})
        return shown_duration(length)
    if isinstance(value, str) and value.upper().startswith("P"):
        return value.upper()
    raise ValueError(f"duration: {_plain(value)}"[:80])


def _plain(value: Any) -> str:
    """Return a scalar as text; of anything else only what it is, for it may be without end."""
    return type(value).__name__ if isinstance(value, Mapping | list | tuple) else str(value)


def _list(value: Any) -> list[Any]:
    if value in (None, ""):
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
