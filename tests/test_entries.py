"""What an entry is checked for besides its fields: pictures, its own words, and its like."""

import random
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from commonplace.load.likeness import likenesses
from commonplace.load.template_text import template_lines
from commonplace.model import Hub
from tests.hubs import ADA, record, write_hub

CALL = record(
    "Draw.",
    title="Map jam",
    organizers="[ada]",
    timezone="UTC",
    phases="[{id: submission, start: 2026-09-01}]",
)
FOLDER = "competitions/jam/entries"
RIVER = (
    "A map of the river and of everything that was ever built over it, drawn from a boat in eleven "
    "evenings with two pencils, one lamp and the patience of a friend who rowed."
)
RIVER_ZH = (
    "一张河流的地图，画下了曾经架在河上的每一座桥。我们在船上画了十一个晚上，用了两支铅笔、一盏灯，"
    "还有一位划船的朋友的耐心。"
)


def entry(body: str = "Words.", **fields: object) -> str:
    given = {"title": "A map", "description": "What it shows.", "team": "{members: [{name: Bo}]}"}
    return record(body, **{**given, **fields})


def shot(name: str = "map.png") -> str:
    return f"[{{src: {name}, alt: A map.}}]"


def jam(folder: Path, entries: dict[str, str], call: str = CALL) -> Hub:
    """Load a hub with entries of one competition; its pictures have to be there before."""
    files = {f"{FOLDER}/{name}/index.md": text for name, text in entries.items()}
    return write_hub(folder, {**ADA, "competitions/jam/index.md": call, **files})


def picture(folder: Path, entry: str, width: int) -> None:
    path = folder / "member_submissions" / FOLDER / entry / "map.png"
    path.parent.mkdir(parents=True)
    Image.new("RGB", (width, 10)).save(path)


def found(hub: Hub) -> list[tuple[str, int, str]]:
    """Return entry, line and code of each problem."""
    return [
        (problem.path.split("/")[-2], problem.place.line, problem.code) for problem in hub.problems
    ]


@pytest.mark.parametrize(("width", "codes"), [(639, ["screenshot-small"]), (640, [])])
def test_a_screenshot_is_wide_enough(tmp_path: Path, width: int, codes: list[str]) -> None:
    picture(tmp_path, "lamps", width)
    hub = jam(tmp_path, {"lamps": entry(screenshots=shot())})
    assert [code for _, _, code in found(hub)] == codes
    assert not any(problem.is_error for problem in hub.problems)


def test_an_entry_without_a_screenshot_is_published_all_the_same(tmp_path: Path) -> None:
    hub = jam(tmp_path, {"lamps": entry()})
    assert found(hub) == [("lamps", 2, "screenshot-missing")]
    assert list(hub.entries) == ["jam/lamps"]


def test_what_completes_a_task_need_not_be_seen(tmp_path: Path) -> None:
    call = CALL.replace("title:", "kind: challenge\ntitle:")
    assert found(jam(tmp_path, {"lamps": entry()}, call)) == []


def test_nothing_is_asked_of_what_was_withdrawn(tmp_path: Path) -> None:
    entries = {name: entry(RIVER, status="withdrawn") for name in ("lamps", "more-lamps")}
    assert found(jam(tmp_path, entries)) == []


def test_a_video_s_poster_must_be_there(tmp_path: Path) -> None:
    picture(tmp_path, "lamps", 700)
    text = entry(screenshots=shot(), poster="poster.png", video="https://v.test/1")
    assert [code for _, _, code in found(jam(tmp_path, {"lamps": text}))] == ["picture-unknown"]


def test_words_of_a_template_are_named_where_they_stand(tmp_path: Path) -> None:
    body = (
        "\nIt is a map.\n\n## How it was made\n\n"
        "Where the idea, the data and the tools came from.\n\n## 没做成的\n\n（请在此填写）\n"
    )
    picture(tmp_path, "lamps", 700)
    hub = jam(tmp_path, {"lamps": entry(body, title="<PROJECT_NAME>", screenshots=shot())})
    lines = [line for _, line, code in found(hub) if code == "template-text"]
    text = (tmp_path / "member_submissions" / FOLDER / "lamps/index.md").read_text("utf-8")
    assert [text.split("\n")[line - 1] for line in lines] == [
        "title: <PROJECT_NAME>",
        "Where the idea, the data and the tools came from.",
        "（请在此填写）",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "_What is the name of your project?_",
        "Lorem ipsum dolor sit amet",
        "TODO",
        "- TBD",
        "Your project name",
        "[Add your description]",
        "Share a 2-3 minute demo video of your project",
        "Enter the names of your team here.",
        "待补充",
        "请在此描述你的作品",
        "项目名称",
    ],
)
def test_common_words_of_forms(text: str) -> None:
    assert list(template_lines(text))


@pytest.mark.parametrize(
    "text",
    [
        "A to-do list for two people.",
        "Share your maps with your friends.",
        "We describe every lamp here and there.",
        "(The end)",
        "[Demo video and screenshots](https://v.test)",
        "`TODO`",
        "What have bridges got that lamps have not?",
        "请看这里的每一盏灯",
        "描述一座城市的一百种方式",
    ],
)
def test_words_of_ones_own(text: str) -> None:
    assert list(template_lines(text)) == []


@pytest.mark.parametrize("text", [RIVER, RIVER_ZH])
def test_the_later_of_two_that_are_alike_is_named(tmp_path: Path, text: str) -> None:
    entries = {
        "river": entry(text, received="2026-09-03"),
        "afloat": entry(
            text.replace("two", "three").replace("两支", "三支"), received="2026-09-09"
        ),
        "lamps": entry("Every lamp of the town, counted twice, by two people who disagreed."),
    }
    hub = jam(tmp_path, entries)
    twins = [problem for problem in hub.problems if problem.code == "entry-twin"]
    assert [problem.path.split("/")[-2] for problem in twins] == ["afloat"]
    assert twins[0].values["other"].endswith("entries/river/index.md")


def test_of_several_the_most_alike_is_named_and_none_that_was_withdrawn(tmp_path: Path) -> None:
    entries = {
        "far": entry(RIVER.replace("two", "three"), received="2026-09-01"),
        "gone": entry(RIVER, received="2026-09-02", status="withdrawn"),
        "near": entry(RIVER, received="2026-09-03"),
        "same": entry(RIVER, received="2026-09-04"),
    }
    twins = [one for one in jam(tmp_path, entries).problems if one.code == "entry-twin"]
    named = {one.path.split("/")[-2]: str(one.values["other"]).split("/")[-2] for one in twins}

    assert named == {"near": "far", "same": "near"}


def test_what_a_form_says_makes_nothing_alike() -> None:
    form = "The form asks what it is, what it is for, who made it, and with which of the tools."
    texts = {f"entry-{n}": f"{form} {' '.join(words(n, 30))}" for n in range(40)}
    assert list(likenesses(texts, 0.5)) == []


def test_copies_are_found_however_many_there_are() -> None:
    texts = {f"entry-{n:02}": RIVER for n in range(50)}
    assert [(one.one, one.share) for one in likenesses(texts, 0.6)] == [("entry-00", 1.0)] * 49


@pytest.mark.parametrize("seed", range(5))
def test_likeness_agrees_with_holding_each_against_each(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    texts = {}
    for n in range(30):
        text = words(seed * 100 + n // 3, 80)
        for _ in range(chance.randrange(20)):
            text[chance.randrange(len(text))] = "changed"
        texts[f"entry-{n:02}"] = " ".join(text)

    expected = {
        (one, other): share
        for (one, text), (other, text_of_other) in combinations(texts.items(), 2)
        if (share := _shared(text, text_of_other)) >= 0.6
    }

    found = {(one.one, one.other): one.share for one in likenesses(texts, 0.6)}
    assert found == pytest.approx(expected)
    assert expected


def words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    return [f"word{chance.randrange(5_000)}" for _ in range(count)]


def _shared(one: str, other: str) -> float:
    sets = [{tuple(text.split()[at : at + 3]) for at in range(78)} for text in (one, other)]
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])
