"""What `api/competitions.json` and the file of each competition hold: the one home of their names.

A name keeps its meaning while `version` stays; names may be added. What is to be kept until results
are public is in neither before.
"""

from pydantic import Field

from commonplace.language import N_
from commonplace.model.competition import CompetitionKind, PhaseId
from commonplace.model.entry import EntryStatus
from commonplace.outputs.api.result_shape import (
    AwardShape,
    BallotShape,
    ExclusionShape,
    PollShape,
    ScoringShape,
    StandingsShape,
)
from commonplace.outputs.api.shape import NamedShape, PersonShape, Shape, SiteShape

VERSION = 1


class PhaseShape(Shape):
    """A stage of a competition."""

    id: PhaseId = Field(description=N_("Which stage it is."), examples=["submission"])
    start: str = Field(
        description=N_("When it begins, with the offset of the competition's zone."),
        examples=["2026-09-01T00:00:00+08:00"],
    )
    end: str = Field("", description=N_("When it ends."), examples=["2026-09-30T23:59:00+08:00"])


class CompetitionShape(Shape):
    """A competition, as lists have it."""

    id: str = Field(
        description=N_("The competition's id: the name of its folder."), examples=["map-jam"]
    )
    title: str = Field(description=N_("The title."), examples=["Map jam"])
    description: str = Field(
        "", description=N_("One or two sentences about it."), examples=["One street, one month."]
    )
    kind: CompetitionKind = Field(
        description=N_("A contest is judged; a challenge is not."), examples=["contest"]
    )
    language: str = Field(description=N_("The language of its texts."), examples=["en"])
    timezone: str = Field(
        description=N_("The zone of its clock, an IANA name or `AoE`."), examples=["AoE"]
    )
    organizers: list[PersonShape] = Field(
        [], description=N_("Who runs it."), examples=[[{"name": "Lin Xiaoman"}]]
    )
    phases: list[PhaseShape] = Field(
        description=N_("Its stages."),
        examples=[[{"id": "submission", "start": "2026-09-01T00:00:00+08:00"}]],
    )
    entries: int = Field(description=N_("How many entries it has."), examples=[8])
    results_at: str = Field(
        "",
        description=N_("When results are public, where they are kept until then."),
        examples=["2026-10-20T12:00:00+08:00"],
    )
    url: str = Field(
        description=N_("Its page."), examples=["https://example.org/competitions/map-jam/"]
    )
    data: str = Field(
        description=N_("The file with all that is public of it."),
        examples=["https://example.org/api/competitions/map-jam.json"],
    )


class CriterionShape(Shape):
    """What judges look at."""

    id: str = Field(description=N_("Its id, which ballots name."), examples=["clarity"])
    name: str = Field(description=N_("Its name."), examples=["Clarity"])
    weight: float = Field(description=N_("How much it counts beside the others."), examples=[2])
    min: float = Field(description=N_("The lowest score."), examples=[1])
    max: float = Field(description=N_("The highest score."), examples=[5])


class EntryShape(Shape):
    """What was handed in."""

    id: str = Field(
        description=N_("The entry's id: the name of its folder."), examples=["night-map"]
    )
    title: str = Field(description=N_("What it is called."), examples=["Night map"])
    description: str = Field(description=N_("What it is."), examples=["Every street lamp."])
    language: str = Field(description=N_("The language of its texts."), examples=["en"])
    team: str = Field("", description=N_("The team's name."), examples=["Night owls"])
    people: list[PersonShape] = Field(
        [],
        description=N_("Who made it, as far as they may be named."),
        examples=[[{"name": "Lin Xiaoman"}]],
    )
    track: str = Field("", description=N_("The track it is entered for."), examples=["open-data"])
    status: EntryStatus = Field(
        description=N_("What the organisers made of it."), examples=["submitted"]
    )
    license: str = Field(
        "", description=N_("The licence of the work, in SPDX form."), examples=["MIT"]
    )
    url: str = Field(
        description=N_("Its page."),
        examples=["https://example.org/competitions/map-jam/entries/night-map/"],
    )


class CompetitionsFile(Shape):
    """All competitions of a hub, in one language of its site."""

    version: int = Field(
        description=N_("Rises when a name goes or comes to mean something else."),
        examples=[VERSION],
    )
    generated_at: str = Field(
        description=N_("The moment of the build, in UTC."), examples=["2026-05-01T00:00:00Z"]
    )
    site: SiteShape = Field(
        description=N_("The site that this file is of."), examples=[{"name": "Riverside"}]
    )
    competitions: list[CompetitionShape] = Field(
        description=N_("All competitions, the newest first."), examples=[[{"id": "map-jam"}]]
    )


class CompetitionFile(Shape):
    """All that is public of one competition; standings, ballots and awards once they are."""

    version: int = Field(
        description=N_("Rises when a name goes or comes to mean something else."),
        examples=[VERSION],
    )
    generated_at: str = Field(
        description=N_("The moment of the build, in UTC."), examples=["2026-05-01T00:00:00Z"]
    )
    site: SiteShape = Field(
        description=N_("The site that this file is of."), examples=[{"name": "Riverside"}]
    )
    competition: CompetitionShape = Field(
        description=N_("The competition."), examples=[{"id": "map-jam"}]
    )
    criteria: list[CriterionShape] = Field(
        [], description=N_("What judges look at."), examples=[[{"id": "clarity"}]]
    )
    tracks: list[NamedShape] = Field(
        [],
        description=N_("Parts that are judged on their own."),
        examples=[[{"id": "open-data", "name": "Open data"}]],
    )
    judges: list[PersonShape] = Field(
        [], description=N_("Who judges."), examples=[[{"name": "Lin Xiaoman"}]]
    )
    scoring: ScoringShape = Field(
        description=N_("The way of counting that was announced."), examples=[{"method": "mean"}]
    )
    standings: list[StandingsShape] = Field(
        [],
        description=N_("The standing of all entries, then of each track."),
        examples=[[{"places": [{"entry": "night-map", "rank": 1}]}]],
    )
    exclusions: list[ExclusionShape] = Field(
        [],
        description=N_("What did not count."),
        examples=[[{"entry": "night-map", "reason": "recused"}]],
    )
    ballots: list[BallotShape] = Field(
        [],
        description=N_("Every ballot, as it was given."),
        examples=[[{"scores": {"night-map": {"clarity": 4}}}]],
    )
    polls: list[PollShape] = Field(
        [],
        description=N_("Votes of the community."),
        examples=[[{"id": "audience", "votes": {"night-map": 12}}]],
    )
    awards: list[AwardShape] = Field(
        [], description=N_("What was won."), examples=[[{"id": "first-prize"}]]
    )
    entries: list[EntryShape] = Field(
        description=N_("What was handed in, by title; without what was withdrawn."),
        examples=[[{"id": "night-map"}]],
    )
