"""Results: standings as far as they may be known."""

from datetime import datetime

from commonplace.judging import Standings, count
from commonplace.model import Competition, Hub


def public_standings(hub: Hub, now: datetime) -> dict[str, tuple[Standings, ...]]:
    """Return the standings that may be known at `now`, by competition.

    None of a competition without ballots and votes, nor where the showcase shows no results.
    """
    showcase = hub.settings.showcase
    if showcase is None or not showcase.results:
        return {}
    return {
        competition.id: found
        for competition in hub.competitions.values()
        if competition.shows_results(now) and (found := standings_of(hub, competition))
    }


def standings_of(hub: Hub, competition: Competition) -> tuple[Standings, ...]:
    """Return all standings of a competition, whoever may know them: of all entries, by track."""
    entries = hub.entries_by_competition.get(competition.id, ())
    ballots = hub.ballots_by_competition.get(competition.id, ())
    polls = hub.polls_by_competition.get(competition.id, ())
    if not entries or not (ballots or polls):
        return ()
    tracks = (None, *(track.id for track in competition.tracks))
    return tuple(count(competition, entries, ballots, polls, track=track) for track in tracks)
