"""Something with a start (schema.org Event; RFC 5545 and RFC 7986 for calendars)."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.contribution import Credits
from commonplace.model.findable import Image, ImageAlt, Tags, Topics, check_image
from commonplace.model.programme import (
    Deadline,
    EventStatus,
    Location,
    Override,
    Registered,
    Resources,
    Session,
    StatusReason,
    Without,
    check_without,
)
from commonplace.model.record import PageRecord, Person
from commonplace.model.rules import recurrence_rule
from commonplace.values import (
    LARGEST_NUMBER,
    DayOrMoment,
    Duration,
    LanguageTag,
    Line,
    Moment,
    Paragraph,
    Slug,
    TimeZone,
    WebAddress,
    before,
    is_before,
    mistake,
    on_clock,
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
    all_day: bool = Field(
        default=False, description=N_("Whether it lasts whole days."), examples=[True]
    )
    mode: Mode = Field(description=N_("In a place, on the web, or both."), examples=["mixed"])
    location: Location | None = Field(
        None, description=N_("Where people meet."), examples=[{"name": "Harbour Library"}]
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
    registered: Registered = None
    price: Line | None = Field(None, description=N_("What it costs, in words."), examples=["free"])
    status: EventStatus = Field(
        EventStatus.SCHEDULED,
        description=N_("Whether it takes place as announced."),
        examples=["scheduled"],
    )
    status_reason: StatusReason = None
    previous_start: Moment | None = Field(
        None, description=N_("The start before it was rescheduled."), examples=["2026-05-07T19:30"]
    )
    deadlines: tuple[Deadline, ...] = Field(
        (),
        description=N_("What must be done by when: registering, proposing a talk."),
        examples=[[{"title": "Call for talks", "at": "2026-03-01", "timezone": "AoE"}]],
    )
    series: Slug | None = Field(
        None,
        description=N_("A name shared by all events of a series."),
        examples=["reading-nights"],
    )
    rrule: Annotated[Line, AfterValidator(recurrence_rule)] | None = Field(
        None, description=N_("How it recurs (RFC 5545)."), examples=["FREQ=MONTHLY;BYDAY=1TH"]
    )
    rdate: tuple[DayOrMoment, ...] = Field(
        (),
        description=N_("Extra occurrences; a day alone is at the time of the start."),
        examples=[["2026-06-01T19:30"]],
    )
    exdate: tuple[DayOrMoment, ...] = Field(
        (),
        description=N_("Occurrences that are left out, each by its start or its day."),
        examples=[["2026-07-02"]],
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
    without: Without = ()
    tags: Tags = ()
    topics: Topics = ()
    lang: LanguageTag | None = Field(
        None, description=N_("The language it is held in."), examples=["en"]
    )
    image: Image = None
    image_alt: ImageAlt = None
    uid: Line | None = Field(
        None,
        description=N_(
            "The event's id in calendars, kept for ever; made from the file's first name if absent."
        ),
        examples=["reading-night-1@example.org"],
    )
    coc_url: WebAddress | None = Field(
        None,
        description=N_("Its own code of conduct, if it has one."),
        examples=["https://example.org/conduct"],
    )
    credits: Credits = ()

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        check_image(self.image, self.image_alt)
        check_without(self)
        if self.end and self.duration:
            raise mistake("field-apart", field="duration", other="end")
        if self.end and is_before(self.ends_at, self.starts_at):
            raise before(("end",), self.end, "start", self.start)
        for index, session in enumerate(self.sessions):
            if session.end and is_before(self.on_clock(session.end), self.on_clock(session.start)):
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
        return on_clock(moment, self.zone)

    def start_on(self, value: date) -> datetime:
        """Return a start of this event, given as moment or as day alone, with its zone."""
        if self.all_day:
            moment = self.on_clock(value) if isinstance(value, datetime) else value
            return self._midnight(date(moment.year, moment.month, moment.day))
        if isinstance(value, datetime):
            return self.on_clock(value)
        return self.on_clock(datetime.combine(value, self.starts_at.time()))

    def end_on(self, value: date) -> datetime:
        """Return the instant at which what ends on a day or at a moment is over."""
        if self.all_day:
            return self._midnight(self.start_on(value).date() + timedelta(days=1))
        return self.on_clock(value) if isinstance(value, datetime) else self.start_on(value)

    def deadline_at(self, deadline: Deadline) -> datetime:
        """Return the last moment of a deadline, with the zone that it is given in."""
        zone = time_zone(deadline.timezone) if deadline.timezone else self.zone
        if isinstance(deadline.at, datetime):
            return on_clock(deadline.at, zone)
        return datetime.combine(deadline.at, time(23, 59, 59), zone)

    @property
    def starts_at(self) -> datetime:
        """The first instant of the (first) occurrence."""
        start = self.on_clock(self.start)
        return self._midnight(start.date()) if self.all_day else start

    @property
    def ends_at(self) -> datetime:
        """The instant at which the (first) occurrence is over; its start where no end is given."""
        if self.all_day:
            return self.end_on(self.last_day_from(self.starts_at.date()))
        if self.end:
            return self.on_clock(self.end)
        if self.duration:
            # Elapsed time, not clock time: an hour over a change of clocks is still an hour.
            elapsed = self.starts_at.astimezone(UTC) + self.duration
            return elapsed.astimezone(self.zone)
        return self.starts_at

    def last_day_from(self, first: date) -> date:
        """Return the last day of an all-day occurrence that begins on `first`."""
        start = self.on_clock(self.start).date()
        last = self.on_clock(self.end).date() if self.end else start
        if self.duration:
            last = start + max(self.duration, timedelta(days=1)) - timedelta(days=1)
        return first + (last - start)

    def _midnight(self, day: date) -> datetime:
        return self.on_clock(datetime.combine(day, time()))
