"""Challenges: who completed which task, and in how many editions in a row."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from commonplace.model import Competition, Entry, Guest, Hub
from commonplace.model.claims import name_key
from commonplace.model.competition import CompetitionKind
from commonplace.model.entry import EntryStatus
from commonplace.model.member import Visibility
from commonplace.views.competitions import timeline
from commonplace.views.edition import Edition

WHOLE = ""
"""The task of a challenge that names none: the challenge itself."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What one person completed: the entry for each task, in the order of the tasks."""

    person: str | Guest
    name: str
    done: Mapping[str, Entry] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Streak:
    """How a member went through the editions of a challenge.

    `run` are the last ones that were completed one after the other; empty where the last one that
    is over was not. `last` is the last one completed; `longest` counts the longest such row,
    `completed` all.
    """

    member: str
    last: Competition
    run: tuple[Competition, ...]
    longest: int
    completed: int


def is_challenge(competition: Competition) -> bool:
    """Whether a competition is without judging."""
    return competition.kind is CompetitionKind.CHALLENGE


def tasks_of(competition: Competition, entry: Entry) -> tuple[str, ...]:
    """Return which tasks an entry completes: those it names, else all there are.

    None where it came too late or does not count.
    """
    if entry.status is not EntryStatus.SUBMITTED:
        return ()
    known = tuple(task.id for task in competition.tasks)
    return tuple(task for task in known if task in entry.tasks) or known or (WHOLE,)


def completions(edition: Edition, competition: Competition) -> tuple[Completion, ...]:
    """Return who completed what, by name. Of who is hidden each entry stands by itself."""
    people: dict[tuple[str, ...], tuple[str | Guest, dict[str, Entry]]] = {}
    for entry in edition.hub.entries_by_competition.get(competition.id, ()):
        if tasks := tasks_of(competition, entry):
            for number, teammate in enumerate(entry.team.members):
                key, person = _who(edition, teammate.person, (entry.id, str(number)))
                done = people.setdefault(key, (person, {}))[1]
                for task in tasks:
                    done.setdefault(task, entry)
    order = [task.id for task in competition.tasks] or [WHOLE]
    found = [
        Completion(
            person, _name(edition, person), {task: done[task] for task in order if task in done}
        )
        for person, done in people.values()
    ]
    hidden = edition.unnamed
    return tuple(sorted(found, key=lambda one: (one.name == hidden, one.name.casefold())))


def _who(
    edition: Edition, person: str | Guest, alone: tuple[str, ...]
) -> tuple[tuple[str, ...], str | Guest]:
    if isinstance(person, Guest):
        return ("~", name_key(person.name)), person
    member = edition.member(person)
    if member is not None and member.visibility is Visibility.HIDDEN:
        return alone, person
    return (member.id if member else person,), member.id if member else person


def _name(edition: Edition, person: str | Guest) -> str:
    return person.name if isinstance(person, Guest) else edition.name_of(person)


def editions_of(hub: Hub, competition: Competition) -> tuple[Competition, ...]:
    """Return all competitions of the same series, the oldest first; none without a series."""
    if competition.series is None:
        return ()
    found = (one for one in hub.competitions.values() if one.series == competition.series)
    return tuple(sorted(found, key=_begins))


def _begins(competition: Competition) -> tuple[float, str]:
    first = min(competition.on_clock(phase.start) for phase in competition.phases)
    return first.timestamp(), competition.id


def streaks_of(edition: Edition, editions: Iterable[Competition]) -> dict[str, Streak]:
    """Return how members went through some editions of one challenge, by id.

    An edition that is still open breaks no row. Nobody who is hidden is among them.
    """
    begun = [
        one for one in editions if is_challenge(one) and _begins(one)[0] <= edition.now.timestamp()
    ]
    done = {one.id: frozenset(_members(edition, one)) for one in begun}
    everybody = sorted(frozenset[str]().union(*done.values()))
    return {member: _streak(edition, member, begun, done) for member in everybody}


def _streak(
    edition: Edition,
    member: str,
    begun: Iterable[Competition],
    done: Mapping[str, frozenset[str]],
) -> Streak:
    run: list[Competition] = []
    completed: list[Competition] = []
    longest = 0
    for one in begun:
        if member in done[one.id]:
            run.append(one)
            completed.append(one)
        elif timeline(one).at(edition.now).tone == "closed":
            run = []
        longest = max(longest, len(run))
    return Streak(member, completed[-1], tuple(run), longest, len(completed))


def _members(edition: Edition, competition: Competition) -> Iterator[str]:
    for entry in edition.hub.entries_by_competition.get(competition.id, ()):
        if tasks_of(competition, entry):
            for person in entry.member_ids:
                member = edition.member(person)
                if member is not None and member.visibility is not Visibility.HIDDEN:
                    yield member.id
