"""What a reader sees of an event: its state, what can be done, what remains; kinds and series."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from markdown import markdown
from playwright.sync_api import Page, expect

from commonplace.pages.generated import GeneratedPage
from commonplace.pages.site import generate
from commonplace.views import Edition
from tests.hubs import ADA, BO, TWO_LANGUAGES, edition, event, write_hub
from tests.sites import build_one

PLACE = "{name: Harbour Library, geo: [30.25, 120.16]}"
WAYS = {
    "mode": "mixed",
    "location": PLACE,
    "registration_url": "https://example.org/register",
    "join_url": "https://example.org/join",
}


def pages_of(seen: Edition) -> dict[str, GeneratedPage]:
    return {page.uri: page for page in generate(seen)}


def page_of(root: Path, now: str = "2026-05-01T12:00", language: str = "en", **fields: Any) -> str:
    """Return the page of one event as Markdown."""
    hub = write_hub(root, ADA | BO | {"events/e.md": event(**fields)}, TWO_LANGUAGES)
    assert not [problem for problem in hub.problems if problem.path.endswith("e.md")]
    return pages_of(edition(hub, now, language))["events/e.md"].markdown


def buttons(markdown: str) -> dict[str, str]:
    """Return what each button says, and whether it is the main one, another, or not shown."""
    found = re.findall(r'<a class="cp-button([^"]*)"([^>]*)>([^<]*)</a>', markdown)
    return {
        words: "hidden" if " hidden" in rest else "main" if "primary" in kind else "other"
        for kind, rest, words in found
    }


def test_beforehand_registering_is_the_main_thing(tmp_path: Path) -> None:
    shown = page_of(tmp_path, **WAYS)

    assert buttons(shown) == {"Register": "main", "Join online": "other"}


def test_while_it_is_on_joining_is(tmp_path: Path) -> None:
    shown = page_of(tmp_path, "2026-05-14T12:00", duration="PT2H", **WAYS)

    assert buttons(shown) == {"Register": "hidden", "Join online": "main"}


def test_afterwards_what_remains_comes_first_and_nothing_asks_to_register(tmp_path: Path) -> None:
    recordings = "[{url: 'https://example.org/42', title: The whole evening}]"
    shown = page_of(tmp_path, "2026-06-01T12:00", recordings=recordings, attendance=32, **WAYS)

    assert buttons(shown) == {}
    assert shown.index("The whole evening") < shown.index("cp-facts")
    assert "32 people came." in shown


def test_what_is_full_says_so_and_registering_is_not_the_main_thing(tmp_path: Path) -> None:
    shown = page_of(tmp_path, capacity=40, registered=41, **WAYS)

    assert buttons(shown) == {"Registration": "other", "Join online": "other"}
    assert "All 40 places are taken" in shown


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"capacity": 40}, "40 places"),
        ({"capacity": 40, "registered": 33}, "7 of 40 places left"),
        ({"capacity": 1, "registered": 1}, "The only place is taken"),
    ],
)
def test_how_many_places_there_are(tmp_path: Path, fields: dict[str, Any], words: str) -> None:
    assert f"<dd>{words}</dd>" in page_of(tmp_path, **fields)


@pytest.mark.parametrize(
    ("now", "status", "is_offered"),
    [
        ("2026-05-01T12:00", "scheduled", True),
        ("2026-05-01T12:00", "cancelled", False),
        ("2026-05-01T12:00", "postponed", False),
        ("2026-06-01T12:00", "scheduled", False),
    ],
)
def test_it_is_put_into_a_calendar_as_long_as_it_is_to_come(
    tmp_path: Path, now: str, status: str, *, is_offered: bool
) -> None:
    shown = page_of(tmp_path, now, status=status)

    assert ("Add to your calendar" in shown) == is_offered


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_does_not_take_place_says_why_and_offers_nothing(tmp_path: Path, status: str) -> None:
    shown = page_of(
        tmp_path, status=status, status_reason="The hall is <b>flooded</b>.", capacity=40, **WAYS
    )

    assert buttons(shown) == {}
    assert "The hall is &lt;b&gt;flooded&lt;/b&gt;." in shown
    assert re.search(r"It was planned for:.*<del><time[^>]*>Thursday, May 14, 2026", shown)
    assert ("Date to be announced" in shown) == (status == "postponed")
    assert "40 places" not in shown


def test_what_is_moved_online_has_its_place_struck_and_joining_first(tmp_path: Path) -> None:
    shown = page_of(tmp_path, status="moved_online", status_reason="No heating.", **WAYS)

    assert list(buttons(shown)) == ["Join online", "Register"]
    assert buttons(shown)["Join online"] == "main"
    assert "It was planned for: </span><del>Harbour Library</del>" in shown
    assert "openstreetmap" not in shown


def test_the_place_has_a_map_link_that_says_where_it_leads(tmp_path: Path) -> None:
    shown = page_of(tmp_path, **WAYS)

    assert "https://www.openstreetmap.org/?mlat=30.25&amp;mlon=120.16#map=17/30.25/120.16" in shown
    assert "(Harbour Library, OpenStreetMap)" in shown


@pytest.mark.parametrize(
    ("kind", "language", "words"),
    [
        ("ama", "en", ["## Who answers", "Join and ask", "Question round"]),
        ("ama", "zh", ["## 答问人", "进入并提问", "问答"]),
        ("workshop", "en", ["## Facilitators"]),
        ("salon", "en", ["## Guests", "## Hosts"]),
        ("conference", "en", ["## Programme", "## Speakers"]),
        ("stream", "zh", ["看直播"]),
    ],
)
def test_each_kind_has_its_own_words(
    tmp_path: Path, kind: str, language: str, words: list[str]
) -> None:
    shown = page_of(
        tmp_path,
        language=language,
        kind=kind,
        speakers="[ada]",
        organizers="[bo]",
        sessions="[{title: Tea, start: 2026-05-14T19:30}]",
        join_url="https://example.org/join",
        stream_url="https://example.org/live",
    )

    assert [word for word in words if word not in shown] == []


def test_who_speaks_at_sessions_is_among_the_speakers(tmp_path: Path) -> None:
    guest = "{name: Bob Martin, url: 'https://example.org/bob', affiliation: Harbour University}"
    sessions = f"[{{title: Why <i>, start: 2026-05-14T20:00, speakers: [ada, {guest}]}}]"
    shown = page_of(tmp_path, sessions=sessions, speakers="[bo]")

    speakers = shown.partition("{ #speakers }")[2]
    assert re.findall(r'class="cp-name"[^>]*>([^<]*)<', speakers) == ["薄荷", "Ada", "Bob Martin"]
    assert '<a class="cp-name" href="https://example.org/bob">' in speakers
    assert 'Harbour University · <a href="#session-why-i">Why &lt;i&gt;</a>' in speakers


WEEKLY = {
    "title": "Clinic",
    "start": "2026-04-01T19:30",
    "duration": "PT2H",
    "rrule": "FREQ=WEEKLY;UNTIL=20260901",
    "series": "clinic",
    "overrides": """
  - {occurrence: 2026-05-06, status: cancelled, status_reason: A holiday.}
  - {occurrence: 2026-05-20, start: 2026-05-21, title: Clinic on a Thursday}
  - {occurrence: 2026-04-08, notes: 'https://example.org/8', attendance: 12}
  - {occurrence: 2026-04-15, title: Two header rows, recordings: ['https://example.org/15']}
""".rstrip(),
}


def test_what_recurs_says_when_and_lists_what_comes_and_what_has_been(tmp_path: Path) -> None:
    shown = page_of(tmp_path, "2026-05-05T12:00", **WEEKLY)

    assert "every Wednesday at 19:30, until August 26, 2026" in shown
    assert re.search(r"The next one does not take place:.*May 6, 2026.*\n.*A holiday\.", shown)
    coming, been = shown.partition("{ #dates }")[2].split("{ #past }")
    assert "By the rule: </span>May 20, 2026</del>" in coming
    assert "Clinic on a Thursday" in coming
    assert '<a href="2026-04-08/">' in been
    assert '<a href="2026-04-15/">Two header rows</a>' in been


def test_many_past_dates_are_folded(tmp_path: Path) -> None:
    shown = page_of(tmp_path, "2026-08-20T12:00", **WEEKLY)

    assert "<summary>15 earlier ones</summary>" in shown


def test_of_a_thousand_past_dates_the_newest_are_listed_and_those_of_which_more_is_said(
    tmp_path: Path,
) -> None:
    daily = {"start": "2018-01-01T09:00", "rrule": "FREQ=DAILY", "series": "daily"}
    remarkable = "[{occurrence: 2019-02-03, notes: 'https://example.org/notes'}]"
    hub = write_hub(tmp_path, {"events/daily.md": event(**daily, overrides=remarkable)})
    pages = pages_of(edition(hub, "2026-05-01T12:00"))

    for uri in ("events/daily.md", "events/series/daily/index.md"):
        text = pages[uri].markdown
        assert 100 < text.count('<li class="cp-date') < 120
        assert "2019-02-03" in text
        assert "more are in" in text
    assert "2018-01-01" in pages["events/months/2018-01.md"].markdown


def test_an_occurrence_has_a_page_only_where_something_remains_of_it(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"events/clinic.md": event(**WEEKLY)}, TWO_LANGUAGES)
    english = pages_of(edition(hub, "2026-05-05T12:00"))

    assert [uri for uri in english if uri.startswith("events/clinic/")] == [
        "events/clinic/2026-04-08.md",
        "events/clinic/2026-04-15.md",
    ]
    page = english["events/clinic/2026-04-15.md"]
    assert page.facts.title == "Two header rows, April 15, 2026"
    assert page.facts.source == "member_submissions/events/clinic.md"
    assert [alternate.url for alternate in page.facts.alternates] == [
        "./",
        "../../../zh/events/clinic/2026-04-15/",
    ]
    assert "https://example.org/15" in page.markdown
    assert '<a rel="prev" href="../2026-04-08/">' in page.markdown
    assert '<a href="../#dates">' in page.markdown


def test_a_series_has_a_page_with_its_rhythm_its_editions_and_its_people(tmp_path: Path) -> None:
    files = {
        **ADA,
        "events/days-2025.md": event(
            "Days 2025", start="2025-05-14", series="days", speakers="[ada]"
        ),
        "events/days-2026.md": event("Days 2026", start="2026-05-14T19:30", series="days"),
        "events/clinic.md": event(**WEEKLY),
    }
    config = TWO_LANGUAGES["mkdocs.yml"].replace(
        "zh: zh/}}", "zh: zh/}, series: {days: {en: Our days, zh: 河畔两日}}}"
    )
    hub = write_hub(tmp_path, files, TWO_LANGUAGES | {"mkdocs.yml": config})
    pages = pages_of(edition(hub, "2026-05-05T12:00"))
    days, clinic = (pages[f"events/series/{name}/index.md"] for name in ("days", "clinic"))

    assert (days.facts.title, clinic.facts.title) == ("Our days", "Clinic")
    assert re.search(r'href="../../days-2026/"[^>]*>Days 2026', days.markdown)
    assert re.search(r'2025.*\n?.*href="../../days-2025/"', days.markdown, re.DOTALL)
    assert "Ada" in days.markdown
    assert "every Wednesday at 19:30" in clinic.markdown
    assert '<a href="../../clinic/2026-04-15/">Two header rows</a>' in clinic.markdown
    index = pages["events/index.md"].markdown
    assert [name for name in ("Our days", "Clinic") if f">{name}</a>" not in index] == []
    assert 'href="../series/days/">Our days</a>' in pages["events/days-2026.md"].markdown


def test_a_kind_has_a_list_where_there_are_events_of_it(tmp_path: Path) -> None:
    files = {
        "events/a.md": event("Soon", kind="talk"),
        "events/b.md": event("Long ago", kind="talk", start="2020-05-14T19:30"),
        "events/c.md": event("Salon", kind="salon"),
    }
    pages = pages_of(edition(write_hub(tmp_path, files), "2026-05-05T12:00"))

    assert [uri for uri in pages if "/kinds/" in uri] == [
        "events/kinds/salon/index.md",
        "events/kinds/talk/index.md",
    ]
    talks = pages["events/kinds/talk/index.md"]
    assert talks.facts.title == "Talks"
    coming, past = talks.markdown.split("{ #past }")
    assert "Soon" in coming
    assert "Long ago" in past
    assert "Salon</a>" not in talks.markdown
    assert 'href="kinds/talk/">Talks' in pages["events/index.md"].markdown
    assert 'href="../kinds/talk/">Talk</a>' in pages["events/a.md"].markdown


def test_who_spoke_at_one_time_has_it_on_their_page_with_its_day(tmp_path: Path) -> None:
    overrides = """
  - {occurrence: 2026-05-21, speakers: [ada]}
  - {occurrence: 2026-05-28, speakers: [ada], status: cancelled}"""
    clinic = event("Clinic", rrule="FREQ=WEEKLY", speakers="[bo]", overrides=overrides)
    hub = write_hub(tmp_path, ADA | BO | {"events/clinic.md": clinic})
    shown = pages_of(edition(hub, "2026-06-01T12:00"))["members/ada.md"].markdown

    assert re.findall(r'<time[^>]* datetime="([^"]*)"', shown)[-1] == "2026-05-21"
    assert "Clinic" in shown


def test_a_card_strikes_what_does_not_hold_and_says_why(tmp_path: Path) -> None:
    files = {
        "events/off.md": event(
            "Off", status="cancelled", status_reason="The <i>hall</i> is flooded."
        ),
        "events/moved.md": event("Moved", status="rescheduled", previous_start="2026-05-07T19:30"),
        "events/online.md": event("Online", status="moved_online", mode="mixed", location=PLACE),
        "events/full.md": event("Full", capacity=3, registered=3),
    }
    shown = pages_of(edition(write_hub(tmp_path, files), "2026-05-01T12:00"))["events/index.md"]
    cards = {
        title: card
        for card in shown.markdown.split('<li class="cp-card cp-card--event')[1:]
        for title in re.findall(r'cp-card__title"><a [^>]*>([^<]*)<', card)
    }

    assert "The &lt;i&gt;hall&lt;/i&gt; is flooded." in cards["Off"]
    assert re.search(r"<del><span[^>]*><time", cards["Off"])
    assert "It was planned for: </span>May 7, 2026</del>" in cards["Moved"]
    assert re.search(r"Online<span[^>]*> · <del><span", cards["Online"])
    assert ">Full</span>" in cards["Full"]


def test_lists_lead_to_the_page_of_an_occurrence_where_there_is_one(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"events/clinic.md": event(**WEEKLY)})
    pages = pages_of(edition(hub, "2026-09-05T12:00"))

    april = pages["events/months/2026-04.md"].markdown
    assert 'href="../../clinic/2026-04-15/">Two header rows</a>' in april
    assert 'href="../../clinic/">Clinic</a>' in april


def test_what_one_time_is_about_is_marked_with_its_language(tmp_path: Path) -> None:
    once = "[{occurrence: 2026-05-21, description: 这一次, notes: 'https://example.org/n'}]"
    weekly = event(rrule="FREQ=WEEKLY", lang="zh", overrides=once)
    hub = write_hub(tmp_path, {"events/weekly.md": weekly}, TWO_LANGUAGES)
    pages = pages_of(edition(hub, "2026-06-01T12:00"))

    shown = markdown(pages["events/weekly/2026-05-21.md"].markdown, extensions=["attr_list"])
    assert '<p lang="zh">这一次</p>' in shown
    assert "{ lang" not in shown


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Build a hub in November 2026 and return where it is served."""
    root = tmp_path_factory.mktemp("events")
    files = {
        "events/soon.md": event("Soon", start="2026-12-03T19:30", duration="PT2H", **WAYS),
    }
    write_hub(root, files)
    build_one(root, root / "site")
    return serve_folder(root / "site")


@pytest.mark.parametrize(
    ("now", "main", "hidden"),
    [
        ("2026-12-01T12:00:00Z", "Register", []),
        ("2026-12-03T12:00:00Z", "Join online", ["Register"]),
        ("2026-12-04T12:00:00Z", None, ["Register", "Join online"]),
    ],
)
def test_an_old_build_offers_what_is_of_use_now(
    page: Page, address: str, now: str, main: str | None, hidden: list[str]
) -> None:
    page.clock.set_fixed_time(now)
    page.goto(f"{address}events/soon/")

    if main:
        expect(page.locator(".cp-button--primary:visible")).to_have_text(main)
    for words in hidden:
        expect(page.get_by_role("link", name=words)).to_be_hidden()
