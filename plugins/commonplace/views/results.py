"""Results: standings as far as they may be known, and how sure they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from commonplace.judging import (
    Agreement,
    Sensitivity,
    Standings,
    agreement,
    count,
    sensitivity,
)
from commonplace.model import Competition, Hub
from commonplace.model.judging import DecidedBy
from commonplace.model.scoring import Scoring


@dataclass(frozen=True)
class Results:
    """What came out of a competition: standings of all entries, then of each track.

    Whoever holds it decides who may know it; `Edition.results` has only what is public. `scoring`
    is the way of counting where it is not the announced one.
    """

    hub: Hub
    competition: Competition
    standings: tuple[Standings, ...]
    scoring: Scoring | None = None

    @property
    def overall(self) -> Standings:
        """The standings of all entries."""
        return self.standings[0]

    def of_track(self, track: str | None) -> Standings | None:
        """Return the standings of a track, of all entries without one; None where it is unknown."""
        return next((found for found in self.standings if found.track == track), None)

    def sensitivity(self, track: str | None = None) -> Sensitivity:
        """Return whether another way of counting would change the podium."""
        if track not in self._sensitivity:
            self._sensitivity[track] = sensitivity_of(
                self.hub, self.competition, track, self.scoring
            )
        return self._sensitivity[track]

    def agreement(self, track: str | None = None) -> Agreement:
        """Return how far the judges agree."""
        if track not in self._agreement:
            entries = self.hub.entries_by_competition.get(self.competition.id, ())
            ballots = self.hub.ballots_by_competition.get(self.competition.id, ())
            self._agreement[track] = agreement(self.competition, entries, ballots, track=track)
        return self._agreement[track]

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What entries are called, by their ids."""
        entries = self.hub.entries_by_competition.get(self.competition.id, ())
        return {entry.id: entry.title for entry in entries}

    @cached_property
    def _sensitivity(self) -> dict[str | None, Sensitivity]:
        return {}

    @cached_property
    def _agreement(self) -> dict[str | None, Agreement]:
        return {}


def public_results(hub: Hub, now: datetime) -> dict[str, Results]:
    """Return the results that may be known at `now`, by competition.

    None of a competition without ballots and votes, nor where the showcase shows no results.
    """
    showcase = hub.settings.showcase
    if showcase is None or not showcase.results:
        return {}
    return {
        competition.id: found
        for competition in hub.competitions.values()
        if competition.shows_results(now) and (found := results_of(hub, competition))
    }


def results_of(
    hub: Hub, competition: Competition, scoring: Scoring | None = None
) -> Results | None:
    """Return the results of a competition, whoever may know them; None where nothing is counted.

    `scoring` takes the place of the way that was announced.
    """
    found = standings_of(hub, competition, scoring)
    return Results(hub, competition, found, scoring) if found else None


def standings_of(
    hub: Hub, competition: Competition, scoring: Scoring | None = None
) -> tuple[Standings, ...]:
    """Return all standings of a competition, whoever may know them: of all entries, by track."""
    entries = hub.entries_by_competition.get(competition.id, ())
    ballots = hub.ballots_by_competition.get(competition.id, ())
    polls = hub.polls_by_competition.get(competition.id, ())
    if not entries or not (ballots or polls):
        return ()
    tracks = (None, *(track.id for track in competition.tracks))
    return tuple(
        count(competition, entries, ballots, polls, track=track, scoring=scoring)
        for track in tracks
    )


def sensitivity_of(
    hub: Hub, competition: Competition, track: str | None = None, scoring: Scoring | None = None
) -> Sensitivity:
    """Return whether another way of counting would change the podium, whoever may know it."""
    return sensitivity(
        competition,
        hub.entries_by_competition.get(competition.id, ()),
        hub.ballots_by_competition.get(competition.id, ()),
        hub.polls_by_competition.get(competition.id, ()),
        track=track,
        scoring=scoring,
        podium=_last_award(hub, competition, track),
    )


def _last_award(hub: Hub, competition: Competition, track: str | None) -> int | None:
    """Return the last rank for which there is an award, votes' own ones aside."""
    return max(
        (
            award.rank
            for award in hub.awards_by_competition.get(competition.id, ())
            if award.rank and award.track == track and award.decided_by is not DecidedBy.VOTES
        ),
        default=None,
    )
