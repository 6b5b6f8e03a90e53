"""Somebody who gave something, with all of it that may be listed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from commonplace.model import Contribution, Hub, Member
from commonplace.values.roles import Role
from commonplace.views.people import first_of_each, name_sort_key, sort_key

UNNAMED = "~"
"""The person of the ledger who stands for all that are not to be named."""


@dataclass(frozen=True)
class Contributor:
    """Somebody who may be named: a member with a page of their own, or a name alone.

    `person` is `Contribution.person`. Only of who shows more than a name is there a `member`: that
    is what the public ledger knows. `entries` are what they gave on each day, the newest first,
    what has no day last.
    """

    person: str
    name: str
    member: Member | None
    entries: tuple[Contribution, ...]

    @property
    def id(self) -> str:
        """The member's id; empty for a name alone."""
        return "" if self.person.startswith(UNNAMED) else self.person

    @cached_property
    def given(self) -> tuple[Contribution, ...]:
        """Each thing once, on the first day it was given, the newest first."""
        return first_of_each(self.entries)

    @cached_property
    def counts(self) -> Mapping[Role, int]:
        """How many different things they gave in each role, in the order of the roles' names."""
        counts = Counter(one.role for one in self.given)
        return {role: counts[role] for role in sorted(counts)}

    @property
    def roles(self) -> tuple[Role, ...]:
        """What they did, each kind once, the newest first."""
        return tuple(dict.fromkeys(item.role for item in self.entries))

    @property
    def latest(self) -> Contribution | None:
        """The newest of what has a day."""
        return self.entries[0] if self.entries and self.entries[0].date else None

    @property
    def first_day(self) -> date | None:
        """The day of the first of what has one."""
        return next((item.date for item in reversed(self.entries) if item.date), None)

    def given_in(self, month: date) -> tuple[Contribution, ...]:
        """Return what they gave in the month of a day."""
        wanted = month_of(month)
        return tuple(item for item in self.entries if item.date and month_of(item.date) == wanted)


def contributors_of(hub: Hub, entries: Iterable[Contribution]) -> tuple[Contributor, ...]:
    """Return everybody who gave one of these and may be named, by name; never by how much."""
    groups: dict[str, list[Contribution]] = {}
    for entry in entries:
        if entry.person != UNNAMED:
            groups.setdefault(entry.person, []).append(entry)
    found = [_contributor(hub, person, tuple(items)) for person, items in groups.items()]
    return tuple(sorted(found, key=lambda one: (_key(one), one.person)))


def month_of(day: date) -> tuple[int, int]:
    """Return a month as `divmod` of its number gives it: January is 0."""
    return day.year, day.month - 1


def _contributor(hub: Hub, person: str, entries: tuple[Contribution, ...]) -> Contributor:
    member = hub.people.get(person)
    name = member.name if member else person.removeprefix(UNNAMED)
    return Contributor(person, name, member, entries)


def _key(one: Contributor) -> str:
    return sort_key(one.member) if one.member else name_sort_key(one.name)
