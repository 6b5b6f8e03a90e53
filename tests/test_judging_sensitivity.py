"""Sensitivity: what another way of counting would have made of the podium."""

from collections.abc import Mapping
from typing import Any

from commonplace.judging import Change, PodiumChange, Sensitivity, sensitivity
from tests.contests import ballot, competition, contest, entry, order, poll, single

JUDGES = ("ada", "ben", "cai")
NAMES = ("park", "river", "tram", "wind")
ENTRIES = [entry(name) for name in NAMES]

# Park wins by the mean, as Ada loves it; the two others put it last.
BALLOTS = [
    single("ada", park=10, river=4, tram=3, wind=2),
    single("ben", park=5, river=7, tram=6, wind=5.5),
    single("cai", park=5, river=7, tram=6, wind=5.5),
]


def asked(scoring: Mapping[str, Any] | None = None, **more: Any) -> Sensitivity:
    return sensitivity(contest(JUDGES, scoring), ENTRIES, BALLOTS, **more)


def changes(found: Sensitivity) -> dict[str, str]:
    return {variant.name: found.change(variant).value for variant in found.variants}


def test_every_other_method_and_every_voice_is_asked() -> None:
    found = asked(podium=1)

    assert order(found.announced)[0] == "1 park"
    assert changes(found) == {
        "mean-z_score": "entries",
        "median": "entries",
        "median-z_score": "entries",
        "trimmed_mean": "same",
        "trimmed_mean-z_score": "entries",
        "borda": "entries",
        "schulze": "entries",
        "judge-ada": "entries",
        "judge-ben": "same",
        "judge-cai": "same",
    }


def test_the_announced_way_is_not_among_the_others() -> None:
    names = {"mean", "median", "trimmed_mean"}
    both = names | {f"{name}-z_score" for name in names} | {"borda", "schulze"}

    for scoring, own in [
        ({"method": "median", "normalise": "z_score"}, "median-z_score"),
        ({"method": "borda"}, "borda"),
        ({"method": "schulze", "normalise": "z_score"}, "schulze"),
    ]:
        methods = asked(scoring).of_kind(Change.METHOD)
        assert {variant.name for variant in methods} == both - {own}


def test_another_order_on_the_podium_is_told_from_other_entries() -> None:
    found = asked(podium=2)
    by_name = {variant.name: variant for variant in found.variants}

    assert found.change(by_name["median"]) is PodiumChange.ENTRIES  # river, tram
    assert found.change(by_name["judge-ben"]) is PodiumChange.SAME  # park, river
    assert asked(podium=4).change(by_name["median"]) is PodiumChange.ORDER


def test_who_is_always_on_the_podium_and_who_only_sometimes() -> None:
    found = asked(podium=2)

    assert found.entries == ("park", "river", "tram", "wind")
    assert found.always == ("river",)
    assert found.sometimes == ("park", "tram")
    assert (found.best("park"), found.worst("park")) == (1, 4)
    assert "median" in {variant.name for variant in found.winner_changes}
    assert {variant.name for variant in found.changed} >= {"median", "judge-ada"}


def test_the_podium_ends_where_prizes_end() -> None:
    prize = {"name": "A book"}

    def podium(prizes: int) -> int:
        call = contest(JUDGES).model_copy(update={"prizes": (prize,) * prizes})
        return sensitivity(call, ENTRIES, BALLOTS).podium

    assert [podium(prizes) for prizes in (0, 1, 2, 5)] == [3, 1, 2, 3]


def test_one_voice_less_leaves_nobody_out() -> None:
    """Two ballots are asked for; without one judge, entries have one."""
    ballots = [single("ada", park=9, river=1, tram=5), single("ben", park=1, river=9)]
    entries = [entry("park"), entry("river"), entry("tram")]
    call = contest(JUDGES, {"min_ballots": 2})

    found = sensitivity(call, entries, ballots)

    assert order(found.announced) == ["1 park", "1 river", "- tram"]
    variants = {variant.name: order(variant.standings) for variant in found.variants}
    assert variants["judge-ada"] == ["1 river", "2 park"]
    assert variants["judge-ben"] == ["1 park", "2 river"]


def test_without_each_criterion() -> None:
    ballots = [ballot("ada", {"park": (9, 1), "river": (5, 5)})]
    call = competition({"ties": "craft"})

    found = sensitivity(call, [entry("park"), entry("river")], ballots)

    variants = {one.subject: order(one.standings) for one in found.of_kind(Change.CRITERION)}
    assert variants == {"clarity": ["1 river", "2 park"], "craft": ["1 park", "2 river"]}
    breakers = {one.subject: one.standings.scoring.ties for one in found.of_kind(Change.CRITERION)}
    assert breakers == {"clarity": "craft", "craft": "shared"}  # what is gone breaks no tie
    assert not found.of_kind(Change.JUDGE)  # nobody would be left


def test_with_and_without_votes() -> None:
    polls = [poll(tram=20)]
    silent, heard = asked(polls=polls), asked({"votes": 0.9}, polls=polls)

    (on,) = silent.of_kind(Change.VOTES)
    (off,) = heard.of_kind(Change.VOTES)

    assert (on.name, on.standings.scoring.votes) == ("votes-on", 0.25)  # as a fourth judge
    assert (off.name, off.standings.scoring.votes) == ("votes-off", 0)
    assert heard.announced.at(1)[0].entry == "tram"
    assert off.rank("park") == 1
    assert not asked(polls=[poll(tram=0)]).of_kind(Change.VOTES)


def test_where_votes_alone_decide_only_standings_without_them_are_asked() -> None:
    found = asked({"votes": 1}, polls=[poll(tram=20, wind=3)])

    assert [variant.name for variant in found.variants] == ["votes-off"]
    assert len(asked({"votes": 1}).variants) > 1  # nobody voted, so judges decide


def test_a_track_is_asked_on_its_own() -> None:
    entries = [entry("park", track="data"), entry("river"), entry("tram", track="data")]
    call = competition(
        judges=[*JUDGES],
        criteria=[{"id": "score", "name": "Score"}],
        tracks=[{"id": "data", "name": "Data"}],
    )

    found = sensitivity(call, entries, BALLOTS, track="data")

    assert found.entries == ("park", "tram")
    assert {variant.standings.track for variant in found.variants} == {"data"}
