"""What an edition knows of results: only what is public, and how sure it is."""

from pathlib import Path

from commonplace.model import Hub
from commonplace.model.scoring import Method
from commonplace.views.results import results_of
from tests.hubs import ADA, BO, CONFIG, edition, record, write_hub

SHOWCASE = {
    "mkdocs.yml": CONFIG.replace(
        "commonplace/hub: {}", "commonplace/hub: {}, commonplace/showcase: {}"
    )
}
CALL = {
    "title": "Map jam",
    "organizers": "[ada]",
    "timezone": "UTC",
    "phases": "[{id: submission, start: 2026-05-01T00:00}]",
    "results_at": "2026-06-01T20:00",
    "criteria": "[{id: score, name: Score}]",
    "tracks": "[{id: data, name: Open data}]",
    "judges": "[ada, bo]",
}
BEFORE, AFTER = "2026-06-01T19:59", "2026-06-01T20:00"


def entry(name: str, **fields: str) -> dict[str, str]:
    team = "{members: [{name: Somebody}]}"
    text = record("", title=name.title(), description="A map.", team=team, **fields)
    return {f"competitions/jam/entries/{name}/index.md": text}


def award(name: str, **fields: object) -> dict[str, str]:
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return {f"competitions/jam/awards/{name}.yml": f"name: {name}\ncitation: Well.\n{lines}"}


def jam(root: Path, *more: dict[str, str], config: dict[str, str] | None = None) -> Hub:
    """Return a hub with a competition: two judges, three entries, one of them in a track."""
    files = {
        **ADA,
        **BO,
        "competitions/jam/index.md": record("", **CALL),
        **entry("park", track="data"),
        **entry("river"),
        **entry("tram"),
        "competitions/jam/ballots/ada.yml": (
            "judge: ada\nscores: {park: {score: 9}, river: {score: 8}, tram: {score: 1}}\n"
        ),
        "competitions/jam/ballots/bo.yml": (
            "judge: bo\nscores: {park: {score: 3}, river: {score: 7}, tram: {score: 1}}\n"
        ),
    }
    for own in more:
        files |= own
    hub = write_hub(root, files, SHOWCASE if config is None else config)
    assert not hub.refused
    return hub


def test_nobody_knows_results_before_they_are_public(tmp_path: Path) -> None:
    hub = jam(tmp_path)

    assert (edition(hub, BEFORE).results, edition(hub, BEFORE).standings) == ({}, {})
    assert [*edition(hub, AFTER).results] == ["jam"]


def test_without_the_showcase_there_are_none(tmp_path: Path) -> None:
    assert edition(jam(tmp_path, config={}), AFTER).results == {}


def test_a_showcase_can_keep_its_results_to_itself(tmp_path: Path) -> None:
    kept = SHOWCASE["mkdocs.yml"].replace("showcase: {}", "showcase: {results: false}")

    assert edition(jam(tmp_path, config={"mkdocs.yml": kept}), AFTER).results == {}


def test_another_way_of_counting_is_held_against_others_in_its_turn(tmp_path: Path) -> None:
    hub = jam(tmp_path)
    competition = hub.competitions["jam"]
    other = competition.scoring.model_copy(update={"method": Method.BORDA})
    found = results_of(hub, competition, other)

    assert found is not None
    assert found.sensitivity().announced == found.overall
    assert found.overall.scoring.method == "borda"


def test_standings_agreement_and_sensitivity_of_each_track(tmp_path: Path) -> None:
    results = edition(jam(tmp_path), AFTER).results["jam"]

    data = results.of_track("data")
    assert results.overall.at(1)[0].entry == "river"
    assert data is not None
    assert [place.entry for place in data.places] == ["park"]
    assert results.of_track("music") is None
    assert results.sensitivity().announced == results.overall
    assert results.sensitivity("data").announced == data
    assert results.sensitivity() is results.sensitivity()
    assert (results.agreement().concordance.entries, len(results.agreement("data").entries)) == (
        3,
        1,
    )
    assert results.titles["park"] == "Park"


def test_the_podium_ends_with_the_last_award_that_has_a_rank(tmp_path: Path) -> None:
    hub = jam(
        tmp_path,
        award("first", rank=1, decided_by="judges"),
        award("second", rank=2, recipients="[park]"),
        award("crowd", rank=3, decided_by="votes"),
        award("data", rank=1, decided_by="judges", track="data"),
        award("kind", recipients="[tram]"),
        {"competitions/jam/polls/evening.yml": "name: Evening\nvotes: {tram: 9, park: 2}\n"},
    )

    results = edition(hub, AFTER).results["jam"]

    assert results.sensitivity().podium == 2
    assert results.sensitivity("data").podium == 1
    assert hub.awards["jam/first"].recipients == ("river",)
