"""What counts of ballots and polls: exact scores by judge and entry, and votes by entry."""

from collections.abc import Iterable, Mapping, Sequence

from commonplace.judging.exact import exact
from commonplace.judging.exclusions import Exclusion, not_counted, whole_ballot
from commonplace.judging.yardstick import Scores
from commonplace.model.competition import Competition
from commonplace.model.entry import Entry
from commonplace.model.judging import Ballot, Poll

Sheets = Mapping[str, Mapping[str, Scores]]
"""By judge, then by entry: the scores that count. No judge is in it without a score."""


def read_sheets(
    competition: Competition, entries: Sequence[Entry], ballots: Iterable[Ballot]
) -> tuple[Sheets, list[Exclusion]]:
    """Return what counts of all ballots, judges by their ids, and what does not count."""
    criteria = {criterion.id for criterion in competition.criteria}
    known = {entry.id for entry in entries}
    sheets: dict[str, Mapping[str, Scores]] = {}
    exclusions: list[Exclusion] = []
    for ballot in sorted(ballots, key=lambda ballot: (ballot.judge, ballot.path)):
        if (whole := whole_ballot(competition, ballot)) is not None:
            exclusions.append(whole)
            continue
        own = [*not_counted(competition, entries, ballot)]
        exclusions += own
        allowed = known - {exclusion.entry for exclusion in own}
        sheet = {
            entry: scores
            for entry, given in sorted(ballot.scores.items())
            if entry in allowed and (scores := _scores(given, criteria))
        }
        if sheet:
            sheets[ballot.judge] = sheet
    return sheets, exclusions


def of_entries(sheets: Sheets, entries: Iterable[str]) -> Sheets:
    """Return what judges said of some entries alone."""
    wanted = set(entries)
    found = {
        judge: {entry: scores for entry, scores in sheet.items() if entry in wanted}
        for judge, sheet in sheets.items()
    }
    return {judge: sheet for judge, sheet in found.items() if sheet}


def read_votes(polls: Iterable[Poll]) -> dict[str, int] | None:
    """Return the votes of all polls by entry; None where there was no poll."""
    total: dict[str, int] | None = None
    for poll in polls:
        total = total if total is not None else {}
        for entry, votes in poll.votes.items():
            total[entry] = total.get(entry, 0) + votes
    return total


def _scores(given: Mapping[str, float | None], criteria: set[str]) -> Scores:
    """Return the scores that were given. Null is no score, never a zero."""
    return {
        name: exact(score)
        for name, score in given.items()
        if score is not None and name in criteria
    }
