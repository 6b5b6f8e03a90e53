"""Standings: what counts, what does not, and who comes where."""

import pytest

from commonplace.judging import Exclusion, ExclusionReason, NoSpread, count
from commonplace.model import Ballot
from tests.contests import ballot, competition, contest, entry, order, poll, record, scores, single

ENTRIES = [entry("park"), entry("river"), entry("tram", "cai")]


PLAIN = [entry("park"), entry("river"), entry("tram")]


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
        ("", "river", ExclusionReason.TOO_FEW_BALLOTS),
    }
    assert Exclusion("", ExclusionReason.NO_JUDGE, "dee") in found.exclusions


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
        poll("forge", park=3, river=1),
        poll("evening", park=2),
    ]

    found = count(competition(), ENTRIES, [], polls)

    assert {place.entry: place.votes for place in found.places} == {
        "park": 5,
        "river": 1,
        "tram": 0,
    }


def test_a_rank_by_votes_alone() -> None:
    polls = [poll(park=4, river=4, tram=1)]
    found = count(competition(), ENTRIES, [ballot("ada", {"tram": (9, 9)})], polls)

    def names(rank: int) -> list[str]:
        return [place.entry for place in found.at_by_votes(rank)]

    assert (names(1), names(2), names(3)) == (["park", "river"], [], ["tram"])


def test_equal_means_tie_though_floats_would_not() -> None:
    # Added up in one order, binary floats say 3.4666666666666672, in another …663.
    park = [(3.4, 3.6), (3.3, 3.5), (3.6, 3.4)]
    river = [(3.6, 3.4), (3.4, 3.6), (3.3, 3.5)]
    ballots = [
        ballot(judge, {"tram": given, "river": other})
        for judge, given, other in zip(("ada", "ben", "cai"), park, river, strict=True)
    ]

    found = count(competition(), [entry("river"), entry("tram")], ballots)

    assert order(found) == ["1 river", "1 tram"]


def test_decimal_numbers_are_taken_as_they_are_written() -> None:
    # As binary numbers, 0.1 + 0.2 is more than 0.3.
    ballots = [single("ada", park=0.1, river=0.3), single("ben", park=0.2, river=0)]

    assert order(count(contest(["ada", "ben"]), PLAIN, ballots))[:2] == ["1 park", "1 river"]


def test_equal_z_scores_tie_though_roots_have_no_end() -> None:
    # Ben puts the entries the other way round, on a tenth of the scale.
    ballots = [
        single("ada", park=0, river=2, tram=7),
        single("ben", park=0.7, river=0.2, tram=0),
    ]
    call = contest(["ada", "ben"], {"normalise": "z_score"})

    assert order(count(call, PLAIN, ballots)) == ["1 park", "1 tram", "3 river"]


def test_a_declared_criterion_breaks_ties_and_only_those() -> None:
    entries = [entry("park"), entry("river"), entry("tram"), entry("wind")]
    ballots = [ballot("ada", {"park": (6, 6), "river": (5, 8), "tram": (6, 6), "wind": (9, 0)})]

    assert order(count(competition(), entries, ballots)) == [
        "1 park",
        "1 river",
        "1 tram",
        "1 wind",
    ]
    assert order(count(competition({"ties": "craft"}), entries, ballots)) == [
        "1 river",
        "2 park",
        "2 tram",
        "4 wind",
    ]


def test_who_has_no_score_in_what_breaks_ties_comes_last_among_equals() -> None:
    criteria = [
        {"id": "clarity", "name": "Clarity", "min": -5, "max": 5},
        {"id": "craft", "name": "Craft", "min": -5, "max": 5},
    ]
    ballots = [ballot("ada", {"park": (-1, None), "river": (-1, -1)})]

    found = count(competition({"ties": "craft"}, criteria=criteria), ENTRIES, ballots)

    assert order(found)[:2] == ["1 river", "2 park"]


def test_a_sealed_ballot_says_nothing_until_it_is_opened() -> None:
    sealed = record(Ballot, "cai", {"judge": "cai", "sealed": f"sha256:{'0' * 64}"})
    opened = ballot("ben", {"river": (9, 9)}, sealed=f"sha256:{'0' * 64}", salt="3f9a")

    found = count(competition(), ENTRIES, [sealed, opened])

    assert order(found) == ["1 river", "- park", "- tram"]
    assert Exclusion("", ExclusionReason.SEALED, "cai") in found.exclusions
    assert found.judges == ("ben",)


def test_an_entry_that_is_not_ranked_changes_nothing_for_the_others() -> None:
    scoring = {"method": "borda", "shrinkage": 2, "min_ballots": 2, "votes": 0.5}
    ballots = [single("ada", park=5, river=6, late=9, few=8), single("ben", park=7, river=6)]
    entries = [entry("park"), entry("river")]
    others = [entry("late", status="late"), entry("few")]
    call = contest(["ada", "ben"], scoring)
    polls = [poll(park=1, late=9, few=9)]

    found = count(call, [*entries, *others], ballots, polls)

    assert scores(count(call, entries, ballots, polls)).items() < scores(found).items()
    assert order(found)[2:] == ["- few", "- late"]


def test_few_ballots_are_shrunk_towards_the_mean_of_all() -> None:
    judges = ["ada", "ben", "cai"]
    ballots = [
        single("ada", park=9, river=8),
        single("ben", river=8),
        single("cai", river=8, tram=1),
    ]

    found = count(contest(judges, {"shrinkage": 1}), PLAIN, ballots)

    # The mean of all is (9 + 8 + 1) / 3 = 6: (9 + 6) / 2, (3 · 8 + 6) / 4, (1 + 6) / 2.
    assert scores(found) == {"park": 7.5, "river": 7.5, "tram": 3.5}


def test_criteria_of_other_ranges_count_by_their_weights_alone() -> None:
    criteria = [
        {"id": "clarity", "name": "Clarity", "min": 1, "max": 5},
        {"id": "craft", "name": "Craft", "max": 100},
    ]
    ballots = [ballot("ada", {"park": (5, 40), "river": (1, 100), "tram": (4, 80)})]

    found = count(competition(criteria=criteria), PLAIN, ballots)

    assert found.scale == (0, 100)
    assert scores(found) == {"tram": 77.5, "park": 70, "river": 50}
    tram = found.of("tram")
    assert tram is not None
    assert tram.by_criterion == {"clarity": 4, "craft": 80}


@pytest.mark.parametrize(
    ("scoring", "expected"),
    [
        # On the range of 0 to 10 the most voted has 10: 0.75 · 7 + 0.25 · 5.
        ({"votes": 0.25}, {"river": 8.5, "park": 6.5, "tram": 4.5}),
        # As one more judge: 8, 4 and no vote are as far from each other as 8, 7 and 6.
        (
            {"votes": 0.5, "normalise": "z_score"},
            {"river": 1.224745, "park": 0, "tram": -1.224745},
        ),
        ({"votes": 0.5, "method": "borda"}, {"river": 1, "park": 0.5, "tram": 0}),
        ({"votes": 0.5, "method": "schulze"}, {"river": 2, "park": 1, "tram": 0}),
        ({"votes": 1}, {"river": 10, "park": 5, "tram": 0}),
    ],
)
def test_votes_of_the_community_have_their_share(
    scoring: dict[str, object], expected: dict[str, float]
) -> None:
    ballots = [single("ada", park=7, river=8, tram=6)]

    found = count(contest(["ada"], scoring), PLAIN, ballots, [poll(park=4, river=8)])

    assert scores(found) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("method", "share", "first"),
    [
        ("borda", 0.4, "tram"),
        ("borda", 0.6, "park"),
        ("schulze", 0.4, "tram"),
        ("schulze", 0.6, "park"),
    ],
)
def test_votes_against_the_judges_win_with_more_than_half(
    method: str, share: float, first: str
) -> None:
    ballots = [single("ada", park=1, tram=2), single("ben", park=1, tram=2)]
    call = contest(["ada", "ben"], {"method": method, "votes": share})

    found = count(call, [entry("park"), entry("tram")], ballots, [poll(park=9)])

    assert order(found)[0] == f"1 {first}"


def test_votes_decide_alone_where_there_are_no_judges() -> None:
    found = count(contest([], {"votes": 1}), PLAIN, [], [poll(park=4, river=8)])

    assert order(found) == ["1 river", "2 park", "3 tram"]
    assert not found.exclusions


def test_where_nobody_voted_votes_have_no_share() -> None:
    ballots = [single("ada", park=7, river=8, tram=6)]

    found = count(contest(["ada"], {"votes": 0.5}), PLAIN, ballots, [poll(park=0)])

    assert scores(found) == {"river": 8, "park": 7, "tram": 6}


def test_a_judge_who_tells_nothing_apart_is_named() -> None:
    flat = single("ben", park=10, river=10)
    alone = single("cai", tram=10)
    ballots = [single("ada", park=2, river=1, tram=0), flat, alone]
    judges = ["ada", "ben", "cai"]

    by_spread = count(contest(judges, {"normalise": "z_score"}), PLAIN, ballots)
    by_order = count(contest(judges, {"method": "borda"}), PLAIN, ballots)

    assert by_spread.no_spread == (NoSpread("ben", "score"), NoSpread("cai", "score"))
    assert by_order.no_spread == (NoSpread("ben"), NoSpread("cai"))
    assert scores(by_order) == {"park": 0.75, "river": 0.5, "tram": 0.25}
