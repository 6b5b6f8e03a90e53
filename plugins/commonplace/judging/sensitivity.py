"""Sensitivity: whether another way of counting, or one voice less, would change the podium."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from commonplace.judging.counting import count
from commonplace.judging.standings import Place, Standings
from commonplace.model.competition import Competition
from commonplace.model.entry import Entry
from commonplace.model.judging import Ballot, Poll
from commonplace.model.scoring import Method, Normalise, Scoring

PODIUM = 3


class Change(StrEnum):
    """What is other in a variant."""

    METHOD = "method"
    JUDGE = "judge"
    CRITERION = "criterion"
    VOTES = "votes"


class PodiumChange(StrEnum):
    """What a variant makes of the podium: the same, another order, or other entries."""

    SAME = "same"
    ORDER = "order"
    ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Variant:
    """Standings of the same entries that were counted in another way.

    `name` is an id: `median`, `median-z_score`, `judge-ada`, `criterion-craft`, `votes-on`,
    `votes-off`. `subject` is the judge or the criterion that was left out, else empty.
    """

    kind: Change
    name: str
    subject: str
    standings: Standings

    def rank(self, entry: str) -> int | None:
        """Return where an entry would have come; None where it would have had no rank."""
        place = self.standings.of(entry)
        return place.rank if place else None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The standings as announced, beside those of all variants.

    `podium` is the last rank that is on it. Entries that have no rank as announced are in no
    variant: what is compared is the counting, not who may take part.
    """

    announced: Standings
    variants: tuple[Variant, ...]
    podium: int

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries that are ranked, in the announced order."""
        return tuple(place.entry for place in self.announced.places if place.rank is not None)

    def change(self, variant: Variant) -> PodiumChange:
        """Return what a variant makes of the podium."""
        announced, found = self._podium(self.announced), self._podium(variant.standings)
        if announced == found:
            return PodiumChange.SAME
        same = announced.keys() == found.keys()
        return PodiumChange.ORDER if same else PodiumChange.ENTRIES

    @property
    def changed(self) -> tuple[Variant, ...]:
        """The variants with another podium: another order on it is another one."""
        return tuple(one for one in self.variants if self.change(one) is not PodiumChange.SAME)

    @property
    def winner_changes(self) -> tuple[Variant, ...]:
        """The variants with another first place; to share it with somebody else is another one."""
        first = _first(self.announced)
        return tuple(one for one in self.variants if _first(one.standings) != first)

    def of_kind(self, kind: Change) -> tuple[Variant, ...]:
        """Return the variants in which the same kind of thing is other."""
        return tuple(one for one in self.variants if one.kind is kind)

    @property
    def always(self) -> tuple[str, ...]:
        """The entries that are on the podium however it is counted."""
        return tuple(entry for entry in self.entries if self._times(entry) == self._standings)

    @property
    def sometimes(self) -> tuple[str, ...]:
        """The entries that are on the podium by some ways of counting and not by others."""
        return tuple(entry for entry in self.entries if 0 < self._times(entry) < self._standings)

    def best(self, entry: str) -> int | None:
        """Return the best rank of an entry over all ways of counting."""
        return min(self._ranks(entry), default=None)

    def worst(self, entry: str) -> int | None:
        """Return the worst rank of an entry over all ways of counting."""
        return max(self._ranks(entry), default=None)

    @property
    def _standings(self) -> int:
        return 1 + len(self.variants)

    def _ranks(self, entry: str) -> list[int]:
        own = self.announced.of(entry)
        found = [own.rank if own else None, *(one.rank(entry) for one in self.variants)]
        return [rank for rank in found if rank is not None]

    def _times(self, entry: str) -> int:
        return sum(rank <= self.podium for rank in self._ranks(entry))

    def _podium(self, standings: Standings) -> dict[str, int]:
        return {
            place.entry: place.rank
            for place in standings.places
            if place.rank is not None and place.rank <= self.podium
        }


def sensitivity(  # noqa: PLR0913 - as count, and where the podium ends
    competition: Competition,
    entries: Iterable[Entry],
    ballots: Iterable[Ballot],
    polls: Iterable[Poll] = (),
    *,
    track: str | None = None,
    scoring: Scoring | None = None,
    podium: int | None = None,
) -> Sensitivity:
    """Return how standings would be by other methods, without each judge and each criterion.

    Where votes alone decide, none of these says anything; only standings without votes do.
    `podium` is the last rank on it; else as many as there are prizes, three at most.
    """
    entries, ballots, polls = [*entries], [*ballots], [*polls]
    announced = count(competition, entries, ballots, polls, track=track, scoring=scoring)
    ranked = {place.entry for place in announced.places if place.rank is not None}
    case = _Case(
        competition,
        tuple(entry for entry in entries if entry.id in ranked),
        tuple(ballots),
        tuple(polls),
        announced,
    )
    variants = [*case.by_votes()]
    if announced.scoring.votes != 1 or not any(place.votes for place in announced.places):
        voices = [*case.without_judges(), *case.without_criteria()]
        variants = [*case.by_methods(), *voices, *variants]
    last = podium or min(len(competition.prizes) or PODIUM, PODIUM)
    return Sensitivity(announced, tuple(variants), last)


@dataclass(frozen=True, slots=True)
class _Case:
    """What was counted, to be counted again.

    A voice less is no reason to leave an entry out, so variants ask for one ballot only.
    """

    competition: Competition
    entries: tuple[Entry, ...]
    ballots: tuple[Ballot, ...]
    polls: tuple[Poll, ...]
    announced: Standings

    def by_methods(self) -> Iterator[Variant]:
        """Yield every other method and normalisation. Orders alone know no normalisation."""
        way = self.announced.scoring
        for method in Method:
            counts_orders = method in (Method.BORDA, Method.SCHULZE)
            for normalise in (Normalise.NONE,) if counts_orders else Normalise:
                if method is way.method and (counts_orders or normalise is way.normalise):
                    continue
                name = method if normalise is Normalise.NONE else f"{method}-{normalise}"
                yield self.counted(
                    Change.METHOD, str(name), scoring=self._way(method=method, normalise=normalise)
                )

    def without_judges(self) -> Iterator[Variant]:
        """Yield what the others say without each judge, where there are others."""
        judges = self.announced.judges
        for judge in judges if len(judges) > 1 else ():
            others = tuple(ballot for ballot in self.ballots if ballot.judge != judge)
            yield replace(self, ballots=others).counted(Change.JUDGE, f"judge-{judge}", judge)

    def without_criteria(self) -> Iterator[Variant]:
        """Yield what the other criteria say without each, where there are others."""
        criteria = self.competition.criteria
        for criterion in criteria if len(criteria) > 1 else ():
            others = tuple(one for one in criteria if one is not criterion)
            competition = self.competition.model_copy(update={"criteria": others})
            ties = self.announced.scoring.ties
            way = self._way(ties="shared" if ties == criterion.id else ties)
            yield replace(self, competition=competition).counted(
                Change.CRITERION, f"criterion-{criterion.id}", criterion.id, scoring=way
            )

    def by_votes(self) -> Iterator[Variant]:
        """Yield the standings without votes or, where they do not count, with them.

        Then the community is as one more judge. Where one of the two says nothing, there is none.
        """
        judges = len(self.announced.judges)
        if not judges or not any(place.votes for place in self.announced.places if place.rank):
            return
        is_on = bool(self.announced.scoring.votes)
        weight = 0 if is_on else 1 / (judges + 1)
        name = "votes-off" if is_on else "votes-on"
        yield self.counted(Change.VOTES, name, scoring=self._way(votes=weight))

    def _way(self, **other: object) -> Scoring:
        return self.announced.scoring.model_copy(update={"min_ballots": 1, **other})

    def counted(
        self, kind: Change, name: str, subject: str = "", scoring: Scoring | None = None
    ) -> Variant:
        """Return the standings of the same entries, counted in another way."""
        standings = count(
            self.competition,
            self.entries,
            self.ballots,
            self.polls,
            track=self.announced.track,
            scoring=scoring or self._way(),
        )
        return Variant(kind, name, subject, standings)


def _first(standings: Standings) -> frozenset[str]:
    places: tuple[Place, ...] = standings.at(1)
    return frozenset(place.entry for place in places)
