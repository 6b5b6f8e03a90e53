"""Everybody who gave something, awards among it, for files that programs and people read.

What is still to come, such as a talk that is announced, is not given yet.
"""

from commonplace.model import Contribution
from commonplace.views.credits.contributor import UNNAMED, Contributor, contributors_of
from commonplace.views.edition import Edition
from commonplace.views.people import first_of_each


def contributors(edition: Edition) -> tuple[Contributor, ...]:
    """Return everybody who may be named, by name: no order by how much somebody gave."""
    return contributors_of(edition.hub, _given(edition, edition.ledger.entries))


def unnamed(edition: Edition) -> tuple[Contribution, ...]:
    """Return what those gave who are not to be named, each thing once."""
    return first_of_each(_given(edition, edition.ledger.by_person.get(UNNAMED, ())))


def _given(edition: Edition, entries: tuple[Contribution, ...]) -> tuple[Contribution, ...]:
    """Return what lists may show and is not to come."""
    return tuple(
        one
        for one in entries
        if edition.may_list(one) and (not one.date or one.date <= edition.today)
    )
