"""A month of events: turned with the keyboard, right in an old build, else plain links."""

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
        "events/fair.md": event("Fair", start="2026-12-05", end="2026-12-07", all_day="true"),
        "events/new-year.md": event("New year", start="2027-01-07T19:30"),
        "events/ask.md": event("Ask the editors", start="2027-06-10T20:00"),
        **{
            f"events/side-{number}.md": event(f"Side {number}", start=f"2026-12-10T1{number}:00")
            for number in range(5)
        },
    }
    write_hub(root, files)
    build_one(root, root / "site")
    return serve_folder(root / "site")


def test_the_months_are_turned_in_place_with_the_keyboard(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    page.goto(f"{address}events/")
    month = page.get_by_role("region", name="Month by month")
    expect(month.get_by_role("heading")).to_have_text("November 2026")
    expect(month.get_by_role("button", name="This month")).to_be_hidden()

    month.get_by_role("link", name="December 2026").press("Enter")

    expect(month.get_by_role("heading")).to_have_text("December 2026")
    expect(month.get_by_role("status")).to_have_text("December 2026")
    expect(page.locator(":focus")).to_have_accessible_name("January 2027")
    expect(page).to_have_url(f"{address}events/")
    month.get_by_role("link", name=re.compile("^3 ?: 1 event")).click()
    expect(page).to_have_url(re.compile(r"/events/#on-2026-12-03$"))
    # Nothing is in November, so it has no page; it is found again all the same.
    month.get_by_role("button", name="This month").press("Enter")
    expect(month.get_by_role("heading")).to_have_text("November 2026")
    month.get_by_role("link", name="December 2026").press("Enter")
    month.get_by_role("link", name="First Thursday").click()
    expect(page).to_have_url(f"{address}events/first-thursday/")


def test_a_month_brought_in_shows_the_readers_own_clock(browser: Browser, address: str) -> None:
    page = browser.new_page(timezone_id="America/New_York")
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    page.goto(f"{address}events/")

    page.get_by_role("link", name="December 2026").press("Enter")

    row = page.locator(".cp-month .cp-line", has_text="First Thursday")
    expect(row).to_contain_text("19:30 Shanghai, UTC+8")
    expect(row).to_contain_text("Your time 06:30 Eastern Time, UTC−5")
    page.close()


def test_an_old_build_shows_the_readers_own_month(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2027-06-10T12:00:00Z")

    page.goto(f"{address}events/")

    month = page.get_by_role("region", name="Month by month")
    expect(month.get_by_role("heading")).to_have_text("June 2027")
    expect(month.locator("[aria-current=date]")).to_have_text(re.compile("10"))
    expect(month.get_by_role("link", name="Ask the editors")).to_be_visible()


@pytest.mark.parametrize(
    ("zone", "today"),
    [("Pacific/Kiritimati", "11"), ("Asia/Shanghai", "10"), ("America/New_York", "9")],
)
def test_today_is_the_readers_own(browser: Browser, address: str, zone: str, today: str) -> None:
    page = browser.new_page(timezone_id=zone)
    page.clock.set_fixed_time("2026-12-10T01:00:00Z" if today != "11" else "2026-12-10T11:00:00Z")

    page.goto(f"{address}events/months/2026-12/")

    expect(page.locator("[aria-current=date]")).to_have_attribute(
        "data-cp-day", f"2026-12-{int(today):02}"
    )
    page.close()


def test_a_day_shows_what_it_holds_and_the_list_the_rest(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}events/months/2026-12/")
    day = page.get_by_role("cell", name=re.compile("^10 ?: 5 events"))

    assert day.get_by_role("listitem").all_inner_texts() == ["Side 0", "Side 1", "Side 2", "2 more"]
    for number in (5, 6, 7):
        cell = page.locator(f"[data-cp-day='2026-12-0{number}']")
        expect(cell.get_by_role("link", name="Fair")).to_be_visible()
        expect(cell.locator("a").first).to_have_attribute("href", "#on-2026-12-05")
    expect(page.locator(".cp-month__list .cp-line", has_text="Fair")).to_have_count(1)
    expect(page.locator("#on-2026-12-05")).to_contain_text("Dec 5 – 7")

    page.set_viewport_size({"width": 360, "height": 800})
    expect(day.get_by_role("list")).to_be_hidden()
    day.get_by_role("link", name=re.compile("^10 ?: 5")).click()
    expect(page.locator("#on-2026-12-10")).to_be_focused()


def test_without_script_the_arrows_are_links_to_months(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}events/")

    page.get_by_role("link", name="December 2026").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Events of December 2026")
    expect(page.get_by_role("link", name="First Thursday").first).to_be_visible()
    page.get_by_role("link", name="June 2027").or_(page.get_by_text("All months")).first.click()
    page.get_by_role("link", name="January").click()
    expect(page.get_by_role("link", name="New year").first).to_be_visible()
    page.get_by_role("link", name="Day by day").click()
    expect(page.get_by_role("heading", name="Thursday, December 3, 2026")).to_be_visible()
    context.close()


def test_the_agenda_is_right_in_an_old_build(browser: Browser, address: str) -> None:
    page = browser.new_page(timezone_id="America/New_York")
    page.clock.set_fixed_time("2026-12-06T12:00:00Z")

    page.goto(f"{address}events/agenda/")

    days = page.locator(".cp-agenda__day:visible h2")
    assert days.all_inner_texts()[:2] == [
        "Saturday, December 5, 2026",
        "Thursday, December 10, 2026",
    ]
    expect(page.get_by_role("link", name="First Thursday")).to_have_count(0)
    expect(page.get_by_role("link", name="Later: June 2027")).to_be_visible()
    page.clock.set_fixed_time("2026-12-09T23:00:00Z")
    page.reload()
    assert days.all_inner_texts()[0].split("\n") == ["Thursday, December 10, 2026", "tomorrow"]
    page.clock.set_fixed_time("2028-01-01T00:00:00Z")
    page.reload()
    expect(days).to_have_count(0)
    expect(page.get_by_text("Nothing is announced at the moment")).to_be_visible()
    page.close()
