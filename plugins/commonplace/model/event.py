"""Something with a start (schema.org Event; RFC 5545 and RFC 7986 for calendars)."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from dateutil.rrule import rrulestr
from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.contribution import Credit
from commonplace.model.record import Fields, PageRecord, Person
from commonplace.values import (
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
    try:
        latitude, longitude = (float(part) for part in value)
    except (TypeError, ValueError):
        raise mistake("geo-invalid", found=value) from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - the globe
        raise mistake("geo-invalid", found=f"{latitude}, {longitude}")
    return (latitude, longitude)


class Location(Fields):
    """Where people meet."""

    name: Line = Field(description=N_("What the place is called."), examples=["Riverside Library"])
    address: Line | None = Field(None, description=N_("Street and town."))
    geo: Annotated[tuple[float, float], BeforeValidator(_geo)] | None = Field(
        None, description=N_("Latitude and longitude in degrees."), examples=[[30.25, 120.16]]
    )
    accessibility: Paragraph | None = Field(
        None, description=N_("Steps, lifts, hearing loops, quiet rooms: what one should know.")
    )


class Resource(Fields):
    """Something to watch or read afterwards."""

    url: WebAddress = Field(description=N_("Its address."))
    title: Line | None = Field(None, description=N_("What it is, if there are several."))
    lang: LanguageTag | None = Field(None, description=N_("Its language."))


def _resource(value: Any) -> Any:
    return {"url": value} if isinstance(value, str) else value


Resources = tuple[Annotated[Resource, BeforeValidator(_resource)], ...]


class Session(Fields):
    """One item of an event's schedule; times are on the event's clock."""

    title: Line = Field(description=N_("What it is about."))
    start: Moment = Field(description=N_("When it begins."), examples=["2026-05-14T19:30"])
    end: Moment | None = Field(None, description=N_("When it ends."))
    speakers: tuple[Person, ...] = Field((), description=N_("Who speaks: members or guests."))
    track: Line | None = Field(None, description=N_("The track, where several run side by side."))
    room: Line | None = Field(None, description=N_("The room."))
    description: Paragraph | None = Field(None, description=N_("A few sentences about it."))
    recordings: Resources = Field((), description=N_("Recordings of it."))
    slides: Resources = Field((), description=N_("Its slides."))

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end and self.end < self.start:
            raise mistake("end-before-start", field="end", other="start", found=self.end, start=self.start)
        return self


class Override(Fields):
    """One occurrence of a recurring event that differs from the rule."""

    occurrence: Moment = Field(
        description=N_("The start by the rule of the occurrence that changes."),
        examples=["2026-05-07T19:30"],
    )
    start: Moment | None = Field(None, description=N_("When it begins instead."))
    end: Moment | None = Field(None, description=N_("When it ends instead."))
    status: EventStatus | None = Field(None, description=N_("For example cancelled."))
    title: Line | None = Field(None, description=N_("Its own title."))
    location: Location | None = Field(None, description=N_("Where it is instead."))
    notes: WebAddress | None = Field(None, description=N_("Notes of this occurrence."))
    recordings: Resources = Field((), description=N_("Recordings of this occurrence."))
    slides: Resources = Field((), description=N_("Slides of this occurrence."))


def _rule(text: str) -> str:
    rule = text.removeprefix("RRULE:")
    if "\n" in rule or "FREQ=" not in rule:
        raise mistake("rule-invalid", found=text, reason="FREQ")
    try:
        # With a start in UTC, an UNTIL in UTC is read; which zone it is in matters only later.
        rrulestr(rule, dtstart=datetime(2000, 1, 1, tzinfo=UTC), ignoretz="UNTIL" not in rule)
    except ValueError as error:
        if "UNTIL" not in str(error).upper():
            raise mistake("rule-invalid", found=text, reason=str(error)) from None
    except (TypeError, KeyError, IndexError, AttributeError) as error:
        raise mistake("rule-invalid", found=text, reason=str(error)) from None
    return rule


class Event(PageRecord):
    """A gathering, at a time, in a place or on the web; the body announces it."""

    collection: ClassVar[str] = "event"

    title: Line = Field(description=N_("The title."), examples=["Reading night"])
    description: Paragraph | None = Field(
        None, description=N_("One or two sentences for lists and search engines.")
    )
    kind: EventKind = Field(description=N_("What sort of gathering it is."), examples=["meetup"])
    start: Moment = Field(
        description=N_("When it begins, on the clock of its time zone."), examples=["2026-05-14T19:30"]
    )
    end: Moment | None = Field(
        None, description=N_("When it ends; for all-day events the last day."), examples=["2026-05-14T21:30"]
    )
    duration: Duration | None = Field(
        None, description=N_("How long it lasts, instead of an end (ISO 8601)."), examples=["PT2H"]
    )
    timezone: TimeZone = Field(
        description=N_("Its time zone, an IANA name."), examples=["Asia/Shanghai"]
    )
    all_day: bool = Field(False, description=N_("Whether it lasts whole days."))
    mode: Mode = Field(description=N_("In a place, on the web, or both."), examples=["mixed"])
    location: Location | None = Field(None, description=N_("Where people meet."))
    join_url: WebAddress | None = Field(None, description=N_("Where to join on the web."))
    stream_url: WebAddress | None = Field(None, description=N_("Where to watch live."))
    registration_url: WebAddress | None = Field(None, description=N_("Where to register."))
    capacity: int | None = Field(None, ge=1, description=N_("How many people can come."), examples=[40])
    price: Line | None = Field(None, description=N_("What it costs, in words."), examples=["free"])
    status: EventStatus = Field(
        EventStatus.SCHEDULED, description=N_("Whether it takes place as announced.")
    )
    previous_start: Moment | None = Field(
        None, description=N_("The start before it was rescheduled.")
    )
    series: Slug | None = Field(
        None, description=N_("A name shared by all events of a series."), examples=["reading-nights"]
    )
    rrule: Annotated[Line, AfterValidator(_rule)] | None = Field(
        None, description=N_("How it recurs (RFC 5545)."), examples=["FREQ=MONTHLY;BYDAY=1TH"]
    )
    rdate: tuple[Moment, ...] = Field((), description=N_("Extra occurrences."))
    exdate: tuple[Moment, ...] = Field((), description=N_("Occurrences that are left out."))
    overrides: tuple[Override, ...] = Field((), description=N_("Occurrences that differ."))
    organizers: tuple[Person, ...] = Field((), description=N_("Who organises it: members or guests."))
    speakers: tuple[Person, ...] = Field((), description=N_("Who speaks: members or guests."))
    sessions: tuple[Session, ...] = Field((), max_length=300, description=N_("Its schedule."))
    recordings: Resources = Field((), description=N_("Recordings, afterwards."))
    slides: Resources = Field((), description=N_("Slides, afterwards."))
    notes: WebAddress | None = Field(None, description=N_("Notes, afterwards."))
    attendance: int | None = Field(None, ge=0, description=N_("How many people came."))
    tags: tuple[Tag, ...] = Field((), max_length=40, description=N_("Words to find it by."))
    topics: tuple[Topic, ...] = Field((), description=N_("Topics of the hub it belongs to."))
    lang: LanguageTag | None = Field(None, description=N_("The language it is held in."))
    image: FileInside | None = Field(None, description=N_("A picture, a file beside this one."))
    image_alt: Line | None = Field(
        None, description=N_("What the picture shows, for those who cannot see it.")
    )
    uid: Line | None = Field(
        None, description=N_("The event's id in calendars, kept for ever; made from the path if absent.")
    )
    coc_url: WebAddress | None = Field(None, description=N_("Its own code of conduct, if it has one."))
    credits: tuple[Credit, ...] = Field((), description=N_("Others who helped."))

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        if self.image and not self.image_alt:
            raise mistake("image-alt-missing", field="image", other="image_alt")
        if self.end and self.duration:
            raise mistake("field-apart", field="duration", other="end")
        if self.end and self.ends_at < self.starts_at:
            raise mistake("end-before-start", field="end", other="start", found=self.end, start=self.start)
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
