"""Ballots against their competition: who judges, what is scored, and within which range."""

from collections.abc import Iterator

from commonplace.model import Ballot, Competition, Hub
from commonplace.model.seal import SealState, seal_state
from commonplace.problems import Problem, closest


def check_ballot(
    hub: Hub, competition: Competition, ballot: Ballot, entries: set[str]
) -> Iterator[Problem]:
    """Yield what is wrong between a judge's ballot, the competition and its entries."""
    place = ballot.source.places.of_key
    judges = {judge.member: judge for judge in competition.judges}
    judge = judges.get(ballot.judge)
    at_judge = ballot.source.places.of_value(("judge",))
    if judge is None:
        allowed = ", ".join(judges) or "–"
        yield Problem.at(
            ballot.path,
            at_judge,
            "ballot-judge-unknown",
            found=ballot.judge,
            allowed=allowed,
            suggestion=closest(ballot.judge, judges),
        )
    if ballot.id != ballot.judge:
        wanted = f"ballots/{ballot.judge}.yml"
        yield Problem.at(
            ballot.path, at_judge, "ballot-judge-name", found=ballot.judge, wanted=wanted
        )
    named = [(entry, ("scores", entry)) for entry in ballot.scores]
    named += [(entry, ("comments", entry)) for entry in ballot.comments]
    for entry_id, at in named:
        if entry_id not in entries:
            likely = closest(entry_id, entries)
            yield Problem.at(
                ballot.path, place(at), "entry-unknown", found=entry_id, suggestion=likely
            )
    for index, entry_id in enumerate(ballot.recused):
        if entry_id not in entries:
            at_item = ballot.source.places.of_value(("recused", index))
            likely = closest(entry_id, entries)
            yield Problem.at(
                ballot.path, at_item, "entry-unknown", found=entry_id, suggestion=likely
            )
    for entry_id in ballot.scores:
        entry = hub.entries.get(f"{competition.id}/{entry_id}")
        if entry and ballot.judge in entry.member_ids:
            yield Problem.at(
                ballot.path, place(("scores", entry_id)), "ballot-judge-in-team", found=entry_id
            )
        elif judge and entry_id in judge.conflicts:
            yield Problem.at(
                ballot.path, place(("scores", entry_id)), "ballot-conflict", found=entry_id
            )
    yield from _check_scores(competition, ballot)
    yield from _check_seal(ballot)


def _check_seal(ballot: Ballot) -> Iterator[Problem]:
    if seal_state(ballot) is SealState.BROKEN:
        yield Problem.at(
            ballot.path, ballot.source.places.of_value(("sealed",)), "ballot-seal-broken"
        )


def _check_scores(competition: Competition, ballot: Ballot) -> Iterator[Problem]:
    criteria = {criterion.id: criterion for criterion in competition.criteria}
    places = ballot.source.places
    for entry_id, scores in ballot.scores.items():
        for criterion_id, score in scores.items():
            at = ("scores", entry_id, criterion_id)
            criterion = criteria.get(criterion_id)
            if criterion is None:
                yield Problem.at(
                    ballot.path,
                    places.of_key(at),
                    "criterion-unknown",
                    found=criterion_id,
                    allowed=", ".join(criteria) or "–",
                    suggestion=closest(criterion_id, criteria),
                )
            elif score is not None and not criterion.min <= score <= criterion.max:
                yield Problem.at(
                    ballot.path,
                    places.of_value(at),
                    "ballot-range",
                    found=f"{score:g}",
                    criterion=criterion_id,
                    low=f"{criterion.min:g}",
                    high=f"{criterion.max:g}",
                )
