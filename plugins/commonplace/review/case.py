"""What a review is about, and what its rules ask for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from commonplace.language import N_
from commonplace.model import Hub, Record
from commonplace.model.claims import ClaimKind
from commonplace.problems import Place, Problem, Word
from commonplace.review.change import Change
from commonplace.review.ownership import NOBODY, Ownership, People
from commonplace.review.person import Actor
from commonplace.review.spot import Area, Map, Spot


@dataclass(frozen=True, slots=True)
class Demand:
    """That only some people, besides maintainers, may do something; `problem` says so to others."""

    problem: Problem
    may: People = NOBODY


ANYBODY: People = frozenset({"*"})
"""What may be done by whoever has an account."""

Finding = Demand | Problem
"""What a rule finds: something that only some may do, or something that all should know."""


@dataclass(frozen=True)
class Case:
    """A pull request as its rules see it: what is published, what is proposed, and by whom.

    `base` is the version that decides who may do what; `before` is where the pull request began,
    which is older where others published since. Without an actor nobody is judged. `texts`
    are the contents of pages that differ, by their ids; `signing` is under what commits are made.
    `forge` is where the handle is one.
    """

    base: Hub
    before: Hub
    head: Hub
    changes: tuple[Change, ...]
    map: Map
    forge: str
    now: datetime
    actor: Actor | None = None
    texts: Mapping[str, bytes] = field(default_factory=dict)
    signing: frozenset[tuple[ClaimKind, str]] = frozenset()

    @cached_property
    def ownership(self) -> Ownership:
        """Who may change what."""
        return Ownership(self.base)

    @cached_property
    def proposed(self) -> Ownership:
        """Who might change what, if what is proposed were published: it decides nothing."""
        return Ownership(self.head)

    @cached_property
    def actor_ids(self) -> People:
        """Under which ids of members the author is known, or asks to be."""
        return frozenset({self.actor.member} if self.actor and self.actor.member else ())

    def spot(self, path: str) -> Spot:
        """Return what a path is to the hub."""
        return self.map.spot(path)

    def records(self, collection: str) -> Iterator[tuple[Change, Record | None, Record | None]]:
        """Yield the changes of records of a kind, each with the record before and after.

        None where there is none, or none that can be read.
        """
        for change in self.changes:
            spots = [self.spot(path) for path in (change.old, change.new) if path]
            if not any(_is_record(spot, collection) for spot in spots):
                continue
            yield change, self._record(self.before, change.old), self._record(self.head, change.new)

    def _record(self, hub: Hub, path: str) -> Record | None:
        spot = self.spot(path) if path else None
        if spot is None or spot.area is not Area.RECORD or spot.is_beside:
            return None
        return hub.of(spot.collection).get(spot.key)


def _is_record(spot: Spot, collection: str) -> bool:
    return spot.area is Area.RECORD and spot.collection == collection and not spot.is_beside


def at_field(record: Record, *way: str | int) -> Place:
    """Return where a field of a record stands."""
    return record.source.places.of_value(way)


def demand(
    case: Case, path: str, code: str, may: People, place: Place | None = None, **values: object
) -> Demand:
    """Return the demand that only `may` and maintainers do something."""
    actor = case.actor.handle if case.actor else ""
    given = {"actor": actor, "owners": listed(may), "what": NO_SUBMISSION, **values}
    if not may and code in _OF_OWNERS:
        code = "review-maintainers-only"
    return Demand(Problem.at(path, place or Place(), code, **given), may)


_OF_OWNERS = frozenset({"review-not-yours", "review-removes", "review-adds"})
NO_SUBMISSION = Word(N_("nobody's but theirs"))


def listed(people: People) -> str:
    """Return ids of members as a list for a message."""
    return ", ".join(sorted(people))
