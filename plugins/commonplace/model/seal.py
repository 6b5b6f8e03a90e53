"""Seals: a judge first publishes a digest, later the ballot, and all can see that they match."""

import hashlib
from enum import StrEnum

from commonplace.model.judging import Ballot

_FORM = "commonplace ballot 1"


class SealState(StrEnum):
    """What can be said of a ballot's seal."""

    NONE = "none"
    SEALED = "sealed"
    MATCHES = "matches"
    BROKEN = "broken"


def canonical(competition: str, ballot: Ballot, salt: str) -> str:
    """Return the text whose digest is the seal: one line a fact, sorted, no line for no score.

    Comments are not in it: they may be corrected, and private ones are never published.
    """
    facts = [f"recused {entry}" for entry in {*ballot.recused}]
    facts += [
        f"score {entry} {criterion} {_number(score)}"
        for entry, scores in ballot.scores.items()
        for criterion, score in scores.items()
        if score is not None
    ]
    lines = [_FORM, f"competition {competition}", f"judge {ballot.judge}", *sorted(facts)]
    return "".join(f"{line}\n" for line in [*lines, f"salt {salt}"])


def seal_of(competition: str, ballot: Ballot, salt: str) -> str:
    """Return the seal of a ballot, `sha256:` and 64 digits."""
    digest = hashlib.sha256(canonical(competition, ballot, salt).encode()).hexdigest()
    return f"sha256:{digest}"


def seal_state(ballot: Ballot) -> SealState:
    """Return whether a ballot is sealed, and once it is open, whether it matches its seal.

    A ballot without salt is open as soon as it holds scores, and then nobody can tell.
    """
    if ballot.sealed is None:
        return SealState.NONE
    if not (ballot.salt or ballot.scores):
        return SealState.SEALED
    if not ballot.salt:
        return SealState.BROKEN
    is_same = seal_of(ballot.source.parent, ballot, ballot.salt) == ballot.sealed
    return SealState.MATCHES if is_same else SealState.BROKEN


def _number(score: float) -> str:
    return str(int(score)) if score == int(score) else repr(score)
