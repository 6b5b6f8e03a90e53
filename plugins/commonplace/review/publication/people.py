"""People: who is shown for the first time, and who is not any more."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from commonplace.model import Contribution
from commonplace.problems import Place, Problem
from commonplace.review.change import Change
from commonplace.review.publication.pages import Fate
from commonplace.views import Edition
from commonplace.views.people import directory


@dataclass(frozen=True, slots=True)
class PersonNews:
    """Somebody who appears or vanishes: a member by id, anybody else by name alone."""

    fate: Fate
    name: str
    member: str = ""


def person_news(before: Edition, after: Edition) -> tuple[PersonNews, ...]:
    """Return who appears and who vanishes."""
    was, now = _shown(before), _shown(after)
    return (
        *(_news(Fate.ADDED, who, now[who]) for who in sorted(now.keys() - was.keys())),
        *(_news(Fate.REMOVED, who, was[who]) for who in sorted(was.keys() - now.keys())),
    )


def _news(fate: Fate, who: str, name: str) -> PersonNews:
    return PersonNews(fate, name, "" if who.startswith("~") else who)


def _shown(edition: Edition) -> dict[str, str]:
    """Return the names of everybody whom the site may name, by `Contribution.person`."""
    named = {one.person: one.name for one in edition.ledger.entries if one.member or one.name}
    known = {member.id: member.name for member in directory(edition.hub)}
    return {who: name or edition.name_of(who) for who, name in {**named, **known}.items()}


def credited_others(
    before: Edition, after: Edition, changes: tuple[Change, ...], own: frozenset[str]
) -> Iterator[Problem]:
    """Yield each new credit for somebody else than the author, where it is written down."""
    moves = {change.new: change.old for change in changes if change.is_renamed}
    had = {_thing(one, {}) for one in before.ledger.entries}
    for one in after.ledger.entries:
        is_somebodys = one.member or one.name
        if not is_somebodys or one.member in own or _thing(one, moves) in had:
            continue
        evidence = one.evidence[0]
        who = one.member or one.name
        place = Place(evidence.line or 1, evidence.column or 1)
        yield Problem.at(
            evidence.path, place, "review-credits-other", owners=who, role=one.role.value
        )


def _thing(one: Contribution, moves: Mapping[str, str]) -> tuple[str, str, str, str]:
    return one.person, one.role.value, moves.get(one.page, one.page), one.what
