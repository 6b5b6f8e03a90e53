"""Counting: ballots and votes become a standing by the way that a competition announced."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from commonplace.judging.exclusions import Exclusion, ExclusionReason, left_out, not_counted
from commonplace.judging.standings import Place, Standings
from commonplace.model.competition import Competition
from commonplace.model.entry import Entry, EntryStatus
from commonplace.model.judging import Ballot, Poll
from commonplace.model.scoring import Scoring

Scores = Mapping[str, float]
"""What one judge gave to one entry, by criterion; what is missing was not scored."""


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
    order of entries, ballots and polls changes nothing.
    """
    way = scoring or competition.scoring
    shown = sorted(
        (
            entry
            for entry in entries
            if entry.status is not EntryStatus.WITHDRAWN and track in (None, entry.track)
        ),
        key=lambda entry: entry.id,
    )
    scores, exclusions = _scores(competition, shown, ballots)
    votes = _votes(polls)
    places = []
    for entry in shown:
        given = scores[entry.id]
        reason = left_out(entry)
        if reason is None and len(given) < way.min_ballots:
            reason = ExclusionReason.TOO_FEW_BALLOTS
        if reason is not None:
            exclusions.append(Exclusion(entry.id, reason))
        averages = _by_criterion(competition, given)
        score = _weighted(competition, averages) if reason is None else None
        known = votes.get(entry.id, 0) if votes is not None else None
        places.append(Place(entry.id, None, score, averages, len(given), known))
    return Standings(_ranked(places), way, track, tuple(exclusions))


def _scores(
    competition: Competition, entries: Sequence[Entry], ballots: Iterable[Ballot]
) -> tuple[dict[str, list[Scores]], list[Exclusion]]:
    """Return what counts of all ballots, by entry, and what does not count."""
    criteria = {criterion.id for criterion in competition.criteria}
    found: dict[str, list[Scores]] = {entry.id: [] for entry in entries}
    exclusions: list[Exclusion] = []
    for ballot in sorted(ballots, key=lambda ballot: ballot.judge):
        own = [*not_counted(competition, entries, ballot)]
        exclusions += own
        refused = {exclusion.entry for exclusion in own}
        for entry, given in ballot.scores.items():
            # Null is no score, never a zero.
            scores = {
                name: score
                for name, score in given.items()
                if score is not None and name in criteria
            }
            if scores and entry in found and entry not in refused:
                found[entry].append(scores)
    return found, exclusions


def _votes(polls: Iterable[Poll]) -> dict[str, int] | None:
    """Return the votes of all polls by entry; None where there was no poll."""
    total: dict[str, int] | None = None
    for poll in polls:
        total = total or {}
        for entry, votes in poll.votes.items():
            total[entry] = total.get(entry, 0) + votes
    return total


def _by_criterion(competition: Competition, given: Sequence[Scores]) -> dict[str, float | None]:
    averages: dict[str, float | None] = {}
    for criterion in competition.criteria:
        scores = sorted(one[criterion.id] for one in given if criterion.id in one)
        averages[criterion.id] = fmean(scores) if scores else None
    return averages


def _weighted(competition: Competition, averages: Mapping[str, float | None]) -> float | None:
    """Return the mean of the criteria that anybody scored, each by its weight."""
    parts = [
        (score, criterion.weight)
        for criterion in competition.criteria
        if (score := averages[criterion.id]) is not None
    ]
    total = sum(weight for _, weight in parts)
    return sum(score * weight for score, weight in parts) / total if parts else None


def _ranked(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return places by their scores with ranks; equal ones share a rank, as in 1, 2, 2, 4."""
    ordered = sorted(places, key=lambda place: (place.score is None, -(place.score or 0)))
    ranked: list[Place] = []
    for number, place in enumerate(ordered, 1):
        last = ranked[-1] if ranked else None
        is_tied = last is not None and last.score == place.score
        rank = None if place.score is None else last.rank if last and is_tied else number
        ranked.append(
            Place(place.entry, rank, place.score, place.by_criterion, place.ballots, place.votes)
        )
    return tuple(ranked)
