"""Everybody who gave something, each once, with all of it that lists may show.

What is still to come, such as a talk that is announced, is not given yet.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from commonplace.model import Contribution, Member, Role
from commonplace.views.edition import Edition
from commonplace.views.people import name_sort_key, sort_key

UNNAMED = "~"
"""The person of the ledger who stands for all that are not to be named."""


@dataclass(frozen=True)
class Contributor:
    """Somebody who may be named: a member with a page of their own, or a name alone.

    Only of who shows more than a name is there a `member`: that is what the public ledger knows.

    `given` has each thing once, the newest first; `entries` has it on each day it was given.
    """

    name: str
    member: Member | None
    id: str
    given: tuple[Contribution, ...]
    entries: tuple[Contribution, ...]

    @cached_property
    def roles(self) -> Mapping[Role, int]:
        """How many different things were given in each role, in the order of the roles' names."""
        return counts_of(self.given)


def contributors(edition: Edition) -> tuple[Contributor, ...]:
    """Return everybody who may be named, by name: no order by how much somebody gave."""
    found = [
        _contributor(edition, person, given)
        for person in edition.given
        if person != UNNAMED and (given := _until_today(edition, edition.given[person]))
    ]
    return tuple(sorted(found, key=lambda one: (_key(one), one.id, one.name)))


def unnamed(edition: Edition) -> tuple[Contribution, ...]:
    """Return what those gave who are not to be named."""
    return _until_today(edition, edition.given.get(UNNAMED, ()))


def counts_of(given: tuple[Contribution, ...]) -> Mapping[Role, int]:
    """Return how many things were given in each role, in the order of the roles' names."""
    counts = Counter(one.role for one in given)
    return {role: counts[role] for role in sorted(counts)}


def _contributor(edition: Edition, person: str, given: tuple[Contribution, ...]) -> Contributor:
    things: Container[tuple[str, str, str]] = {one.thing for one in given}
    entries = edition.ledger.by_person[person]
    is_known = not person.startswith(UNNAMED)
    return Contributor(
        name=edition.name_of(person) if is_known else person.removeprefix(UNNAMED),
        member=edition.member(person) if is_known else None,
        id=person if is_known else "",
        given=given,
        entries=_until_today(edition, (one for one in entries if one.thing in things)),
    )


def _until_today(edition: Edition, given: Iterable[Contribution]) -> tuple[Contribution, ...]:
    return tuple(one for one in given if not one.date or one.date <= edition.today)


def _key(one: Contributor) -> str:
    return sort_key(one.member) if one.member else name_sort_key(one.name)
