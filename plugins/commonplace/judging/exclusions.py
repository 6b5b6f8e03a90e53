"""Which scores and entries do not count, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from commonplace.model.competition import Competition
from commonplace.model.entry import Entry, EntryStatus
from commonplace.model.judging import Ballot


class ExclusionReason(StrEnum):
    """Why a score, a whole ballot or a whole entry does not count."""

    RECUSED = "recused"
    CONFLICT = "conflict"
    IN_TEAM = "in_team"
    NO_JUDGE = "no_judge"
    SEALED = "sealed"
    LATE = "late"
    INELIGIBLE = "ineligible"
    TOO_FEW_BALLOTS = "too_few_ballots"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One entry that was left out, or what one judge said of it.

    Without an entry, what a judge said of all; without a judge, what all said. Neither is None: the
    two are sorted and shown.
    """

    entry: str
    reason: ExclusionReason
    judge: str = ""


_NOT_RANKED = {
    EntryStatus.LATE: ExclusionReason.LATE,
    EntryStatus.INELIGIBLE: ExclusionReason.INELIGIBLE,
}


def left_out(entry: Entry) -> ExclusionReason | None:
    """Return why an entry takes no part in the ranking; None where it does."""
    return _NOT_RANKED.get(entry.status)


def whole_ballot(competition: Competition, ballot: Ballot) -> Exclusion | None:
    """Return why nothing of a ballot counts; None where some of it may."""
    if all(judge.member != ballot.judge for judge in competition.judges):
        return Exclusion("", ExclusionReason.NO_JUDGE, ballot.judge)
    if ballot.sealed is not None and not ballot.scores:
        return Exclusion("", ExclusionReason.SEALED, ballot.judge)
    return None


def not_counted(
    competition: Competition, entries: Iterable[Entry], ballot: Ballot
) -> Iterator[Exclusion]:
    """Yield each entry that a judge may not score, or leaves to others."""
    judge = next(one for one in competition.judges if one.member == ballot.judge)
    for entry in entries:
        if ballot.judge in entry.member_ids:
            reason = ExclusionReason.IN_TEAM
        elif entry.id in judge.conflicts:
            reason = ExclusionReason.CONFLICT
        elif entry.id in ballot.recused:
            reason = ExclusionReason.RECUSED
        else:
            continue
        yield Exclusion(entry.id, reason, ballot.judge)
