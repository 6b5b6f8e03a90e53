"""Two clocks on real pages: the event's own and the reader's, wherever the reader's browser is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.hubs import TWO_LANGUAGES, event, write_hub
from tests.sites import CONFIGS, build_one

MILLISECOND = timedelta(milliseconds=1)

NOW = "2026-11-23T12:00:00Z"
SHANGHAI, NEW_YORK, KIRITIMATI = "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"
LONDON, LORD_HOWE = "Europe/London", "Australia/Lord_Howe"

EVENTS = {
    "evening": event(start="2026-12-03T19:30", end="2026-12-03T21:30"),
    "late": event(start="2026-12-03T22:00", duration="PT1H30M", timezone="Asia/Kolkata"),
    "luau": event(start="2026-12-03T19:30", duration="PT90M", timezone="Pacific/Honolulu"),
    "silvester": event(start="2026-12-31T22:00", end="2027-01-01T02:00", timezone="Europe/Berlin"),
    "quarter": event(start="2026-12-03T19:45", timezone="Asia/Kathmandu"),
    # Where London is an hour off in summer, and where it is so in winter.
    "summer": event(start="2027-07-01T18:00", timezone="Africa/Abidjan"),
    "july": event(start="2027-07-01T18:00", timezone="Africa/Lagos"),
    # The clocks go forward or back while it is on: there, or where the reader is.
    "forward": event(start="2027-03-28T01:00", duration="PT2H", timezone="Europe/Berlin"),
    "back": event(start="2027-10-31T01:00", duration="PT3H", timezone="Europe/Berlin"),
    "spring": event(start="2027-03-14T14:00", end="2027-03-14T17:00"),
    "half": event(start="2027-04-04T01:00", duration="PT2H", timezone=LORD_HOWE),
    "thursdays": event(
        "First Thursday",
        start="2026-12-03T19:30",
        duration="PT2H",
        rrule="FREQ=MONTHLY;BYDAY=1TH;COUNT=12",
        mode="mixed",
        location="{name: Riverside Hall}",
        overrides="[{occurrence: 2027-02-04, start: 2027-02-05T18:00, end: 2027-02-05T21:00,"
        " location: {name: Harbour Garden}}, {occurrence: 2027-03-04, status: cancelled}]",
    ),
    "days": event(start="2026-12-05", end="2026-12-06", all_day="true"),
    "fair": event(
        start="2026-12-05", all_day="true", mode="offline", location="{name: Riverside Hall}"
    ),
    "trip": event(start="2026-12-05T09:00", end="2026-12-07T17:00"),
    "earth": event(start="2026-12-03T23:00", timezone="AoE"),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Build the events above on 23 November 2026, in two languages; return where they are."""
    root = tmp_path_factory.mktemp("clocks")
    write_hub(root, {f"events/{name}.md": text for name, text in EVENTS.items()}, TWO_LANGUAGES)
    for path, config in CONFIGS.items():
        build_one(root, root / "site" / path, config)
    return serve_folder(root / "site")


@contextmanager
def reading(browser: Browser, address: str, zone: str, at: str = NOW) -> Iterator[Page]:
    """Open an address in a browser whose clock is somewhere else."""
    page = browser.new_page(timezone_id=zone)
    page.clock.set_fixed_time(at)
    page.goto(address)
    yield page
    page.close()


def when(page: Page) -> str:
    """Return what stands under “When”, in a line."""
    return " ".join(page.locator(".cp-facts__when dd").inner_text().split())


@pytest.mark.parametrize(
    ("name", "zone", "clocks"),
    [
        pytest.param(
            "evening", NEW_YORK,
            "Shanghai 19:30–21:30 UTC+8 Your time 06:30–08:30 Eastern Time, UTC−5",
            id="on the same day the day is named once",
        ),
        pytest.param(
            "evening", KIRITIMATI,
            "Shanghai 19:30–21:30 UTC+8 Your time Friday, December 4 01:30–03:30 "
            "Line Islands Time, UTC+14",
            id="a day later",
        ),
        pytest.param(
            "late", SHANGHAI,
            "Kolkata 22:00–23:30 UTC+5:30 Your time Friday, December 4 00:30–02:00 "
            "China Standard Time, UTC+8",
            id="half an hour off",
        ),
        pytest.param(
            "luau", KIRITIMATI,
            "Honolulu 19:30–21:00 UTC−10 Your time Friday, December 4 19:30–21:00 "
            "Line Islands Time, UTC+14",
            id="across the date line the clocks show the same and the days do not",
        ),
        pytest.param(
            "silvester", LONDON,
            "Berlin Thursday, December 31, 2026 22:00 – Friday, January 1, 2027 02:00 UTC+1 "
            "Your time Thursday, December 31, 2026 21:00 – Friday, January 1, 2027 01:00 "
            "United Kingdom Time, UTC",
            id="over the end of a year",
        ),
        pytest.param(
            "silvester", SHANGHAI,
            "Berlin Thursday, December 31, 2026 22:00 – Friday, January 1, 2027 02:00 UTC+1 "
            "Your time Friday, January 1, 2027 05:00–09:00 China Standard Time, UTC+8",
            id="two days there are one here",
        ),
        pytest.param(
            "evening", LORD_HOWE,
            "Shanghai 19:30–21:30 UTC+8 Your time Thursday, December 3 22:30 – "
            "Friday, December 4 00:30 Lord Howe Time, UTC+11",
            id="only the end is on another day",
        ),
        pytest.param(
            "quarter", LONDON,
            "Kathmandu 19:45 UTC+5:45 Your time 14:00 United Kingdom Time, UTC",
            id="a quarter of an hour off, without an end",
        ),
        pytest.param(
            "summer", LONDON,
            "Abidjan 18:00 UTC Your time 19:00 United Kingdom Time, UTC+1",
            id="the same clock in winter is another one in summer",
        ),
        pytest.param("july", LONDON, "Lagos 18:00 UTC+1", id="another clock in winter is the same"),
        pytest.param("evening", "Asia/Singapore", "Shanghai 19:30–21:30 UTC+8", id="one clock"),
        pytest.param(
            "forward", NEW_YORK,
            "Berlin 01:00–04:00 UTC+1 → UTC+2 Your time Saturday, March 27 20:00–22:00 "
            "Eastern Time, UTC−4",
            id="the clocks go forward there",
        ),
        pytest.param(
            "back", SHANGHAI,
            "Berlin 01:00–03:00 UTC+2 → UTC+1 Your time 07:00–10:00 China Standard Time, UTC+8",
            id="the clocks go back there",
        ),
        pytest.param(
            "spring", NEW_YORK,
            "Shanghai 14:00–17:00 UTC+8 Your time 01:00–05:00 Eastern Time, UTC−5 → UTC−4",
            id="the clocks go forward here",
        ),
        pytest.param(
            "forward", "Africa/Lagos",
            "Berlin 01:00–04:00 UTC+1 → UTC+2 Your time 01:00–03:00 "
            "West Africa Time, UTC+1",
            id="they agree on the start only",
        ),
        pytest.param(
            "half", SHANGHAI,
            "Lord Howe Island 01:00–02:30 UTC+11 → UTC+10:30 Your time Saturday, April 3 22:00 – "
            "Sunday, April 4 00:00 China Standard Time, UTC+8",
            id="a change of half an hour",
        ),
        pytest.param(
            "earth", SHANGHAI,
            "anywhere on Earth 23:00 UTC−12 Your time Friday, December 4 19:00 "
            "China Standard Time, UTC+8",
            id="anywhere on Earth",
        ),
    ],
)  # fmt: skip
def test_both_clocks_are_right(
    browser: Browser, address: str, name: str, zone: str, clocks: str
) -> None:
    with reading(browser, f"{address}events/{name}/", zone) as page:
        assert clocks in when(page)
        assert page.locator(".cp-local").count() == ("Your time" in clocks)


def test_the_readers_time_is_worded_in_the_language_of_the_page(
    browser: Browser, address: str
) -> None:
    with reading(browser, f"{address}zh/events/evening/", NEW_YORK) as page:
        assert "上海 19:30–21:30 UTC+8 你的时间 06:30–08:30 北美东部时间（UTC−5）" in when(page)
    with reading(browser, f"{address}zh/events/luau/", KIRITIMATI) as page:
        assert "你的时间 12月4日星期五 19:30–21:00 莱恩群岛时间（UTC+14）" in when(page)


@pytest.mark.parametrize("zone", [SHANGHAI, NEW_YORK, KIRITIMATI])
def test_a_day_is_a_day_everywhere(browser: Browser, address: str, zone: str) -> None:
    with reading(browser, f"{address}events/days/", zone) as page:
        assert "December 5, 2026 – December 6, 2026 whole days in Shanghai, UTC+8 2 days" in when(
            page
        )
        assert page.locator(".cp-facts__when time").first.get_attribute("datetime") == "2026-12-05"
        expect(page.locator(".cp-local")).to_have_count(0)
    with reading(browser, f"{address}events/fair/", zone) as page:
        # In a hall, everybody knows where the day is.
        assert when(page).startswith("Saturday, December 5, 2026 1 day")


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("evening", "2 hours"),
        ("late", "1 hour, 30 minutes"),
        ("forward", "2 hours"),
        ("back", "3 hours"),
        ("trip", "2 days, 8 hours"),
    ],
)
def test_without_script_the_events_own_clock_is_complete(
    browser: Browser, address: str, name: str, length: str
) -> None:
    context = browser.new_context(java_script_enabled=False, timezone_id=NEW_YORK)
    page = context.new_page()
    page.goto(f"{address}events/{name}/")

    shown = when(page)
    assert length in shown
    assert "UTC+" in shown
    assert "Your time" not in shown
    for time in page.locator(".cp-facts__when time").all():
        assert "+" in (time.get_attribute("datetime") or "")
    context.close()


def test_lists_and_the_home_page_show_both_clocks(browser: Browser, address: str) -> None:
    with reading(browser, f"{address}events/", NEW_YORK) as page:
        card = page.locator(".cp-card", has_text="First Thursday")
        expect(card).to_contain_text("Thursday, December 3, 2026 19:30–21:30 Shanghai, UTC+8")
        expect(card).to_contain_text("Your time 06:30–08:30 Eastern Time, UTC−5")
    with reading(browser, address, NEW_YORK) as page:
        expect(page.locator(".cp-next .cp-local").first).to_contain_text("Your time")


@pytest.mark.parametrize(
    ("at", "own", "local"),
    [
        ("2026-12-03T13:00:00Z", "Thursday, December 3, 2026 19:30–21:30", "06:30–08:30"),
        ("2026-12-04T00:00:00Z", "Thursday, January 7, 2027 19:30–21:30", "06:30–08:30"),
        # The first time after New York has set its clocks forward.
        ("2027-03-17T12:00:00Z", "Thursday, April 1, 2027 19:30–21:30", "07:30–09:30"),
    ],
)
def test_an_old_build_turns_to_the_next_time_of_what_recurs(
    browser: Browser, address: str, at: str, own: str, local: str
) -> None:
    for path, place in (("events/", ".cp-card"), ("", ".cp-next__event")):
        with reading(browser, f"{address}{path}", NEW_YORK, at) as page:
            card = page.locator(f"[data-cp-upcoming] > {place}", has_text="First Thursday")
            expect(card).to_contain_text(own if path else own[-11:])
            expect(card).to_contain_text(f"Your time {local}")
            expect(card.locator(".cp-day__number")).to_have_text(own.split()[2].rstrip(","))
            times = page.locator("[data-cp-upcoming] > li time:first-of-type").all()
            starts = [time.get_attribute("datetime") or "" for time in times]
            moments = [datetime.fromisoformat(start) for start in starts if "T" in start]
            assert moments == sorted(moments)
    with reading(browser, f"{address}events/thursdays/", NEW_YORK, at) as page:
        assert own.split(" 19", maxsplit=1)[0] in when(page)
        expect(page.locator(".cp-eyebrow .cp-pill")).to_have_text(
            "Happening now" if "December" in own else "Upcoming"
        )


def test_a_time_that_differs_is_shown_as_it_is(browser: Browser, address: str) -> None:
    with reading(browser, f"{address}events/", SHANGHAI, "2027-01-08T12:00:00Z") as page:
        card = page.locator(".cp-card", has_text="First Thursday")
        expect(card).to_contain_text("Friday, February 5, 2027 18:00–21:00")
        expect(card).not_to_contain_text("Riverside Hall", use_inner_text=True)
        expect(card.locator(".cp-pill")).to_have_text("Rescheduled")
    with reading(browser, f"{address}events/thursdays/", SHANGHAI, "2027-01-08T12:00:00Z") as page:
        assert "2 hours" not in when(page)
    with reading(browser, f"{address}events/", SHANGHAI, "2027-02-06T12:00:00Z") as page:
        # What is cancelled is passed over.
        card = page.locator(".cp-card", has_text="First Thursday")
        expect(card).to_contain_text("Thursday, April 1, 2027 19:30–21:30")
        expect(card).to_contain_text("Riverside Hall", use_inner_text=True)
    with reading(browser, f"{address}events/kinds/talk/", SHANGHAI, "2028-06-01T12:00:00Z") as page:
        expect(page.get_by_text("Nothing of this kind is announced")).to_be_visible()


def test_what_recurs_no_more_is_past(browser: Browser, address: str) -> None:
    with reading(browser, f"{address}events/", NEW_YORK, "2027-12-01T12:00:00Z") as page:
        expect(page.locator("[data-cp-past] > li", has_text="First Thursday")).to_have_count(1)


def test_a_countdown_ends_while_the_page_is_open(browser: Browser, address: str) -> None:
    page = browser.new_page(timezone_id=NEW_YORK)
    page.clock.install(time="2026-11-24T14:00:00Z")
    page.goto(f"{address}events/evening/")
    count = page.locator(".cp-facts__when .cp-until")
    pill = page.locator(".cp-eyebrow .cp-pill")

    # From Tuesday morning to Thursday morning of the next week, by the reader's calendar.
    expect(count).to_have_text("in 9 days")
    page.clock.fast_forward(int(timedelta(hours=192) / MILLISECOND))
    expect(count).to_have_text("in 21 hours")
    page.clock.fast_forward("21:09:30")
    expect(count).to_have_text("in 20 minutes")
    page.clock.run_for("02:00")
    expect(count).to_have_text("in 19 minutes")
    page.clock.fast_forward("20:00")
    expect(count).to_have_text("now")
    expect(pill).to_have_text("Happening now")
    page.clock.fast_forward("02:00:00")
    expect(count).to_be_hidden()
    expect(pill).to_have_text("Past")
    assert page.locator("[aria-live] .cp-until, .cp-until[role]").count() == 0
    page.close()


def test_a_page_that_is_looked_at_again_is_right_at_once(browser: Browser, address: str) -> None:
    page = browser.new_page(timezone_id=NEW_YORK)
    page.clock.set_fixed_time("2026-12-03T11:10:00Z")
    page.goto(f"{address}events/evening/")
    expect(page.locator(".cp-facts__when .cp-until")).to_have_text("in 20 minutes")

    page.clock.set_fixed_time("2026-12-03T11:31:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(page.locator(".cp-facts__when .cp-until")).to_have_text("now")
    page.close()


def test_when_everything_is_over_the_pages_say_so(browser: Browser, address: str) -> None:
    with reading(browser, f"{address}events/", NEW_YORK, "2028-01-01T00:00:00Z") as page:
        expect(page.get_by_text("Nothing is announced at the moment")).to_be_visible()
        expect(page.get_by_text("No event is over yet")).to_be_hidden()
        expect(page.locator("[data-cp-past] > li")).to_have_count(len(EVENTS))
    with reading(browser, address, NEW_YORK, "2028-01-01T00:00:00Z") as page:
        expect(page.locator(".cp-next")).to_be_hidden()
    with reading(browser, f"{address}events/", NEW_YORK) as page:
        expect(page.get_by_text("Nothing is announced at the moment")).to_be_hidden()
        expect(page.get_by_text("No event is over yet")).to_be_visible()


def test_events_that_wait_on_the_home_page_take_their_turn(browser: Browser, address: str) -> None:
    with reading(browser, address, SHANGHAI) as page:
        expect(page.locator(".cp-next__event:visible")).to_have_count(3)
    with reading(browser, address, SHANGHAI, "2026-12-04T12:00:00Z") as page:
        expect(page.locator(".cp-next__event:visible")).to_have_count(3)
        expect(page.locator('.cp-next a[href$="evening/"]')).to_have_count(0)
