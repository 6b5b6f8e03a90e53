"""Lists of conferences become events; one in several lists is one event."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.event_trees import Calendars, kinds

RIVER = {
    "name": "RiverConf",
    "url": "https://www.riverconf.test/",
    "startDate": "2026-05-14",
    "endDate": "2026-05-16",
    "city": "Denver, CO",
    "country": "U.S.A.",
    "online": True,
    "locales": "EN,DE",
    "offersSignLanguageOrCC": True,
    "cfpUrl": "https://riverconf.test/talks",
    "cfpEndDate": "2026-03-01",
    "cocUrl": "riverconf.test/conduct",
    "twitter": "@riverconf",
    "mastodon": "@river@social.test",
    "bluesky": "river.test",
}


@pytest.fixture
def club(tmp_path: Path) -> Calendars:
    return Calendars(tmp_path)


def conference(**fields: Any) -> dict[str, Any]:
    given = {"name": "RainConf", "url": "https://rain.test", "startDate": "2026-06-01",
             "endDate": "2026-06-02", "city": "Berlin", "country": "Germany"}  # fmt: skip
    return {name: value for name, value in {**given, **fields}.items() if value is not None}


def listed(club: Calendars, name: str, *conferences: dict[str, Any]) -> Path:
    return club.source(name, json.dumps(list(conferences), ensure_ascii=False, indent=2))


def test_a_conference_becomes_a_file(club: Calendars) -> None:
    club.run("conferences", listed(club, "2026-data.json", RIVER))
    assert club.text("riverconf-2026") == (
        "---\n"
        "title: RiverConf\n"
        "kind: conference\n"
        "start: 2026-05-14\n"
        "end: 2026-05-16\n"
        "timezone: America/Denver\n"
        "all_day: true\n"
        "mode: mixed\n"
        "location:\n"
        "  name: Denver, CO\n"
        "  address: U.S.A.\n"
        "  accessibility: Sign language or captions are offered.\n"
        "registration_url: https://www.riverconf.test/\n"
        "deadlines:\n"
        "  - title: Call for papers\n"
        "    at: 2026-03-01\n"
        "    url: https://riverconf.test/talks\n"
        "topics: [data]\n"
        "lang: en\n"
        "coc_url: https://riverconf.test/conduct\n"
        "---\n"
        "\n"
        "Website: <https://www.riverconf.test/>  \n"
        "Mastodon: <https://social.test/@river>  \n"
        "Bluesky: <https://bsky.app/profile/river.test>  \n"
        "X: <https://x.com/riverconf>  \n"
        "Languages: English, German\n"
    )
    assert not club.hub().problems


def test_a_conference_in_two_lists_is_one_event_with_two_topics(club: Calendars) -> None:
    other = {**RIVER, "url": "http://riverconf.test/2026"} | {"cocUrl": None}
    paths = [
        listed(club, "2026-python.json", RIVER),
        listed(club, "2026-data.json", other, conference()),
    ]
    found = club.run("conferences", *paths)
    assert (found["found"], found["events"], found["left_out"]) == (3, 2, {"duplicate": 1})
    event = club.events()["riverconf-2026"]
    assert event.topics == ("data", "python")
    assert event.coc_url == "https://riverconf.test/conduct"
    (twin,) = (one for one in found["problems"] if one["kind"] == "duplicate")
    assert (twin["path"], twin["message"]) == (
        "2026-python.json",
        "It is the same event as 2026-data.json:2: name, address and days are the same.",
    )


def test_the_order_of_files_changes_nothing(club: Calendars, tmp_path: Path) -> None:
    first = listed(club, "a/data.json", RIVER, conference(city="Hamburg"))
    second = listed(club, "b/python.json", RIVER, conference())
    other = Calendars(tmp_path / "other")
    club.run("conferences", first, second)
    other.run("conferences", second, first)
    events = [{path.name: path.read_text(encoding="utf-8") for path in
               (tree.submissions / "events").iterdir()} for tree in (club, other)]  # fmt: skip
    assert events[0] == events[1]
    assert [*sorted(events[0])] == [
        "rainconf-2026-berlin.md",
        "rainconf-2026-hamburg.md",
        "riverconf-2026.md",
    ]


@pytest.mark.parametrize(
    ("town", "country", "zone"),
    [
        ("Berlin", "Germany", "Europe/Berlin"),
        ("Ōsaka", "Japan", "Asia/Tokyo"),
        ("Houston, TX", "U.S.A.", "America/Chicago"),
        ("New York, NY", "U.S.A.", "America/New_York"),
        ("Montreal", "Canada", "America/Toronto"),
        ("Belém", "Brazil", "America/Belem"),
        ("Edinburgh", "Scotland", "Europe/London"),
        ("Springfield", "U.S.A.", "Asia/Shanghai"),
        ("Atlantis", "Nowhere", "Asia/Shanghai"),
    ],
)
def test_whole_days_are_those_of_the_town(
    club: Calendars, town: str, country: str, zone: str
) -> None:
    found = club.run("conferences", listed(club, "x.json", conference(city=town, country=country)))
    assert club.event().timezone == zone
    assert ("zone-assumed" in kinds(found)) == (zone == "Asia/Shanghai")


@pytest.mark.parametrize(
    ("fields", "mode"),
    [
        ({"online": True}, "mixed"),
        ({"online": False}, "offline"),
        ({"online": True, "city": None, "country": None}, "online"),
        ({"city": "Online", "country": "Online"}, "online"),
        ({"city": None}, "offline"),
    ],
)
def test_where_it_is(club: Calendars, fields: dict[str, Any], mode: str) -> None:
    club.run("conferences", listed(club, "x.json", conference(**fields)))
    assert club.event().mode == mode


def test_a_deadline_is_anywhere_on_earth_only_where_the_source_says_so(club: Calendars) -> None:
    club.run("conferences", listed(club, "x.json", conference(cfpEndDate="2026-03-01 AoE")))
    (deadline,) = club.event().deadlines
    assert club.event().deadline_at(deadline).isoformat() == "2026-03-01T23:59:59-12:00"


def test_what_is_likely_one_conference_is_named_and_written(club: Calendars) -> None:
    path = listed(
        club,
        "x.json",
        conference(),
        conference(name="Rain Conf 2026", url="https://other.test"),
        conference(startDate="2026-06-20", endDate="2026-06-21"),
        conference(name="SunConf"),
        conference(startDate="2026-12-01", endDate="2026-12-02"),
    )
    found = club.run("conferences", path)
    assert found["events"] == 5
    likely = [(one["line"], one["message"]) for one in found["problems"]
              if one["kind"] == "likely-twin"]  # fmt: skip
    assert [line for line, _ in likely] == [10, 18]
    assert "events/rainconf-2026-06-01.md (x.json:2)" in likely[0][1]
    twins = [found for found in club.hub().problems if found.code == "event-twin"]
    assert len(twins) == 2


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"name": None}, "event-broken"),
        ({"startDate": None}, "no-start"),
        ({"startDate": "2026-06"}, "moment-odd"),
        ({"startDate": "2026-02-30"}, "moment-odd"),
        ({"endDate": "2026-05-01"}, "fails-check"),
    ],
)
def test_what_cannot_be_an_event_is_named(
    club: Calendars, fields: dict[str, Any], kind: str
) -> None:
    path = listed(club, "x.json", conference(**fields), {**RIVER})
    found = club.run("conferences", path)
    assert (found["events"], found["left_out"]) == (1, {kind: 1})


@pytest.mark.parametrize("text", ["{}", "[{]", "[1 2]", "", "[" * 100_000])
def test_what_is_no_list_is_named(club: Calendars, text: str) -> None:
    found = club.run("conferences", club.source("x.json", text))
    assert found["left_out"] in ({"source-broken": 1}, {"event-broken": 1})


def test_odd_parts_are_named_and_left_out(club: Calendars) -> None:
    odd = conference(url="no address", cfpEndDate="spring", mood="good", locales="EN, xx-, 7")
    found = club.run("conferences", listed(club, "x.json", odd))
    assert set(kinds(found)) == {"link-odd", "deadline-odd", "field-passed-over"}
    assert club.event().lang == "en"


def test_topics_that_the_hub_does_not_know_become_tags(club: Calendars) -> None:
    config = club.hub_root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        "timezone:", "topics: {data: Data}, timezone:"
    )
    config.write_text(text, encoding="utf-8")
    paths = [listed(club, f"2026-{name}.json", RIVER) for name in ("data", "php")]
    club.run("conferences", *paths, options=("--tag", "rivers"))
    assert (club.event().topics, club.event().tags) == (("data",), ("rivers", "php"))


@pytest.mark.parametrize(
    ("name", "topics"),
    [("2026-api.json", ("api",)), ("2026-Tech Comm.json", ("tech-comm",)), ("2026.json", ())],
)
def test_the_topic_is_in_the_name_of_the_file(
    club: Calendars, name: str, topics: tuple[str, ...]
) -> None:
    club.run("conferences", listed(club, name, conference()))
    assert club.event().topics == topics


def test_editions_are_a_series_where_asked(club: Calendars) -> None:
    years = [
        conference(startDate=f"{year}-06-01", endDate=f"{year}-06-02") for year in (2025, 2026)
    ]
    club.run("conferences", listed(club, "x.json", *years), options=("--series-by-name",))
    assert {name: event.series for name, event in club.events().items()} == {
        "rainconf-2025": "rainconf",
        "rainconf-2026": "rainconf",
    }
