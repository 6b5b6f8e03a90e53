"""Entries, ballots, polls and awards against the competition they belong to."""

from collections import defaultdict
from collections.abc import Iterator

from commonplace.load.addresses import Files
from commonplace.load.competitions.ballots import check_ballot
from commonplace.load.competitions.entries import check_entry
from commonplace.load.competitions.results import check_award, check_poll
from commonplace.load.competitions.tracks import check_track
from commonplace.model import Hub
from commonplace.problems import Problem

__all__ = ["check_competitions"]


def check_competitions(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield what is wrong between a competition and its entries, ballots and awards."""
    entries_of: dict[str, set[str]] = defaultdict(set)
    for (kind, _), file in files.items():
        if kind == "entry":
            entries_of[file.parent].add(file.id)
    members = {key for kind, key in files if kind == "member"}
    for competition in hub.competitions.values():
        entries = entries_of[competition.id]
        for entry in hub.entries_by_competition.get(competition.id, ()):
            yield from check_entry(competition, entry)
        for ballot in hub.ballots_by_competition.get(competition.id, ()):
            yield from check_ballot(hub, competition, ballot, entries)
        for poll in hub.polls_by_competition.get(competition.id, ()):
            yield from check_poll(poll, entries)
        for award in hub.awards_by_competition.get(competition.id, ()):
            yield from check_track(competition, award, award.track)
            yield from check_award(award, entries, members)
