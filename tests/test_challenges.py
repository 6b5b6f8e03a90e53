"""Challenges: tasks that anybody completes, editions that come again, rows and badges."""

from pathlib import Path

import pytest

from commonplace.model import Hub
from commonplace.pages.site import generate
from commonplace.views.challenges import completions, editions_of, streaks_of
from commonplace.views.credits.badges import badges_of
from tests.hubs import ADA, BO, CONFIG, edition, record, write_hub

TASKS = "[{id: draw, name: Draw it}, {id: show, name: Show it}]"
MONTHS = ("01", "02", "03", "04")


def challenge(month: str, **fields: str) -> str:
    phases = f"[{{id: submission, start: 2026-{month}-01, end: 2026-{month}-28}}]"
    given = {"title": f"Map {month}", "kind": "challenge", "organizers": "[ada]", "series": "map"}
    return record(**given, timezone="UTC", phases=phases, **fields)


def entry(*team: str, **fields: str) -> str:
    members = ", ".join(name if name[:1] == "{" else f"{{member: {name}}}" for name in team)
    return record(title="Mine", description="One.", team=f"{{members: [{members}]}}", **fields)


def hub(root: Path, **entries: str) -> Hub:
    """Return a hub with an edition a month; `m02_mine="…"` is an entry of February."""
    files = {f"competitions/m{month}/index.md": challenge(month, tasks=TASKS) for month in MONTHS}
    for name, text in entries.items():
        month, _, id_ = name.partition("_")
        files[f"competitions/{month}/entries/{id_}/index.md"] = text
    quiet = {
        "members/quiet.md": "---\nname: Quentin\nvisibility: hidden\n---\n",
        "members/old.md": "---\nname: Ada Old\nmerged_into: ada\n---\n",
    }
    config = {"mkdocs.yml": CONFIG.replace("hub: {}", "hub: {}, commonplace/credits: {}")}
    return write_hub(root, {**ADA, **BO, **quiet, **files}, config)


def completed(one: Hub, name: str = "m01") -> list[tuple[str, list[str]]]:
    found = completions(edition(one), one.competitions[name])
    return [(each.name, [*each.done]) for each in found]


def test_an_entry_completes_the_tasks_it_names_and_else_all(tmp_path: Path) -> None:
    one = hub(
        tmp_path,
        m01_a=entry("ada", tasks="[show]"),
        m01_b=entry("ada", "bo", "{name: Bob Martin}", tasks="[draw]"),
        m01_c=entry("bo"),
    )
    assert completed(one) == [
        ("Ada", ["draw", "show"]),
        ("Bob Martin", ["draw"]),
        ("薄荷", ["draw", "show"]),
    ]


def test_a_person_is_one_whatever_they_are_called_and_the_first_entry_of_a_task_counts(
    tmp_path: Path,
) -> None:
    one = hub(
        tmp_path,
        m01_a=entry("ada", "{name: Bob Martin}", tasks="[draw]"),
        m01_b=entry("old", "{name: bob martin}"),
    )
    ada, bob = completions(edition(one), one.competitions["m01"])
    assert (ada.name, bob.name) == ("Ada", "Bob Martin")
    for person in (ada, bob):
        assert {task: found.id for task, found in person.done.items()} == {"draw": "a", "show": "b"}


def test_who_is_not_named_stands_last(tmp_path: Path) -> None:
    assert [name for name, _ in completed(hub(tmp_path, m01_a=entry("quiet", "ada")))] == [
        "Ada",
        "A member",
    ]


@pytest.mark.parametrize("status", ["late", "ineligible", "withdrawn"])
def test_what_came_too_late_or_does_not_count_completes_nothing(
    tmp_path: Path, status: str
) -> None:
    assert completed(hub(tmp_path, m01_a=entry("ada", status=status))) == []


def test_a_challenge_without_tasks_is_one_task(tmp_path: Path) -> None:
    files = {
        "competitions/once/index.md": challenge("01"),
        "competitions/once/entries/a/index.md": entry("ada"),
    }
    assert completed(write_hub(tmp_path, {**ADA, **files}), "once") == [("Ada", [""])]


def test_entries_of_somebody_hidden_are_not_brought_together(tmp_path: Path) -> None:
    one = hub(
        tmp_path,
        m01_a=entry("quiet", tasks="[draw]"),
        m01_b=entry("quiet", tasks="[show]"),
        m02_a=entry("quiet"),
    )
    assert completed(one) == [("A member", ["draw"]), ("A member", ["show"])]
    rows = streaks_of(edition(one), editions_of(one, one.competitions["m01"]))
    assert rows == {}


@pytest.mark.parametrize(
    ("months", "now", "row", "longest"),
    [
        ("01 02 03", "2026-04-30", 0, 3),  # April is over and was left out
        ("01 02 03", "2026-04-10", 3, 3),  # April is still open
        ("01 02 03", "2026-03-30", 3, 3),  # April has not begun
        ("01 03 04", "2026-04-30", 2, 2),
        ("01 02 04", "2026-04-30", 1, 2),
        ("04", "2026-04-10", 1, 1),
    ],
)
def test_a_row_goes_on_until_an_edition_is_over_without_one(
    tmp_path: Path, months: str, now: str, row: int, longest: int
) -> None:
    entries = {f"m{month}_a": entry("ada") for month in months.split()}
    one = hub(tmp_path, **entries)
    view = edition(one, f"{now}T12:00")
    found = streaks_of(view, editions_of(one, one.competitions["m01"]))["ada"]
    assert (len(found.run), found.longest) == (row, longest)
    assert found.completed == len(months.split())


def test_editions_go_by_when_they_began_and_no_contest_is_one(tmp_path: Path) -> None:
    files = {
        "competitions/z/index.md": challenge("01"),
        "competitions/c/index.md": challenge("02").replace("kind: challenge", "kind: contest"),
        "competitions/b/index.md": challenge("03"),
        "competitions/z/entries/one/index.md": entry("ada"),
        "competitions/b/entries/one/index.md": entry("ada"),
    }
    one = write_hub(tmp_path, {**ADA, **files})
    editions = editions_of(one, one.competitions["b"])
    found = streaks_of(edition(one, "2026-04-10T12:00"), editions)["ada"]

    assert [each.id for each in editions] == ["z", "c", "b"]
    assert [each.id for each in found.run] == ["z", "b"]


def test_the_page_of_an_edition_shows_all_of_this(tmp_path: Path) -> None:
    one = hub(
        tmp_path,
        m02_a=entry("ada", tasks="[draw]"),
        m03_a=entry("ada"),
        m03_b=entry("bo", tasks="[draw]"),
    )
    pages = {page.uri: page.markdown for page in generate(edition(one, "2026-03-20T12:00"))}
    page = pages["competitions/m03/index.md"]
    assert "completed by 2 people" in page
    assert "completed by 1 person" in page
    rows = page.partition("{ #rows }")[2].partition("{ #entries }")[0]
    assert "2 editions in a row" in rows
    assert "薄荷" not in rows
    assert 'rel="prev" href="../m02/"' in page
    assert 'rel="next" href="../m04/"' in page
    assert '<span aria-current="page">Map 03</span>' in page
    assert 'rel="prev"' not in pages["competitions/m01/index.md"]
    assert "2 editions in a row" in pages["members/ada.md"]
    assert "edition" not in pages["members/bo.md"]


def test_completing_a_challenge_in_time_is_a_badge(tmp_path: Path) -> None:
    one = hub(tmp_path, m01_a=entry("ada"), m01_b=entry("bo", status="late"))
    view = edition(one)
    assert "challenge" in [badge.id for badge in badges_of(view, "ada")]
    assert "challenge" not in [badge.id for badge in badges_of(view, "bo")]
