"""Honours: what was won in each competition whose results are public, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from commonplace.model import Award, Competition
from commonplace.model.competition import PhaseId
from commonplace.views.competitions import awards_of, newest_first
from commonplace.views.edition import Edition


@dataclass(frozen=True, slots=True)
class Honours:
    """What was won in one competition, and since when it is known."""

    competition: Competition
    known_from: datetime
    awards: tuple[Award, ...]
    has_results: bool

    @property
    def year(self) -> int:
        """The year in which it was won, on the competition's own clock."""
        return self.known_from.year


def honours(edition: Edition) -> tuple[Honours, ...]:
    """Return what was won, the newest first; nothing of a competition that still keeps it."""
    hub, now = edition.hub, edition.now
    found = []
    for competition in sorted(hub.competitions.values(), key=newest_first):
        awards = awards_of(hub, competition, now)
        has_results = competition.id in edition.standings
        if awards or has_results:
            moment = known_from(competition, awards, now)
            found.append(Honours(competition, moment, awards, has_results))
    return tuple(sorted(found, key=lambda one: one.known_from, reverse=True))


def known_from(competition: Competition, awards: tuple[Award, ...], now: datetime) -> datetime:
    """Return since when results are known: since they were to be, else the last day they tell of.

    It is never after `now`, and for the same files the same at every `now` after it.
    """
    results = competition.phase(PhaseId.RESULTS)
    stages = [phase.start for phase in competition.phases]
    stages += [phase.end for phase in competition.phases if phase.end]
    days = [datetime.combine(a.presented_at, datetime.min.time()) for a in awards if a.presented_at]
    wanted = (
        competition.results_at or (results.start if results else None) or max(days, default=None)
    )
    moments = [wanted] if wanted else []
    known = [competition.on_clock(moment) for moment in (*moments, *sorted(stages, reverse=True))]
    return next((moment for moment in known if moment <= now), min(now, *known))
