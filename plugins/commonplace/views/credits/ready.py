"""Members who may be ready for more, with the reasons: for maintainers, never for a page."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta

from commonplace.credits import build_ledger
from commonplace.language import N_
from commonplace.model import Article, Member
from commonplace.model.member import MemberStatus
from commonplace.values.roles import Role
from commonplace.views.credits.contributor import Contributor
from commonplace.views.credits.orders import RECENT_DAYS, Contributors
from commonplace.views.edition import Edition


@dataclass(frozen=True, slots=True)
class Facts:
    """What speaks for somebody; months and people helped are of the last twelve months."""

    signed: int
    reviewed: int
    helped: int
    months: int
    years: int
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """More that somebody could do: who is ready for it, in words and as a rule.

    `least` are the figures that somebody must reach, by the names of `Facts`; whoever has one of
    `roles` does it already. All texts are marked with `N_`.
    """

    name: str
    title: str
    rule: str
    note: str
    least: Mapping[str, int]
    roles: frozenset[Role] = field(default_factory=frozenset)

    def fits(self, facts: Facts) -> bool:
        """Whether somebody of whom this is so may be asked."""
        is_new = not facts.roles & self.roles
        return is_new and all(getattr(facts, name) >= least for name, least in self.least.items())


STEPS = (
    Step(
        "reviewer",
        N_("Could review"),
        N_(
            "At least {signed} texts signed, {helped} people helped and something given in "
            "{months} of the last twelve months; reviews nothing yet."
        ),
        N_("{signed} texts signed; {helped} people helped; something in {months} months."),
        {"signed": 2, "helped": 2, "months": 3},
        frozenset({Role.REVIEW, Role.EDITOR}),
    ),
    Step(
        "editor",
        N_("Could edit a column"),
        N_(
            "At least {reviewed} texts reviewed, {helped} people helped and something given in "
            "{months} of the last twelve months; edits nothing yet."
        ),
        N_("{reviewed} texts reviewed; {helped} people helped; something in {months} months."),
        {"reviewed": 5, "helped": 3, "months": 4},
        frozenset({Role.EDITOR}),
    ),
    Step(
        "mentor",
        N_("Could mentor"),
        N_(
            "Here for at least {years} year, {helped} people helped and something given in "
            "{months} of the last twelve months; mentors nobody yet."
        ),
        N_("Years here: {years}; {helped} people helped; something in {months} months."),
        {"years": 1, "helped": 5, "months": 4},
        frozenset({Role.MENTORING}),
    ),
)


@dataclass(frozen=True, slots=True)
class Ready:
    """A member who may be asked to take a step, and why."""

    member: Member
    facts: Facts


def ready(edition: Edition) -> dict[Step, list[Ready]]:
    """Return for each step the members who may be asked: active, and here lately.

    Who keeps their name from the public is among them: they can be asked like anybody else.
    """
    people = _everybody(edition)
    since = people.today - timedelta(days=RECENT_DAYS)
    found: dict[Step, list[Ready]] = {step: [] for step in STEPS}
    for person in people.everyone:
        member = people.hub.members.get(person.person)
        latest = person.latest
        if member is None or member.status is not MemberStatus.ACTIVE:
            continue
        if latest is None or latest.date is None or latest.date <= since:
            continue
        facts = _facts(people, person)
        for step in STEPS:
            if step.fits(facts):
                found[step].append(Ready(member, facts))
    return found


def _everybody(edition: Edition) -> Contributors:
    published = filter(edition.articles.is_published, edition.hub.articles.values())
    ledger = build_ledger(edition.hub, published, edition.attribution, edition.now, is_public=False)
    return Contributors(edition.hub, ledger, frozenset(edition.articles.listed), edition.today)


def _facts(people: Contributors, person: Contributor) -> Facts:
    first = person.first_day or people.today
    return Facts(
        signed=_articles(person, {Role.CONTENT, Role.TRANSLATION}),
        reviewed=_articles(person, {Role.REVIEW, Role.PROOFREADER}),
        helped=len(people.helped.get(person.person, ())),
        months=len(people.months_of(person)),
        years=_years(first, people.today),
        roles=frozenset(person.roles),
    )


def _articles(person: Contributor, roles: AbstractSet[Role]) -> int:
    """Return on how many articles somebody did one of these."""
    done = (item for item in person.entries if item.role in roles)
    return len({item.page for item in done if isinstance(item.record, Article)})


def _years(first: date, today: date) -> int:
    return today.year - first.year - ((today.month, today.day) < (first.month, first.day))
