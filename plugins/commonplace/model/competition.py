"""Competitions: what is asked, of whom, until when and how it is judged."""

from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.contribution import Credits
from commonplace.model.findable import Image, ImageAlt, Tags, Topics, check_image
from commonplace.model.record import Fields, MemberId, PageRecord, Person
from commonplace.model.scoring import Criterion, Scoring
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


class Task(Fields):
    """Something anybody can complete in a challenge."""

    id: Slug = Field(description=N_("Its id, which entries name."), examples=["first-map"])
    name: Line = Field(description=N_("Its name."), examples=["Draw a first map"])
    description: Paragraph | None = Field(
        None, description=N_("What is to be done."), examples=["Any place, any tool."]
    )


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
        description=N_(
            "When results are published; where it is missing, when the stage of results begins."
        ),
        examples=["2026-10-20T12:00"],
    )
    embargo: bool = Field(
        default=True,
        description=N_(
            "Whether ballots, standings and awards are kept from every page and file until then."
        ),
        examples=[True],
    )
    series: Slug | None = Field(
        None,
        description=N_("What the editions of one competition share, such as those of a month."),
        examples=["monthly-map"],
    )
    tasks: tuple[Task, ...] = Field(
        (),
        description=N_("What can be completed in a challenge."),
        examples=[[{"id": "first-map", "name": "Draw a first map"}]],
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
            ("tasks", [task.id for task in self.tasks]),
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

    @property
    def deadline(self) -> datetime | None:
        """When entries close, as it was announced; None where nothing says so."""
        submission = self.phase(PhaseId.SUBMISSION)
        return self.on_clock(submission.end) if submission and submission.end else None

    @property
    def closes_at(self) -> datetime | None:
        """The deadline with its grace: an entry that came after it is late."""
        return self.deadline and self.deadline + (self.grace or timedelta())

    @property
    def results_due(self) -> datetime | None:
        """When results are to be told; None where nothing says so."""
        results = self.phase(PhaseId.RESULTS)
        moment = self.results_at or (results.start if results else None)
        return self.on_clock(moment) if moment else None

    @property
    def results_from(self) -> datetime | None:
        """From when on results are public; None where nothing says so: then they always are."""
        return self.results_due if self.embargo else None

    def shows_results(self, now: datetime) -> bool:
        """Whether ballots, standings and awards may be known at `now`."""
        return self.results_from is None or not is_before(now, self.results_from)
