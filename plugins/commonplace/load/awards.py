"""Awards that judges or votes decide: their recipients follow from ballots and polls."""

from commonplace.judging import count
from commonplace.model import Award, Hub
from commonplace.model.judging import DecidedBy


def decided_awards(hub: Hub) -> dict[str, Award]:
    """Return all awards of a hub; those that are computed have their recipients."""
    return {key: _decided(hub, award) for key, award in hub.awards.items()}


def _decided(hub: Hub, award: Award) -> Award:
    competition = hub.competitions.get(award.source.parent)
    if award.decided_by is DecidedBy.ORGANIZERS or competition is None or award.rank is None:
        return award
    standings = count(
        competition,
        hub.entries_by_competition.get(competition.id, ()),
        hub.ballots_by_competition.get(competition.id, ()),
        hub.polls_by_competition.get(competition.id, ()),
        track=award.track,
    )
    by_votes = award.decided_by is DecidedBy.VOTES
    found = standings.at_by_votes(award.rank) if by_votes else standings.at(award.rank)
    return award.model_copy(update={"recipients": tuple(place.entry for place in found)})
