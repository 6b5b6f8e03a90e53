"""What was handed in for a competition, and by whom (schema.org CreativeWork)."""

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from commonplace.language import N_
from commonplace.model.article import AiDisclosure
from commonplace.model.contribution import Credits
from commonplace.model.findable import Tags, Topics
from commonplace.model.record import Fields, PageRecord, Somebody
from commonplace.values import (
    ArticleKey,
    FileInside,
    LanguageTag,
    Licence,
    Line,
    Moment,
    Slug,
    Tag,
    WebAddress,
    mistake,
)


class TeamMember(Somebody):
    """Somebody in a team."""

    role: Line | None = Field(None, description=N_("What the person did."), examples=["design"])


class Team(Fields):
    """Who made an entry."""

    name: Line | None = Field(None, description=N_("The team's name."), examples=["Night owls"])
    members: tuple[TeamMember, ...] = Field(
        min_length=1,
        description=N_("Its members."),
        examples=[[{"member": "alice-wong", "role": "design"}]],
    )


class Screenshot(Fields):
    """A picture of an entry."""

    src: FileInside = Field(
        description=N_("The file, beside the entry's index.md."), examples=["map.png"]
    )
    alt: Line = Field(
        description=N_("What it shows, for those who cannot see it."),
        examples=["A map with bright and dark streets."],
    )


class EntryStatus(StrEnum):
    """What the organisers made of an entry."""

    SUBMITTED = "submitted"
    LATE = "late"
    INELIGIBLE = "ineligible"
    WITHDRAWN = "withdrawn"


LONGEST_ENTRY_DESCRIPTION = 120


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value.strip()) > LONGEST_ENTRY_DESCRIPTION:
        raise mistake("field-too-long", length=len(value.strip()), limit=LONGEST_ENTRY_DESCRIPTION)
    return value


class Entry(PageRecord):
    """What a person or team handed in (schema.org CreativeWork); the body tells about it."""

    collection: ClassVar[str] = "entry"
    belongs_to: ClassVar[str] = "competition"

    title: Line = Field(description=N_("What it is called."), examples=["The city at night"])
    description: Annotated[Line, BeforeValidator(_short)] = Field(
        description=N_("What it is, in 120 characters."), examples=["A map of every street lamp."]
    )
    team: Team = Field(
        description=N_("Who made it."), examples=[{"members": [{"member": "alice-wong"}]}]
    )
    track: Slug | None = Field(
        None, description=N_("The track it is entered for."), examples=["open-data"]
    )
    submitted: Moment | None = Field(
        None, description=N_("When it was handed in."), examples=["2026-09-28T21:00"]
    )
    received: Moment | None = Field(
        None,
        description=N_(
            "When it arrived, where the organisers know better than the history; deadlines go by "
            "it."
        ),
        examples=["2026-09-30T23:40"],
    )
    repository: WebAddress | None = Field(
        None,
        description=N_("Where its source is."),
        examples=["https://example.org/alice/city-at-night"],
    )
    demo: WebAddress | None = Field(
        None,
        description=N_("Where one can try it."),
        examples=["https://example.org/city-at-night"],
    )
    video: WebAddress | None = Field(
        None, description=N_("A video of it."), examples=["https://example.org/video/42"]
    )
    poster: FileInside | None = Field(
        None,
        description=N_("The picture that stands for the video, beside the entry's index.md."),
        examples=["poster.png"],
    )
    tasks: tuple[Slug, ...] = Field(
        (),
        description=N_("Which tasks of a challenge it completes."),
        examples=[["first-map"]],
    )
    screenshots: tuple[Screenshot, ...] = Field(
        (),
        description=N_("Pictures of it."),
        examples=[[{"src": "map.png", "alt": "A map with bright and dark streets."}]],
    )
    license: Licence | None = Field(
        None, description=N_("The licence of the work, in SPDX form."), examples=["MIT"]
    )
    assets_license: Licence | None = Field(
        None,
        description=N_("The licence of pictures and data, if it is another."),
        examples=["CC-BY-4.0"],
    )
    built_with: tuple[Tag, ...] = Field(
        (),
        description=N_("Languages, libraries and data it is built with."),
        examples=[["python", "d3"]],
    )
    ai_disclosure: AiDisclosure | None = Field(
        None, description=N_("What part a language model had in the work."), examples=["none"]
    )
    status: EntryStatus = Field(
        EntryStatus.SUBMITTED,
        description=N_("What the organisers made of it."),
        examples=["submitted"],
    )
    postmortem: ArticleKey | None = Field(
        None,
        description=N_("The article that looks back on it, as column/article."),
        examples=["field-notes/city-at-night"],
    )
    tags: Tags = ()
    topics: Topics = ()
    lang: LanguageTag | None = Field(
        None, description=N_("The language of the text."), examples=["en"]
    )
    credits: Credits = ()

    @property
    def member_ids(self) -> tuple[str, ...]:
        """The ids of the team's members that have a record."""
        return tuple(person.member for person in self.team.members if person.member)
