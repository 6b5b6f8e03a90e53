"""What must hold of standings, whatever judges give."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from commonplace.judging import Standings, count
from commonplace.model import Ballot
from tests.contests import ballot, competition, contest, entry, order, poll, scores, single

FEW = settings(max_examples=25, deadline=None)
NAMES = "abcd"
JUDGES = ("ada", "ben", "cai")
ENTRIES = [entry(name) for name in NAMES]

ItemT = TypeVar("ItemT")
Sheet = Mapping[str, tuple[float | None, float | None]]

METHODS = ("mean", "median", "trimmed_mean", "borda", "schulze")
WAYS = st.fixed_dictionaries(
    {
        "method": st.sampled_from(METHODS),
        "normalise": st.sampled_from(["none", "z_score"]),
        "ties": st.sampled_from(["shared", "craft"]),
        "shrinkage": st.sampled_from([0, 1.5]),
        "votes": st.sampled_from([0, 0.3]),
        "min_ballots": st.sampled_from([1, 2]),
        "trim": st.just(0.34),
    }
)
INFINITY = float("inf")
SCORE = st.integers(0, 20).map(lambda half: half / 2)
MAYBE = st.none() | SCORE
SHEETS = st.lists(
    st.dictionaries(st.sampled_from(NAMES), st.tuples(MAYBE, MAYBE)), min_size=1, max_size=3
)
VOTES = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 9))


def counted(
    way: Mapping[str, object],
    sheets: Sequence[Sheet],
    votes: Mapping[str, int] | None = None,
    *more: Ballot,
) -> Standings:
    own = [ballot(judge, sheet) for judge, sheet in zip(JUDGES, sheets, strict=False)]
    polls = [poll(**votes)] if votes else []
    return count(competition(way, judges=[*JUDGES, "dee"]), ENTRIES, [*own, *more], polls)


@FEW
@given(WAYS, SHEETS, VOTES, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(
    way: dict[str, object], sheets: Sequence[Sheet], votes: dict[str, int], chance: Random
) -> None:
    ballots = [ballot(judge, sheet) for judge, sheet in zip(JUDGES, sheets, strict=False)]
    shuffled = [
        ballot(judge, dict(shuffle(sheet.items(), chance)))
        for judge, sheet in zip(JUDGES, sheets, strict=False)
    ]
    polls = [poll("one", **votes), poll("two", a=1)]
    contest_ = competition(way, judges=[*JUDGES])

    found = count(contest_, ENTRIES, ballots, polls)

    assert found == count(
        contest_,
        shuffle(ENTRIES, chance),
        shuffle(shuffled, chance),
        shuffle(polls, chance),
    )


def shuffle(items: Iterable[ItemT], chance: Random) -> list[ItemT]:
    found = [*items]
    chance.shuffle(found)
    return found


@FEW
@given(WAYS, SHEETS, VOTES, st.dictionaries(st.sampled_from(NAMES), st.tuples(SCORE, SCORE)))
def test_what_a_judge_recuses_from_changes_nothing(
    way: dict[str, object], sheets: Sequence[Sheet], votes: dict[str, int], sheet: Sheet
) -> None:
    recused = ballot("dee", sheet, recused=[*sheet])

    assert counted(way, sheets, votes, recused).places == counted(way, sheets, votes).places


@FEW
@given(
    SHEETS,
    st.sampled_from(["mean", "median", "trimmed_mean"]),
    st.lists(st.tuples(st.integers(1, 7), st.integers(-9, 9)), min_size=3, max_size=3),
)
def test_scaling_and_shifting_a_judge_changes_no_rank_of_z_scores(
    sheets: Sequence[Sheet], method: str, moves: list[tuple[int, int]]
) -> None:
    way = {"method": method, "normalise": "z_score", "trim": 0.34}

    def moved(score: float | None, move: tuple[int, int]) -> float | None:
        return None if score is None else score * move[0] / 8 + move[1]

    other = [
        {name: (moved(one, move), moved(two, move)) for name, (one, two) in sheet.items()}
        for sheet, move in zip(sheets, moves, strict=False)
    ]

    assert order(counted(way, other)) == order(counted(way, sheets))
    assert scores(counted(way, other)) == scores(counted(way, sheets))


@FEW
@given(WAYS, SHEETS, st.sampled_from(NAMES))
def test_null_is_the_same_as_nothing(
    way: dict[str, object], sheets: Sequence[Sheet], name: str
) -> None:
    sheets = [{**sheet, name: (None, None)} for sheet in sheets]
    without = [{key: own for key, own in sheet.items() if key != name} for sheet in sheets]

    assert counted(way, sheets) == counted(way, without)


@FEW
@given(
    st.lists(st.tuples(SCORE, MAYBE), min_size=2, max_size=3),
    SHEETS,
    st.sampled_from(["mean", "median", "trimmed_mean"]),
)
def test_a_null_never_lowers_an_entry(
    own: list[tuple[float, float | None]], others: Sequence[Sheet], method: str
) -> None:
    """A null in place of the lowest score lowers nobody, as it is no zero."""
    way = {"method": method, "trim": 0.34}
    name = "a"
    padded = [*others, {}, {}, {}]
    sheets = [{**sheet, name: given_} for sheet, given_ in zip(padded, own, strict=False)]
    index = own.index(min(own, key=lambda given_: given_[0]))
    nulled = [dict(sheet) for sheet in sheets]
    nulled[index][name] = (None, sheets[index][name][1])

    before, after = scores(counted(way, sheets))[name], scores(counted(way, nulled))[name]

    assert before is not None
    assert after is not None
    assert after >= before


@FEW
@given(
    st.lists(st.permutations(NAMES), min_size=1, max_size=3),
    st.permutations(NAMES),
)
def test_a_condorcet_winner_wins_and_another_voice_for_it_keeps_it(
    orders: list[list[str]], more: list[str]
) -> None:
    winner = next((name for name in NAMES if beats_all(name, orders)), "")
    assume(winner)
    agreeing = [winner, *(name for name in more if name != winner)]

    for voices in (orders, [*orders, agreeing]):
        judges = ("ada", "ben", "cai", "dee")[: len(voices)]
        ballots = [
            single(judge, **{name: 9 - place for place, name in enumerate(voice)})
            for judge, voice in zip(judges, voices, strict=True)
        ]
        found = count(contest(judges, {"method": "schulze"}), ENTRIES, ballots)
        assert [place.entry for place in found.at(1)] == [winner]


def beats_all(name: str, orders: list[list[str]]) -> bool:
    return all(
        2 * sum(voice.index(name) < voice.index(other) for voice in orders) > len(orders)
        for other in NAMES
        if other != name
    )


@FEW
@given(WAYS, SHEETS, VOTES)
@example({"method": "schulze"}, [], {})
def test_ranks_are_those_of_sport(
    way: dict[str, object], sheets: Sequence[Sheet], votes: dict[str, int]
) -> None:
    """1, 2, 2, 4: a rank is one more than how many stand before."""
    found = counted(way, sheets, votes)
    ranks = [place.rank for place in found.places if place.rank is not None]

    assert ranks == [1 + sum(other < rank for other in ranks) for rank in ranks]
    assert [place.rank for place in found.places[len(ranks) :]] == [None] * (4 - len(ranks))
    assert all((place.score is None) == (place.rank is None) for place in found.places)


@FEW
@given(WAYS, SHEETS, VOTES)
def test_scores_are_on_their_scale(
    way: dict[str, object], sheets: Sequence[Sheet], votes: dict[str, int]
) -> None:
    found = counted(way, sheets, votes)
    known = [place.score for place in found.places if place.score is not None]

    low, high = found.scale or (-INFINITY, INFINITY)
    assert all(low <= score <= high for score in known)
    assert (found.scale is None) == (
        way["normalise"] == "z_score" and way["method"] not in ("borda", "schulze")
    )
