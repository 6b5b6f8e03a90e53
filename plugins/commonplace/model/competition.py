"""Competitions: what is asked, what was handed in, how it was judged and what was won."""

from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.article import AiDisclosure
from commonplace.model.contribution import Credit
from commonplace.model.record import Fields, MemberId, PageRecord, Person, Record
from commonplace.values import (
    LARGEST_NUMBER,
    ArticleKey,
    Day,
    Duration,
    FileInside,
    LanguageTag,
    Licence,
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


class CompetitionKind(StrEnum):
    """With judging, or without."""

    CONTEST = "contest"
    CHALLENGE = "challenge"


class PhaseId(StrEnum):
    """A stage in the life of a competition."""

    SUBMISSION = "submission"
    JUDGING = "judging"
    VOTING = "voting"
    RESULTS = "results"


class Phase(Fields):
    """One stage; times are on the competition's clock."""

    id: PhaseId = Field(description=N_("Which stage it is."), examples=["submission"])
    start: Moment = Field(description=N_("When it begins."), examples=["2026-09-01T00:00"])
    end: Moment | None = Field(None, description=N_("When it ends."), examples=["2026-09-30T23:59"])


class Track(Fields):
    """A part of a competition that is judged on its own."""

    id: Slug = Field(description=N_("Its id, which entries name."), examples=["open-data"])
    name: Line = Field(description=N_("Its name."), examples=["Open data"])
    description: Paragraph | None = Field(None, description=N_("What belongs to it."))


class Criterion(Fields):
    """What judges look at, and how much it counts."""

    id: Slug = Field(description=N_("Its id, which ballots name."), examples=["clarity"])
    name: Line = Field(description=N_("Its name."), examples=["Clarity"])
    weight: float = Field(1, gt=0, description=N_("How much it counts beside the others."))
    min: float = Field(0, description=N_("The lowest score."))
    max: float = Field(10, description=N_("The highest score."))
    anchors: dict[str, Line] = Field(
        default_factory=dict,
        description=N_("What a score means, in words."),
        examples=[{"1": "one must guess", "5": "one glance is enough"}],
    )

    @model_validator(mode="after")
    def _has_range(self) -> Self:
        if self.min >= self.max:
            raise mistake(
                "range-invalid", field="max", other="min", found=f"{self.max:g}", low=f"{self.min:g}"
            )
        return self


class Judge(Fields):
    """A member who scores entries."""

    member: MemberId = Field(description=N_("The judge: the id of a member."), examples=["chen-mo"])
    conflicts: tuple[Slug, ...] = Field((), description=N_("Entries this judge may not score."))


def _judge(value: Any) -> Any:
    return {"member": value} if isinstance(value, str) else value


class TeamSize(Fields):
    """How many may work on one entry."""

    min: int = Field(1, ge=1, le=LARGEST_NUMBER, description=N_("The smallest team."))
    max: int | None = Field(None, ge=1, le=LARGEST_NUMBER, description=N_("The largest team."))


    @model_validator(mode="after")
    def _has_range(self) -> Self:
        if self.max is not None and self.max < self.min:
            raise mistake("range-invalid", field="max", other="min", found=self.max, low=self.min)
        return self


class Prize(Fields):
    """What can be won."""

    name: Line = Field(description=N_("The prize."), examples=["First prize"])
    description: Paragraph | None = Field(None, description=N_("What it consists of."))


class Method(StrEnum):
    """How scores become a standing."""

    MEAN = "mean"
    MEDIAN = "median"
    TRIMMED_MEAN = "trimmed_mean"
    BORDA = "borda"
    SCHULZE = "schulze"


class Normalise(StrEnum):
    """How strict and mild judges are made comparable."""

    NONE = "none"
    Z_SCORE = "z_score"


class Scoring(Fields):
    """The way of counting, announced before the first entry."""

    method: Method = Field(Method.MEAN, description=N_("How scores become a standing."))
    normalise: Normalise = Field(
        Normalise.NONE, description=N_("Whether each judge's scores are brought to one scale.")
    )
    ties: Line = Field(
        "shared", description=N_("“shared”, or the id of the criterion that breaks ties.")
    )
    min_ballots: int = Field(1, ge=1, le=LARGEST_NUMBER, description=N_("Ballots an entry needs to be ranked."))


class Competition(PageRecord):
    """A call for entries (schema.org Event; Hackathon where it is one); the body is the call."""

    collection: ClassVar[str] = "competition"

    title: Line = Field(description=N_("The title."), examples=["Autumn visualisation 2026"])
    description: Paragraph | None = Field(
        None, description=N_("One or two sentences for lists and search engines.")
    )
    kind: CompetitionKind = Field(
        CompetitionKind.CONTEST, description=N_("A contest is judged; a challenge is not.")
    )
    organizers: tuple[Person, ...] = Field(
        min_length=1, description=N_("Who runs it: members or guests."), examples=[["alice-wong"]]
    )
    timezone: TimeZone = Field(
        description=N_("The zone of all its times, an IANA name or AoE."), examples=["AoE"]
    )
    phases: tuple[Phase, ...] = Field(
        min_length=1, description=N_("Its stages, each with start and end.")
    )
    grace: Duration | None = Field(
        None, description=N_("How long after the deadline an entry still counts."), examples=["PT30M"]
    )
    tracks: tuple[Track, ...] = Field((), description=N_("Parts that are judged on their own."))
    criteria: tuple[Criterion, ...] = Field((), description=N_("What judges look at."))
    judges: tuple[Annotated[Judge, BeforeValidator(_judge)], ...] = Field(
        (), description=N_("Who judges.")
    )
    team_size: TeamSize = Field(default_factory=TeamSize, description=N_("How large a team may be."))
    eligibility: Paragraph | None = Field(None, description=N_("Who may enter."))
    prizes: tuple[Prize, ...] = Field((), description=N_("What can be won."))
    scoring: Scoring = Field(default_factory=Scoring, description=N_("The way of counting."))
    results_at: Moment | None = Field(
        None, description=N_("When results are published; nothing of them is shown before.")
    )
    license_required: bool = Field(False, description=N_("Whether an entry must name a licence."))
    tags: tuple[Tag, ...] = Field((), max_length=40, description=N_("Words to find it by."))
    topics: tuple[Topic, ...] = Field((), description=N_("Topics of the hub it belongs to."))
    lang: LanguageTag | None = Field(None, description=N_("The language of the call."))
    image: FileInside | None = Field(None, description=N_("A picture, a file beside this one."))
    image_alt: Line | None = Field(
        None, description=N_("What the picture shows, for those who cannot see it.")
    )
    credits: tuple[Credit, ...] = Field((), description=N_("Others who helped."))

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        if self.image and not self.image_alt:
            raise mistake("image-alt-missing", field="image", other="image_alt")
        for index, phase in enumerate(self.phases):
            if phase.end and self.on_clock(phase.end) < self.on_clock(phase.start):
                raise before(("phases", index, "end"), phase.end, "start", phase.start)
        lists: tuple[tuple[str, list[str]], ...] = (
            ("phases", [phase.id for phase in self.phases]),
            ("tracks", [track.id for track in self.tracks]),
            ("criteria", [criterion.id for criterion in self.criteria]),
            ("judges", [judge.member for judge in self.judges]),
        )
        for field, ids in lists:
            if repeated := next((name for name in ids if ids.count(name) > 1), None):
                raise mistake("id-repeated", field=field, found=repeated)
        criteria = [criterion.id for criterion in self.criteria]
        if self.scoring.ties != "shared" and self.scoring.ties not in criteria:
            raise mistake(
                "criterion-unknown", at=("scoring", "ties"), found=self.scoring.ties, allowed=", ".join(criteria)
            )
        return self

    @property
    def zone(self) -> tzinfo:
        """The zone of all its times."""
        return time_zone(self.timezone)

    def on_clock(self, moment: datetime) -> datetime:
        """Return a moment of this competition's fields with its zone."""
        if moment.tzinfo:
            return moment.astimezone(self.zone)
        return moment.replace(tzinfo=self.zone)

    def phase(self, wanted: PhaseId) -> Phase | None:
        """Return the stage with this id, if there is one."""
        return next((phase for phase in self.phases if phase.id is wanted), None)


class TeamMember(Fields):
    """Somebody in a team: a member by id, or anybody by name."""

    member: MemberId | None = Field(None, description=N_("The id of a member."), examples=["alice-wong"])
    name: Line | None = Field(None, description=N_("The name of somebody without a record."))
    role: Line | None = Field(None, description=N_("What the person did."), examples=["design"])

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if self.member and self.name:
            raise mistake("field-apart", field="name", other="member")
        if not self.member and not self.name:
            raise mistake("field-missing", field="member", example="member: alice-wong")
        return self


class Team(Fields):
    """Who made an entry."""

    name: Line | None = Field(None, description=N_("The team's name."))
    members: tuple[TeamMember, ...] = Field(
        min_length=1, description=N_("Its members."), examples=[[{"member": "alice-wong", "role": "design"}]]
    )


class Screenshot(Fields):
    """A picture of an entry."""

    src: FileInside = Field(description=N_("The file, beside the entry's index.md."), examples=["map.png"])
    alt: Line = Field(description=N_("What it shows, for those who cannot see it."))


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

    title: Line = Field(description=N_("What it is called."), examples=["The city at night"])
    description: Annotated[Line, BeforeValidator(_short)] = Field(
        description=N_("What it is, in 120 characters."), examples=["A map of every street lamp."]
    )
    team: Team = Field(description=N_("Who made it."))
    track: Slug | None = Field(None, description=N_("The track it is entered for."))
    submitted: Moment | None = Field(
        None, description=N_("When it was handed in."), examples=["2026-09-28T21:00"]
    )
    repository: WebAddress | None = Field(None, description=N_("Where its source is."))
    demo: WebAddress | None = Field(None, description=N_("Where one can try it."))
    video: WebAddress | None = Field(None, description=N_("A video of it."))
    screenshots: tuple[Screenshot, ...] = Field((), description=N_("Pictures of it."))
    license: Licence | None = Field(None, description=N_("The licence of the work, in SPDX form."))
    assets_license: Licence | None = Field(
        None, description=N_("The licence of pictures and data, if it is another.")
    )
    built_with: tuple[Tag, ...] = Field(
        (), description=N_("Languages, libraries and data it is built with."), examples=[["python", "d3"]]
    )
    ai_disclosure: AiDisclosure | None = Field(
        None, description=N_("What part a language model had in the work.")
    )
    status: EntryStatus = Field(
        EntryStatus.SUBMITTED, description=N_("What the organisers made of it.")
    )
    postmortem: ArticleKey | None = Field(
        None, description=N_("The article that looks back on it, as column/article.")
    )
    tags: tuple[Tag, ...] = Field((), max_length=40, description=N_("Words to find it by."))
    topics: tuple[Topic, ...] = Field((), description=N_("Topics of the hub it belongs to."))
    lang: LanguageTag | None = Field(None, description=N_("The language of the text."))
    credits: tuple[Credit, ...] = Field((), description=N_("Others who helped."))

    @property
    def member_ids(self) -> tuple[str, ...]:
        """The ids of the team's members that have a record."""
        return tuple(person.member for person in self.team.members if person.member)


class Comment(Fields):
    """What a judge says about an entry."""

    public: Paragraph | None = Field(None, description=N_("Shown on the entry's page."))
    private: Paragraph | None = Field(None, description=N_("For the organisers; never built."))


class Ballot(Record):
    """One judge's scores, the file `ballots/<judge>.yml`."""

    collection: ClassVar[str] = "ballot"

    judge: MemberId = Field(description=N_("The judge: the id of a member."), examples=["chen-mo"])
    scores: dict[str, dict[str, float | None]] = Field(
        description=N_("For each entry, a number for each criterion; null for no score."),
        examples=[{"city-at-night": {"clarity": 8, "craft": None}}],
    )
    recused: tuple[Slug, ...] = Field((), description=N_("Entries the judge leaves to others."))
    comments: dict[str, Comment] = Field(
        default_factory=dict, description=N_("What the judge says about entries.")
    )


class Award(Record):
    """Who won what, and why; the file `awards/<award>.yml`."""

    collection: ClassVar[str] = "award"

    name: Line = Field(description=N_("What was won."), examples=["First prize"])
    rank: int | None = Field(None, ge=1, le=LARGEST_NUMBER, description=N_("The place, where it is one."), examples=[1])
    prize: Line | None = Field(None, description=N_("What it consists of."))
    recipients: tuple[Slug, ...] = Field(
        min_length=1, description=N_("Entries of this competition, or members."), examples=[["city-at-night"]]
    )
    citation: Paragraph = Field(description=N_("Why, in a sentence or two."))
    presented_at: Day | None = Field(None, description=N_("The day it was presented."))
