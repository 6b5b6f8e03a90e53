"""Names that look like another's are reported; Chinese beside Latin, and Δt, are not."""

from pathlib import Path

import pytest

from commonplace.load.look_alikes.scripts import mixed, script_of
from commonplace.load.look_alikes.skeletons import skeletons
from commonplace.model import Hub
from tests.hubs import ADA, NOTES, article, event, record, write_hub

CYRILLIC_A = "\u0430"


def reported(hub: Hub) -> list[tuple[str, str, str]]:
    return [
        (problem.path.removeprefix("member_submissions/"), problem.code, problem.values["found"])
        for problem in hub.problems
        if problem.code in {"name-look-alike", "letters-mixed"}
    ]


@pytest.mark.parametrize(
    "title",
    [
        "关于R语言",
        "σ代数与β分布",
        "张三Zhang",
        "Δt 与 μm，以及 λx",
        "χ2检验",
        "カタカナとABC",
        "한국어Korean",
        "naïve café, Żółw, Straße, Þórr",
        "Иван Petrov",
        "Hawaiʻi",
        "Ａｄａ",
    ],
)
def test_what_people_write_is_no_mix(title: str) -> None:
    assert list(mixed(title)) == []


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        (f"Free tickets from p{CYRILLIC_A}ypal", CYRILLIC_A),
        ("\u039fdysseus", "\u039f"),
        ("\u0408S", "\u0408"),
        (f"关于p{CYRILLIC_A}ypal的故事", CYRILLIC_A),
    ],
)
def test_a_letter_that_looks_like_another_s_is_found(title: str, letter: str) -> None:
    assert [found for _, found, _ in mixed(title)] == [letter]


def test_letters_have_their_scripts() -> None:
    found = [script_of(char) for char in ("a", CYRILLIC_A, "é", "林", "あ", "1", "-", "ー", "")]
    assert found == ["Latin", "Cyrillic", "Latin", "Han", "Hiragana", "", "", "", ""]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cocoa Ace", "\u0421\u043e\u0441\u043e\u0430 \u0410\u0441\u0435"),
        ("Bumett", "Burnett"),
        ("Al Gore", "AI Gore"),
        ("Ada", "\U0001d400da"),
        ("ADA", "\uff21da"),
        ("Mel1ssa", "Mellssa"),
    ],
)
def test_what_cannot_be_told_apart_has_one_skeleton(one: str, other: str) -> None:
    assert {*skeletons(one)} & {*skeletons(other)}


@pytest.mark.parametrize(
    ("one", "other"), [("王伟", "王薇"), ("Ann Lee", "Anna Lee"), ("土", "士人"), ("Jose", "José")]
)
def test_what_can_be_told_apart_has_not(one: str, other: str) -> None:
    assert not {*skeletons(one)} & {*skeletons(other)}


def test_both_who_look_alike_are_named(tmp_path: Path) -> None:
    members = {
        "members/cocoa.md": record(name="Cocoa Ace"),
        "members/cheat.md": record(name="\u0421\u043e\u0441\u043e\u0430 \u0410\u0441\u0435"),
        "members/other.md": record(name="Other", aliases="[Coco\u0430 Ace]"),
    }
    found = reported(write_hub(tmp_path, members))
    assert [(path, code) for path, code, _ in found] == [
        ("members/cheat.md", "name-look-alike"),
        ("members/cheat.md", "name-look-alike"),
        ("members/cocoa.md", "name-look-alike"),
        ("members/cocoa.md", "name-look-alike"),
        ("members/other.md", "letters-mixed"),
        ("members/other.md", "name-look-alike"),
        ("members/other.md", "name-look-alike"),
    ]


def test_so_is_a_guest_who_looks_like_a_member(tmp_path: Path) -> None:
    cheat = "\u0421\u043e\u0441\u043e\u0430 \u0410\u0441\u0435"
    hub = write_hub(
        tmp_path,
        {
            "members/cocoa.md": record(name="Cocoa Ace"),
            "events/night.md": event(speakers=f"[{{name: {cheat}}}]"),
        },
    )
    assert reported(hub) == [("events/night.md", "name-look-alike", cheat)]


def test_equal_names_and_hidden_ones_are_no_look_alikes(tmp_path: Path) -> None:
    cheat = "\u0421\u043e\u0441\u043e\u0430 \u0410\u0441\u0435"
    members = {
        "members/one.md": record(name="Ada Lee"),
        "members/two.md": record(name="ada  lee"),
        "members/quiet.md": record(name="Cocoa Ace", visibility="hidden"),
        "members/three.md": record(name=cheat),
    }
    assert reported(write_hub(tmp_path, members)) == []


def test_a_title_is_published_all_the_same(tmp_path: Path) -> None:
    files = {"columns/notes/one.md": article(f"p{CYRILLIC_A}ypal")}
    hub = write_hub(tmp_path, {**ADA, **NOTES, **files})
    assert reported(hub) == [("columns/notes/one.md", "letters-mixed", f"p{CYRILLIC_A}ypal")]
    assert "notes/one" in hub.articles
