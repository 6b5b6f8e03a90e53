"""Whether judges agree: Kendall's W, spread, and who is strict."""

import statistics
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.judging import Agreement, Concordance, NoConcordance, agreement
from commonplace.judging.agreement import concordance
from tests.contests import ballot, competition, contest, entry, single

JUDGES = ("ada", "ben", "cai", "dee")
FOUR = [entry(name) for name in "abcd"]


def agreed(*sheets: Mapping[str, float]) -> Agreement:
    """Return how far judges agree on entries a, b, c and d, each of whom gave one sheet."""
    ballots = [single(judge, **sheet) for judge, sheet in zip(JUDGES, sheets, strict=False)]
    return agreement(contest(JUDGES), FOUR, ballots)


def of_ranks(*ranks: str) -> Concordance:
    """Return the concordance of judges who each put a, b, c, d at these ranks."""
    return agreed(
        *({name: -int(rank) for name, rank in zip("abcd", own, strict=True)} for own in ranks)
    ).concordance


def test_w_by_hand() -> None:
    # Sums of ranks are 4, 6, 8, 12 and their mean 7.5: 12 · 35 / (3² · (4³ - 4)).
    assert of_ranks("1234", "2134", "1324") == Concordance(420 / 540, 3, 4, 4)


def test_w_is_one_in_harmony_and_nothing_in_a_circle() -> None:
    assert of_ranks("1234", "1234", "1234").w == 1
    assert of_ranks("1234", "2341", "3412", "4123").w == 0


def test_equal_scores_are_no_disagreement() -> None:
    # Ranks 1, 2.5, 2.5, 4 of both; without the correction for ties it would be 0.9.
    assert of_ranks("1224", "1224").w == 1


def test_w_is_of_the_entries_that_all_judges_scored() -> None:
    first = {"a": 1, "b": 2, "c": 3, "d": 4}
    second = {"a": 1, "b": 2, "c": 3}

    assert agreed(first, second).concordance == Concordance(1, 2, 3, 4)


@pytest.mark.parametrize(
    ("sheets", "reason"),
    [
        ([{"a": 1, "b": 2, "c": 3}], NoConcordance.FEW_JUDGES),
        ([{"a": 1, "b": 2, "c": 3}, {"b": 2, "c": 3, "d": 4}], NoConcordance.FEW_COMMON_ENTRIES),
        ([{"a": 1, "b": 1, "c": 1}, {"a": 5, "b": 5, "c": 5}], NoConcordance.NO_SPREAD),
    ],
)
def test_where_there_is_no_w_it_says_why(
    sheets: list[dict[str, float]], reason: NoConcordance
) -> None:
    found = agreed(*sheets).concordance

    assert (found.w, found.reason) == (None, reason)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(3, 6).flatmap(
        lambda size: st.lists(
            st.lists(st.integers(0, 6), min_size=size, max_size=size), min_size=2, max_size=5
        )
    )
)
def test_w_is_the_share_of_what_could_vary(given_: list[list[int]]) -> None:
    """Judged by sums of squares: between the entries, of all there could be."""
    orders = {
        str(judge): {str(entry): Fraction(score) for entry, score in enumerate(own)}
        for judge, own in enumerate(given_)
    }

    found = concordance(orders)

    ranks = [ranked(own) for own in given_]
    within = sum(squares(own) for own in ranks)
    if within:
        between = squares([sum(own) for own in zip(*ranks, strict=True)])
        assert found.w == pytest.approx(between / (len(ranks) * within))
    else:
        assert found.reason is NoConcordance.NO_SPREAD


def ranked(scores: Sequence[int]) -> list[float]:
    """Return mean ranks by counting who is below and who is level."""
    return [
        sum(other < score for other in scores) + (scores.count(score) + 1) / 2 for score in scores
    ]


def squares(numbers: Sequence[float]) -> float:
    return statistics.pvariance(numbers) * len(numbers)


def test_the_spread_of_an_entry_is_of_whole_verdicts() -> None:
    ballots = [
        ballot("ada", {"park": (6, 3), "tram": (1, 1)}),
        ballot("cai", {"park": (9, None)}),
    ]

    found = agreement(competition(), [entry("park"), entry("river"), entry("tram")], ballots)

    park, tram = found.entries
    # (2 · 6 + 3) / 3 = 5 and 9: what Cai did not score does not count.
    assert (park.ballots, park.mean, park.deviation, park.lowest, park.highest) == (2, 7, 2, 5, 9)
    assert (tram.ballots, tram.deviation) == (1, 0)
    assert found.scale == (0, 10)


def test_who_is_strict_is_seen_on_the_entries_of_others() -> None:
    """Ada's mean is the lowest, as she scored the weak entries; Ben is the strict one."""
    found = agreed({"a": 3, "b": 2}, {"a": 1, "b": 1, "c": 8}, {"c": 9, "d": 9})

    leaning = {judge.judge: judge.leaning for judge in found.judges}
    assert leaning == {"ada": 1.5, "ben": pytest.approx(-4 / 3), "cai": 1.0}
    assert [judge.mean for judge in found.judges] == [2.5, pytest.approx(10 / 3), 9]


def test_nobody_leans_where_nobody_else_scored() -> None:
    found = agreed({"a": 3}, {"b": 9})

    assert [judge.leaning for judge in found.judges] == [None, None]


def test_entries_that_are_not_ranked_are_not_asked() -> None:
    entries = [entry("park"), entry("late", status="late"), entry("gone", status="withdrawn")]
    found = agreement(contest(JUDGES), entries, [single("ada", park=5, late=1, gone=1)])

    assert [one.entry for one in found.entries] == ["park"]
