"""An event of a source on its way to a record."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from commonplace.importing.reasons import ImportProblem, problem
from commonplace.load.event_twins import Trace
from commonplace.values import time_zone

_FILLED = (
    *("join_url", "stream_url", "registration_url", "coc_url", "deadlines", "status", "series"),
    *("lang", "uid", "recordings", "slides"),
)
_ROW = "  \n"
"""Parts the rows of a body that is a list of links."""


@dataclass(slots=True)
class EventDraft:
    """What is known of an event; moments are aware, all-day events have days.

    `end` of an all-day event is its last day. `changes` are its overrides; `number` tells apart
    what stands in one line of a source.
    """

    path: str
    line: int
    title: str
    start: date
    timezone: str
    end: date | None = None
    duration: timedelta | None = None
    rule: str = ""
    rdates: list[date] = field(default_factory=list)
    exdates: list[date] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    kind: str = ""
    mode: str = "online"
    location: dict[str, Any] = field(default_factory=dict)
    join_url: str = ""
    stream_url: str = ""
    registration_url: str = ""
    coc_url: str = ""
    deadlines: list[dict[str, Any]] = field(default_factory=list)
    status: str = ""
    status_reason: str = ""
    series: str = ""
    organizers: list[Any] = field(default_factory=list)
    recordings: list[str] = field(default_factory=list)
    slides: list[str] = field(default_factory=list)
    notes: str = ""
    tags: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    lang: str = ""
    uid: str = ""
    body: str = ""
    problems: list[ImportProblem] = field(default_factory=list)
    number: int = 1

    @property
    def place(self) -> str:
        """Where it stands in its source; no two drafts have one place."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return place if self.number == 1 else f"{place} ({self.number})"

    @property
    def all_day(self) -> bool:
        """Whether it lasts whole days."""
        return not isinstance(self.start, datetime)

    @property
    def recurs(self) -> bool:
        """Whether it takes place more than once."""
        return bool(self.rule or self.rdates)

    def report(self, kind: str, **values: object) -> None:
        """Add a problem of this event."""
        self.problems.append(problem(self.path, kind, self.line, **values))

    def trace(self, path: str) -> Trace:
        """Return what shows whether it is another event; `path` names it."""
        begins, ends = self.start, self.end or self.start
        instants: tuple[datetime | None, datetime | None]
        if isinstance(begins, datetime) and isinstance(ends, datetime):
            zone = time_zone(self.timezone)
            ends = ends if self.end else begins + (self.duration or timedelta())
            last = max(begins, ends - timedelta(seconds=1))
            days = (begins.astimezone(zone).date(), last.astimezone(zone).date())
            instants = (begins.astimezone(UTC), ends.astimezone(UTC))
        else:
            days, instants = (begins, ends), (None, None)
        return Trace(
            path=path,
            title=self.title,
            first=days[0],
            last=days[1],
            begins=instants[0],
            ends=instants[1],
            recurs=self.recurs,
            url=self.registration_url,
            place=self.location.get("name", ""),
            uid=self.uid,
            series=self.series,
        )

    def take_from(self, other: "EventDraft") -> None:
        """Take what another draft of the same event says and this one does not."""
        if not self.location and other.location:
            self.location, self.mode = other.location, other.mode
        elif self.location and {self.mode, other.mode} == {"mixed", "offline"}:
            self.mode = "mixed"
        for name in ("accessibility", "address"):
            if self.location and name in other.location:
                self.location.setdefault(name, other.location[name])
        for name in _FILLED:
            setattr(self, name, getattr(self, name) or getattr(other, name))
        for name in ("tags", "topics", "organizers"):
            mine = getattr(self, name)
            mine += [one for one in getattr(other, name) if one not in mine]
        mine, theirs = self.body.split(_ROW), other.body.split(_ROW)
        if "\n\n" not in self.body + other.body:
            labels = {row.partition("<")[0] for row in mine}
            new = [row for row in theirs if row.partition("<")[0] not in labels]
            self.body = _ROW.join(filter(None, [*mine, *new]))

    def when_fields(self) -> dict[str, Any]:
        """Return the fields that say when it takes place."""
        fields: dict[str, Any] = {"start": self.shown(self.start)}
        if self.end is not None and self.end != self.start:
            fields["end"] = self.shown(self.end)
        if self.duration:
            fields["duration"] = shown_duration(self.duration)
        fields["timezone"] = self.timezone
        if self.all_day:
            fields["all_day"] = True
        return fields

    def shown(self, moment: date) -> str | date:
        """Return a day or moment as the record writes it: on the clock of the event.

        With its distance from UTC only where the clock alone would mean another instant.
        """
        if not isinstance(moment, datetime):
            return moment
        zone = time_zone(self.timezone)
        there = moment.astimezone(zone)
        clock = there.replace(tzinfo=None, fold=0)
        shown = clock.isoformat("T", "seconds" if clock.second else "minutes")
        if clock.replace(tzinfo=zone).astimezone(UTC) == moment.astimezone(UTC):
            return shown
        return there.isoformat("T", "seconds" if clock.second else "minutes")

    def fields(self) -> dict[str, Any]:
        """Return all fields in the order of the record's class; empty ones are left out."""
        found = {
            "title": self.title,
            "kind": self.kind,
            **self.when_fields(),
            "mode": self.mode,
            "location": self.location,
            "join_url": self.join_url,
            "stream_url": self.stream_url,
            "registration_url": self.registration_url,
            "deadlines": self.deadlines,
            "status": self.status,
            "status_reason": self.status_reason,
            "series": self.series,
            "rrule": self.rule,
            "rdate": [self.shown(moment) for moment in self.rdates],
            "exdate": [self.shown(moment) for moment in self.exdates],
            "overrides": self.changes,
            "organizers": self.organizers,
            "recordings": self.recordings,
            "slides": self.slides,
            "notes": self.notes,
            "tags": self.tags,
            "topics": self.topics,
            "lang": self.lang,
            "uid": self.uid,
            "coc_url": self.coc_url,
        }
        return {name: value for name, value in found.items() if value not in ("", [], {}, None)}


def shown_duration(duration: timedelta) -> str:
    """Return a duration as ISO 8601 has it: `PT1H30M`."""
    hours, rest = divmod(duration.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    days = f"{duration.days}D" if duration.days else ""
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    time = "".join(f"{number}{unit}" for number, unit in parts if number)
    return f"P{days}" + (f"T{time}" if time else "")
