"""Arrivals: entries by when they came, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from commonplace.model import Competition, Entry
from commonplace.model.competition import PhaseId
from commonplace.views.competitions import entries_of
from commonplace.views.edition import Edition


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry, and when it came."""

    entry: Entry
    competition: Competition
    at: datetime


def arrivals(edition: Edition) -> tuple[Arrival, ...]:
    """Return the entries that are shown, the newest first."""
    found = [
        Arrival(entry, competition, _came(edition, competition, entry))
        for competition in edition.hub.competitions.values()
        for entry in entries_of(edition.hub, competition)
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.entry.key), reverse=True))


def _came(edition: Edition, competition: Competition, entry: Entry) -> datetime:
    """Return when an entry arrived: as it says itself, else by git, else when entries opened."""
    if said := entry.received or entry.submitted:
        return competition.on_clock(said)
    known = edition.attribution.of.get(entry.path)
    if known and known.created:
        return known.created
    opened = competition.phase(PhaseId.SUBMISSION) or competition.phases[0]
    return competition.on_clock(opened.start)
