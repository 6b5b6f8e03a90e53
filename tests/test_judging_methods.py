"""Each method of counting: cases computed by hand, and another implementation of each."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.judging import count
from commonplace.judging.averages import median, trimmed_mean
from commonplace.judging.borda import points
from commonplace.judging.schulze import schulze
from commonplace.model import Ballot
from tests.contests import contest, entry, order, scores, single

FEW = settings(max_examples=60, deadline=None)
NAMES = "abcde"
JUDGES = ("ada", "ben", "cai", "dee")

Sheet = Mapping[str, float]

sheets = st.lists(
    st.dictionaries(st.sampled_from(NAMES), st.integers(0, 20).map(lambda half: half / 2)),
    min_size=1,
    max_size=len(JUDGES),
)
"""What up to four judges give to up to five entries; each scores whom they like."""


def ballots(given_: Sequence[Sheet]) -> list[Ballot]:
    return [single(judge, **sheet) for judge, sheet in zip(JUDGES, given_, strict=False)]


def counted(given_: Sequence[Sheet], **scoring: object) -> dict[str, float]:
    """Return the score of each ranked entry by our own counting."""
    found = count(contest(JUDGES, scoring), map(entry, NAMES), ballots(given_))
    return {name: score for name, score in scores(found).items() if score is not None}


def by_entry(given_: Sequence[Sheet]) -> dict[str, list[float]]:
    found = {name: [sheet[name] for sheet in given_ if name in sheet] for name in NAMES}
    return {name: own for name, own in found.items() if own}


# Averages


def test_a_median_is_not_moved_by_one_enthusiast() -> None:
    assert median([Fraction(1), Fraction(10), Fraction(2)]) == 2
    assert median([Fraction(1), Fraction(10), Fraction(2), Fraction(3)]) == Fraction(5, 2)


def test_a_trimmed_mean_leaves_out_whole_scores_at_both_ends() -> None:
    given_ = [Fraction(score) for score in (9, 1, 5, 6, 4)]

    assert trimmed_mean(given_, Fraction(1, 5)) == 5
    assert trimmed_mean(given_, Fraction(1, 10)) == 5
    assert trimmed_mean([*given_, Fraction(17)], Fraction(1, 6)) == 6
    assert trimmed_mean([*given_, Fraction(17)], Fraction(1, 7)) == 7


@FEW
@given(sheets)
def test_averages_are_those_of_the_standard_library(given_: list[Sheet]) -> None:
    expected = by_entry(given_)

    assert counted(given_) == {name: statistics.fmean(own) for name, own in expected.items()}
    assert counted(given_, method="median") == {
        name: statistics.median(own) for name, own in expected.items()
    }
    trimmed = {
        name: statistics.fmean(sorted(own)[1:-1] if len(own) > 2 else own)
        for name, own in expected.items()
    }
    assert counted(given_, method="trimmed_mean", trim=0.34) == trimmed


# z-scores


def test_a_z_score_by_hand() -> None:
    # Ada: mean 6, deviation √(8/3) = 1.633; Ben, who is stricter: mean 2, deviation 0.816.
    found = counted([{"a": 8, "b": 6, "c": 4}, {"a": 2, "b": 1, "c": 3}], normalise="z_score")

    assert found == pytest.approx({"a": 1.224745 / 2, "b": -1.224745 / 2, "c": 0.0}, abs=1e-6)


def test_a_strict_judge_weighs_as_much_as_a_mild_one() -> None:
    """Without normalising, whoever scored only by the mild judge would win."""
    given_ = [{"a": 9, "b": 8}, {"c": 5, "d": 2, "a": 2, "b": 1}]
    found = count(contest(JUDGES), map(entry, "abcd"), ballots(given_))
    fair = count(contest(JUDGES, {"normalise": "z_score"}), map(entry, "abcd"), ballots(given_))

    assert order(found)[0] == "1 a"
    assert order(fair)[0] == "1 c"


@FEW
@given(sheets)
def test_z_scores_are_those_of_the_standard_library(given_: list[Sheet]) -> None:
    expected: dict[str, list[float]] = {}
    for sheet in given_:
        if not sheet:
            continue
        middle, deviation = statistics.mean(sheet.values()), statistics.pstdev(sheet.values())
        for name, score in sheet.items():
            z = (score - middle) / deviation if deviation else 0
            expected.setdefault(name, []).append(z)

    assert counted(given_, normalise="z_score") == pytest.approx(
        {name: statistics.fmean(own) for name, own in expected.items()}, abs=1e-9
    )
    assert counted(given_, normalise="z_score", method="median") == pytest.approx(
        {name: statistics.median(own) for name, own in expected.items()}, abs=1e-9
    )


# Borda


def test_points_are_shares_of_the_others_and_equal_entries_share_them() -> None:
    given_ = {"a": Fraction(9), "b": Fraction(5), "c": Fraction(5), "d": Fraction(1)}

    assert points(given_) == {"a": 1, "b": Fraction(1, 2), "c": Fraction(1, 2), "d": 0}


def test_neither_few_nor_short_ballots_are_an_advantage() -> None:
    # a is first of two; b first of four and second of two: a 1, b (1 + 0) / 2.
    found = counted([{"a": 5, "b": 4}, {"b": 9, "c": 8, "d": 7, "e": 6}], method="borda")

    assert found == pytest.approx({"a": 1, "b": 0.5, "c": 2 / 3, "d": 1 / 3, "e": 0})


@FEW
@given(sheets)
def test_borda_is_what_pairs_add_up_to(given_: list[Sheet]) -> None:
    shares: dict[str, list[float]] = {}
    for sheet in given_:
        for name, score in sheet.items():
            duels = [
                0.5 + (score > other) / 2 - (score < other) / 2
                for rival, other in sheet.items()
                if rival != name
            ]
            shares.setdefault(name, []).append(statistics.fmean(duels) if duels else 0.5)

    assert counted(given_, method="borda") == pytest.approx(
        {name: statistics.fmean(own) for name, own in shares.items()}
    )


# Schulze


def orders_of(text: str) -> Iterator[tuple[int, dict[str, Fraction]]]:
    """Yield weights and orders from `5 ACBED`, the best first."""
    for line in text.split(","):
        weight, names = line.split()
        yield int(weight), {name: Fraction(-place) for place, name in enumerate(names)}


def test_the_example_of_the_paper() -> None:
    """Example 1 of Schulze 2011, of 45 voters: E, A, C, B, D."""
    voters = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"

    beaten = schulze("ABCDE", orders_of(voters))

    assert beaten == {"E": 0, "A": 1, "C": 2, "B": 3, "D": 4}


def test_a_circle_is_cut_where_it_is_weakest() -> None:
    # a before b: 3 of 5 judges; b before c: 4; c before a: 3. Only from c to b all chains are weak.
    assert schulze("abc", orders_of("2 abc, 2 bca, 1 cab")) == {"a": 0, "b": 0, "c": 1}
    assert schulze("abc", orders_of("1 abc, 1 bca, 1 cab")) == {"a": 0, "b": 0, "c": 0}


def test_a_pair_that_no_judge_compared_is_not_decided() -> None:
    # The judge of a and b says nothing of c, and the other way round.
    assert counted([{"a": 5, "b": 4}, {"b": 1, "c": 9}], method="schulze") == {
        "a": 2,
        "b": 0,
        "c": 2,
    }


def chains(names: Sequence[str], start: str, end: str) -> Iterator[tuple[str, ...]]:
    between = [name for name in names if name not in (start, end)]
    for length in range(len(between) + 1):
        for stops in permutations(between, length):
            yield (start, *stops, end)


def by_all_chains(weighed: Sequence[tuple[int, Sheet]], names: Sequence[str]) -> dict[str, int]:
    """Return how many beat each entry, by trying every chain between every two."""

    def before(one: str, other: str) -> int:
        return sum(
            weight
            for weight, sheet in weighed
            if one in sheet and other in sheet and sheet[one] > sheet[other]
        )

    def victory(one: str, other: str) -> int:
        return before(one, other) if before(one, other) > before(other, one) else 0

    def strongest(one: str, other: str) -> int:
        return max(
            min(victory(*step) for step in pairwise(chain)) for chain in chains(names, one, other)
        )

    return {
        name: sum(
            strongest(other, name) > strongest(name, other) for other in names if other != name
        )
        for name in names
    }


@FEW
@given(st.lists(st.tuples(st.integers(1, 3), sheets.map(lambda given_: given_[0])), max_size=9))
def test_schulze_is_what_all_chains_say(weighed: list[tuple[int, Sheet]]) -> None:
    exact = [
        (weight, {name: Fraction(score) for name, score in sheet.items()})
        for weight, sheet in weighed
    ]

    assert schulze(NAMES, exact) == by_all_chains(weighed, NAMES)


@FEW
@given(sheets)
def test_ranks_of_schulze_follow_who_beats_whom(given_: list[Sheet]) -> None:
    scored = [*by_entry(given_)]
    beaten = by_all_chains([(1, sheet) for sheet in given_], scored)

    found = count(contest(JUDGES, {"method": "schulze"}), map(entry, NAMES), ballots(given_))

    for one, other in combinations(scored, 2):
        places = found.of(one), found.of(other)
        ranks = [place.rank or 0 for place in places if place]
        assert (ranks[0] < ranks[1]) == (beaten[one] < beaten[other])
        assert (ranks[0] == ranks[1]) == (beaten[one] == beaten[other])
