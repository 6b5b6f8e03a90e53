"""The strip of a month: turned with the keyboard, right in an old build, else plain links."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.hubs import event, write_hub
from tests.sites import build_one


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Build a hub with events in three months, in November 2026, and return where it is served."""
    root = tmp_path_factory.mktemp("months")
    files = {
        "events/first-thursday.md": event("First Thursday", start="2026-12-03T19:30"),
        "events/new-year.md": event("New year", start="2027-01-07T19:30"),
        "events/ask.md": event("Ask the editors", start="2027-06-10T20:00"),
    }
    write_hub(root, files)
    build_one(root, root / "site")
    return serve_folder(root / "site")


def test_the_months_are_turned_in_place_with_the_keyboard(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    page.goto(f"{address}events/")
    month = page.get_by_role("region", name="Month by month")
    expect(month.get_by_role("heading")).to_have_text("November 2026")

    month.get_by_role("link", name="December 2026").press("Enter")

    expect(month.get_by_role("heading")).to_have_text("December 2026")
    expect(month.get_by_role("status")).to_have_text("December 2026")
    expect(page.locator(":focus")).to_have_accessible_name("January 2027")
    expect(page).to_have_url(f"{address}events/")
    month.get_by_role("link", name=re.compile("^December 3")).click()
    expect(page).to_have_url(re.compile(r"/events/#on-2026-12-03$"))
    month.get_by_role("link", name="First Thursday").click()
    expect(page).to_have_url(f"{address}events/first-thursday/")


def test_an_old_build_shows_the_readers_own_month(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2027-06-10T12:00:00Z")

    page.goto(f"{address}events/")

    month = page.get_by_role("region", name="Month by month")
    expect(month.get_by_role("heading")).to_have_text("June 2027")
    expect(month.locator("[aria-current=date]")).to_have_text(re.compile("10"))
    expect(month.get_by_role("link", name="Ask the editors")).to_be_visible()


def test_without_script_the_arrows_are_links_to_months(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}events/")

    page.get_by_role("link", name="December 2026").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Events of December 2026")
    expect(page.get_by_role("link", name="First Thursday").first).to_be_visible()
    context.close()
