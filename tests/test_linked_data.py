"""What search engines and assistants read of an event's page: schema.org in JSON-LD."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import html5lib
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from commonplace.pages.linked_data import data_block, event_data, occurrence_data, series_data
from commonplace.pages.linked_data.schedules import schedule
from commonplace.pages.site import generate
from commonplace.values.instants import instant, iso_duration
from commonplace.views import Edition
from commonplace.views.events import occurrences
from commonplace.views.prices import is_free
from tests.hubs import ADA, BO, TWO_LANGUAGES, event, write_hub
from tests.hubs import edition as edition_of
from tests.sites import Site, build_one

HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<!-- <script>",
    "]]> --> </SCRIPT >",
    "a & b < c > d",
    '\\" quotes \\\\ and "more"',
    "夜谈 🏮 — ‘night’",
)
STATUSES = {
    f"https://schema.org/Event{name}"
    for name in ("Scheduled", "Rescheduled", "Postponed", "Cancelled", "MovedOnline")
}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}")
UNITS = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
EVENTS = {"Event", "SocialEvent", "EducationEvent"}


def edition(tmp_path: Path, files: dict[str, str], language: str = "en", **config: str) -> Edition:
    return edition_of(
        write_hub(tmp_path, ADA | BO | files, config or TWO_LANGUAGES), language=language
    )


def data(tmp_path: Path, **fields: Any) -> dict[str, Any]:
    """Return what the page of one event tells."""
    seen = edition(tmp_path, {"events/a.md": event(**{"start": "2026-06-04T19:30", **fields})})
    return event_data(seen, seen.hub.events["a"])


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every node that is an event, however deep."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        if value.get("@type") in EVENTS:
            yield value
        for item in value.values():
            yield from nodes(item)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def hold_against_google(node: dict[str, Any]) -> None:
    """Hold an event against what Google asks of one: required and recommended properties."""
    assert node["name"]
    for name in ("startDate", "endDate", "previousStartDate"):
        if name in node:
            assert DAY.fullmatch(node[name]) or INSTANT.fullmatch(node[name]), node[name]
    moments = [
        datetime.fromisoformat(node[name]) for name in ("startDate", "endDate") if name in node
    ]
    assert moments == sorted(moments)
    hold_places(node)
    statuses = listed(node["eventStatus"])
    assert statuses
    assert set(statuses) <= STATUSES
    assert ("previousStartDate" in node) == ("https://schema.org/EventRescheduled" in statuses)
    for name in ("url", "image"):
        assert name not in node or is_address(node[name])
    for person in [*listed(node.get("performer", [])), *listed(node.get("organizer", []))]:
        assert person["name"]
        assert person["@type"] in ("Person", "Organization")
        assert "url" not in person or is_address(person["url"])
    if offer := node.get("offers"):
        assert is_address(offer["url"])
        assert offer["availability"] in ("https://schema.org/InStock", "https://schema.org/SoldOut")
        assert "price" not in offer or float(offer["price"]) >= 0


def hold_places(node: dict[str, Any]) -> None:
    places = listed(node["location"])
    kinds = [place["@type"] for place in places]
    for place in places:
        if place["@type"] == "VirtualLocation":
            assert is_address(place["url"])
        else:
            assert place["name"]
            assert place["address"]
    assert (
        kinds
        == {
            "https://schema.org/OfflineEventAttendanceMode": ["Place"],
            "https://schema.org/OnlineEventAttendanceMode": ["VirtualLocation"],
            "https://schema.org/MixedEventAttendanceMode": ["Place", "VirtualLocation"],
        }[node["eventAttendanceMode"]]
    )


def test_an_event_tells_what_its_file_does(tmp_path: Path) -> None:
    found = data(
        tmp_path,
        title="Averages lie",
        description="With examples.",
        end="2026-06-04T21:00",
        mode="mixed",
        location="{name: Library, address: 12 Quay Street, geo: [30.25, 120.16]}",
        join_url="https://e.org/join",
        registration_url="https://e.org/register",
        capacity=40,
        registered=30,
        price="20 yuan",
        organizers="[ada]",
        speakers="[bo, {name: Bob, url: https://bob.org, affiliation: Harbour}]",
        topics="[data]",
        tags="[mean, median]",
    )

    hold_against_google(found)
    assert found == {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": "Averages lie",
        "startDate": "2026-06-04T19:30:00+08:00",
        "endDate": "2026-06-04T21:00:00+08:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "Library",
                "address": "12 Quay Street",
                "geo": {"@type": "GeoCoordinates", "latitude": 30.25, "longitude": 120.16},
            },
            {"@type": "VirtualLocation", "url": "https://e.org/join"},
        ],
        "url": "https://hub.test/events/a/",
        "description": "With examples.",
        "identifier": "event-a@hub.test",
        "inLanguage": "en",
        "organizer": {"@type": "Person", "name": "Ada", "url": "https://hub.test/members/ada/"},
        "performer": [
            {"@type": "Person", "name": "薄荷", "url": "https://hub.test/members/bo/"},
            {
                "@type": "Person",
                "name": "Bob",
                "url": "https://bob.org",
                "affiliation": {"@type": "Organization", "name": "Harbour"},
            },
        ],
        "maximumAttendeeCapacity": 40,
        "remainingAttendeeCapacity": 10,
        "isAccessibleForFree": False,
        "offers": {
            "@type": "Offer",
            "url": "https://e.org/register",
            "description": "20 yuan",
            "availability": "https://schema.org/InStock",
            "validThrough": "2026-06-04T21:00:00+08:00",
        },
        "keywords": ["data", "mean", "median"],
    }


@pytest.mark.parametrize(
    ("fields", "statuses", "mode"),
    [
        ({}, ["Scheduled"], "Offline"),
        ({"status": "tentative"}, ["Scheduled"], "Offline"),
        ({"status": "cancelled"}, ["Cancelled"], "Offline"),
        ({"status": "postponed"}, ["Postponed"], "Offline"),
        ({"status": "moved_online"}, ["MovedOnline"], "Online"),
        (
            {"status": "rescheduled", "previous_start": "2026-06-01T10:00"},
            ["Rescheduled"],
            "Offline",
        ),
        (
            {"status": "moved_online", "previous_start": "2026-06-01T10:00"},
            ["Rescheduled", "MovedOnline"],
            "Online",
        ),
    ],
)
def test_each_state_has_its_word(
    tmp_path: Path, fields: dict[str, Any], statuses: list[str], mode: str
) -> None:
    found = data(tmp_path, mode="offline", location="{name: Harbour}", **fields)

    hold_against_google(found)
    assert listed(found["eventStatus"]) == [f"https://schema.org/Event{name}" for name in statuses]
    assert found["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    if "Rescheduled" in statuses:
        assert found["previousStartDate"] == "2026-06-01T10:00:00+08:00"


def test_whole_days_have_no_time(tmp_path: Path) -> None:
    found = data(tmp_path, all_day="true", start="2026-06-04", end="2026-06-06")

    assert (found["startDate"], found["endDate"]) == ("2026-06-04", "2026-06-06")


def test_anywhere_on_earth_is_an_offset(tmp_path: Path) -> None:
    assert data(tmp_path, timezone="AoE")["startDate"] == "2026-06-04T19:30:00-12:00"


def test_who_is_hidden_is_not_named(tmp_path: Path) -> None:
    shy = {
        "members/shy.md": "---\nname: Shy\nvisibility: hidden\n---\n",
        "members/plain.md": "---\nname: Plain\nvisibility: name_only\n---\n",
        "members/old.md": "---\nname: Old\nmerged_into: ada\n---\n",
        "events/a.md": event(organizers="[shy, plain]", speakers="[shy, old, ada]"),
    }
    seen = edition(tmp_path, shy)
    found = event_data(seen, seen.hub.events["a"])

    assert found["organizer"] == {"@type": "Person", "name": "Plain"}
    assert found["performer"]["name"] == "Ada"
    assert "Shy" not in data_block(found)


@pytest.mark.parametrize(
    ("price", "free"),
    [
        ("free", True),
        ("Free of charge.", True),
        ("免费", True),
        ("免费。", True),
        ("0 €", True),
        ("¥0", True),
        ("0.00 EUR", True),
        ("20 yuan", False),
        ("¥50", False),
        ("At cost; free for whoever asks", None),
        ("20, students free", None),
        ("五十元", None),
        ("pay what you can, 5 to 20", None),
        (None, None),
    ],
)
def test_a_price_in_words_is_read_where_it_is_certain(price: str | None, free: object) -> None:
    assert is_free(price) is free


def test_what_is_full_or_over_offers_nothing_more(tmp_path: Path) -> None:
    full = data(tmp_path, price="free", capacity=10, registered=12)
    over = data(tmp_path, price="free", start="2026-01-04T19:30", capacity=10, registered=2)

    assert full["offers"]["availability"] == "https://schema.org/SoldOut"
    assert full["offers"]["price"] == "0"
    assert full["remainingAttendeeCapacity"] == 0
    assert "offers" not in over
    assert "remainingAttendeeCapacity" not in over
    assert over["isAccessibleForFree"]


def test_what_remains_is_told_without_inventing_a_video(tmp_path: Path) -> None:
    found = data(
        tmp_path,
        title="Evening",
        recordings="[{url: https://e.org/v, lang: zh}]",
        slides="[{url: https://e.org/s, title: Slides}]",
        notes="https://e.org/n",
    )

    assert found["recordedIn"] == {
        "@type": "CreativeWork",
        "name": "Evening",
        "url": "https://e.org/v",
        "inLanguage": "zh",
    }
    assert found["workFeatured"]["@type"] == "PresentationDigitalDocument"
    assert found["subjectOf"]["url"] == "https://e.org/n"


def test_sessions_are_parts_of_their_event_in_order_and_not_endless(tmp_path: Path) -> None:
    rows = [
        f"{{title: T{number}, start: 2026-06-04T{number // 60:02}:{number % 60:02}, room: R,"
        " speakers: [ada]}"
        for number in reversed(range(80))
    ]
    found = data(
        tmp_path,
        kind="conference",
        mode="offline",
        location="{name: H}",
        sessions=f"[{', '.join(rows)}]",
    )

    for node in nodes(found):
        hold_against_google(node)
    assert [one["name"] for one in found["subEvent"]] == [f"T{number}" for number in range(60)]
    assert found["subEvent"][0]["location"] == {"@type": "Place", "name": "H, R", "address": "H"}
    assert found["performer"]["name"] == "Ada"


def test_an_event_that_recurs_tells_its_next_dates(tmp_path: Path) -> None:
    fields = {
        "start": "2026-05-07T19:30",
        "duration": "PT2H",
        "rrule": "FREQ=MONTHLY;BYDAY=1TH",
        "exdate": "[2026-07-02]",
        "series": "thursdays",
        "overrides": """
  - {occurrence: 2026-06-04, status: cancelled}
  - {occurrence: 2026-08-06, start: 2026-08-07T18:00, title: On a Friday}""",
    }
    seen = edition(tmp_path, {"events/a.md": event("Thursday", **fields)})
    found = event_data(seen, seen.hub.events["a"])

    for node in nodes(found):
        hold_against_google(node)
    shown = [(one["startDate"], one["endDate"], one["name"]) for one in found["@graph"]]
    assert shown == [
        (one.starts_at.isoformat(), one.ends_at.isoformat(), one.title)
        for one in seen.events.coming(seen.hub.events["a"])
    ]
    assert [one["eventStatus"].rpartition("/")[2] for one in found["@graph"]][:3] == [
        "EventCancelled",
        "EventRescheduled",
        "EventScheduled",
    ]
    assert found["@graph"][1]["previousStartDate"] == "2026-08-06T19:30:00+08:00"
    parent = found["@graph"][0]["superEvent"]
    assert parent["eventSchedule"] == {
        "@type": "Schedule",
        "repeatFrequency": "P1M",
        "byDay": "1TH",
        "startDate": "2026-05-07",
        "startTime": "19:30:00",
        "endTime": "21:30:00",
        "duration": "PT2H",
        "scheduleTimezone": "Asia/Shanghai",
        "exceptDate": [f"2026-{day}T19:30:00+08:00" for day in ("06-04", "07-02", "08-06")],
    }
    assert parent["superEvent"]["url"] == "https://hub.test/events/series/thursdays/"
    assert {one["superEvent"]["@id"] for one in found["@graph"]} == {parent["@id"]}


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=9",
        "FREQ=WEEKLY;UNTIL=20260801",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=1TH",
        "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=4,18",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=6,9;BYDAY=1TH",
    ],
)
def test_a_schedule_gives_the_dates_of_its_rule(tmp_path: Path, rule: str) -> None:
    start = "2026-06-25T19:30" if "-1" in rule else "2026-06-04T19:30"
    hub = write_hub(tmp_path, {"events/a.md": event(start=start, rrule=rule)})
    told = schedule(hub.events["a"])

    assert told is not None
    dates = [one.starts_at.date() for one in occurrences(hub.events["a"])]
    assert list(takewhile(lambda day: day <= dates[-1], expanded(told))) == dates


def expanded(told: dict[str, Any]) -> Iterator[date]:
    """Yield the days of a schedule, from what schema.org says its words mean."""
    frequency = told["repeatFrequency"]
    parts = [f"FREQ={UNITS[frequency[-1]]}", f"INTERVAL={frequency[1:-1]}"]
    days = [str(day).rpartition("/")[2] for day in listed(told.get("byDay", []))]
    if days:
        codes = [day[:2].upper() if day.isalpha() else day for day in days]
        parts.append(f"BYDAY={','.join(codes)}")
    for name, part in (("byMonthDay", "BYMONTHDAY"), ("byMonth", "BYMONTH")):
        if name in told:
            parts.append(f"{part}={','.join(map(str, listed(told[name])))}")
    if "repeatCount" in told:
        parts.append(f"COUNT={told['repeatCount']}")
    if "endDate" in told:
        parts.append(f"UNTIL={told['endDate'].replace('-', '')}")
    start = datetime.fromisoformat(told["startDate"])
    yield from (moment.date() for moment in rrulestr(";".join(parts), dtstart=start))


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=MO,TU,WE;BYSETPOS=-1",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=YEARLY;BYWEEKNO=20",
    ],
)
def test_a_rule_without_words_in_schema_org_is_told_by_its_dates_alone(
    tmp_path: Path, rule: str
) -> None:
    found = data(tmp_path, rrule=rule)

    assert "eventSchedule" not in found["@graph"][0]["superEvent"]
    assert len(found["@graph"]) == 6


def test_a_date_with_a_page_of_its_own_names_what_it_belongs_to(tmp_path: Path) -> None:
    fields = {
        "start": "2026-05-07T19:30",
        "rrule": "FREQ=WEEKLY;COUNT=3",
        "overrides": "[{occurrence: 2026-05-14, notes: https://e.org/n, title: Rivers}]",
    }
    seen = edition(tmp_path, {"events/a.md": event("Reading", **fields)})
    one = next(one for one in seen.events.all_of(seen.hub.events["a"]) if one.has_page)

    found = occurrence_data(seen, one)

    hold_against_google(found)
    assert (found["name"], found["url"]) == ("Rivers", "https://hub.test/events/a/2026-05-14/")
    assert found["superEvent"]["name"] == "Reading"
    assert found["superEvent"]["url"] == "https://hub.test/events/a/"


def test_a_series_tells_what_comes_and_what_was(tmp_path: Path) -> None:
    files = {
        f"events/e{day:02}.md": event(f"E{day}", series="s", start=f"2026-05-{day:02}T10:00")
        for day in range(1, 31)
    }
    seen = edition(tmp_path, files)
    found = series_data(seen, seen.events.series["s"])

    for node in nodes(found):
        hold_against_google(node)
    assert (found["@type"], found["url"]) == ("EventSeries", "https://hub.test/events/series/s/")
    names = [one["name"] for one in found["subEvent"]]
    assert names[0] == "E21"
    assert names[-1] == "E9"


@given(st.dictionaries(st.text(), st.text() | st.sampled_from(HOSTILE)))
def test_no_text_leaves_its_block(value: dict[str, str]) -> None:
    block = data_block(value)

    assert not re.search("[<>&\u2028\u2029]", block)
    assert json.loads(block) == value


def blocks(html: str) -> list[Any]:
    """Return the linked data of a page as a reader of HTML finds it."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    found = tree.iter("script")
    return [json.loads(one.text or "") for one in found if one.get("type") == "application/ld+json"]


def test_what_a_stranger_writes_stays_data_on_the_page(tmp_path: Path) -> None:
    files = {
        f"events/e{index}.md": event(
            json.dumps(title, ensure_ascii=False), description=json.dumps(title, ensure_ascii=False)
        )
        for index, title in enumerate(HOSTILE)
    }
    write_hub(tmp_path, files)
    build_one(tmp_path, tmp_path / "site")

    for index, title in enumerate(HOSTILE):
        page = (tmp_path / "site" / f"events/e{index}/index.html").read_text(encoding="utf-8")
        (found,) = blocks(page)
        assert (found["name"], found["description"]) == (title, title)
        tree = html5lib.parse(page, namespaceHTMLElements=False)
        assert not [one for one in tree.iter("img") if one.get("onerror")]


def test_every_event_of_our_own_hub_is_one_that_google_takes(site: Site) -> None:
    pages = [page for page in site.pages if "/events/" in page.as_posix()]
    found = [block for page in pages for block in blocks(page.read_text(encoding="utf-8"))]

    assert len(found) > 20
    for node in nodes(found):
        hold_against_google(node)


def test_without_an_address_of_the_site_the_rest_is_told(tmp_path: Path) -> None:
    config = {"mkdocs.yml": TWO_LANGUAGES["mkdocs.yml"].replace("site_url: https://hub.test/", "")}
    seen = edition(
        tmp_path, {"events/a.md": event(rrule="FREQ=WEEKLY", organizers="[ada]")}, **config
    )

    found = event_data(seen, seen.hub.events["a"])

    assert "hub.test/" not in data_block(found)
    assert [one["name"] for one in found["@graph"]] == ["Evening"] * 6


def test_other_pages_have_no_linked_data(tmp_path: Path) -> None:
    seen = edition(tmp_path, {"events/a.md": event()})

    assert {page.uri for page in generate(seen) if page.facts.linked_data} == {"events/a.md"}


def test_times_from_before_there_were_zones_have_offsets_that_can_be_said() -> None:
    moment = datetime(1890, 5, 1, 12, tzinfo=ZoneInfo("Asia/Shanghai"))

    said = datetime.fromisoformat(instant(moment))

    assert said == moment
    assert instant(moment).endswith("+08:05")


@pytest.mark.parametrize(
    ("hours", "text"), [(2, "PT2H"), (1.5, "PT1H30M"), (24, "P1D"), (49, "P2DT1H"), (0, "PT0M")]
)
def test_lengths_of_time(hours: float, text: str) -> None:

    assert iso_duration(timedelta(hours=hours)) == text
