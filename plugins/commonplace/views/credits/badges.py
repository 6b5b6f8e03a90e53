"""Badges: which rules somebody fulfils, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonplace.model import Contribution, Entry, Hub
from commonplace.model.badge import BadgeRule, PageKind
from commonplace.views.challenges import is_challenge, tasks_of
from commonplace.views.edition import Edition


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge that somebody has; `since` is None where what it was given for has no day."""

    id: str
    rule: BadgeRule
    since: date | None


def badges_of(edition: Edition, person: str) -> tuple[Badge, ...]:
    """Return the badges of somebody, by `Contribution.person`, in the order of the rules.

    Who may not be told from others, since they are hidden, has none.
    """
    if person == "~":
        return ()
    given = [one for one in edition.ledger.by_person.get(person, ()) if _counts(edition, one)]
    found = (_badge(edition.hub, name, rule, given) for name, rule in edition.hub.badges.items())
    return tuple(badge for badge in found if badge)


def _counts(edition: Edition, entry: Contribution) -> bool:
    """Whether it has been given already, to a page that lists show."""
    return edition.may_list(entry) and (not entry.date or entry.date <= edition.today)


def _badge(hub: Hub, name: str, rule: BadgeRule, given: Iterable[Contribution]) -> Badge | None:
    """Return the badge, with the day on which its rule was fulfilled first.

    A thing counts from its first day on; one without a day has always been there.
    """
    things: dict[tuple[str, str, str], date | None] = {}
    years: dict[int, date] = {}
    for entry in given:
        if not _fits(hub, rule, entry):
            continue
        thing = entry.thing if entry.page or entry.what else (entry.role, "", str(entry.date))
        things[thing] = _earlier(things.get(thing, entry.date), entry.date)
        if entry.date:
            years[entry.date.year] = min(years.get(entry.date.year, entry.date), entry.date)
    if len(things) < rule.at_least or len(years) < (rule.years or 0):
        return None
    days = sorted(day or date.min for day in things.values())
    last = days[rule.at_least - 1]
    if rule.years:
        last = max(last, sorted(years.values())[rule.years - 1])
    return Badge(name, rule, last if last > date.min else None)


def _fits(hub: Hub, rule: BadgeRule, entry: Contribution) -> bool:
    if rule.role is not None and entry.role is not rule.role:
        return False
    if rule.on is PageKind.CHALLENGE:
        return isinstance(entry.record, Entry) and _completes(hub, entry.record)
    kind = entry.record.collection if entry.record else ""
    return rule.on is None or kind == rule.on


def _completes(hub: Hub, entry: Entry) -> bool:
    """Whether an entry completes something of a challenge."""
    competition = hub.competitions.get(entry.source.parent)
    return (
        competition is not None and is_challenge(competition) and bool(tasks_of(competition, entry))
    )


def _earlier(known: date | None, other: date | None) -> date | None:
    return min(known, other) if known and other else known or other
