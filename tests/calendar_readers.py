"""Calendars as two programs read them that know nothing of us: Python's icalendar and ical.js."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import takewhile
from pathlib import Path
from typing import Any

import icalendar
from dateutil.rrule import rrulestr
from dateutil.tz import resolve_imaginary
from playwright.sync_api import Page

ICAL_JS = Path(__file__).parent / "vendored" / "ical.js" / "ical.min.js"
_READ = Path(__file__).with_name("calendar_reader.js")

When = date | datetime
FURTHER = timedelta(days=3)
"""Days on some clock may be others in UTC; and a rule may skip one."""

Component = Any
"""What the library's own types say of a property is no help: it may be any of thirty."""


@dataclass(frozen=True, order=True)
class Seen:
    """One occurrence as a reader of a calendar sees it; times are in UTC, days are days."""

    start: str
    end: str
    uid: str
    title: str
    status: str
    place: str


def seen_by_icalendar(content: bytes, first: date, last: date) -> list[Seen]:
    """Return the occurrences that start between two days, as Python's icalendar has them."""
    calendar = icalendar.Calendar.from_ical(content)
    assert isinstance(calendar, icalendar.Calendar)
    assert not [each.errors for each in calendar.walk() if each.errors]
    reader = _Reader(
        {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.timezones}
    )
    events: dict[str, list[Component]] = {}
    for event in calendar.events:
        events.setdefault(str(event["UID"]), []).append(event)
    found = [seen for group in events.values() for seen in reader.expanded(group, last)]
    return sorted(seen for seen in found if f"{first}" <= seen.start <= f"{last}T99")


def seen_by_ical_js(page: Page, content: bytes, first: date, last: date) -> list[Seen]:
    """Return the same as ical.js has them, in a browser."""
    load_ical_js(page)
    rows = page.evaluate(
        _READ.read_text("utf-8"),
        [
            content.decode(),
            *(str(day) for day in (first, last + timedelta(days=1), last + FURTHER)),
        ],
    )
    return sorted(Seen(**row) for row in rows)


def load_ical_js(page: Page) -> None:
    """Load ical.js into a page that has no address of its own."""
    if not page.evaluate("typeof ICAL === 'object'"):
        page.evaluate(
            """source => import(URL.createObjectURL(new Blob([source], {type: "text/javascript"})))
            .then(module => { globalThis.ICAL = module.default; })""",
            ICAL_JS.read_text("utf-8"),
        )


def shown(when: When) -> str:
    """Return a day or a moment as `Seen` has it."""
    if not isinstance(when, datetime):
        return when.isoformat()
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class _Reader:
    """Expands events by the words of RFC 5545, with the zones as the calendar describes them."""

    zones: Mapping[str, tzinfo]

    def expanded(self, group: list[Component], last: date) -> Iterator[Seen]:
        """Yield the occurrences of one event."""
        changes = {
            self._when(each["RECURRENCE-ID"]): each for each in group if "RECURRENCE-ID" in each
        }
        (master,) = (each for each in group if "RECURRENCE-ID" not in each)
        length = self._length(master)
        for start in sorted(self._starts(master, last)):
            if own := changes.pop(start, None):
                yield self._seen(own, self._when(own["DTSTART"]), self._length(own))
            else:
                yield self._seen(master, start, length)
        assert not changes, f"changes of what is not there: {list(changes)}"

    def _starts(self, event: Component, last: date) -> set[When]:
        first = event["DTSTART"]
        starts = {self._when(first), *self._listed(event, "RDATE")}
        if "RRULE" in event:
            starts |= set(self._by_rule(event["RRULE"], first, last))
        return starts - set(self._listed(event, "EXDATE"))

    def _by_rule(self, rule: Any, first: Any, last: date) -> Iterator[When]:
        parts = {name: value for name, value in rule.items() if name != "UNTIL"}
        clock = datetime.combine(first.dt, getattr(first.dt, "time", time)())
        without_end: Component = icalendar.vRecur(parts)
        found = iter(rrulestr(without_end.to_ical().decode(), dtstart=clock))
        near = takewhile(lambda each: each.date() <= last + FURTHER, found)
        until = rule.get("UNTIL", [None])[0]
        for each in near:
            when = self._moved(each, first)
            if until is None or when <= until:
                yield when

    def _listed(self, event: Component, name: str) -> Iterator[When]:
        rows = event.get(name, [])
        for row in rows if isinstance(rows, list) else [rows]:
            for each in row.dts:
                yield self._moved(each.dt, row)

    def _when(self, value: Any) -> When:
        return self._moved(value.dt, value)

    def _moved(self, when: When, like: Any) -> When:
        """Return a time on the clock of a property in UTC; a day where that has days."""
        if like.params.get("VALUE") == "DATE":
            return date(when.year, when.month, when.day)
        assert isinstance(when, datetime)
        if name := like.params.get("TZID"):
            zone = self.zones[name]
            return resolve_imaginary(when.replace(tzinfo=zone)).astimezone(UTC)
        return when.replace(tzinfo=UTC)

    def _length(self, event: Component) -> timedelta:
        start = self._when(event["DTSTART"])
        if "DTEND" in event:
            return self._when(event["DTEND"]) - start
        if "DURATION" in event:
            length: timedelta = event["DURATION"].dt
            return length
        return timedelta() if isinstance(start, datetime) else timedelta(days=1)

    @staticmethod
    def _seen(event: Component, start: When, length: timedelta) -> Seen:
        uid, title, status, place = (
            str(event[name]) for name in ("UID", "SUMMARY", "STATUS", "LOCATION")
        )
        return Seen(shown(start), shown(start + length), uid, title, status, place)
