"""Competitions to judge: entries, ballots and polls as their files would give them."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from commonplace.judging import Standings
from commonplace.model import Ballot, Competition, Entry, Poll, Record, Source

RecordT = TypeVar("RecordT", bound=Record)

CALL = {
    "title": "Maps",
    "organizers": ["org"],
    "timezone": "UTC",
    "phases": [{"id": "submission", "start": "2026-09-01T00:00"}],
    "criteria": [
        {"id": "clarity", "name": "Clarity", "weight": 2},
        {"id": "craft", "name": "Craft"},
    ],
    "judges": ["ada", {"member": "ben", "conflicts": ["park"]}, "cai"],
}


def record(model: type[RecordT], name: str, fields: Mapping[str, Any]) -> RecordT:
    """Return a record as a file of this name would give it."""
    found = model.model_validate(fields)
    found._source = Source("", "", name, "maps")  # noqa: SLF001 - as reading a file does
    return found


def competition(scoring: Mapping[str, Any] | None = None, **fields: Any) -> Competition:
    """Return a competition with two criteria and three judges, of whom Ben may not score park."""
    return record(Competition, "maps", CALL | {"scoring": scoring or {}} | fields)


def contest(judges: Iterable[str], scoring: Mapping[str, Any] | None = None) -> Competition:
    """Return a competition with some judges and one criterion, `score`."""
    criteria = [{"id": "score", "name": "Score"}]
    return competition(scoring, judges=[*judges], criteria=criteria)


def entry(name: str, *team: str, **fields: Any) -> Entry:
    """Return an entry of a team, else of Zoe."""
    members = [{"member": member} for member in team or ("zoe",)]
    own = {"title": name, "description": name, "team": {"members": members}}
    return record(Entry, name, own | fields)


def ballot(
    judge: str, scores: Mapping[str, tuple[float | None, float | None]], **fields: Any
) -> Ballot:
    """Return the ballot of a judge: for each entry its clarity and its craft."""
    given = {
        name: {"clarity": clarity, "craft": craft} for name, (clarity, craft) in scores.items()
    }
    return record(Ballot, judge, {"judge": judge, "scores": given, **fields})


def single(judge: str, /, **scores: float | None) -> Ballot:
    """Return a ballot of a competition with one criterion."""
    given = {name: {"score": score} for name, score in scores.items()}
    return record(Ballot, judge, {"judge": judge, "scores": given})


def poll(name: str = "forge", /, **votes: int) -> Poll:
    """Return votes of the community."""
    return record(Poll, name, {"name": name, "votes": votes})


def order(standings: Standings) -> list[str]:
    """Return `rank entry` for each place; a dash stands for no rank."""
    return [f"{place.rank or '-'} {place.entry}" for place in standings.places]


def scores(standings: Standings) -> dict[str, float | None]:
    """Return the score of each entry."""
    return {place.entry: place.score for place in standings.places}
