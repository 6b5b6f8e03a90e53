"""What `api/events.json` holds: the one home of its names, its JSON Schema and its reference.

A name keeps its meaning while `version` stays; names may be added.
"""

from pydantic import Field

from commonplace.language import N_
from commonplace.model.event import EventKind, Mode
from commonplace.model.programme import EventStatus
from commonplace.outputs.api.shape import (
    DeadlineShape,
    NamedShape,
    PersonShape,
    PlaceShape,
    RecurrenceShape,
    ResourceShape,
    SessionShape,
    Shape,
    SiteShape,
)

VERSION = 1


class OccurrenceShape(Shape):
    """An event at one of its times. What it has in common with the event is said there."""

    start: str = Field(
        description=N_(
            "When it begins, with the offset of the event's zone; the day, if it lasts whole days."
        ),
        examples=["2026-05-14T19:30:00+08:00"],
    )
    end: str = Field(
        "",
        description=N_("When it ends; the last day, if it lasts whole days."),
        examples=["2026-05-14T21:30:00+08:00"],
    )
    start_utc: str = Field(
        description=N_("The moment at which it begins, in UTC."), examples=["2026-05-14T11:30:00Z"]
    )
    end_utc: str = Field(
        description=N_("The moment from which on it is over, in UTC."),
        examples=["2026-05-14T13:30:00Z"],
    )
    rule_start: str = Field(
        "",
        description=N_("When it would begin by the rule, if it was moved."),
        examples=["2026-05-07T19:30:00+08:00"],
    )
    status: EventStatus = Field(
        description=N_("Whether it takes place as announced."), examples=["scheduled"]
    )
    status_reason: str = Field("", description=N_("Why not."), examples=["The speaker is ill."])
    title: str = Field(
        "", description=N_("Its own title."), examples=["Reading night in the garden"]
    )
    description: str = Field("", description=N_("Its own description."), examples=["We bring tea."])
    location: PlaceShape | None = Field(
        None, description=N_("Its own place."), examples=[{"name": "Harbour Garden"}]
    )
    join_url: str = Field(
        "", description=N_("Its own link to join."), examples=["https://example.org/join/5"]
    )
    stream_url: str = Field(
        "", description=N_("Its own link to watch live."), examples=["https://example.org/live/5"]
    )
    speakers: list[PersonShape] = Field(
        [], description=N_("Its own speakers."), examples=[[{"name": "Bob Martin"}]]
    )
    registered: int | None = Field(
        None, description=N_("How many have registered for it."), examples=[31]
    )
    recordings: list[ResourceShape] = Field(
        [],
        description=N_("Recordings of this date."),
        examples=[[{"url": "https://example.org/video/42"}]],
    )
    slides: list[ResourceShape] = Field(
        [],
        description=N_("Slides of this date."),
        examples=[[{"url": "https://example.org/slides.pdf"}]],
    )
    notes: str = Field(
        "", description=N_("Notes of this date."), examples=["https://example.org/notes/5"]
    )
    attendance: int | None = Field(
        None, description=N_("How many people came to it."), examples=[32]
    )
    url: str = Field(
        "",
        description=N_("The page of this date, if it has one of its own."),
        examples=["https://example.org/events/reading-night/2026-05-14/"],
    )


class EventShape(Shape):
    """An event as other programs read it."""

    id: str = Field(
        description=N_("The event's id: the name of its file."), examples=["reading-night"]
    )
    uid: str = Field(
        description=N_("Its id in calendars, kept for ever, across renames."),
        examples=["reading-night@example.org"],
    )
    sequence: int = Field(
        description=N_("How often its time, place or status has changed since it was announced."),
        examples=[1],
    )
    created: str = Field(
        "",
        description=N_("When it was announced, in UTC, if git knows."),
        examples=["2026-04-01T08:00:00Z"],
    )
    modified: str = Field(
        "",
        description=N_("When it was last changed, in UTC, if git knows."),
        examples=["2026-04-20T08:00:00Z"],
    )
    title: str = Field(description=N_("The title."), examples=["Reading night"])
    description: str = Field(
        "",
        description=N_("One or two sentences about it."),
        examples=["We read one paper together, slowly."],
    )
    kind: EventKind = Field(description=N_("What sort of gathering it is."), examples=["meetup"])
    mode: Mode = Field(description=N_("In a place, on the web, or both."), examples=["mixed"])
    status: EventStatus = Field(
        description=N_("Whether it takes place as announced; of an event that recurs, as a whole."),
        examples=["scheduled"],
    )
    status_reason: str = Field(
        "", description=N_("Why not."), examples=["The library is being painted."]
    )
    language: str = Field(description=N_("The language of its texts."), examples=["en"])
    timezone: str = Field(
        description=N_("The zone of its clock, an IANA name or `AoE`."), examples=["Asia/Shanghai"]
    )
    all_day: bool = Field(
        default=False, description=N_("Whether it lasts whole days."), examples=[True]
    )
    previous_start: str = Field(
        "",
        description=N_("The start before it was rescheduled."),
        examples=["2026-05-07T19:30:00+08:00"],
    )
    occurrences: list[OccurrenceShape] = Field(
        description=N_(
            "Its dates in order: one, or of an event that recurs the last 12, the next 12, and "
            "each that differs from the rule."
        ),
        examples=[[{"start": "2026-05-14T19:30:00+08:00"}]],
    )
    recurrence: RecurrenceShape | None = Field(
        None, description=N_("By what it recurs."), examples=[{"rrule": "FREQ=MONTHLY;BYDAY=1TH"}]
    )
    location: PlaceShape | None = Field(
        None, description=N_("Where people meet."), examples=[{"name": "Harbour Library"}]
    )
    url: str = Field(
        description=N_("Its page."), examples=["https://example.org/events/reading-night/"]
    )
    ics: str = Field(
        "",
        description=N_("Its calendar file."),
        examples=["https://example.org/calendar/events/reading-night.ics"],
    )
    join_url: str = Field(
        "", description=N_("Where to join on the web."), examples=["https://example.org/join"]
    )
    stream_url: str = Field(
        "", description=N_("Where to watch live."), examples=["https://example.org/live"]
    )
    registration_url: str = Field(
        "", description=N_("Where to register."), examples=["https://example.org/register"]
    )
    coc_url: str = Field(
        "",
        description=N_("Its own code of conduct."),
        examples=["https://example.org/conduct"],
    )
    image: str = Field(
        "", description=N_("Its picture."), examples=["https://example.org/events/poster.png"]
    )
    image_alt: str = Field(
        "", description=N_("The picture in words."), examples=["A river of seven lines."]
    )
    price: str = Field("", description=N_("What it costs, in words."), examples=["free"])
    is_free: bool | None = Field(
        None,
        description=N_("Whether the price is none, where the words are certain."),
        examples=[True],
    )
    capacity: int | None = Field(None, description=N_("How many people can come."), examples=[40])
    registered: int | None = Field(None, description=N_("How many have registered."), examples=[31])
    organizers: list[PersonShape] = Field(
        [],
        description=N_("Who organises it, as far as they may be named."),
        examples=[[{"name": "Lin Xiaoman", "id": "lin-xiaoman"}]],
    )
    speakers: list[PersonShape] = Field(
        [],
        description=N_("Who speaks, as far as they may be named."),
        examples=[[{"name": "Bob Martin"}]],
    )
    series: NamedShape | None = Field(
        None,
        description=N_("The series it belongs to."),
        examples=[{"id": "reading-nights", "name": "Reading nights"}],
    )
    topics: list[NamedShape] = Field(
        [], description=N_("Its topics."), examples=[[{"id": "maps", "name": "Maps"}]]
    )
    tags: list[str] = Field([], description=N_("Its tags."), examples=[["reading"]])
    deadlines: list[DeadlineShape] = Field(
        [],
        description=N_("Days by which something has to be done, in order."),
        examples=[[{"title": "Call for papers", "at": "2026-04-30T23:59:59-12:00"}]],
    )
    sessions: list[SessionShape] = Field(
        [], description=N_("Its schedule, in order."), examples=[[{"title": "Why averages lie"}]]
    )
    recordings: list[ResourceShape] = Field(
        [],
        description=N_("Recordings, afterwards."),
        examples=[[{"url": "https://example.org/video/42"}]],
    )
    slides: list[ResourceShape] = Field(
        [],
        description=N_("Slides, afterwards."),
        examples=[[{"url": "https://example.org/slides.pdf"}]],
    )
    notes: str = Field(
        "", description=N_("Notes, afterwards."), examples=["https://example.org/notes/5"]
    )
    attendance: int | None = Field(None, description=N_("How many people came."), examples=[32])


class EventsFile(Shape):
    """All events of a hub, in one language of its site."""

    version: int = Field(
        description=N_("Rises when a name goes or comes to mean something else."),
        examples=[VERSION],
    )
    generated_at: str = Field(
        description=N_("The moment of the build, in UTC; what is next is seen from there."),
        examples=["2026-05-01T00:00:00Z"],
    )
    site: SiteShape = Field(
        description=N_("The site that this file is of."), examples=[{"name": "Riverside"}]
    )
    events: list[EventShape] = Field(
        description=N_("All events, by id."), examples=[[{"id": "reading-night"}]]
    )
