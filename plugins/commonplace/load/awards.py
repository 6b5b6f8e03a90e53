"""Awards that judges or votes decide: their recipients follow from ballots and polls."""

from collections.abc import Callable
from functools import cache

from commonplace.judging import Standings, count
from commonplace.model import Award, Hub
from commonplace.model.judging import DecidedBy

Counting = Callable[[str, str | None], Standings]
"""The standings of a competition by its id, of all entries or of a track."""


def decided_awards(hub: Hub) -> dict[str, Award]:
    """Return all awards of a hub; those that are computed have their recipients."""

    @cache  # several awards follow from one standing
    def standings(competition: str, track: str | None) -> Standings:
        return count(
            hub.competitions[competition],
            hub.entries_by_competition.get(competition, ()),
            hub.ballots_by_competition.get(competition, ()),
            hub.polls_by_competition.get(competition, ()),
            track=track,
        )

    return {key: _decided(hub, award, standings) for key, award in hub.awards.items()}


def _decided(hub: Hub, award: Award, counted: Counting) -> Award:
    competition = hub.competitions.get(award.source.parent)
    if award.decided_by is DecidedBy.ORGANIZERS or competition is None or award.rank is None:
        return award
    standings = counted(competition.id, award.track)
    by_votes = award.decided_by is DecidedBy.VOTES
    found = standings.at_by_votes(award.rank) if by_votes else standings.at(award.rank)
    return award.model_copy(update={"recipients": tuple(place.entry for place in found)})
