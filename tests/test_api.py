"""`api/events.json`, as a program reads it: by its schema, then by its values."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from commonplace.model import EventHistory, Histories
from commonplace.outputs import outputs
from commonplace.outputs.api import SHAPES, schema_uri
from commonplace.outputs.api.events import URI
from commonplace.views import Edition
from tests.hubs import ADA, BO, TWO_LANGUAGES, event, write_hub
from tests.hubs import edition as edition_of
from tests.sites import Site


def edition(root: Path, files: dict[str, str], language: str = "en") -> Edition:
    return edition_of(write_hub(root, ADA | BO | files, TWO_LANGUAGES), language=language)


def read(seen: Edition) -> Any:
    """Return the file of an edition, held against the schema that stands beside it."""
    files = dict(outputs(seen))
    schema, found = json.loads(files[schema_uri(URI)]), json.loads(files[URI])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    return found


def one(root: Path, **fields: Any) -> Any:
    return read(edition(root, {"events/a.md": event(**fields)}))["events"][0]


def test_it_says_what_it_is(tmp_path: Path) -> None:
    found = read(edition(tmp_path, {"events/b.md": event("B"), "events/a.md": event("A")}))

    assert found["version"] == 1
    assert found["generated_at"] == "2026-05-20T12:00:00Z"
    assert found["site"] == {
        "name": "Test hub",
        "url": "https://hub.test/",
        "language": "en",
        "timezone": "UTC",
    }
    assert [each["id"] for each in found["events"]] == ["a", "b"]


def test_an_event_has_all_that_its_file_has(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        title="Averages lie",
        description="With examples.",
        start="2026-06-04T19:30",
        end="2026-06-04T21:00",
        mode="mixed",
        location="{name: Library, address: 12 Quay, geo: [30.25, 120.16], accessibility: A lift.}",
        join_url="https://e.org/join",
        stream_url="https://e.org/live",
        registration_url="https://e.org/register",
        coc_url="https://e.org/conduct",
        capacity=40,
        registered=31,
        price="free",
        status="rescheduled",
        status_reason="The hall is flooded.",
        previous_start="2026-06-01T19:30",
        deadlines="[{title: Talks, at: 2026-05-30, timezone: AoE, url: https://e.org/cfp}]",
        series="talks",
        organizers="[ada]",
        speakers="[bo, {name: Bob, url: https://bob.org, affiliation: Harbour}]",
        sessions="[{title: Why, start: 2026-06-04T19:30, room: R, speakers: [ada]}]",
        recordings="[{url: https://e.org/v, lang: zh}]",
        slides="[https://e.org/s]",
        notes="https://e.org/n",
        attendance=0,
        topics="[data]",
        tags="[mean]",
        uid="averages@hub.test",
    )

    ada = {"name": "Ada", "id": "ada", "url": "https://hub.test/members/ada/"}
    assert found == {
        "id": "a",
        "uid": "averages@hub.test",
        "sequence": 0,
        "title": "Averages lie",
        "description": "With examples.",
        "kind": "talk",
        "mode": "mixed",
        "status": "rescheduled",
        "status_reason": "The hall is flooded.",
        "language": "en",
        "timezone": "Asia/Shanghai",
        "previous_start": "2026-06-01T19:30:00+08:00",
        "occurrences": [
            {
                "start": "2026-06-04T19:30:00+08:00",
                "end": "2026-06-04T21:00:00+08:00",
                "start_utc": "2026-06-04T11:30:00Z",
                "end_utc": "2026-06-04T13:00:00Z",
                "status": "rescheduled",
            }
        ],
        "location": {
            "name": "Library",
            "address": "12 Quay",
            "latitude": 30.25,
            "longitude": 120.16,
            "accessibility": "A lift.",
        },
        "url": "https://hub.test/events/a/",
        "ics": "https://hub.test/calendar/events/a.ics",
        "join_url": "https://e.org/join",
        "stream_url": "https://e.org/live",
        "registration_url": "https://e.org/register",
        "coc_url": "https://e.org/conduct",
        "price": "free",
        "is_free": True,
        "capacity": 40,
        "registered": 31,
        "organizers": [ada],
        "speakers": [
            {"name": "薄荷", "id": "bo", "url": "https://hub.test/members/bo/"},
            {"name": "Bob", "url": "https://bob.org", "affiliation": "Harbour"},
        ],
        "series": {
            "id": "talks",
            "name": "Averages lie",
            "url": "https://hub.test/events/series/talks/",
        },
        "topics": [{"id": "data", "name": "data", "url": "https://hub.test/topics/data/"}],
        "tags": ["mean"],
        "deadlines": [
            {
                "title": "Talks",
                "at": "2026-05-30T23:59:59-12:00",
                "at_utc": "2026-05-31T11:59:59Z",
                "timezone": "AoE",
                "url": "https://e.org/cfp",
            }
        ],
        "sessions": [
            {
                "title": "Why",
                "start": "2026-06-04T19:30:00+08:00",
                "speakers": [ada],
                "room": "R",
            }
        ],
        "recordings": [{"url": "https://e.org/v", "language": "zh"}],
        "slides": [{"url": "https://e.org/s"}],
        "notes": "https://e.org/n",
        "attendance": 0,
    }


def test_a_weekly_event_tells_dates_around_today_and_each_that_differs(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        start="2024-01-04T19:30",
        duration="PT2H",
        rrule="FREQ=WEEKLY",
        exdate="[2026-05-28]",
        overrides="""
  - {occurrence: 2024-02-01, notes: https://e.org/n, attendance: 9}
  - {occurrence: 2026-06-04, start: 2026-06-05T10:00, title: Friday, status_reason: Holidays.}""",
    )

    dates = [each["start"][:10] for each in found["occurrences"]]
    assert dates[:2] == ["2024-02-01", "2026-02-26"]
    assert dates[12:15] == ["2026-05-14", "2026-05-21", "2026-06-05"]
    assert len(dates) == 1 + 12 + 12
    assert found["occurrences"][0] == {
        "start": "2024-02-01T19:30:00+08:00",
        "end": "2024-02-01T21:30:00+08:00",
        "start_utc": "2024-02-01T11:30:00Z",
        "end_utc": "2024-02-01T13:30:00Z",
        "status": "scheduled",
        "notes": "https://e.org/n",
        "attendance": 9,
        "url": "https://hub.test/events/a/2024-02-01/",
    }
    assert found["occurrences"][14] == {
        "start": "2026-06-05T10:00:00+08:00",
        "end": "2026-06-05T12:00:00+08:00",
        "start_utc": "2026-06-05T02:00:00Z",
        "end_utc": "2026-06-05T04:00:00Z",
        "rule_start": "2026-06-04T19:30:00+08:00",
        "status": "rescheduled",
        "status_reason": "Holidays.",
        "title": "Friday",
    }
    assert found["recurrence"] == {"rrule": "FREQ=WEEKLY", "exdate": ["2026-05-28T19:30:00+08:00"]}


def test_whole_days_are_days(tmp_path: Path) -> None:
    found = one(tmp_path, all_day="true", start="2026-06-04", end="2026-06-06")

    assert found["all_day"]
    assert found["occurrences"] == [
        {
            "start": "2026-06-04",
            "end": "2026-06-06",
            "start_utc": "2026-06-03T16:00:00Z",
            "end_utc": "2026-06-06T16:00:00Z",
            "status": "scheduled",
        }
    ]


def test_git_says_when_it_was_announced_and_changed(tmp_path: Path) -> None:
    plain = edition(tmp_path, {"events/a.md": event()})
    known = EventHistory(
        uid="u@hub.test",
        created=datetime(2026, 3, 1, 8, tzinfo=UTC),
        modified=datetime(2026, 4, 1, 8, tzinfo=UTC),
        sequence=2,
    )
    found = read(Edition(plain.hub, plain.site, plain.now, Histories(of={"a": known})))["events"][0]

    assert (found["uid"], found["sequence"]) == ("u@hub.test", 2)
    assert found["created"] == "2026-03-01T08:00:00Z"
    assert found["modified"] == "2026-04-01T08:00:00Z"
    assert "created" not in read(plain)["events"][0]


def test_who_is_hidden_is_not_named_nor_their_id(tmp_path: Path) -> None:
    files = {
        "members/shy.md": "---\nname: Shy\nvisibility: hidden\n---\n",
        "members/plain.md": "---\nname: Plain\nvisibility: name_only\n---\n",
        "events/a.md": event(organizers="[shy]", speakers="[shy, plain]"),
    }
    found = read(edition(tmp_path, files))["events"][0]

    assert "organizers" not in found
    assert found["speakers"] == [{"name": "Plain"}]


def test_the_calendar_it_names_is_there(tmp_path: Path) -> None:
    files = {
        "events/a.md": event(),
        "events/b.md": event(status="cancelled", start="2020-05-01T10:00"),
    }
    seen = edition(tmp_path, files)

    named = [each.get("ics") for each in read(seen)["events"]]

    assert named == ["https://hub.test/calendar/events/a.ics", None]
    assert "calendar/events/a.ics" in dict(outputs(seen))


def test_each_language_leads_to_its_own_pages(tmp_path: Path) -> None:
    found = read(edition(tmp_path, {"events/a.md": event()}, "zh"))

    assert found["site"]["language"] == "zh"
    assert found["events"][0]["url"] == "https://hub.test/zh/events/a/"


def test_without_an_address_of_the_site_addresses_are_seen_from_its_root(tmp_path: Path) -> None:
    config = {"mkdocs.yml": TWO_LANGUAGES["mkdocs.yml"].replace("site_url: https://hub.test/", "")}
    hub = write_hub(tmp_path, ADA | {"events/a.md": event()}, config)

    found = read(edition_of(hub))

    assert "url" not in found["site"]
    assert found["events"][0]["url"] == "events/a/"


@pytest.mark.parametrize("title", ["</script>", '"\\"', "夜谈 🏮", "a\\u0000b"])
def test_a_title_is_what_it_is(tmp_path: Path, title: str) -> None:
    assert one(tmp_path, title=json.dumps(title, ensure_ascii=False))["title"] == title


def test_each_event_is_a_line(tmp_path: Path) -> None:
    files = {f"events/e{number}.md": event() for number in range(3)}

    text = dict(outputs(edition(tmp_path, files)))[URI]

    assert len(text.splitlines()) == 5
    assert read(edition(tmp_path / "none", {}))["events"] == []


def test_the_schema_says_what_each_name_is(tmp_path: Path) -> None:
    schema = json.loads(dict(outputs(edition(tmp_path, {})))[schema_uri(URI)])

    for kind in (schema, *schema["$defs"].values()):
        for name, field in kind.get("properties", {}).items():
            assert field["description"], name
            assert len(field["description"].splitlines()) == 2, name
    assert URI in SHAPES


def test_our_own_hub_s_files_keep_to_their_schema(site: Site) -> None:
    for folder in (site.folder, site.folder / "zh"):
        for uri in SHAPES:
            schema = json.loads((folder / schema_uri(uri)).read_bytes())
            path = uri.replace("ID", "autumn-visualisation-2026")
            found = json.loads((folder / path).read_bytes())
            jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
        assert len(json.loads((folder / URI).read_bytes())["events"]) > 15
