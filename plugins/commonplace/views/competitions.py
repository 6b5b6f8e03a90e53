"""Competitions: which phase they are in, and what of them may be shown."""

from datetime import datetime, timedelta

from commonplace.language import N_
from commonplace.model import Award, Competition, Entry, Hub
from commonplace.model.competition import CompetitionKind, PhaseId
from commonplace.model.entry import EntryStatus
from commonplace.views.states import State, Timeline

_DURING = {
    PhaseId.SUBMISSION: (N_("Open for entries"), "open"),
    PhaseId.JUDGING: (N_("Judging"), "soon"),
    PhaseId.VOTING: (N_("Voting"), "soon"),
    PhaseId.RESULTS: (N_("Results"), "closed"),
}


def timeline(competition: Competition) -> Timeline:
    """Return what a competition is from its announcement to its end."""
    is_challenge = competition.kind is CompetitionKind.CHALLENGE
    states = [State(N_("Announced"), "soon")]
    phases = sorted(competition.phases, key=lambda phase: competition.on_clock(phase.start))
    for index, phase in enumerate(phases):
        name, tone = _DURING[phase.id]
        if is_challenge and phase.id is PhaseId.SUBMISSION:
            name = N_("Open")
        starts_at = competition.on_clock(phase.start)
        states.append(State(name, tone, starts_at))
        if phase.end is None:
            continue
        ends_at = competition.on_clock(phase.end)
        if phase.id is PhaseId.SUBMISSION:
            ends_at += competition.grace or timedelta()
        following = phases[index + 1] if index + 1 < len(phases) else None
        if following is None or competition.on_clock(following.start) > ends_at:
            has_results = phase.id is PhaseId.RESULTS
            after = (
                N_("Results")
                if has_results
                else N_("Closed")
                if following is None
                else N_("Entries closed")
            )
            states.append(State(after, "closed", ends_at))
    return Timeline(tuple(states))


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
    """Return the awards that may be shown at `now`, the highest place first."""
    if not competition.shows_results(now):
        return ()
    found = hub.awards_by_competition.get(competition.id, ())
    return tuple(sorted(found, key=lambda award: (award.rank is None, award.rank or 0, award.id)))


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
