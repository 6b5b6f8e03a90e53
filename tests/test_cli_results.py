"""`commonplace results`, as an organiser calls it."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from tests.hubs import ADA, BO, CONFIG, record, write_hub

SHOWCASE = {
    "mkdocs.yml": CONFIG.replace(
        "commonplace/hub: {}", "commonplace/hub: {}, commonplace/showcase: {}"
    )
}
CALL = {
    "title": "Map jam",
    "organizers": "[ada]",
    "timezone": "Asia/Shanghai",
    "phases": "[{id: submission, start: 2026-05-01T00:00, end: 2026-05-10T00:00}]",
    "results_at": "2026-06-01T20:00",
    "criteria": "[{id: clarity, name: Clarity, weight: 2}, {id: craft, name: Craft}]",
    "tracks": "[{id: data, name: Open data}]",
    "judges": "[ada, bo]",
}


def entry(title: str, **fields: str) -> str:
    team = "{members: [{name: Somebody}]}"
    return record("", title=f"'{title}'", description="A map.", team=team, **fields)


FILES = {
    **ADA,
    **BO,
    "competitions/map-jam/index.md": record("", **CALL),
    "competitions/map-jam/entries/park/index.md": entry("=Park", track="data"),
    "competitions/map-jam/entries/river/index.md": entry("长河"),
    "competitions/map-jam/entries/tram/index.md": entry("Tram"),
    "competitions/map-jam/ballots/ada.yml": """\
judge: ada
scores:
  park: {clarity: 9, craft: 3}
  river: {clarity: 6, craft: 6}
recused: [tram]
""",
    "competitions/map-jam/ballots/bo.yml": """\
judge: bo
scores:
  park: {clarity: 5, craft: 5}
  river: {clarity: 7, craft: null}
  tram: {clarity: 1, craft: 1}
""",
    "competitions/map-jam/polls/evening.yml": "name: Evening\nvotes: {tram: 9}\n",
}


@pytest.fixture(autouse=True)
def in_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a hub with a competition."""
    write_hub(tmp_path, FILES, SHOWCASE)
    monkeypatch.chdir(tmp_path)


def run(*args: str, language: str = "en", day: str = "2026-06-02") -> Result:
    call = ["--lang", language, "results", "--today", day, *args]
    return CliRunner().invoke(main, call)


def data(*args: str, day: str = "2026-06-02") -> Any:
    result = run("map-jam", "--format", "json", *args, day=day)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_who_came_where_and_how_that_was_counted() -> None:
    result = run("map-jam")

    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
Map jam
  Mean; ties share a place; at least 1 ballot
  2 judges; scores from 0 to 10
  By track: --track data

  Entry  Rank  Score  Clarity  Craft  Ballots  Votes
  长河      1   6.33     6.50   6.00        2      0
  =Park     2   6.00     7.00   4.00        2      0
  Tram      3   1.00     1.00   1.00        1      9

Not counted
  tram: ada leaves it to others
"""
    )


def test_before_results_are_public_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    before = files()
    result = run("map-jam", "--sensitivity", day="2026-06-01T11:59")

    assert "Not public before Jun 1, 2026" in result.stdout
    assert "长河" in result.stdout
    assert "only you see this" in result.stdout
    assert files() == before
    assert data(day="2026-06-01T11:59")["is_public"] is False
    assert "Note: this is not public." in run("map-jam", "--format", "csv", day="2026-06-01").stderr
    assert data(day="2026-06-01T12:00")["is_public"] is True
    assert "not public" not in run("map-jam", "--format", "csv").stderr


def test_without_the_showcase_no_page_shows_it() -> None:
    write_hub(Path(), {}, {"mkdocs.yml": CONFIG})

    assert "No page shows this; only you see it." not in run("map-jam", day="2026-05-01").stdout
    assert data()["is_public"] is False


def test_another_way_can_be_tried() -> None:
    result = run("map-jam", "--method", "median", "--normalise", "z_score")

    assert "Announced was: Mean; ties share a place; at least 1 ballot" in result.stdout
    found = data("--method", "borda")
    assert found["scoring"]["method"] == "borda"
    assert found["is_announced"] is False
    assert [place["score"] for place in found["places"]] == [0.75, 0.5, 0.0][:1] + [
        place["score"] for place in found["places"][1:]
    ]


def test_a_track_on_its_own() -> None:
    found = data("--track", "data")

    assert [(place["rank"], place["entry"]) for place in found["places"]] == [(1, "park")]
    assert run("map-jam", "--track", "data").stdout.startswith("Map jam: Open data\n")


def test_a_spreadsheet_has_a_row_an_entry_and_a_column_a_variant() -> None:
    result = run("map-jam", "--format", "csv", "--sensitivity")

    head, *rows = csv.reader(result.stdout.splitlines())
    assert head[:7] == ["rank", "entry", "title", "score", "clarity", "craft", "ballots"]
    assert {"rank:schulze", "rank:judge-ada", "rank:criterion-craft", "rank:votes-on"} <= {*head}
    assert [row[:3] for row in rows] == [
        ["1", "river", "长河"],
        ["2", "park", "'=Park"],  # no spreadsheet takes it for a formula
        ["3", "tram", "Tram"],
    ]
    park = dict(zip(head, rows[1], strict=True))
    assert (park["score"], park["rank:criterion-craft"], park["rank:votes-on"]) == ("6.0", "1", "2")


def test_what_another_way_would_change_and_how_far_judges_agree() -> None:
    result = run("map-jam", "--sensitivity")

    assert "Counted otherwise (podium: ranks 1 to 3)" in result.stdout
    assert "  Schulze method" in result.stdout
    assert (
        "without Craft                  another order    1 park, 2 river, 3 tram" in result.stdout
    )
    assert "fewer than three entries were scored by all of them" in result.stdout
    found = data("--sensitivity")
    assert found["agreement"]["reason"] == "few_common_entries"
    assert found["sensitivity"]["always"] == ["river", "park"]


def test_a_name_that_is_nearly_right() -> None:
    assert (run("map-jan").exit_code, run("map-jan").stderr) == (
        2,
        "Error: There is no competition “map-jan”. Did you mean “map-jam”?\n",
    )
    assert "there are: map-jam." in run("quiz").stderr
    assert "Did you mean “data”?" in run("map-jam", "--track", "date").stderr


def test_a_ballot_with_a_mistake_is_named() -> None:
    write_hub(
        Path(),
        {"competitions/map-jam/ballots/bo.yml": "judge: bo\nscores: {park: {clarity: 99}}\n"},
    )

    result = run("map-jam")

    path = "member_submissions/competitions/map-jam/ballots/bo.yml"
    assert f"{path} has a mistake and is not counted" in result.stderr
    assert "1 judge;" in result.stdout


def test_nothing_to_count_yet() -> None:
    write_hub(Path(), {"competitions/quiet/index.md": record("", **CALL)})

    result = run("quiet")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "There are no ballots and no votes yet.\n"


def test_in_chinese() -> None:
    result = run("map-jam", "--sensitivity", language="zh", day="2026-05-20")

    assert "Podium" not in result.stdout
    assert "评委" in result.stdout
    assert "公布" in result.stdout
