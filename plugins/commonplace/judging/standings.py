"""Standings: which entry came where, by which way of counting, and what did not count."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from commonplace.judging.exclusions import Exclusion
from commonplace.model.scoring import Scoring


@dataclass(frozen=True, slots=True)
class Place:
    """Where one entry came; `rank` and `score` are None where it is not ranked.

    `score` is for showing, on the scale of its standings; ranks come from exact numbers.
    `by_criterion` has the average of the scores that judges gave in each criterion, None where
    nobody scored it; `ballots` counts those that scored the entry; `votes` are those of all polls,
    None where there was none.
    """

    entry: str
    rank: int | None
    score: float | None
    by_criterion: Mapping[str, float | None] = field(default_factory=dict)
    ballots: int = 0
    votes: int | None = None


@dataclass(frozen=True, slots=True)
class NoSpread:
    """A judge who told no entries apart, in a criterion or, where it is None, on the whole.

    Where scores are made comparable or only their order counts, such a judge says of each entry
    that it is neither better nor worse than the others.
    """

    judge: str
    criterion: str | None = None


@dataclass(frozen=True)
class Standings:
    """All entries of a competition, or of one of its tracks: ranked ones first.

    `scoring` is the way of counting; `exclusions` say which scores and entries did not count;
    `scale` is the lowest and the highest score that there can be, None where there is no end;
    `judges` are those of whose ballots something counts.
    """

    places: tuple[Place, ...]
    scoring: Scoring
    track: str | None = None
    exclusions: tuple[Exclusion, ...] = ()
    scale: tuple[float, float] | None = None
    judges: tuple[str, ...] = ()
    no_spread: tuple[NoSpread, ...] = ()

    def at(self, rank: int) -> tuple[Place, ...]:
        """Return the entries that share a rank."""
        return tuple(place for place in self.places if place.rank == rank)

    def at_by_votes(self, rank: int) -> tuple[Place, ...]:
        """Return the entries that share a rank by the votes of the community alone."""
        voted = [place for place in self.places if place.votes]

        def ahead(place: Place) -> int:
            return sum((other.votes or 0) > (place.votes or 0) for other in voted)

        return tuple(place for place in voted if ahead(place) == rank - 1)

    def of(self, entry: str) -> Place | None:
        """Return where an entry came; None where it took no part."""
        return self._by_entry.get(entry)

    @cached_property
    def _by_entry(self) -> Mapping[str, Place]:
        return {place.entry: place for place in self.places}
