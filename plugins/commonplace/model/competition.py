"""Competitions: what is asked, of whom, until when and how it is judged."""

from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.contribution import Credits
from commonplace.model.findable import Image, ImageAlt, Tags, Topics, check_image
from commonplace.model.record import Fields, MemberId, PageRecord, Person
from commonplace.values import (
    LARGEST_NUMBER,
    Duration,
    LanguageTag,
    Line,
    Moment,
    Paragraph,
    Slug,
    TimeZone,
    before,
    is_before,
    mistake,
    on_clock,
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
    description: Paragraph | None = Field(
        None,
        description=N_("What belongs to it."),
        examples=["Work with data that anybody may use."],
    )


class Criterion(Fields):
    """What judges look at, and how much it counts."""

    id: Slug = Field(description=N_("Its id, which ballots name."), examples=["clarity"])
    name: Line = Field(description=N_("Its name."), examples=["Clarity"])
    weight: float = Field(
        1, gt=0, description=N_("How much it counts beside the others."), examples=[2]
    )
    min: float = Field(0, description=N_("The lowest score."), examples=[0])
    max: float = Field(10, description=N_("The highest score."), examples=[10])
    anchors: dict[str, Line] = Field(
        default_factory=dict,
        description=N_("What a score means, in words."),
        examples=[{"1": "one must guess", "5": "one glance is enough"}],
    )

    @model_validator(mode="after")
    def _has_range(self) -> Self:
        if self.min >= self.max:
            raise mistake(
                "range-invalid",
                field="max",
                other="min",
                found=f"{self.max:g}",
                low=f"{self.min:g}",
            )
        return self


class Judge(Fields):
    """A member who scores entries."""

    member: MemberId = Field(description=N_("The judge: the id of a member."), examples=["chen-mo"])
    conflicts: tuple[Slug, ...] = Field(
        (), description=N_("Entries this judge may not score."), examples=[["city-at-night"]]
    )


def _judge(value: Any) -> Any:
    return {"member": value} if isinstance(value, str) else value


class TeamSize(Fields):
    """How many may work on one entry."""

    min: int = Field(1, ge=1, le=LARGEST_NUMBER, description=N_("The smallest team."), examples=[1])
    max: int | None = Field(
        None, ge=1, le=LARGEST_NUMBER, description=N_("The largest team."), examples=[4]
    )

    @model_validator(mode="after")
    def _has_range(self) -> Self:
        if self.max is not None and self.max < self.min:
            raise mistake("range-invalid", field="max", other="min", found=self.max, low=self.min)
        return self


class Prize(Fields):
    """What can be won."""

    name: Line = Field(description=N_("The prize."), examples=["First prize"])
    description: Paragraph | None = Field(
        None, description=N_("What it consists of."), examples=["A book of your choice."]
    )


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

    method: Method = Field(
        Method.MEAN, description=N_("How scores become a standing."), examples=["mean"]
    )
    normalise: Normalise = Field(
        Normalise.NONE,
        description=N_("Whether each judge's scores are brought to one scale."),
        examples=["none"],
    )
    ties: Line = Field(
        "shared",
        description=N_("“shared”, or the id of the criterion that breaks ties."),
        examples=["clarity"],
    )
    min_ballots: int = Field(
        1,
        ge=1,
        le=LARGEST_NUMBER,
        description=N_("Ballots an entry needs to be ranked."),
        examples=[2],
    )


class Competition(PageRecord):
    """A call for entries (schema.org Event; Hackathon where it is one); the body is the call."""

    collection: ClassVar[str] = "competition"

    title: Line = Field(description=N_("The title."), examples=["Autumn visualisation 2026"])
    description: Paragraph | None = Field(
        None,
        description=N_("One or two sentences for lists and search engines."),
        examples=["Show one dataset of your town in one picture."],
    )
    kind: CompetitionKind = Field(
        CompetitionKind.CONTEST,
        description=N_("A contest is judged; a challenge is not."),
        examples=["contest"],
    )
    organizers: tuple[Person, ...] = Field(
        min_length=1, description=N_("Who runs it: members or guests."), examples=[["alice-wong"]]
    )
    timezone: TimeZone = Field(
        description=N_("The zone of all its times, an IANA name or AoE."), examples=["AoE"]
    )
    phases: tuple[Phase, ...] = Field(
        min_length=1,
        description=N_("Its stages, each with start and end."),
        examples=[[{"id": "submission", "start": "2026-09-01T00:00", "end": "2026-09-30T23:59"}]],
    )
    grace: Duration | None = Field(
        None,
        description=N_("How long after the deadline an entry still counts."),
        examples=["PT30M"],
    )
    tracks: tuple[Track, ...] = Field(
        (),
        description=N_("Parts that are judged on their own."),
        examples=[[{"id": "open-data", "name": "Open data"}]],
    )
    criteria: tuple[Criterion, ...] = Field(
        (),
        description=N_("What judges look at."),
        examples=[[{"id": "clarity", "name": "Clarity", "max": 10}]],
    )
    judges: tuple[
        Annotated[Judge, BeforeValidator(_judge, json_schema_input_type=Judge | str)], ...
    ] = Field((), description=N_("Who judges."), examples=[["chen-mo"]])
    team_size: TeamSize = Field(
        default_factory=TeamSize, description=N_("How large a team may be."), examples=[{"max": 4}]
    )
    eligibility: Paragraph | None = Field(
        None, description=N_("Who may enter."), examples=["Everybody, alone or in teams."]
    )
    prizes: tuple[Prize, ...] = Field(
        (), description=N_("What can be won."), examples=[[{"name": "First prize"}]]
    )
    scoring: Scoring = Field(
        default_factory=Scoring,
        description=N_("The way of counting."),
        examples=[{"method": "mean"}],
    )
    results_at: Moment | None = Field(
        None,
        description=N_("When results are published; nothing of them is shown before."),
        examples=["2026-10-20T12:00"],
    )
    license_required: bool = Field(
        default=False, description=N_("Whether an entry must name a licence."), examples=[True]
    )
    tags: Tags = ()
    topics: Topics = ()
    lang: LanguageTag | None = Field(
        None, description=N_("The language of the call."), examples=["en"]
    )
    image: Image = None
    image_alt: ImageAlt = None
    credits: Credits = ()

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        check_image(self.image, self.image_alt)
        for index, phase in enumerate(self.phases):
            if phase.end and is_before(self.on_clock(phase.end), self.on_clock(phase.start)):
                raise before(("phases", index, "end"), phase.end, "start", phase.start)
        lists: tuple[tuple[str, list[str]], ...] = (
            ("phases", [phase.id for phase in self.phases]),
            ("tracks", [track.id for track in self.tracks]),
            ("criteria", [criterion.id for criterion in self.criteria]),
            ("judges", [judge.member for judge in self.judges]),
        )
        for field, ids in lists:
            for index, name in enumerate(ids):
                if name in ids[:index]:
                    raise mistake("id-repeated", at=(field, index), found=name)
        criteria = [criterion.id for criterion in self.criteria]
        if self.scoring.ties != "shared" and self.scoring.ties not in criteria:
            raise mistake(
                "criterion-unknown",
                at=("scoring", "ties"),
                other="criteria",
                found=self.scoring.ties,
                allowed=", ".join(["shared", *criteria]),
            )
        return self

    @property
    def zone(self) -> tzinfo:
        """The zone of all its times."""
        return time_zone(self.timezone)

    def on_clock(self, moment: datetime) -> datetime:
        """Return a moment of this competition's fields with its zone."""
        return on_clock(moment, self.zone)

    def phase(self, wanted: PhaseId) -> Phase | None:
        """Return the stage with this id, if there is one."""
        return next((phase for phase in self.phases if phase.id is wanted), None)
