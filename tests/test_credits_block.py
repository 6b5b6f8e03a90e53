"""The block that says who made a page, as readers meet it: on real pages, in a real browser."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from tests.histories import commit_all
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, event, record, write, write_hub
from tests.sites import build_one
from tests.test_accessibility import SCHEMES, WIDTHS, Scheme, open_page, violations

ARABIC = "عبد الرحمن الخوارزمي"
LONG = "Bartholomew Featherstonehaugh-Cholmondeley-Wriothesley"
FORGE = "repo_url: https://github.com/o/r\n        edit_uri: edit/main/site_src/"
CONFIG = {
    **TWO_LANGUAGES,
    "mkdocs.yml": TWO_LANGUAGES["mkdocs.yml"]
    .replace("docs_dir: site_src", f"docs_dir: site_src\n        {FORGE}")
    .replace("search: {}", "search: {}, commonplace/credits: {exclude: [site_src/no/**]}"),
}
CROWD = [f"{{name: Person {number}, role: translation}}" for number in range(300)]
MANY = [f"{{member: ada, role: review, date: 2026-05-0{day}}}" for day in range(1, 8)]
FILES = {
    **ADA,
    **BO,
    **NOTES,
    "members/hid.md": record(name="Nobody knows", visibility="hidden"),
    "columns/notes/first.md": article(
        authors="[ada, hid]",
        updated="2026-05-30",
        credits=f"[{{name: {ARABIC}, role: translation}}, {{name: {LONG}, role: review}}, "
        "{member: bo, role: design, evidence: 'https://x.test/1'}, "
        "{name: '<b>Eve</b>', role: review, evidence: '<i>really</i>'}]",
    ),
    "columns/notes/next.md": article("Next", date="2026-05-13"),
    "events/evening.md": event(organizers="[ada]"),
    "events/weekly.md": event(
        "Weekly",
        organizers="[ada]",
        rrule="FREQ=WEEKLY;UNTIL=20260801",
        overrides="\n  - {occurrence: 2026-05-21, speakers: [bo], notes: 'https://x.test/1'}",
    ),
    "competitions/jam/index.md": record(
        title="Jam",
        organizers="[ada]",
        timezone="UTC",
        phases="[{id: submission, start: 2026-05-01T00:00, end: 2026-05-09T00:00}]",
    ),
    "competitions/jam/entries/one/index.md": record(
        title="One", description="One.", team="{members: [{member: bo}]}"
    ),
}


@dataclass(frozen=True)
class Built:
    """A built hub, and where it is served."""

    folder: Path
    address: str


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> Built:
    root = tmp_path_factory.mktemp("hub")
    chapter = record("# Chapter\n\nText.\n", authors="[Ada]", credits=f"[{', '.join(MANY)}]")
    write(root / "site_src/handbook/chapter.md", chapter)
    write(root / "site_src/handbook/crowd.md", record("# Crowd\n", credits=f"[{', '.join(CROWD)}]"))
    write(root / "site_src/zh/handbook/chapter.md", chapter)
    write(root / "site_src/no/thanks.md", "# No\n")
    hub = write_hub(root, FILES, CONFIG)
    assert not hub.refused, hub.problems
    commit_all(root)
    folder = root / "site"
    build_one(root, folder)
    build_one(root, folder / "zh", "mkdocs.zh.yml")
    return Built(folder, serve_folder(folder))


def text_of(built: Built, path: str) -> str:
    return (built.folder / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("handbook/chapter/", "Written by Ada; reviewed by Ada"),
        ("zh/handbook/chapter/", "作者：Ada；审阅：Ada"),
        ("handbook/", "Written by Ada"),
        ("columns/notes/", "Edited by Ada"),
        ("columns/notes/next/", "Written by Ada"),
        ("events/evening/", "Organised by Ada"),
        ("events/weekly/2026-05-21/", "Organised by Ada; with talks by 薄荷"),
        ("competitions/jam/", "Organised by Ada"),
        ("competitions/jam/entries/one/", "Made by 薄荷; with help from Ada"),
    ],
)
def test_each_kind_of_page_says_who_made_it(built: Built, path: str, sentence: str) -> None:
    tree = html5lib.parse(text_of(built, path), namespaceHTMLElements=False)
    (found,) = (one for one in tree.iter("p") if one.get("class") == "cp-credits__sentence")
    assert "".join(found.itertext()) == sentence


@pytest.mark.parametrize(
    "path", ["", "columns/", "events/", "members/", "members/ada/", "contribute/", "no/thanks/"]
)
def test_lists_people_home_and_what_is_excluded_do_not(built: Built, path: str) -> None:
    assert "cp-credits" not in text_of(built, path)


def test_it_stands_between_the_text_and_what_else_there_is_to_read(built: Built) -> None:
    text = text_of(built, "columns/notes/first/")
    parts = ["Words.", "cp-credits__title", "cp-neighbours"]
    assert sorted(parts, key=text.index) == parts
    assert "<!-- cp-credits -->" not in text


def test_a_commit_is_named_with_its_day_and_where_it_can_be_read(built: Built) -> None:
    text = text_of(built, "handbook/")
    assert 'Created <time datetime="2001-01-01">January 1, 2001</time>' in text
    (commit,) = re.findall(r'href="https://github.com/o/r/commit/([0-9a-f]+)"', text)
    assert f"commit {commit[:7]} of January 1, 2001</a>" in text


def test_search_does_not_find_it(built: Built) -> None:
    index = json.loads((built.folder / "search/search_index.json").read_text(encoding="utf-8"))
    assert "Words." in str(index)
    assert "Who made this page" not in str(index)


def test_names_are_text_and_right_to_left_ones_stay_apart(built: Built) -> None:
    text = text_of(built, "columns/notes/first/")
    assert "<b>Eve" not in text
    assert "<i>really" not in text
    assert f">{ARABIC}</bdi>" in text
    assert "Nobody knows" not in text


@pytest.mark.parametrize("scheme", SCHEMES)
def test_unfolded_it_violates_no_rule(browser: Browser, built: Built, scheme: Scheme) -> None:
    page = open_page(browser, scheme)
    found = []
    for path in ("columns/notes/first/", "zh/handbook/chapter/", "handbook/crowd/"):
        page.goto(built.address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{path} at {width} px: {fault}" for fault in violations(page, targets=True)]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found.append(f"{path} is wider than {width} px")
    page.close()
    assert not found, "\n".join(found)


def test_on_a_phone_the_words_have_the_whole_width(page: Page, built: Built) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{built.address}columns/notes/first/")
    page.locator(".cp-credits__all > summary").click()
    words = page.locator(".cp-credits__row > .cp-credits__words")
    widths = words.evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    assert len(widths) == 6
    assert min(widths) > 200


def test_the_keyboard_unfolds_it_and_comes_to_what_is_wrong(page: Page, built: Built) -> None:
    page.goto(f"{built.address}handbook/chapter/")
    summary = page.locator(".cp-credits__all > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.locator(".cp-credits__row").first.wait_for()
    why = page.locator(".cp-credits__why > summary")
    assert why.inner_text() == "9 reasons"
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText"))
    assert reached[1] == "9 reasons"
    assert reached[2].startswith("This is wrong")


def test_without_javascript_it_unfolds_as_well(browser: Browser, built: Built) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{built.address}columns/notes/first/")
    rows = page.locator(".cp-credits__row")
    assert not rows.first.is_visible()
    page.locator(".cp-credits__all > summary").click()
    assert rows.count() == 6
    assert rows.last.is_visible()
    wrong = rows.first.locator(".cp-credits__wrong a").first.get_attribute("href")
    assert wrong == (
        "https://github.com/o/r/edit/main/member_submissions/columns/notes/first.md#L3"
    )
    context.close()


def test_on_paper_stands_what_can_be_read_there(page: Page, built: Built) -> None:
    page.goto(f"{built.address}columns/notes/first/")
    page.locator(".cp-credits__all > summary").click()
    page.emulate_media(media="print")
    assert page.locator(".cp-credits__sentence").is_visible()
    assert page.locator(".cp-credits__row").first.is_visible()
    assert not page.locator(".cp-credits__wrong a").first.is_visible()
    assert not page.locator(".cp-credits__ways").is_visible()
