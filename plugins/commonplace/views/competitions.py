"""Competitions: which phase they are in, and what of them may be shown."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import zip_longest

from commonplace.language import N_
from commonplace.model import Award, Competition, Entry, Hub
from commonplace.model.competition import CompetitionKind, Phase, PhaseId
from commonplace.model.entry import EntryStatus
from commonplace.values import is_before
from commonplace.views.states import State, Timeline

_DURING = {
    PhaseId.SUBMISSION: (N_("Open for entries"), "open"),
    PhaseId.JUDGING: (N_("Judging"), "soon"),
    PhaseId.VOTING: (N_("Voting"), "soon"),
}


_ARCHIVED_AFTER = timedelta(days=90)
"""How long results are news, where the stage of results has no end of its own."""


def timeline(competition: Competition) -> Timeline:
    """Return what a competition is, from its announcement until it is archived."""
    phases = [phase for phase in competition.phases if phase.id is not PhaseId.RESULTS]
    phases.sort(key=lambda phase: competition.on_clock(phase.start))
    results = competition.phase(PhaseId.RESULTS)
    told_at = competition.results_due
    states = [State(N_("Announced"), "soon")]
    for phase, following in zip_longest(phases, phases[1:]):
        states += _during(competition, phase, following, told_at)
    if told_at is not None:
        end = competition.on_clock(results.end) if results and results.end else None
        states.append(State(N_("Results"), "closed", told_at))
        states.append(State(N_("Archived"), "closed", end or told_at + _ARCHIVED_AFTER))
    states.sort(key=lambda state: state.since_utc)
    return Timeline(tuple(states))


def _during(
    competition: Competition, phase: Phase, following: Phase | None, told_at: datetime | None
) -> Iterator[State]:
    """Yield what a competition is in a phase, and from its end until the next one begins."""
    next_at = competition.on_clock(following.start) if following else told_at
    name, tone = _DURING[phase.id]
    if competition.kind is CompetitionKind.CHALLENGE and phase.id is PhaseId.SUBMISSION:
        name = N_("Open")
    yield State(name, tone, competition.on_clock(phase.start))
    if phase.end is None:
        return
    ends_at = over_at = competition.on_clock(phase.end)
    if phase.id is PhaseId.SUBMISSION and competition.grace:
        over_at += competition.grace
        if next_at is None or is_before(ends_at, next_at):
            # The countdown goes to the deadline that was announced.
            yield State(N_("Grace period"), "soon", ends_at)
    if next_at is None:
        yield State(N_("Closed"), "closed", over_at)
    elif is_before(over_at, next_at):
        after = State(N_("Results to come"), "soon", over_at)
        yield State(N_("Entries closed"), "closed", over_at) if following else after


def entries_of(hub: Hub, competition: Competition) -> tuple[Entry, ...]:
    """Return the entries that are shown, by title; withdrawn ones are not."""
    found = hub.entries_by_competition.get(competition.id, ())
    shown = (entry for entry in found if entry.status is not EntryStatus.WITHDRAWN)
    return tuple(sorted(shown, key=lambda entry: (entry.title.casefold(), entry.id)))


def shown_entries(hub: Hub) -> tuple[Entry, ...]:
    """Return the entries of all competitions that are shown, those of the newest first."""
    competitions = sorted(hub.competitions.values(), key=newest_first)
    return tuple(entry for found in competitions for entry in entries_of(hub, found))


def awards_of(hub: Hub, competition: Competition, now: datetime) -> tuple[Award, ...]:
    """Return the awards that may be shown at `now`: those of the podium, then all others.

    Not those that nobody won: a rank that was passed over because others share the one before it.
    """
    if not competition.shows_results(now):
        return ()
    found = [one for one in hub.awards_by_competition.get(competition.id, ()) if one.recipients]

    def order(award: Award) -> tuple[bool, bool, int, str]:
        return not award.is_of_podium, award.rank is None, award.rank or 0, award.id

    return tuple(sorted(found, key=order))


def awards_for(hub: Hub, entry: Entry, now: datetime) -> tuple[Award, ...]:
    """Return the awards an entry won that may be shown at `now`."""
    competition = hub.competitions.get(entry.source.parent)
    if competition is None:
        return ()
    return tuple(a for a in awards_of(hub, competition, now) if entry.id in a.recipients)


def awards_by_entry(hub: Hub, now: datetime) -> dict[str, tuple[Award, ...]]:
    """Return the awards that may be shown at `now`, by the key of the entry that won them."""
    found: dict[str, tuple[Award, ...]] = {}
    for competition in hub.competitions.values():
        for award in awards_of(hub, competition, now):
            for recipient in award.recipients:
                key = f"{competition.id}/{recipient}"
                if key in hub.entries:
                    found[key] = (*found.get(key, ()), award)
    return found


def newest_first(competition: Competition) -> tuple[float, str]:
    """Order competitions by their first phase, newest first."""
    first = min(competition.on_clock(phase.start) for phase in competition.phases)
    return (-first.timestamp(), competition.id)
