"""What `api/competitions.json` and the file of each competition hold: the one home of their names.

A name keeps its meaning while `version` stays; names may be added. What is to be kept until results
are public is in neither before.
"""

from pydantic import Field

from commonplace.judging import ExclusionReason
from commonplace.language import N_
from commonplace.model.competition import CompetitionKind, PhaseId
from commonplace.model.entry import EntryStatus
from commonplace.model.judging import DecidedBy
from commonplace.model.scoring import Method, Normalise
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


class ScoringShape(Shape):
    """The way of counting."""

    method: Method = Field(description=N_("How scores become a standing."), examples=["mean"])
    normalise: Normalise = Field(
        description=N_("Whether each judge's scores are brought to one scale."), examples=["none"]
    )
    ties: str = Field(
        description=N_("“shared”, or the id of the criterion that breaks ties."),
        examples=["shared"],
    )
    min_ballots: int = Field(description=N_("Ballots an entry needs to be ranked."), examples=[2])
    trim: float = Field(
        description=N_("For the trimmed mean: the share of scores left out at each end."),
        examples=[0.1],
    )
    shrinkage: float = Field(
        description=N_("How many ballots of the average of all stand beside an entry's own."),
        examples=[0],
    )
    votes: float = Field(
        description=N_("The share of the result that the community's votes decide."),
        examples=[0.2],
    )


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


class EntryPlaceShape(Shape):
    """Where one entry came."""

    entry: str = Field(description=N_("The entry's id."), examples=["night-map"])
    rank: int | None = Field(
        None, description=N_("Its place; equal ones share it, as in 1, 2, 2, 4."), examples=[1]
    )
    score: float | None = Field(None, description=N_("Its score."), examples=[4.73])
    by_criterion: dict[str, float | None] = Field(
        {},
        description=N_("The average of each criterion, null where nobody scored it."),
        examples=[{"clarity": 5}],
    )
    ballots: int = Field(0, description=N_("How many judges scored it."), examples=[3])
    votes: int | None = Field(None, description=N_("How many voted for it."), examples=[9])


class StandingsShape(Shape):
    """All entries of the competition, or of a track, in their order."""

    track: str = Field(
        "", description=N_("The track; none for all entries."), examples=["open-data"]
    )
    scoring: ScoringShape = Field(
        description=N_("The way of counting."), examples=[{"method": "mean"}]
    )
    places: list[EntryPlaceShape] = Field(
        description=N_("Ranked entries first."), examples=[[{"entry": "night-map", "rank": 1}]]
    )


class ExclusionShape(Shape):
    """What did not count, and why."""

    entry: str = Field(
        "", description=N_("The entry's id; none for a whole ballot."), examples=["night-map"]
    )
    reason: ExclusionReason = Field(description=N_("Why it does not count."), examples=["recused"])
    judge: PersonShape | None = Field(
        None,
        description=N_("Whose scores of it do not count; none where the entry is out."),
        examples=[{"name": "Lin Xiaoman"}],
    )


class BallotShape(Shape):
    """What one judge gave, as it was given."""

    judge: PersonShape | None = Field(
        None,
        description=N_("The judge, unless they are not to be named."),
        examples=[{"name": "Lin Xiaoman"}],
    )
    scores: dict[str, dict[str, float | None]] = Field(
        description=N_("For each entry a number for each criterion; null is no score."),
        examples=[{"night-map": {"clarity": 4}}],
    )
    recused: list[str] = Field(
        [], description=N_("Entries the judge left to others."), examples=[["night-map"]]
    )
    comments: dict[str, str] = Field(
        {},
        description=N_("What the judge says about entries in public."),
        examples=[{"night-map": "I walked home more slowly after this."}],
    )
    sealed: str = Field(
        "",
        description=N_("The digest that was published beforehand."),
        examples=[f"sha256:{'0' * 64}"],
    )
    salt: str = Field(
        "", description=N_("What was added before the digest was taken."), examples=["3f9a1c"]
    )


class PollShape(Shape):
    """Votes of the community."""

    id: str = Field(description=N_("The poll's id: the name of its file."), examples=["audience"])
    name: str = Field(description=N_("What was asked."), examples=["People's choice"])
    votes: dict[str, int] = Field(
        description=N_("For each entry, how many voted for it."), examples=[{"night-map": 12}]
    )
    voters: int | None = Field(None, description=N_("How many voted."), examples=[30])
    evidence: str = Field(
        "",
        description=N_("Where the votes can be seen, or how they were cast."),
        examples=["https://example.org/polls/42"],
    )


class AwardShape(Shape):
    """What was won."""

    id: str = Field(
        description=N_("The award's id: the name of its file."), examples=["first-prize"]
    )
    name: str = Field(description=N_("What was won."), examples=["First prize"])
    rank: int | None = Field(None, description=N_("The place, where it is one."), examples=[1])
    track: str = Field("", description=N_("The track it is for."), examples=["open-data"])
    decided_by: DecidedBy = Field(description=N_("Who decided."), examples=["judges"])
    prize: str = Field("", description=N_("What it consists of."), examples=["A book"])
    citation: str = Field(
        description=N_("Why, in a sentence or two."), examples=["For a map one reads at a glance."]
    )
    entries: list[str] = Field(
        [], description=N_("The ids of the entries that won it."), examples=[["night-map"]]
    )
    people: list[PersonShape] = Field(
        [],
        description=N_("Members who won it themselves, without an entry."),
        examples=[[{"name": "Lin Xiaoman"}]],
    )
    presented_at: str = Field(
        "", description=N_("The day it was presented."), examples=["2026-10-20"]
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
