"""Counting: ballots and votes become a standing by the way that a competition announced."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from commonplace.judging.averages import average_of
from commonplace.judging.exclusions import Exclusion, ExclusionReason, left_out
from commonplace.judging.methods import Evidence, Outcome, Scale, outcome, scores_of
from commonplace.judging.sheets import Sheets, of_entries, read_sheets, read_votes
from commonplace.judging.standings import Place, Standings
from commonplace.judging.yardstick import Yardstick
from commonplace.model.competition import Competition
from commonplace.model.entry import Entry, EntryStatus
from commonplace.model.judging import Ballot, Poll
from commonplace.model.scoring import Scoring

Averages = Mapping[str, Mapping[str, Fraction | None]]
"""The average of each criterion by entry; None where nobody scored it."""


def count(  # noqa: PLR0913 - all that can change a standing
    competition: Competition,
    entries: Iterable[Entry],
    ballots: Iterable[Ballot],
    polls: Iterable[Poll] = (),
    *,
    track: str | None = None,
    scoring: Scoring | None = None,
) -> Standings:
    """Return the standing of a competition's entries, or of those of one track.

    `scoring` takes the place of the way that was announced. Withdrawn entries take no part. The
    order of entries, ballots and polls changes nothing. Entries that are shown without a rank
    change nothing for those that have one.
    """
    way = scoring or competition.scoring
    shown = taking_part(entries, track)
    sheets, exclusions = read_sheets(competition, shown, ballots)
    votes = read_votes(polls)
    reasons = _reasons(way, shown, sheets, has_votes=bool(votes and any(votes.values())))
    exclusions += [Exclusion(entry, reason) for entry, reason in reasons.items()]
    ranked = [entry.id for entry in shown if entry.id not in reasons]
    yardstick = Yardstick(competition.criteria)
    evidence = Evidence(
        ranked, of_entries(sheets, ranked), _counting_votes(way, ranked, votes), yardstick
    )
    found = outcome(way, evidence)
    averages = _averages(way, yardstick, shown, sheets)
    return Standings(
        _ranked(way, found, averages, _places(shown, sheets, votes, averages, found)),
        way,
        track,
        tuple(exclusions),
        _as_floats(found.scale),
        tuple(evidence.sheets),
        found.no_spread,
    )


def taking_part(entries: Iterable[Entry], track: str | None) -> list[Entry]:
    """Return the entries that are shown in a standing, by id."""
    return sorted(
        (
            entry
            for entry in entries
            if entry.status is not EntryStatus.WITHDRAWN and track in (None, entry.track)
        ),
        key=lambda entry: entry.id,
    )


def _reasons(
    way: Scoring, shown: Sequence[Entry], sheets: Sheets, *, has_votes: bool
) -> dict[str, ExclusionReason]:
    """Return why entries have no rank. Where votes alone decide, no ballot is asked for."""
    needed = 0 if way.votes == 1 and has_votes else way.min_ballots
    found = {}
    for entry in shown:
        reason = left_out(entry)
        if reason is None and sum(entry.id in sheet for sheet in sheets.values()) < needed:
            reason = ExclusionReason.TOO_FEW_BALLOTS
        if reason is not None:
            found[entry.id] = reason
    return found


def _counting_votes(
    way: Scoring, ranked: Sequence[str], votes: Mapping[str, int] | None
) -> Mapping[str, int] | None:
    """Return the votes that have a part in the result; where nobody voted, they say nothing."""
    if not way.votes or votes is None or not any(votes.get(entry) for entry in ranked):
        return None
    return {entry: votes.get(entry, 0) for entry in ranked}


def _averages(
    way: Scoring, yardstick: Yardstick, shown: Sequence[Entry], sheets: Sheets
) -> Averages:
    average = average_of(way)
    return {
        entry.id: {
            criterion: average(given) if (given := scores_of(sheets, entry.id, criterion)) else None
            for criterion in yardstick.weights
        }
        for entry in shown
    }


def _places(
    shown: Sequence[Entry],
    sheets: Sheets,
    votes: Mapping[str, int] | None,
    averages: Averages,
    found: Outcome,
) -> list[Place]:
    """Return a place for each entry, without ranks."""
    return [
        Place(
            entry.id,
            None,
            _as_float(found.scores.get(entry.id)),
            {name: _as_float(score) for name, score in averages[entry.id].items()},
            sum(entry.id in sheet for sheet in sheets.values()),
            votes.get(entry.id, 0) if votes is not None else None,
        )
        for entry in shown
    ]


def _ranked(
    way: Scoring, found: Outcome, averages: Averages, places: Iterable[Place]
) -> tuple[Place, ...]:
    """Return places by their exact scores with ranks; equal ones share a rank, as in 1, 2, 2, 4.

    Where ties are broken by a criterion, its average decides among equal scores; who has none in
    it comes last.
    """

    def merit(place: Place) -> tuple[Fraction, bool, Fraction]:
        breaker = None if way.ties == "shared" else averages[place.entry].get(way.ties)
        return (-found.scores[place.entry], breaker is None, -(breaker or Fraction()))

    places = [*places]
    contenders = sorted((one for one in places if one.entry in found.scores), key=merit)
    ranked: list[Place] = []
    for _, equal in groupby(contenders, key=merit):
        rank = len(ranked) + 1
        ranked += [replace(place, rank=rank) for place in equal]
    return (*ranked, *(place for place in places if place.entry not in found.scores))


def _as_float(number: Fraction | None) -> float | None:
    return None if number is None else float(number)


def _as_floats(scale: Scale | None) -> tuple[float, float] | None:
    return (float(scale[0]), float(scale[1])) if scale else None
