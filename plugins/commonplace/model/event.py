"""Something with a start (schema.org Event; RFC 5545 and RFC 7986 for calendars)."""

import re
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.contribution import Credit
from commonplace.model.record import Fields, PageRecord, Person
from commonplace.problems import Word
from commonplace.values import (
    LARGEST_NUMBER,
    Duration,
    FileInside,
    LanguageTag,
    Line,
    Moment,
    Paragraph,
    Slug,
    Tag,
    TimeZone,
    Topic,
    WebAddress,
    before,
    mistake,
    time_zone,
)


class EventKind(StrEnum):
    """What sort of gathering it is."""

    MEETUP = "meetup"
    WORKSHOP = "workshop"
    SALON = "salon"
    TALK = "talk"
    STREAM = "stream"
    AMA = "ama"
    DISCUSSION = "discussion"
    BRAINSTORM = "brainstorm"
    CONFERENCE = "conference"


class Mode(StrEnum):
    """Whether people come together in a place, on the web, or both."""

    OFFLINE = "offline"
    ONLINE = "online"
    MIXED = "mixed"


class EventStatus(StrEnum):
    """Whether it takes place as announced."""

    SCHEDULED = "scheduled"
    TENTATIVE = "tentative"
    RESCHEDULED = "rescheduled"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MOVED_ONLINE = "moved_online"


def _geo(value: Any) -> Any:
    if not isinstance(value, list | tuple):
        raise mistake("field-type", wanted=Word(N_("a list")))
    shown = ", ".join(str(part) for part in value)
    try:
        latitude, longitude = (float(part) for part in value)
    except (TypeError, ValueError):
        raise mistake("geo-invalid", found=shown) from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - the globe
        raise mistake("geo-invalid", found=shown)
    return (latitude, longitude)


class Location(Fields):
    """Where people meet."""

    name: Line = Field(description=N_("What the place is called."), examples=["Riverside Library"])
    address: Line | None = Field(
        None, description=N_("Street and town."), examples=["12 Quay Street, Riverside"]
    )
    geo: Annotated[tuple[float, float], BeforeValidator(_geo)] | None = Field(
        None, description=N_("Latitude and longitude in degrees."), examples=[[30.25, 120.16]]
    )
    accessibility: Paragraph | None = Field(
        None,
        description=N_("Steps, lifts, hearing loops, quiet rooms: what one should know."),
        examples=["No steps; a lift to the second floor."],
    )


class Resource(Fields):
    """Something to watch or read afterwards."""

    url: WebAddress = Field(
        description=N_("Its address."), examples=["https://example.org/video/42"]
    )
    title: Line | None = Field(
        None, description=N_("What it is, if there are several."), examples=["First part"]
    )
    lang: LanguageTag | None = Field(None, description=N_("Its language."), examples=["en"])


def _resource(value: Any) -> Any:
    return {"url": value} if isinstance(value, str) else value


Resources = tuple[
    Annotated[Resource, BeforeValidator(_resource, json_schema_input_type=Resource | str)], ...
]


class Session(Fields):
    """One item of an event's schedule; times are on the event's clock."""

    title: Line = Field(description=N_("What it is about."), examples=["Why averages lie"])
    start: Moment = Field(description=N_("When it begins."), examples=["2026-05-14T19:30"])
    end: Moment | None = Field(None, description=N_("When it ends."), examples=["2026-05-14T20:00"])
    speakers: tuple[Person, ...] = Field(
        (), description=N_("Who speaks: members or guests."), examples=[["alice-wong"]]
    )
    track: Line | None = Field(
        None, description=N_("The track, where several run side by side."), examples=["Beginners"]
    )
    room: Line | None = Field(None, description=N_("The room."), examples=["Room 2"])
    description: Paragraph | None = Field(
        None,
        description=N_("A few sentences about it."),
        examples=["With three examples from the newspaper."],
    )
    recordings: Resources = Field(
        (), description=N_("Recordings of it."), examples=[["https://example.org/video/42"]]
    )
    slides: Resources = Field(
        (), description=N_("Its slides."), examples=[["https://example.org/slides.pdf"]]
    )


class Override(Fields):
    """One occurrence of a recurring event that differs from the rule."""

    occurrence: Moment = Field(
        description=N_("The start by the rule of the occurrence that changes."),
        examples=["2026-05-07T19:30"],
    )
    start: Moment | None = Field(
        None, description=N_("When it begins instead."), examples=["2026-05-08T19:30"]
    )
    end: Moment | None = Field(
        None, description=N_("When it ends instead."), examples=["2026-05-08T21:30"]
    )
    status: EventStatus | None = Field(
        None, description=N_("For example cancelled."), examples=["cancelled"]
    )
    title: Line | None = Field(
        None, description=N_("Its own title."), examples=["Reading night in the garden"]
    )
    location: Location | None = Field(
        None, description=N_("Where it is instead."), examples=[{"name": "Riverside Garden"}]
    )
    notes: WebAddress | None = Field(
        None, description=N_("Notes of this occurrence."), examples=["https://example.org/notes/5"]
    )
    recordings: Resources = Field(
        (),
        description=N_("Recordings of this occurrence."),
        examples=[["https://example.org/video/42"]],
    )
    slides: Resources = Field(
        (),
        description=N_("Slides of this occurrence."),
        examples=[["https://example.org/slides.pdf"]],
    )


_RULE_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d{0,2}",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "BYDAY": r"([+-]?[1-5]?\d?(MO|TU|WE|TH|FR|SA|SU))(,[+-]?[1-5]?\d?(MO|TU|WE|TH|FR|SA|SU))*",
    "BYMONTHDAY": r"-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*",
    "BYMONTH": r"([1-9]|1[0-2])(,([1-9]|1[0-2]))*",
    "BYYEARDAY": r"-?[1-9]\d{0,2}(,-?[1-9]\d{0,2})*",
    "BYWEEKNO": r"-?[1-9]\d?(,-?[1-9]\d?)*",
    "BYSETPOS": r"-?[1-9]\d{0,2}(,-?[1-9]\d{0,2})*",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}
"""What a rule may say. Finer than days is left out: nobody meets by the minute."""

_FIRST_YEAR, _LAST_YEAR = 2000, 2040
"""Forty years hold every combination of leap years and weekdays there is."""


def _rule(text: str) -> str:
    rule = text.removeprefix("RRULE:").rstrip(";")
    parts = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name in parts or not re.fullmatch(_RULE_PARTS.get(name, "(?!)"), value, re.ASCII):
            raise mistake("rule-invalid", found=text, part=part)
        parts[name] = value
    if "FREQ" not in parts:
        raise mistake("rule-invalid", found=text, part="FREQ=")
    if "COUNT" in parts and "UNTIL" in parts:
        raise mistake("rule-invalid", found=text, part=f"UNTIL={parts['UNTIL']}")
    _check_occurrences(text, parts)
    return rule


def _check_occurrences(text: str, parts: dict[str, str]) -> None:
    """Refuse a rule that no calendar reads or that names a day which never comes."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - only records that recur need it

    if until := parts.get("UNTIL"):
        try:
            datetime.strptime(until[:8], "%Y%m%d").replace(tzinfo=UTC)
            time.fromisoformat(until[9:15] or "000000")
        except ValueError:
            raise mistake("rule-invalid", found=text, part=f"UNTIL={until}") from None
    open_end = ";".join(
        f"{name}={value}"
        for name, value in parts.items()
        if name not in ("UNTIL", "COUNT", "INTERVAL")
    )
    start = datetime(_FIRST_YEAR, 1, 1)  # noqa: DTZ001 - which zone it is in matters only later
    try:
        rule = rrulestr(f"{open_end};UNTIL={_LAST_YEAR}0101", dtstart=start)
        fires = next(iter(rule), None) is not None
    except ValueError:
        fires = False
    if not fires:
        raise mistake("rule-invalid", found=text, part=open_end)


class Event(PageRecord):
    """A gathering, at a time, in a place or on the web; the body announces it."""

    collection: ClassVar[str] = "event"

    title: Line = Field(description=N_("The title."), examples=["Reading night"])
    description: Paragraph | None = Field(
        None,
        description=N_("One or two sentences for lists and search engines."),
        examples=["We read one paper together, slowly."],
    )
    kind: EventKind = Field(description=N_("What sort of gathering it is."), examples=["meetup"])
    start: Moment = Field(
        description=N_("When it begins, on the clock of its time zone."),
        examples=["2026-05-14T19:30"],
    )
    end: Moment | None = Field(
        None,
        description=N_("When it ends; for all-day events the last day."),
        examples=["2026-05-14T21:30"],
    )
    duration: Duration | None = Field(
        None, description=N_("How long it lasts, instead of an end (ISO 8601)."), examples=["PT2H"]
    )
    timezone: TimeZone = Field(
        description=N_("Its time zone, an IANA name."), examples=["Asia/Shanghai"]
    )
    all_day: bool = Field(False, description=N_("Whether it lasts whole days."), examples=[True])
    mode: Mode = Field(description=N_("In a place, on the web, or both."), examples=["mixed"])
    location: Location | None = Field(
        None, description=N_("Where people meet."), examples=[{"name": "Riverside Library"}]
    )
    join_url: WebAddress | None = Field(
        None, description=N_("Where to join on the web."), examples=["https://example.org/join"]
    )
    stream_url: WebAddress | None = Field(
        None, description=N_("Where to watch live."), examples=["https://example.org/live"]
    )
    registration_url: WebAddress | None = Field(
        None, description=N_("Where to register."), examples=["https://example.org/register"]
    )
    capacity: int | None = Field(
        None, ge=1, le=LARGEST_NUMBER, description=N_("How many people can come."), examples=[40]
    )
    price: Line | None = Field(None, description=N_("What it costs, in words."), examples=["free"])
    status: EventStatus = Field(
        EventStatus.SCHEDULED,
        description=N_("Whether it takes place as announced."),
        examples=["scheduled"],
    )
    previous_start: Moment | None = Field(
        None, description=N_("The start before it was rescheduled."), examples=["2026-05-07T19:30"]
    )
    series: Slug | None = Field(
        None,
        description=N_("A name shared by all events of a series."),
        examples=["reading-nights"],
    )
    rrule: Annotated[Line, AfterValidator(_rule)] | None = Field(
        None, description=N_("How it recurs (RFC 5545)."), examples=["FREQ=MONTHLY;BYDAY=1TH"]
    )
    rdate: tuple[Moment, ...] = Field(
        (), description=N_("Extra occurrences."), examples=[["2026-06-01T19:30"]]
    )
    exdate: tuple[Moment, ...] = Field(
        (), description=N_("Occurrences that are left out."), examples=[["2026-07-02T19:30"]]
    )
    overrides: tuple[Override, ...] = Field(
        (),
        description=N_("Occurrences that differ."),
        examples=[[{"occurrence": "2026-05-07T19:30", "status": "cancelled"}]],
    )
    organizers: tuple[Person, ...] = Field(
        (), description=N_("Who organises it: members or guests."), examples=[["alice-wong"]]
    )
    speakers: tuple[Person, ...] = Field(
        (),
        description=N_("Who speaks: members or guests."),
        examples=[["alice-wong", {"name": "Bob Martin"}]],
    )
    sessions: tuple[Session, ...] = Field(
        (),
        max_length=300,
        description=N_("Its schedule."),
        examples=[[{"title": "Why averages lie", "start": "2026-05-14T19:30"}]],
    )
    recordings: Resources = Field(
        (), description=N_("Recordings, afterwards."), examples=[["https://example.org/video/42"]]
    )
    slides: Resources = Field(
        (), description=N_("Slides, afterwards."), examples=[["https://example.org/slides.pdf"]]
    )
    notes: WebAddress | None = Field(
        None, description=N_("Notes, afterwards."), examples=["https://example.org/notes/5"]
    )
    attendance: int | None = Field(
        None, ge=0, le=LARGEST_NUMBER, description=N_("How many people came."), examples=[32]
    )
    tags: tuple[Tag, ...] = Field(
        (), max_length=40, description=N_("Words to find it by."), examples=[["reading"]]
    )
    topics: tuple[Topic, ...] = Field(
        (), description=N_("Topics of the hub it belongs to."), examples=[["statistics"]]
    )
    lang: LanguageTag | None = Field(
        None, description=N_("The language it is held in."), examples=["en"]
    )
    image: FileInside | None = Field(
        None, description=N_("A picture, a file beside this one."), examples=["poster.png"]
    )
    image_alt: Line | None = Field(
        None,
        description=N_("What the picture shows, for those who cannot see it."),
        examples=["Two chairs and a lamp."],
    )
    uid: Line | None = Field(
        None,
        description=N_("The event's id in calendars, kept for ever; made from the path if absent."),
        examples=["reading-night-1@example.org"],
    )
    coc_url: WebAddress | None = Field(
        None,
        description=N_("Its own code of conduct, if it has one."),
        examples=["https://example.org/conduct"],
    )
    credits: tuple[Credit, ...] = Field(
        (),
        description=N_("Others who helped."),
        examples=[[{"member": "alice-wong", "role": "eventOrganizing"}]],
    )

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        if self.image and not self.image_alt:
            raise mistake("image-alt-missing", field="image", other="image_alt")
        if self.end and self.duration:
            raise mistake("field-apart", field="duration", other="end")
        if self.end and self.ends_at < self.starts_at:
            raise before(("end",), self.end, "start", self.start)
        for index, session in enumerate(self.sessions):
            if session.end and self.on_clock(session.end) < self.on_clock(session.start):
                raise before(("sessions", index, "end"), session.end, "start", session.start)
        if self.status is EventStatus.RESCHEDULED and not self.previous_start:
            raise mistake("field-together", field="status", other="previous_start")
        if self.mode is Mode.OFFLINE and not self.location:
            raise mistake("field-together", field="mode", other="location")
        if (self.rdate or self.exdate or self.overrides) and not (self.rrule or self.rdate):
            field = "exdate" if self.exdate else "overrides"
            raise mistake("field-together", field=field, other="rrule")
        return self

    @property
    def zone(self) -> tzinfo:
        """The event's time zone."""
        return time_zone(self.timezone)

    def on_clock(self, moment: datetime) -> datetime:
        """Return a moment of this event's fields with its zone."""
        if moment.tzinfo:
            return moment.astimezone(self.zone)
        return moment.replace(tzinfo=self.zone)

    @property
    def starts_at(self) -> datetime:
        """The first instant of the (first) occurrence."""
        start = self.on_clock(self.start)
        return datetime.combine(start.date(), time(), self.zone) if self.all_day else start

    @property
    def ends_at(self) -> datetime:
        """The instant at which the (first) occurrence is over."""
        if self.all_day:
            last = self.on_clock(self.end or self.start).date()
            if self.duration:
                last = self.on_clock(self.start).date() + self.duration - timedelta(days=1)
            return datetime.combine(last + timedelta(days=1), time(), self.zone)
        if self.end:
            return self.on_clock(self.end)
        if self.duration:
            # Elapsed time, not clock time: an hour over a change of clocks is still an hour.
            elapsed = self.starts_at.astimezone(UTC) + self.duration
            return elapsed.astimezone(self.zone)
        return self.starts_at
