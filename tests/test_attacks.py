"""A hub full of attacks: wherever a stranger's text lands, it does no more than be read."""

import csv
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import pytest
from playwright.sync_api import Browser

from commonplace.model import Hub
from commonplace.problems import printable
from tests.hostile import ATTACKS, PICTURES, write_hostile_hub
from tests.hubs import ADA, NOTES, write_hub
from tests.probe import ARMED, TOUCH, opened
from tests.servers import serve
from tests.sites import build, build_one
from tests.test_trust import check_harmless

IS_LONG = os.environ.get("COMMONPLACE_TESTS") == "long"
COPIES = len(ATTACKS) if IS_LONG else 2
"""As many records of each kind; for each attack in each field, as many as there are attacks."""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    return write_hostile_hub(tmp_path_factory.mktemp("hostile"), COPIES)


@pytest.fixture(scope="module")
def site(hub: Hub, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = next(path for path in tmp_path_factory.getbasetemp().glob("hostile*"))
    assert not [problem for problem in hub.problems if problem.is_error]
    if IS_LONG:
        build(root, root / "site")
    else:
        build_one(root, root / "site")
    return root / "site"


def test_no_attack_does_anything_in_a_browser(browser: Browser, site: Path) -> None:
    files = sorted(str(path.relative_to(site)) for path in site.rglob("*.html"))
    with serve(site) as address:
        for page, acts in opened(browser, address, iter(files)):
            page.evaluate(TOUCH)
            page.evaluate("location.hash = 'x'")

            assert not acts, page.url
            assert page.url.startswith(address)
            assert page.evaluate("window.deeds || 0") == 0, page.url
            assert page.evaluate(ARMED) == [], page.url


def test_nothing_is_armed_in_the_results_of_a_search(browser: Browser, site: Path) -> None:
    with serve(site) as address:
        for page, acts in opened(browser, address, iter([""])):
            page.locator(".md-search__input").first.fill("src")
            page.wait_for_selector(".md-search-result__item")

            assert page.evaluate("window.deeds || 0") == 0
            assert page.evaluate(ARMED) == []
            assert not acts


def test_the_probe_sees_what_an_uncleaned_page_would_do(browser: Browser, tmp_path: Path) -> None:
    uncleaned = ("handler", "script", "picture", "frame", "base", "address-of-a-file")
    for name in uncleaned:
        text = ATTACKS[name].replace("![x](", "<img src='").replace("seen.png)", "seen.png'>")
        text = re.sub(r"\[x\]\((.*?)\)", r"<a href='\1'>x</a>", text)
        (tmp_path / f"{name}.html").write_text(f"<article>{text}</article>", encoding="utf-8")
    with serve(tmp_path) as address:
        for page, acts in opened(browser, address, (f"{name}.html" for name in uncleaned)):
            did = page.evaluate("window.deeds || 0")

            assert did or acts or page.evaluate(ARMED), page.url


def test_pictures_whose_names_are_attacks_are_shown(browser: Browser, site: Path) -> None:
    with serve(site) as address:
        for page, _ in opened(browser, address, iter(["columns/notes/by-name/"])):
            shown = page.evaluate(
                "Promise.all([...document.querySelectorAll('article img')].map(async one => {"
                "one.loading = 'eager'; await one.decode();"
                "return decodeURIComponent(one.src.split('/').pop())}))"
            )
            assert {*shown} == {*PICTURES}
            assert page.evaluate("window.deeds || 0") == 0


NAMES = {
    name: " ".join(text.split())[:70].replace("/", "\u2215").strip()
    for name, text in ATTACKS.items()
}


@pytest.mark.parametrize("place", ["members/{}.md", "columns/notes/{}.md", "columns/{}/index.md"])
def test_no_attack_is_the_name_of_a_file_or_folder(tmp_path: Path, place: str) -> None:
    files = {place.format(name): "---\nname: A\n---\n" for name in NAMES.values()}
    hub = write_hub(tmp_path, {**ADA, **NOTES, **files})
    errors = {problem.path for problem in hub.problems if problem.is_error}

    for uri in files:
        path = f"member_submissions/{printable(uri)}"
        assert {path, path.rpartition("/")[0]} & errors, uri
    assert hub.members.keys() == {"ada"}
    assert hub.columns.keys() == {"notes"}
    assert not hub.articles


def test_titles_are_shown_as_they_are_written(browser: Browser, site: Path, hub: Hub) -> None:
    articles = {f"columns/notes/{one.id}/": one.title for one in hub.articles.values()}
    with serve(site) as address:
        for page, _ in opened(browser, address, iter(articles)):
            title = articles[page.url.removeprefix(address)]

            assert " ".join(title.split()) in page.title()
            assert " ".join(title.split()) in " ".join(page.locator("h1").inner_text().split())


# What programs read


def files_of(site: Path, ending: str) -> Iterator[Path]:
    found = sorted(site.rglob(f"*{ending}"))
    assert found, ending
    yield from found


def test_feeds_hold_clean_texts(site: Path) -> None:
    for path in files_of(site, ".xml"):
        for element in ET.parse(path).iter():  # noqa: S314 - what we wrote ourselves
            if element.get("type") == "html":
                check_harmless(element.text or "")
            assert element.tag.startswith(("{http://www.w3.org/", "{http://www.sitemaps.org/"))
            assert not (element.get("href") or "").lower().startswith("javascript")


def test_calendars_hold_no_parts_of_a_strangers_making(site: Path) -> None:
    for path in files_of(site, ".ics"):
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        assert {part.name for part in calendar.walk()} <= {
            "VCALENDAR",
            "VEVENT",
            "VTIMEZONE",
            "STANDARD",
            "DAYLIGHT",
        }
        for part in calendar.walk("VEVENT"):
            assert part["SUMMARY"]
            assert str(part.get("URL", "https:")).startswith("https:")


def test_tables_hold_no_formulas(site: Path) -> None:
    for path in files_of(site, ".csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                assert not [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_drawings_hold_words_only(site: Path) -> None:
    for path in files_of(site, ".svg"):
        for element in ET.parse(path).iter():  # noqa: S314 - what we wrote ourselves
            name = element.tag.rpartition("}")[2]
            assert name not in {"script", "foreignObject", "iframe", "image", "animate", "a", "use"}
            assert not [key for key in element.attrib if key.startswith("on")]


def test_linked_data_is_closed_by_nothing_in_it(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for data in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL
        ):
            assert json.loads(data)
        assert not re.search(r"<script>\s*top\.deeds", html), path


def test_lists_for_programs_are_plain_json(site: Path) -> None:
    for path in files_of(site, ".json"):
        json.loads(path.read_text(encoding="utf-8"))


def test_the_search_index_holds_no_markup(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    for section in index["docs"]:
        assert not re.search(r"<(?!/?(p|code|pre|li|ul|ol|mark)\b)[a-z]", section["text"]), section
        assert "<" not in section["title"].replace("<code>", "").replace("</code>", ""), section
