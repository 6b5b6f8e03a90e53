"""Seals of ballots, as far as they may be known."""

from dataclasses import dataclass
from datetime import datetime

from commonplace.model import Competition, Hub
from commonplace.model.seal import SealState, seal_state


@dataclass(frozen=True, slots=True)
class Seal:
    """What the page of a competition says of a judge's ballot: its seal, and what became of it."""

    judge: str
    digest: str
    state: SealState

    @property
    def short(self) -> str:
        """Enough of the digest to compare it by eye."""
        return self.digest.removeprefix("sha256:")[:12]


def seals_of(hub: Hub, competition: Competition, now: datetime) -> dict[str, Seal]:
    """Return the seals of a competition's ballots by judge.

    Before the results are public, one that is open already is told as sealed. A ballot that does
    not match is no ballot of the hub: it was refused.
    """
    may_know = competition.shows_results(now)
    return {
        ballot.judge: Seal(
            ballot.judge, ballot.sealed, seal_state(ballot) if may_know else SealState.SEALED
        )
        for ballot in hub.ballots_by_competition.get(competition.id, ())
        if ballot.sealed
    }
