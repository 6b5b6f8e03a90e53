"""Contributors in orders that are fair: by day, by whom they helped, never by volume."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from commonplace.model import Article, Contribution, Hub, Ledger, Record
from commonplace.model.member import MemberStatus
from commonplace.values.roles import Role
from commonplace.views.credits.contributor import Contributor, contributors_of, month_of
from commonplace.views.credits.helping import helped_by

RECENT_DAYS = 90
"""How long something that was given is recent."""
MONTHS = 12
"""How far back those who are steady and those who helped many are looked for, in months."""
STEADY_MONTHS = 3
"""In how many different months somebody must have given something to be steady."""
HELPED = 2
"""How many different people somebody must have helped to have helped many."""
SHOWN = 8
"""How many people each of these orders names at most."""


@dataclass(frozen=True)
class Contributors:
    """Everybody who gave something until `today`; of articles only those that are `listed` count.

    Every order falls back on that of `everyone`, so that who comes first among equals changes from
    day to day, and depends on nothing else.
    """

    hub: Hub
    ledger: Ledger
    listed: Container[Record]
    today: date

    @cached_property
    def given(self) -> tuple[Contribution, ...]:
        """Everything that has been given and may be listed, the newest first."""
        return tuple(filter(self._counts, self.ledger.entries))

    def _counts(self, entry: Contribution) -> bool:
        if entry.role is Role.AWARD or (entry.date and entry.date > self.today):
            return False
        return not isinstance(entry.record, Article) or entry.record in self.listed

    @cached_property
    def everyone(self) -> tuple[Contributor, ...]:
        """All people by name, beginning each day with the one after yesterday's first.

        So over as many days as there are people, each stands once at every place.
        """
        return self._in_turn(person for person in self._by_name if not _is_group(person))

    @cached_property
    def organisations(self) -> tuple[Contributor, ...]:
        """The organisations among the contributors, in turn as people are."""
        return self._in_turn(person for person in self._by_name if _is_group(person))

    @property
    def unnamed(self) -> int:
        """How many gave something and do not wish to be named, or cannot be."""
        return self.ledger.unnamed

    @property
    def count(self) -> int:
        """How many people gave something, named or not."""
        return len(self.everyone) + self.unnamed

    def first_timers(self, month: date) -> tuple[Contributor, ...]:
        """Return whose first gift was in the month of a day, the newest first."""
        dated = [(person.first_day, person) for person in self.everyone]
        found = [(day, person) for day, person in dated if day and month_of(day) == month_of(month)]
        return tuple(person for _, person in sorted(found, key=_day_of, reverse=True))

    @cached_property
    def newest_month(self) -> date | None:
        """The first day of the latest month in which somebody gave something for the first time."""
        days = [person.first_day for person in self.everyone if person.first_day]
        return max(days).replace(day=1) if days else None

    @cached_property
    def recent(self) -> tuple[Contributor, ...]:
        """Who gave something in the last `RECENT_DAYS`, the newest first."""
        since = self.today - timedelta(days=RECENT_DAYS)
        latest = ((person.latest, person) for person in self.everyone)
        dated = [(item.date, person) for item, person in latest if item and item.date]
        found = [(day, person) for day, person in dated if day > since]
        return tuple(person for _, person in sorted(found, key=_day_of, reverse=True)[:SHOWN])

    @cached_property
    def breadth(self) -> tuple[tuple[Contributor, int], ...]:
        """Who helped the most different people in the last `MONTHS`, with how many these are."""
        return self._most({person: len(found) for person, found in self.helped.items()}, HELPED)

    @cached_property
    def helped(self) -> dict[str, set[str]]:
        """Whom each person helped in the last `MONTHS`."""
        months = self._months
        lately = [item for item in self.given if item.date and month_of(item.date) in months]
        return helped_by(self.hub, self.given, lately)

    @cached_property
    def steady(self) -> tuple[tuple[Contributor, int], ...]:
        """Who gave something in most of the last `MONTHS`, with how many these are."""
        counts = {one.person: len(self.months_of(one)) for one in self.everyone}
        return self._most(counts, STEADY_MONTHS)

    def months_of(self, person: Contributor) -> set[tuple[int, int]]:
        """Return in which of the last `MONTHS` somebody gave something."""
        return {month_of(item.date) for item in person.entries if item.date} & self._months

    @cached_property
    def by_role(self) -> dict[Role, tuple[Contributor, ...]]:
        """All people by each kind of thing they gave, in the order of `everyone`."""
        found: dict[Role, list[Contributor]] = {}
        for person in self.everyone:
            for role in person.roles:
                found.setdefault(role, []).append(person)
        return {role: tuple(people) for role, people in found.items()}

    def _most(self, counts: dict[str, int], least: int) -> tuple[tuple[Contributor, int], ...]:
        """Return those with most, at least `least`; among equals in the order of `everyone`."""
        rows = [(one, counts[one.person]) for one in self.everyone if one.person in counts]
        found = [row for row in rows if row[1] >= least]
        return tuple(sorted(found, key=lambda row: -row[1])[:SHOWN])

    @cached_property
    def _months(self) -> set[tuple[int, int]]:
        """The last `MONTHS`, that of today among them."""
        last = self.today.year * 12 + self.today.month - 1
        return {divmod(last - ago, 12) for ago in range(MONTHS)}

    @cached_property
    def _by_name(self) -> tuple[Contributor, ...]:
        return contributors_of(self.hub, self.given)

    def _in_turn(self, people: Iterable[Contributor]) -> tuple[Contributor, ...]:
        found = tuple(people)
        start = self.today.toordinal() % len(found) if found else 0
        return found[start:] + found[:start]


def _is_group(one: Contributor) -> bool:
    return one.member is not None and one.member.status is MemberStatus.ORGANISATION


def _day_of(row: tuple[date, Contributor]) -> date:
    return row[0]
