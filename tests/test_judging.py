"""Standings: what counts, what does not, and who comes where."""

from collections.abc import Mapping
from typing import Any, TypeVar

from commonplace.judging import Exclusion, ExclusionReason, Standings, count
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


def competition(**fields: Any) -> Competition:
    return record(Competition, "maps", CALL | fields)


def entry(name: str, *team: str, **fields: Any) -> Entry:
    members = [{"member": member} for member in team or ("zoe",)]
    own = {"title": name, "description": name, "team": {"members": members}}
    return record(Entry, name, own | fields)


def ballot(judge: str, scores: Mapping[str, tuple[float | None, float | None]]) -> Ballot:
    """Return the ballot of a judge: for each entry its clarity and its craft."""
    given = {
        name: {"clarity": clarity, "craft": craft} for name, (clarity, craft) in scores.items()
    }
    return record(Ballot, judge, {"judge": judge, "scores": given})


def order(standings: Standings) -> list[str]:
    """Return `rank entry` for each place; a dash stands for no rank."""
    return [f"{place.rank or '-'} {place.entry}" for place in standings.places]


ENTRIES = [entry("park"), entry("river"), entry("tram", "cai")]


def test_a_mean_of_criteria_by_their_weights() -> None:
    ballots = [
        ballot("ada", {"park": (6, 3), "river": (9, 9), "tram": (6, 3)}),
        ballot("cai", {"park": (8, 5)}),
    ]

    found = count(competition(), ENTRIES, ballots)

    assert order(found) == ["1 river", "2 park", "3 tram"]
    park = found.of("park")
    assert park is not None
    assert (park.score, park.by_criterion, park.ballots) == (6, {"clarity": 7, "craft": 4}, 2)


def test_no_score_is_not_a_zero() -> None:
    ballots = [ballot("ada", {"park": (6, None), "river": (5, 5), "tram": (None, None)})]

    assert order(count(competition(), ENTRIES, ballots)) == ["1 park", "2 river", "- tram"]


def test_equal_entries_share_a_rank_and_the_next_is_left_out() -> None:
    entries = [*ENTRIES, entry("wind")]
    ballots = [ballot("ada", {"park": (5, 5), "river": (9, 9), "tram": (5, 5), "wind": (1, 1)})]

    found = count(competition(), entries, ballots)

    assert order(found) == ["1 river", "2 park", "2 tram", "4 wind"]
    assert [place.entry for place in found.at(2)] == ["park", "tram"]


def test_what_a_judge_may_not_score_does_not_count() -> None:
    ballots = [
        ballot("ada", {"park": (5, 5), "river": (6, 6), "tram": (7, 7)}),
        ballot("ben", {"park": (10, 10)}),
        ballot("cai", {"tram": (10, 10)}),
        ballot("dee", {"park": (10, 10)}),
    ]
    ballots[0] = ballots[0].model_copy(update={"recused": ("river",)})

    found = count(competition(), ENTRIES, ballots)

    assert order(found) == ["1 tram", "2 park", "- river"]
    assert {
        (one.judge, one.entry, one.reason) for one in found.exclusions if one.judge != "dee"
    } == {
        ("ada", "river", ExclusionReason.RECUSED),
        ("ben", "park", ExclusionReason.CONFLICT),
        ("cai", "tram", ExclusionReason.IN_TEAM),
        (None, "river", ExclusionReason.TOO_FEW_BALLOTS),
    }
    assert Exclusion("park", ExclusionReason.NO_JUDGE, "dee") in found.exclusions


def test_late_and_ineligible_entries_are_shown_without_a_rank() -> None:
    entries = [
        entry("park"),
        entry("river", status="late"),
        entry("tram", status="ineligible"),
        entry("wind", status="withdrawn"),
    ]
    scores = {"park": (1, 1), "river": (9, 9), "tram": (9, 9), "wind": (9, 9)}

    found = count(competition(), entries, [ballot("ada", scores)])

    assert order(found) == ["1 park", "- river", "- tram"]


def test_a_track_is_judged_on_its_own() -> None:
    entries = [entry("park", track="data"), entry("river"), entry("tram", track="data")]
    ballots = [ballot("ada", {"park": (5, 5), "river": (9, 9), "tram": (7, 7)})]

    found = count(
        competition(tracks=[{"id": "data", "name": "Data"}]), entries, ballots, track="data"
    )

    assert (order(found), found.track) == (["1 tram", "2 park"], "data")


def test_votes_of_all_polls_are_added() -> None:
    polls = [
        record(Poll, "forge", {"name": "On the forge", "votes": {"park": 3, "river": 1}}),
        record(Poll, "evening", {"name": "In the evening", "votes": {"park": 2}}),
    ]

    found = count(competition(), ENTRIES, [], polls)

    assert {place.entry: place.votes for place in found.places} == {
        "park": 5,
        "river": 1,
        "tram": 0,
    }


def test_a_rank_by_votes_alone() -> None:
    votes = {"park": 4, "river": 4, "tram": 1}
    polls = [record(Poll, "forge", {"name": "On the forge", "votes": votes})]
    found = count(competition(), ENTRIES, [ballot("ada", {"tram": (9, 9)})], polls)

    def names(rank: int) -> list[str]:
        return [place.entry for place in found.at_by_votes(rank)]

    assert (names(1), names(2), names(3)) == (["park", "river"], [], ["tram"])
