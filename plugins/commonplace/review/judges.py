"""Ballots: each is its judge's, until judging is over; then nobody's."""

from collections.abc import Iterator
from datetime import datetime

from commonplace.model import Ballot, Competition
from commonplace.model.competition import PhaseId
from commonplace.model.seal import SealState, canonical, seal_state
from commonplace.problems import Place, Problem
from commonplace.review.case import Case, Finding, demand
from commonplace.review.ownership import NOBODY
from commonplace.review.spot import Area, Spot
from commonplace.values import is_before, shown_moment


def judges(case: Case) -> Iterator[Finding]:
    """Yield who may change each ballot, and what changes after judging is over."""
    for change, before, after in case.records("ballot"):
        for path in dict.fromkeys(filter(None, (change.old, change.new))):
            spot = case.spot(path)
            if spot.area is Area.RECORD and spot.collection == "ballot":
                yield from _whose(case, path, spot)
        if isinstance(before, Ballot | None) and isinstance(after, Ballot | None):
            yield from _late(case, change.path, before, after)


def _whose(case: Case, path: str, spot: Spot) -> Iterator[Finding]:
    competition = case.base.competitions.get(spot.parent)
    judge = spot.key.partition("/")[2]
    own = NOBODY
    if competition and judge in {one.member for one in competition.judges}:
        own = case.ownership.today([judge])
    organizers = case.ownership.organizers(spot.parent)
    code = "review-not-yours" if own | organizers else "review-maintainers-only"
    yield demand(case, path, code, own | organizers)
    is_maintainer = case.actor is not None and case.actor.is_maintainer
    if case.actor and not case.actor_ids & own and (is_maintainer or case.actor_ids & organizers):
        values = {"actor": case.actor.handle, "owners": judge}
        yield Problem.at(path, Place(), "review-ballot-by-another", **values)


def _late(case: Case, path: str, before: Ballot | None, after: Ballot | None) -> Iterator[Finding]:
    spot = case.spot(path)
    competition = case.base.competitions.get(spot.parent)
    ended = _judging_ended(competition) if competition else None
    if not ended or not is_before(ended, case.now) or _says_the_same(before, after):
        return
    # One that comes late is for the organisers; one that is there is what was counted.
    may = NOBODY if before else case.ownership.organizers(spot.parent)
    deadline = shown_moment(ended.replace(tzinfo=None))
    yield demand(case, path, "review-ballot-late", may, deadline=deadline)


def _judging_ended(competition: Competition) -> datetime | None:
    """Return when ballots are closed; where nothing says so, when results are public."""
    judging = competition.phase(PhaseId.JUDGING)
    if judging and judging.end:
        return competition.on_clock(judging.end)
    results = competition.phase(PhaseId.RESULTS)
    moment = competition.results_at or (results.start if results else None)
    return competition.on_clock(moment) if moment else None


def _says_the_same(before: Ballot | None, after: Ballot | None) -> bool:
    """Whether a ballot counts as before: its words may change, and a seal may be opened."""
    if before is None or after is None:
        return False
    if seal_state(before) is SealState.SEALED:
        return after.sealed == before.sealed and seal_state(after) in _UNBROKEN
    facts = (canonical("", one, "") for one in (before, after))
    return len(set(facts)) == 1 and before.sealed == after.sealed


_UNBROKEN = frozenset({SealState.SEALED, SealState.MATCHES})
