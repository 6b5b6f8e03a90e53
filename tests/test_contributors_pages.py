"""The pages of contributors in a browser: many people, long names, names from right to left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.hubs import ADA, BO, NOTES, article, event, write_hub
from tests.sites import build_one
from tests.test_accessibility import SCHEMES, Scheme, open_page, violations

LONG = "Maximiliane-Charlotte Oberhuber-Wolfeschlegelsteinhausenbergerdorff von und zu Altenburg"
NAMES = ("ليلى بنت سعيد", "שרה כהן", "欧阳清风徐来水波不兴", LONG, "Bob", "O'Brien & Søn <x>")
RANKED = {
    "mkdocs.yml": """
        site_name: Many
        site_description: Many people.
        site_url: https://hub.test/
        docs_dir: site_src
        theme: {name: material, language: en, font: false}
        plugins:
          search: {}
          commonplace/hub: {}
          commonplace/credits: {ranking: {days: 365, per_day: 3}}
        """
}


def write_crowd(root: Path, size: int) -> None:
    """Write a hub in which `size` people spoke, some reviewed, and some wrote."""
    speakers = [*NAMES, *(f"Person {number}" for number in range(size - len(NAMES)))]
    quoted = ", ".join(f'{{name: "{name}"}}' for name in speakers)
    reviewed = "[{member: bo, role: review}, {member: cy, role: proofreader}]"
    files = {
        "members/cy.md": f"---\nname: {LONG}\nstatus: alumni\n---\n",
        "members/guild.md": "---\nname: Guild\nstatus: organisation\n---\n",
        "members/no.md": "---\nname: No\nvisibility: hidden\n---\n",
        "events/e.md": event(start="2026-10-02T10:00", speakers=f"[{quoted}]"),
        "events/f.md": event("Later", start="2026-11-02T10:00", organizers="[guild, no]"),
        **{
            f"columns/notes/a{month}.md": article(
                f"Of month {month}",
                authors="[ada, cy]" if month % 2 else "[ada]",
                date=f"2026-{month:02}-12",
                credits=reviewed,
            )
            for month in range(6, 12)
        },
    }
    hub = write_hub(root, ADA | BO | NOTES | files, RANKED)
    assert not hub.problems


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Build a hub of forty people, and return where it is."""
    root = tmp_path_factory.mktemp("crowd")
    write_crowd(root, 40)
    build_one(root, root / "site")
    return serve_folder(root / "site")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", ["", "contributors/", "contributors/how-credit-is-counted/"])
def test_no_rule_is_violated_and_nothing_is_wider_than_the_screen(
    browser: Browser, crowd: str, path: str, scheme: Scheme
) -> None:
    page = open_page(browser, scheme)
    page.goto(crowd + path)
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true")
        assert not list(violations(page, targets=True))
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.close()


def test_pills_lead_to_each_part_and_the_rest_unfolds_without_a_script(
    browser: Browser, crowd: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{crowd}contributors/")
    ways = page.get_by_role("navigation", name="Parts of this page").get_by_role("link")
    anchors = [way.get_attribute("href") for way in ways.all()]
    assert anchors == [
        *("#first", "#recent", "#breadth", "#steady", "#ranking", "#roles", "#everyone")
    ]
    for anchor in anchors:
        expect(page.locator(anchor or "")).to_have_count(1)
    more = page.locator("#role-talk details")
    expect(more.get_by_text("Person 20", exact=True)).to_be_hidden()
    more.locator("summary").click()
    expect(more.get_by_text("Person 20", exact=True)).to_be_visible()
    context.close()


def test_whoever_looks_for_themselves_gets_from_home_to_the_last_page(
    page: Page, crowd: str
) -> None:
    page.goto(crowd)
    expect(page.get_by_role("heading", name="43 people made this")).to_be_visible()
    page.get_by_role("link", name="Everyone, and what they did").click()
    expect(page.get_by_text("1 of them is not named.")).to_be_visible()
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_role("heading", name="Contributors, page 2")).to_be_visible()
    page.get_by_role("link", name="How credit is counted").first.click()
    expect(page.get_by_role("heading", name="The ranking")).to_be_visible()
    expect(page.get_by_role("row", name="A trivial change of a file 0.1")).to_be_visible()


def test_places_are_numbered_with_shared_ones(page: Page, crowd: str) -> None:
    page.goto(f"{crowd}contributors/")
    places = page.locator(".cp-place").all_inner_texts()
    assert places[:5] == ["1", "1", "3", "4", "4"]  # from the fourth on, all who spoke once
