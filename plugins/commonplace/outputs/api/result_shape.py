"""Results in `api/competitions/ID.json`: standings, what did not count, ballots, votes, awards."""

from pydantic import Field

from commonplace.judging import ExclusionReason
from commonplace.language import N_
from commonplace.model.judging import DecidedBy
from commonplace.model.scoring import Method, Normalise
from commonplace.outputs.api.shape import PersonShape, Shape


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
