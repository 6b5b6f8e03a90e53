"""From a page into a reader's own calendar: links that are right, and nothing asked before."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from commonplace.pages.subscribing import ways_to_add, ways_to_subscribe
from commonplace.views.calendars import calendar_of
from tests.hubs import edition, event, write_hub
from tests.sites import Site


def ways(root: Path, **fields: str) -> dict[str, dict[str, str]]:
    """Return what each link to add the only event says, by whose link it is."""
    hub = write_hub(root, {"events/evening.md": event(**fields)})
    one = edition(hub)
    calendar = calendar_of(one, "events/evening.md")
    assert calendar
    return {way.name: values(way.url) for way in ways_to_add(calendar, one)}


def values(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    found = {name: value for name, (value,) in parse_qs(parts.query).items()}
    return {"": f"{parts.scheme}://{parts.netloc}{parts.path}", **found}


def test_a_calendar_is_followed_in_any_program_or_on_the_web(tmp_path: Path) -> None:
    one = edition(write_hub(tmp_path, {"events/a.md": event()}))
    calendar = calendar_of(one, "events/index.md")
    assert calendar

    app, google, outlook = (way.url for way in ways_to_subscribe(calendar, one))

    assert app == "webcal://hub.test/calendar/all.ics"
    assert google == (
        "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fhub.test%2Fcalendar%2Fall.ics"
    )
    assert values(outlook) == {
        "": "https://outlook.live.com/calendar/0/addfromweb",
        "url": "https://hub.test/calendar/all.ics",
        "name": "Test hub",
    }


def test_one_event_is_copied_with_its_moments_and_its_zone(tmp_path: Path) -> None:
    found = ways(tmp_path, duration="PT2H", description="We & read.", join_url="https://x.test/")

    assert found["Google"] == {
        "": "https://calendar.google.com/calendar/render",
        "action": "TEMPLATE",
        "text": "Evening",
        "dates": "20260514T113000Z/20260514T133000Z",
        "ctz": "Asia/Shanghai",
        "details": "We & read.\n\nhttps://hub.test/events/evening/",
        "location": "https://x.test/",
    }
    assert found["Outlook"] == {
        "": "https://outlook.live.com/calendar/0/action/compose",
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": "Evening",
        "startdt": "2026-05-14T11:30:00Z",
        "enddt": "2026-05-14T13:30:00Z",
        "body": "We & read.\n\nhttps://hub.test/events/evening/",
        "location": "https://x.test/",
    }


def test_whole_days_have_no_zone_and_end_with_the_day_after_the_last(tmp_path: Path) -> None:
    found = ways(tmp_path, all_day="true", end="2026-05-16")

    assert found["Google"]["dates"] == "20260514/20260517"
    assert "ctz" not in found["Google"]
    assert (found["Outlook"]["startdt"], found["Outlook"]["enddt"]) == ("2026-05-14", "2026-05-17")
    assert found["Outlook"]["allday"] == "true"


def test_what_recurs_is_followed_with_all_that_differs(tmp_path: Path) -> None:
    found = ways(tmp_path, rrule="FREQ=WEEKLY")

    assert found["Google"]["cid"] == "webcal://hub.test/calendar/events/evening.ics"
    assert found["Outlook"]["url"] == "https://hub.test/calendar/events/evening.ics"


@pytest.mark.parametrize(
    "path", ["events/", "topics/statistics/", "members/lin-xiaoman/", "feeds/"]
)
@pytest.mark.parametrize("language", ["", "zh/"])
def test_pages_with_events_lead_to_their_calendar(site: Site, language: str, path: str) -> None:
    page = (site.folder / language / path / "index.html").read_text("utf-8")

    addresses = re.findall(r'href="webcal://[^/]+(/[^"]+)"', page)

    assert addresses
    for address in addresses:
        file = site.folder / address.removeprefix("/")
        assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize("language", ["", "zh/"])
def test_an_event_to_come_can_be_added_and_one_that_is_over_cannot(
    site: Site, language: str
) -> None:
    def offers(name: str) -> bool:
        page = (site.folder / language / "events" / name / "index.html").read_text("utf-8")
        return f"calendar/events/{name}.ics" in page and "calendar.google.com" in page

    assert offers("map-workshop-2027")
    assert offers("first-thursday")
    assert not offers("autumn-salon-2026")


def test_pages_of_kinds_and_series_lead_to_their_calendar(site: Site) -> None:
    for folder in ("kinds", "series"):
        pages = sorted((site.folder / "events" / folder).glob("*/index.html"))
        assert pages
        for page in pages:
            uri = f"calendar/{folder}/{page.parent.name}.ics"
            assert uri in page.read_text("utf-8")
            assert (site.folder / uri).is_file()


def test_a_reader_copies_the_address(site: Site, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.address}events/")
    page.get_by_text("Subscribe in your calendar").click()
    page.get_by_role("button", name="Copy address").click()

    page.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("/calendar/all.ics")
    assert copied.startswith("https://")


@pytest.mark.parametrize("path", ["events/", "members/lin-xiaoman/"])
def test_a_program_finds_the_calendar_of_a_page(site: Site, path: str) -> None:
    page = (site.folder / path / "index.html").read_text("utf-8")

    (uri,) = re.findall(r'type="text/calendar" title="[^"]*" href="([^"]*)"', page)
    assert (site.folder / path / uri).is_file()
