"""An iCalendar file (RFC 5545) as calendars: every line is read, or is named as broken."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from icalendar.parser import Contentline

from commonplace.documents.text import read_text
from commonplace.importing.events.component import Component, Property, SourceCalendar
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import N_

LARGEST_SOURCE = 64 * 1024 * 1024
_PART_OF_ANOTHER = frozenset({"STANDARD", "DAYLIGHT", "VALARM", "VLOCATION", "PARTICIPANT"})
_NAME = re.compile(r"[A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the calendar, put together from the lines of the file that it was folded into."""

    number: int
    text: str


@dataclass(slots=True)
class _Open:
    """A component whose end has not come yet."""

    kind: str
    line: int
    lines: list[str] = field(default_factory=list)
    properties: list[Property] = field(default_factory=list)
    broken: list[tuple[int, str]] = field(default_factory=list)

    def closed(self, path: str) -> Component:
        return Component(
            kind=self.kind,
            path=path,
            line=self.line,
            properties=tuple(self.properties),
            broken=tuple(self.broken),
            raw="\r\n".join([*self.lines, ""]),
        )


def read_ics(path: Path, name: str) -> tuple[list[SourceCalendar], list[ImportProblem]]:
    """Return the calendars of a file, and what of it cannot be read. `name` is used in problems."""
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_SOURCE else b""
    except OSError as error:
        return [], [problem(name, "unreadable", reason=error.strerror or error)]
    if size > LARGEST_SOURCE:
        limit = LARGEST_SOURCE // 1024
        return [], [problem(name, "source-too-large", size=-(-size // 1024), limit=limit)]
    data, problems = _as_utf8(name, data)
    if problems:
        return [], problems
    return _read_calendars(name, list(_unfolded(data)))


def _as_utf8(name: str, data: bytes) -> tuple[bytes, list[ImportProblem]]:
    """Return the file in UTF-8, whole lines put together first: a fold may cut a character."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16").encode(), []
        except UnicodeDecodeError as error:
            return b"", [problem(name, "not-utf8", reason=error.reason)]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        _FOLD.sub(b"", data).decode("utf-8")
    except UnicodeDecodeError:
        _, faults = read_text(name, _FOLD.sub(b"", data)[:_ENOUGH_TO_GUESS])
        reason = faults[-1].values.get("encoding", "") if faults else N_("a damaged character")
        return b"", [problem(name, "not-utf8", reason=reason)]
    return data, []


_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_ENOUGH_TO_GUESS = 200_000


def _unfolded(data: bytes) -> Iterator[_Line]:
    """Yield each line of the calendar with the number of the file's line where it begins."""
    number, begun = 0, 0
    parts: list[bytes] = []
    for raw in data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"):
        number += 1
        if raw[:1] in (b" ", b"\t") and parts:
            parts.append(raw[1:])
            continue
        if parts:
            yield _Line(begun, b"".join(parts).decode("utf-8", "replace"))
        parts, begun = [raw], number
    yield _Line(begun, b"".join(parts).decode("utf-8", "replace"))


def _read_calendars(
    path: str, lines: list[_Line]
) -> tuple[list[SourceCalendar], list[ImportProblem]]:
    reader = _Reader(path)
    for line in lines:
        if line.text.strip():
            reader.take(line)
    reader.end(lines[-1].number if lines else 0)
    if not reader.calendars and not reader.problems:
        reader.problems.append(problem(path, "no-calendar"))
    return reader.calendars, reader.problems


class _Reader:
    """Takes line after line; a calendar is whole when its end, or the file's, has come."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.calendars: list[SourceCalendar] = []
        self.problems: list[ImportProblem] = []
        self.open: list[_Open] = []
        self.calendar: _Open | None = None
        self.found: list[Component] = []

    def take(self, line: _Line) -> None:
        word, _, rest = line.text.partition(":")
        word, kind = word.strip().upper(), rest.strip().upper()
        if word == "BEGIN" and kind == "VCALENDAR":
            self.end(line.number)
            self.calendar = _Open(kind, line.number)
        elif word == "END" and kind == "VCALENDAR":
            self.end(line.number)
        elif word == "BEGIN":
            self.begin(kind, line)
        elif word == "END":
            self.close(kind, line)
        elif self.open or self.calendar:
            self.read(line)
        else:
            self.problems.append(problem(self.path, "line-broken", line.number, found=line.text))

    def begin(self, kind: str, line: _Line) -> None:
        if kind in _PART_OF_ANOTHER and self.open:
            self.open[0].lines.append(line.text)
            self.open.append(_Open(kind, line.number))
            return
        # What has not ended by now never will: its end is missing.
        self.close_all(line.number)
        self.open = [_Open(kind, line.number, [line.text])]

    def close(self, kind: str, line: _Line) -> None:
        if not any(one.kind == kind for one in self.open):
            self.problems.append(problem(self.path, "line-broken", line.number, found=line.text))
            return
        self.open[0].lines.append(line.text)
        while self.open:
            one = self.open.pop()
            if not self.open:
                self.found.append(one.closed(self.path))
            if one.kind == kind:
                break

    def close_all(self, number: int) -> None:
        if self.open:
            first = self.open[0]
            first.broken.append((number, f"END:{first.kind}"))
            self.found.append(first.closed(self.path))
            self.open = []

    def read(self, line: _Line) -> None:
        holder = self.open[-1] if self.open else self.calendar
        if self.open:
            self.open[0].lines.append(line.text)
        if holder is None or len(self.open) > 1:
            return  # an alarm, or a part of a zone: the whole is read again where it is needed
        try:
            name, params, value = Contentline(line.text).raw_parts()  # type: ignore[no-untyped-call]
        except ValueError:
            holder.broken.append((line.number, line.text))
            return
        texts = {str(key).upper(): _param(value) for key, value in params.items()}
        holder.properties.append(Property(str(name).upper(), str(value), texts, line.number))

    def end(self, number: int) -> None:
        """Make a calendar of all that has come since its begin."""
        self.close_all(number)
        calendar, found = self.calendar, self.found
        self.calendar, self.found = None, []
        if calendar is None and not found:
            return
        head = (calendar or _Open("VCALENDAR", 0)).closed(self.path)
        self.problems += [
            problem(self.path, "line-broken", at, found=text) for at, text in head.broken
        ]
        events = [one for one in found if one.kind == "VEVENT"]
        zones = [one for one in found if one.kind == "VTIMEZONE"]
        self.calendars.append(
            SourceCalendar(
                path=self.path,
                name=head.text("NAME", "X-WR-CALNAME"),
                zone=head.text("X-WR-TIMEZONE"),
                events=tuple(events),
                zones={zone.text("TZID"): zone for zone in zones},
                others=tuple(one for one in found if one.kind not in ("VEVENT", "VTIMEZONE")),
            )
        )


def _param(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
