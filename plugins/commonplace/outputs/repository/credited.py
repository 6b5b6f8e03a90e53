"""Whom a file names: everybody of an edition, or those with certain roles."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from commonplace.outputs.api.parts import Parts
from commonplace.values.roles import Role
from commonplace.views import Edition
from commonplace.views.contributors import contributors, unnamed
from commonplace.views.credits.contributor import Contributor


@dataclass(frozen=True, slots=True)
class Credited:
    """The people a file is about, by name, as one edition sees them.

    `unnamed` is how many contributions are of people who are not to be named.
    """

    edition: Edition
    people: tuple[Contributor, ...]
    unnamed: int = 0

    @classmethod
    def of(cls, edition: Edition, roles: Collection[Role] = ()) -> "Credited":
        """Return everybody, or what was given in some of the roles alone."""
        people, others = contributors(edition), unnamed(edition)
        if roles:
            people = tuple(one for each in people if (one := _within(each, roles)).entries)
            others = tuple(one for one in others if one.role in roles)
        return cls(edition, people, len(others))

    def page_of(self, one: Contributor) -> str:
        """Return the whole address of somebody's page, empty where there is none."""
        known = one.member is not None and bool(self.edition.site.url)
        return Parts(self.edition).page(one.member) if known and one.member else ""


def _within(one: Contributor, roles: Collection[Role]) -> Contributor:
    return replace(
        one,
        entries=tuple(entry for entry in one.entries if entry.role in roles),
    )
