"""A ranking, where a hub asks for one: over a while, capped by day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from commonplace.model import Contribution
from commonplace.settings import CreditOptions
from commonplace.views.credits.contributor import Contributor


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's place; who has as many points has the same."""

    number: int
    contributor: Contributor
    points: float


def ranking(
    people: Iterable[Contributor], options: CreditOptions, today: date
) -> tuple[Place, ...]:
    """Return the places of all who have points; empty where the hub asks for no ranking.

    Among equals the order of `people` remains.
    """
    if options.ranking is None:
        return ()
    since = today - timedelta(days=options.ranking.days)
    per_day = options.ranking.per_day
    points = [
        (person, _points((item for item in person.entries if item.date), since, per_day, options))
        for person in people
    ]
    places: list[Place] = []
    for number, (person, own) in enumerate(sorted(points, key=lambda row: -row[1]), 1):
        if own > 0:
            is_equal = bool(places) and places[-1].points == own
            places.append(Place(places[-1].number if is_equal else number, person, own))
    return tuple(places)


def weight(item: Contribution, options: CreditOptions) -> float:
    """Return how much one thing counts; a trivial change of a file never more than a whole one."""
    whole = options.weight_of(item.role)
    is_change = bool(item.evidence) and all(reason.commit for reason in item.evidence)
    if is_change and item.lines is not None and item.lines <= options.trivial_lines:
        return min(whole, options.trivial_weight)
    return whole


def _points(
    given: Iterable[Contribution], since: date, per_day: int, options: CreditOptions
) -> float:
    days: dict[date, list[float]] = defaultdict(list)
    for item in given:
        if item.date and item.date > since:
            days[item.date].append(weight(item, options))
    # Rounded, so that the order in which it is summed up decides no place.
    return round(sum(sum(sorted(day)[-per_day:]) for day in days.values()), 6)
