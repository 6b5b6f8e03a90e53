"""A member's page in a browser: read by axe-core, by keyboard, without script, in few colours."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.histories import git
from tests.hubs import ADA, CONFIG, NOTES, article, event, write, write_hub
from tests.sites import build_one
from tests.test_accessibility import SCHEMES, Scheme, open_page, violations

ADAS = "members/ada/"


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Build and serve a hub with somebody who gave 40 things in five years, and a commit."""
    root = tmp_path_factory.mktemp("members")
    files = {
        f"columns/notes/n{number}.md": article(
            f"Note {number}", date=f"{2022 + number % 5}-{number % 9 + 1:02}-{number % 27 + 1:02}"
        )
        for number in range(40)
    }
    files["events/e.md"] = event(start="2022-05-14T19:30", speakers="[ada]")
    config = CONFIG.replace("commonplace/hub: {}", "commonplace/hub: {}, commonplace/credits: {}")
    write_hub(root, ADA | NOTES | files, {"mkdocs.yml": config})
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--author=Importer <in@hub.test>", "--message=Begin")
    write(root / "site_src/handbook/index.md", "# Handbook\n\nWelcome.\n")
    git(root, "commit", "--quiet", "--all", "--date=2026-10-01T10:00:00Z", "--message=Welcome")
    build_one(root, root / "site")
    return serve_folder(root / "site")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_with_all_its_folds_open_violates_no_rule(
    browser: Browser, members: str, scheme: Scheme
) -> None:
    page = open_page(browser, scheme)
    page.goto(members + ADAS)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = list(violations(page))
    page.set_viewport_size({"width": 360, "height": 800})
    found += violations(page, targets=True)
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.close()

    assert not found, "\n".join(found)
    assert overflow <= 0


def test_the_numbers_of_a_chart_are_there_for_a_keyboard(members: str, page: Page) -> None:
    page.goto(members + ADAS)
    summary = page.locator(".cp-heat .cp-chart__table > summary").first
    summary.focus()
    page.keyboard.press("Enter")

    table = page.locator(".cp-heat .cp-chart__rows").first
    assert table.is_visible()
    assert table.locator("th[scope=row]").first.inner_text() == "October 2026"
    named = page.locator(".cp-heat__panel").first.evaluate(
        "svg => svg.getAttribute('aria-labelledby').split(' ').map("
        "id => document.getElementById(id)?.textContent)"
    )
    assert named == [
        "By the day: November 23, 2025 to May 30, 2026",
        "5 days with something given.",
    ]


def test_what_git_knows_is_told_beside_what_is_written_down(members: str, page: Page) -> None:
    page.goto(members + ADAS)

    page.locator(".cp-deed", has_text="worked on 1 page of the handbook").click()
    line = page.locator(".cp-timeline > li", has=page.locator("#gave-handbook"))
    assert line.locator("time").inner_text() == "Oct 1"
    line.locator("a", has_text="Handbook").click()
    assert page.locator("h1").inner_text().startswith("Handbook")


def test_without_script_earlier_years_open_and_links_lead_into_them(
    browser: Browser, members: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(members + ADAS)
    talk = page.locator("#in-2022 .cp-timeline__what", has_text="Evening")
    assert not talk.is_visible()

    page.locator(".cp-deed", has_text="spoke at").click()
    talk.wait_for(state="visible")
    page.locator(".cp-years > summary").click()
    page.locator(".cp-years__one > summary", has_text="2023").click()
    assert page.locator("#days-2023-1").count() == 1
    assert page.locator(".cp-years__one[open] .cp-heat__panel").first.is_visible()
    page.close()


def test_in_forced_colours_drops_differ_from_the_paper_and_by_size(
    browser: Browser, members: str
) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(members + ADAS)
    look = "(each, name) => getComputedStyle(each)[name]"
    ink = page.locator(".cp-heat__legend .cp-heat__ink")
    sizes = [ink.nth(step).evaluate(look, "strokeWidth") for step in range(4)]
    colours = {ink.nth(step).evaluate(look, "stroke") for step in range(4)}
    paper = page.locator(".cp-heat__paper").first.evaluate(look, "stroke")
    page.close()

    assert len(set(sizes)) == 4
    assert len(colours) == 1
    assert paper not in colours


def test_no_chart_needs_a_style_that_a_strict_policy_would_refuse(members: str, page: Page) -> None:
    page.goto(members + ADAS)
    figures = page.locator("figure.cp-chart").evaluate_all("all => all.map(one => one.outerHTML)")

    assert len(figures) >= 5
    assert not [one for one in figures if re.search(r"\bstyle=|<style|\bon\w+=", one)]
