"""What files for other programs are made of: people, places and things, each by its names.

These classes are the one home of the names, of their JSON Schema and of the reference. What is
empty is left out.
"""

import json
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from commonplace.language import N_


class Shape(BaseModel):
    """A group of names in a file for other programs."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=True)


def as_line(value: Any) -> str:
    """Return a value as JSON in one line, the same bytes every time."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def as_lines(whole: Shape, name: str) -> str:
    """Return a file as JSON whose list `name`, its last field, has an item a line."""
    fields = whole.model_dump(mode="json", exclude_defaults=True)
    lines = ",\n".join(as_line(item) for item in fields.pop(name))
    return f'{as_line(fields)[:-1]},"{name}":[\n{lines}\n]}}\n'


class SiteShape(Shape):
    """The site that a file is of."""

    name: str = Field(description=N_("What the site is called."), examples=["Riverside"])
    url: str = Field(
        "",
        description=N_(
            "Where this language of the site begins; else addresses are seen from there."
        ),
        examples=["https://example.org/"],
    )
    language: str = Field(description=N_("The language of this file's own words."), examples=["en"])
    timezone: str = Field(
        description=N_("The zone in which the site counts days."), examples=["Asia/Shanghai"]
    )


class PersonShape(Shape):
    """Somebody who may be named."""

    name: str = Field(description=N_("The name as it is shown."), examples=["Lin Xiaoman"])
    id: str = Field(
        "", description=N_("The member's id; none for guests."), examples=["lin-xiaoman"]
    )
    url: str = Field(
        "",
        description=N_("The member's page, or the guest's own."),
        examples=["https://example.org/members/lin-xiaoman/"],
    )
    affiliation: str = Field(
        "", description=N_("Where a guest works or studies."), examples=["Harbour University"]
    )


class PlaceShape(Shape):
    """Where people meet."""

    name: str = Field(description=N_("What the place is called."), examples=["Harbour Library"])
    address: str = Field("", description=N_("Street and town."), examples=["12 Quay Street"])
    latitude: float | None = Field(
        None, description=N_("Degrees north of the equator."), examples=[30.25]
    )
    longitude: float | None = Field(
        None, description=N_("Degrees east of Greenwich."), examples=[120.16]
    )
    accessibility: str = Field(
        "",
        description=N_("Steps, lifts, hearing loops, quiet rooms: what one should know."),
        examples=["No steps; a lift to the second floor."],
    )


class ResourceShape(Shape):
    """Something to watch or read afterwards."""

    url: str = Field(description=N_("Its address."), examples=["https://example.org/video/42"])
    title: str = Field(
        "", description=N_("What it is, if there are several."), examples=["First part"]
    )
    language: str = Field("", description=N_("Its language."), examples=["en"])


class NamedShape(Shape):
    """A topic or a series: its id, its name in the file's language, its page."""

    id: str = Field(description=N_("The id, the same in every language."), examples=["maps"])
    name: str = Field(description=N_("The name in the file's language."), examples=["Maps"])
    url: str = Field("", description=N_("Its page."), examples=["https://example.org/topics/maps/"])


class DeadlineShape(Shape):
    """A day by which something has to be done."""

    title: str = Field(description=N_("What has to be done."), examples=["Call for papers"])
    at: str = Field(
        description=N_("Until when, with the offset of its zone."),
        examples=["2026-04-30T23:59:59-12:00"],
    )
    at_utc: str = Field(
        description=N_("The same moment in UTC."), examples=["2026-05-01T11:59:59Z"]
    )
    timezone: str = Field(description=N_("The zone of its clock."), examples=["AoE"])
    url: str = Field("", description=N_("Where to do it."), examples=["https://example.org/cfp"])


class SessionShape(Shape):
    """One item of an event's schedule."""

    title: str = Field(description=N_("What it is about."), examples=["Why averages lie"])
    start: str = Field(
        description=N_("When it begins, with the offset of the event's zone."),
        examples=["2026-05-14T19:30:00+08:00"],
    )
    end: str = Field("", description=N_("When it ends."), examples=["2026-05-14T20:00:00+08:00"])
    speakers: list[PersonShape] = Field(
        [],
        description=N_("Who speaks, as far as they may be named."),
        examples=[[{"name": "Bob Martin"}]],
    )
    track: str = Field("", description=N_("The track."), examples=["Beginners"])
    room: str = Field("", description=N_("The room."), examples=["Room 2"])
    description: str = Field(
        "",
        description=N_("A few sentences about it."),
        examples=["With three examples from the newspaper."],
    )
    recordings: list[ResourceShape] = Field(
        [],
        description=N_("Recordings of it."),
        examples=[[{"url": "https://example.org/video/42"}]],
    )
    slides: list[ResourceShape] = Field(
        [], description=N_("Its slides."), examples=[[{"url": "https://example.org/slides.pdf"}]]
    )


class RecurrenceShape(Shape):
    """By what an event recurs (RFC 5545), on the clock of its zone."""

    rrule: str = Field("", description=N_("The rule."), examples=["FREQ=MONTHLY;BYDAY=1TH"])
    rdate: list[str] = Field(
        [], description=N_("Further dates."), examples=[["2026-06-01T19:30:00+08:00"]]
    )
    exdate: list[str] = Field(
        [],
        description=N_("Dates of the rule that are left out."),
        examples=[["2026-07-02T19:30:00+08:00"]],
    )
