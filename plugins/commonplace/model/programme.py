"""What an event is made of: its place, its sessions, what remains of it."""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.record import Fields, Person
from commonplace.problems import Word
from commonplace.values import (
    LARGEST_NUMBER,
    DayOrMoment,
    LanguageTag,
    Line,
    Moment,
    Paragraph,
    TimeZone,
    WebAddress,
    mistake,
)


class EventStatus(StrEnum):
    """Whether it takes place as announced."""

    SCHEDULED = "scheduled"
    TENTATIVE = "tentative"
    RESCHEDULED = "rescheduled"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MOVED_ONLINE = "moved_online"


StatusReason = Annotated[
    Paragraph | None,
    Field(
        description=N_("Why it is cancelled, postponed or moved, in a sentence."),
        examples=["The library is closed that evening."],
    ),
]

Registered = Annotated[
    int | None,
    Field(
        ge=0,
        le=LARGEST_NUMBER,
        description=N_("How many have registered; with as many as `capacity`, it is full."),
        examples=[33],
    ),
]


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

    name: Line = Field(description=N_("What the place is called."), examples=["Harbour Library"])
    address: Line | None = Field(
        None, description=N_("Street and town."), examples=["12 Quay Street, Harbourtown"]
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


class Afterwards(StrEnum):
    """What may remain of an event, by the name of its field."""

    RECORDINGS = "recordings"
    SLIDES = "slides"
    NOTES = "notes"
    ATTENDANCE = "attendance"


Without = Annotated[
    tuple[Afterwards, ...],
    Field(
        description=N_("What there is none of and will be none, so that nobody asks for it again."),
        examples=[["recordings", "slides"]],
    ),
]


class Deadline(Fields):
    """Something that must be done by a moment, before an event."""

    title: Line = Field(description=N_("What is due."), examples=["Call for talks"])
    at: DayOrMoment = Field(
        description=N_("The last moment; of a day without a time, its end."),
        examples=["2026-03-01"],
    )
    timezone: TimeZone | None = Field(
        None, description=N_("Its own time zone, or AoE; else the event's."), examples=["AoE"]
    )
    url: WebAddress | None = Field(
        None, description=N_("Where to do it."), examples=["https://example.org/propose"]
    )


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

    occurrence: DayOrMoment = Field(
        description=N_("The occurrence that changes: its start by the rule, or its day."),
        examples=["2026-05-07"],
    )
    start: DayOrMoment | None = Field(
        None,
        description=N_("When it begins instead; a day alone keeps the time."),
        examples=["2026-05-08T19:30"],
    )
    end: Moment | None = Field(
        None, description=N_("When it ends instead."), examples=["2026-05-08T21:30"]
    )
    status: EventStatus | None = Field(
        None, description=N_("For example cancelled."), examples=["cancelled"]
    )
    status_reason: StatusReason = None
    title: Line | None = Field(
        None, description=N_("Its own title."), examples=["Reading night in the garden"]
    )
    location: Location | None = Field(
        None, description=N_("Where it is instead."), examples=[{"name": "Harbour Garden"}]
    )
    description: Paragraph | None = Field(
        None,
        description=N_("What this occurrence is about."),
        examples=["This time we read about rivers."],
    )
    join_url: WebAddress | None = Field(
        None,
        description=N_("Where to join this occurrence on the web."),
        examples=["https://example.org/join/5"],
    )
    stream_url: WebAddress | None = Field(
        None,
        description=N_("Where to watch this occurrence live."),
        examples=["https://example.org/live/5"],
    )
    registered: Registered = None
    speakers: tuple[Person, ...] = Field(
        (), description=N_("Who speaks this time: members or guests."), examples=[["alice-wong"]]
    )
    attendance: int | None = Field(
        None,
        ge=0,
        le=LARGEST_NUMBER,
        description=N_("How many people came this time."),
        examples=[32],
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
    without: Without = ()

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        check_without(self)
        return self


def check_without(record: Any) -> None:
    """Hold what an event or an occurrence has against what it says that it has not."""
    for what in record.without:
        if getattr(record, what.value) not in ((), None):
            raise mistake("field-apart", field="without", other=what.value)
