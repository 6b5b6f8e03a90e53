"""Calendars as files: what is in each, in the words of RFC 5545 and RFC 7986."""

from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.outputs.calendars import calendar_files
from commonplace.outputs.calendars.text import Categories, address, text
from tests.hubs import ADA, BO, TWO_LANGUAGES, edition, event, record, write_hub

HOW = (
    r"Register: https://register.test/x\nJoin online: https://meet.test/x"
    r"\nWatch the stream: https://stream.test/x"
)
PLACE = "{name: Harbour Library, address: '12 Quay Street, Harbourtown', geo: [30.25, 120.16]}"


def calendars(
    root: Path, files: dict[str, str], language: str = "en", now: str = "2026-05-01T12:00"
) -> dict[str, str]:
    """Return the calendars of a hub by their path below `calendar/`, lines unfolded."""
    hub = write_hub(root, ADA | BO | files, TWO_LANGUAGES)
    assert not hub.refused, hub.problems
    found = calendar_files(edition(hub, now, language))
    return {
        uri.removeprefix("calendar/"): content.decode().replace("\r\n ", "")
        for uri, content in found
    }


def lines_of(root: Path, body: str = "", **fields: str) -> list[str]:
    """Return the lines of the only event there is, without those of its history."""
    files = {"events/evening.md": event(**fields) + body}
    found = calendars(root, files)["events/evening.ics"].split("\r\n")
    begin, end = found.index("BEGIN:VEVENT"), len(found) - found[::-1].index("END:VEVENT")
    ours = ("BEGIN", "END", "UID", "DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE")
    return [line for line in found[begin:end] if line.partition(":")[0] not in ours]


def test_there_is_a_calendar_for_everything_that_somebody_may_follow(tmp_path: Path) -> None:
    files = {
        "events/a.md": event(series="nights", topics="[maps]", organizers="[ada]"),
        "events/b.md": event(kind="meetup", lang="zh", speakers="[bo]"),
    }

    assert list(calendars(tmp_path, files)) == [
        "all.ics",
        "series/nights.ics",
        "kinds/meetup.ics",
        "kinds/talk.ics",
        "topics/maps.ics",
        "members/ada.ics",
        "members/bo.ics",
        "languages/en.ics",
        "languages/zh.ics",
        "events/a.ics",
        "events/b.ics",
    ]


def test_a_calendar_says_what_it_is_and_how_often_to_look_again(tmp_path: Path) -> None:
    series = calendars(tmp_path, {"events/a.md": event("Night", series="nights")})[
        "series/nights.ics"
    ]

    assert series.split("\r\nBEGIN:VTIMEZONE")[0].split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Commonplace//Calendars//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Night · Test hub",
        "X-WR-CALNAME:Night · Test hub",
        "CATEGORIES:Night",
        "COLOR:firebrick",
        "LAST-MODIFIED:20260501T120000Z",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "SOURCE;VALUE=URI:https://hub.test/calendar/series/nights.ics",
        "URL:https://hub.test/events/series/nights/",
        "X-PUBLISHED-TTL:PT6H",
    ]


def test_an_event_tells_all_that_a_subscriber_may_need(tmp_path: Path) -> None:
    fields = {
        "title": "Maps; and, more",
        "description": "We draw.",
        "duration": "PT2H",
        "mode": "mixed",
        "location": PLACE,
        "join_url": "https://meet.test/x",
        "stream_url": "https://stream.test/x",
        "registration_url": "https://register.test/x",
        "organizers": "[ada, {name: Bob Martin}]",
        "speakers": "[bo]",
        "recordings": "['https://video.test/1']",
        "tags": "['open, data']",
        "image": "map.png",
        "image_alt": "A map",
    }

    assert lines_of(tmp_path, **fields) == [
        r"SUMMARY:Maps\; and\, more",
        "DTSTART;TZID=Asia/Shanghai:20260514T193000",
        "DTEND;TZID=Asia/Shanghai:20260514T213000",
        "ATTACH:https://video.test/1",
        r"CATEGORIES:Talk,open\, data",
        "COLOR:firebrick",
        "CONFERENCE;FEATURE=AUDIO,VIDEO;LABEL=Join online;VALUE=URI:https://meet.test/x",
        "CONFERENCE;FEATURE=FEED,VIDEO;LABEL=Watch the stream;VALUE=URI:https://stream.test/x",
        'CONTACT;ALTREP="https://hub.test/members/ada/":Ada',
        "CONTACT:Bob Martin",
        (
            rf"DESCRIPTION:We draw.\n\n{HOW}\n\nSpeakers: 薄荷\nOrganised by: Ada\, Bob Martin"
            r"\n\nRecording: https://video.test/1\n\nhttps://hub.test/events/evening/"
        ),
        "GEO:30.250000;120.160000",
        "IMAGE;DISPLAY=BADGE;FMTTYPE=image/png;VALUE=URI:https://hub.test/events/map.png",
        r"LOCATION:Harbour Library\, 12 Quay Street\, Harbourtown",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "URL:https://hub.test/events/evening/",
    ]


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"timezone": "UTC"}, ["DTSTART:20260514T193000Z"]),
        ({"timezone": "AoE"}, ["DTSTART;TZID=Etc/GMT+12:20260514T193000"]),
        (
            {"all_day": "true", "end": "2026-05-16"},
            ["DTSTART;VALUE=DATE:20260514", "DTEND;VALUE=DATE:20260517"],
        ),
        (
            {"rrule": "FREQ=WEEKLY;UNTIL=20260528"},
            [
                "DTSTART;TZID=Asia/Shanghai:20260514T193000",
                "RRULE:FREQ=WEEKLY;UNTIL=20260528T155959Z",
            ],
        ),
        (
            {"all_day": "true", "rrule": "FREQ=WEEKLY;UNTIL=20260528", "exdate": "[2026-05-21]"},
            [
                "DTSTART;VALUE=DATE:20260514",
                "DTEND;VALUE=DATE:20260515",
                "RRULE:FREQ=WEEKLY;UNTIL=20260528",
                "EXDATE;VALUE=DATE:20260521",
            ],
        ),
        (  # The first by the rule, and the start that it does not give beside it.
            {"rrule": "FREQ=MONTHLY;BYDAY=1TU;COUNT=3"},
            [
                "DTSTART;TZID=Asia/Shanghai:20260602T193000",
                "RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1TU",
                "RDATE;TZID=Asia/Shanghai:20260514T193000",
            ],
        ),
        (  # No two programs agree on weeks by number.
            {"rrule": "FREQ=YEARLY;BYWEEKNO=20;BYDAY=TH;COUNT=2"},
            [
                "DTSTART;TZID=Asia/Shanghai:20260514T193000",
                "RDATE;TZID=Asia/Shanghai:20260514T193000,20270520T193000",
            ],
        ),
        (
            {"timezone": "Europe/Berlin", "start": "2026-10-25T02:30+01:00", "duration": "PT1H"},
            ["DTSTART:20261025T013000Z", "DTEND:20261025T023000Z"],
        ),
    ],
    ids=[
        "utc", "anywhere on earth", "days", "until", "days until", "start beside its rule",
        "week numbers", "second of two hours",
    ],
)  # fmt: skip
def test_times_are_written_so_that_nobody_misreads_them(
    tmp_path: Path, fields: dict[str, str], lines: list[str]
) -> None:
    names = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE")
    assert [line for line in lines_of(tmp_path, **fields) if line.startswith(names)] == lines


@pytest.mark.parametrize(
    ("status", "written", "begins"),
    [
        ("tentative", "TENTATIVE", "Not certain yet. Why not."),
        ("cancelled", "CANCELLED", "Cancelled. Why not."),
        ("postponed", "CANCELLED", "Postponed. The new time is not known yet. Why not."),
        ("moved_online", "CONFIRMED", "Moved online. Why not."),
    ],
)
def test_the_first_words_say_what_has_changed_and_why(
    tmp_path: Path, status: str, written: str, begins: str
) -> None:
    found = lines_of(tmp_path, status=status, status_reason="Why not.", description="About.")

    assert f"STATUS:{written}" in found
    assert f"DESCRIPTION:{begins}\\n\\nAbout." in "\n".join(found)
    assert ("TRANSP:TRANSPARENT" in found) == (written == "CANCELLED")


def test_an_occurrence_that_differs_says_only_what_is_its_own(tmp_path: Path) -> None:
    overrides = """
  - {occurrence: 2026-05-21, start: 2026-05-22T18:00, title: Outside, location: {name: Park}}
  - {occurrence: 2026-05-28, recordings: ['https://video.test/3']}"""
    found = lines_of(
        tmp_path, rrule="FREQ=WEEKLY", mode="mixed", location=PLACE, overrides=overrides
    )

    names = ("SUMMARY", "DTSTART", "RECURRENCE-ID", "RRULE", "LOCATION", "URL", "ATTACH")
    assert [line for line in found if line.startswith(names)] == [
        "SUMMARY:Evening",
        "DTSTART;TZID=Asia/Shanghai:20260514T193000",
        "RRULE:FREQ=WEEKLY",
        r"LOCATION:Harbour Library\, 12 Quay Street\, Harbourtown",
        "URL:https://hub.test/events/evening/",
        "SUMMARY:Outside",
        "DTSTART;TZID=Asia/Shanghai:20260522T180000",
        "RECURRENCE-ID;TZID=Asia/Shanghai:20260521T193000",
        "LOCATION:Park",
        "URL:https://hub.test/events/evening/",
        "SUMMARY:Evening",
        "DTSTART;TZID=Asia/Shanghai:20260528T193000",
        "RECURRENCE-ID;TZID=Asia/Shanghai:20260528T193000",
        "ATTACH:https://video.test/3",
        r"LOCATION:Harbour Library\, 12 Quay Street\, Harbourtown",
        "URL:https://hub.test/events/evening/2026-05-28/",
    ]


def test_a_cancelled_occurrence_is_told_of_for_a_while_and_then_left_out(tmp_path: Path) -> None:
    fields = {
        "rrule": "FREQ=WEEKLY",
        "overrides": "[{occurrence: 2026-05-21, status: cancelled}]",
    }
    files = {"events/evening.md": event(**fields)}
    soon = calendars(tmp_path, files, now="2026-07-20T12:00")["all.ics"]
    later = calendars(tmp_path, files, now="2026-07-21T12:00")["all.ics"]

    assert "STATUS:CANCELLED" in soon
    assert "EXDATE" not in soon
    assert "STATUS:CANCELLED" not in later
    assert "EXDATE;TZID=Asia/Shanghai:20260521T193000\r\n" in later


def test_an_event_without_words_of_its_own_shows_how_its_text_begins(tmp_path: Path) -> None:
    body = "## Who\n\nWe *read* [a paper](https://x.test/), `slowly`.\n\n- one\n- two\n"
    more = "".join(f"\nParagraph {number} of a long announcement.\n" for number in range(60))

    (short,) = (line for line in lines_of(tmp_path, body) if line.startswith("DESCRIPTION"))
    (long,) = (line for line in lines_of(tmp_path, body + more) if line.startswith("DESCRIPTION"))

    assert short == (
        r"DESCRIPTION:Who\n\nWe read a paper\, slowly.\n\n- one\n- two\n\n"
        r"https://hub.test/events/evening/"
    )
    assert r"announcement. …\n\nhttps://hub.test/events/evening/" in long
    assert len(long) < 1100


def test_words_are_those_of_the_edition_and_ids_the_same_in_all(tmp_path: Path) -> None:
    files = {"events/evening.md": event(join_url="https://meet.test/x")}
    english = calendars(tmp_path, files)["all.ics"]
    chinese = calendars(tmp_path, files, "zh")["all.ics"]

    assert "LABEL=Join online" in english
    assert "CATEGORIES:讲座" in chinese
    assert "URL:https://hub.test/zh/events/evening/" in chinese
    assert "X-WR-CALNAME:测试站" in chinese
    for found in (english, chinese):
        assert "\r\nUID:event-evening@hub.test\r\n" in found


@pytest.mark.parametrize(
    ("visibility", "has_name"), [("public", True), ("name_only", True), ("hidden", False)]
)
def test_who_is_hidden_is_in_no_calendar(
    tmp_path: Path,
    visibility: str,
    has_name: bool,  # noqa: FBT001 - what the example says
) -> None:
    files = {
        "members/cy.md": record(name="Cy Quill", visibility=visibility),
        "events/evening.md": event(organizers="[cy]", speakers="[cy]"),
    }
    found = calendars(tmp_path, files)

    assert ("members/cy.ics" in found) == (visibility == "public")
    assert any("Cy Quill" in content for content in found.values()) == has_name


SESSION = "{title: X, start: 2026-05-14T20:00, speakers: [ada]}"


def test_a_merged_record_has_its_events_in_the_calendar_of_the_one_that_stays(
    tmp_path: Path,
) -> None:
    files = {
        "members/ada-2.md": record(name="Ada", merged_into="ada"),
        "events/a.md": event("Speech", speakers="[ada-2]"),
        "events/b.md": event("Session", sessions=f"[{SESSION}]"),
        "events/c.md": event(
            "Third", rrule="FREQ=WEEKLY", overrides="[{occurrence: 2026-05-21, speakers: [ada]}]"
        ),
        "events/d.md": event("Not hers", speakers="[{name: Ada}]"),
    }
    found = calendars(tmp_path, files)

    assert "members/ada-2.ics" not in found
    titles = {line for line in found["members/ada.ics"].split("\r\n") if line.startswith("SUMMARY")}
    assert titles == {"SUMMARY:Speech", "SUMMARY:Session", "SUMMARY:Third"}


def test_who_subscribed_under_a_former_address_is_not_lost(tmp_path: Path) -> None:
    files = {"events/reading.md": event(redirect_from="[events/salon/]")}
    found = calendars(tmp_path, files)

    assert found["events/salon.ics"] == found["events/reading.ics"]


def test_without_an_address_of_the_site_there_are_no_calendars(tmp_path: Path) -> None:
    config = {"mkdocs.yml": TWO_LANGUAGES["mkdocs.yml"].replace("site_url: https://hub.test/", "")}
    hub = write_hub(tmp_path, {"events/a.md": event()}, config)

    assert list(calendar_files(edition(hub))) == []


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
"""Halves of characters among them, which come from broken programs."""


def written(value: str) -> bytes:
    component = icalendar.Event()
    component.add("SUMMARY", text(value))
    component.add("CATEGORIES", Categories([value, "b"]))
    content: bytes = component.to_ical()
    return content


@given(ANY_TEXT)
def test_any_text_arrives_as_it_is(value: str) -> None:
    read: Any = icalendar.Event.from_ical(written(value))

    assert str(read["SUMMARY"]) == text(value)
    assert [str(word) for word in read["CATEGORIES"].cats] == [text(value), "b"]


@given(ANY_TEXT)
def test_no_text_gets_out_and_no_line_is_too_long(value: str) -> None:
    lines = written(value).split(b"\r\n")

    assert [line for line in lines if line.startswith((b"BEGIN", b"END"))] == [
        b"BEGIN:VEVENT",
        b"END:VEVENT",
    ]
    for line in lines:
        assert len(line) <= 75
        assert not set(line.decode()) & set("\r\n\0")  # each line is text: no character is cut


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("C:\\New\\N", "C:\\New\\N"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\0\x1b[31mb\x7f\x9f", "a[31mb"),
        ("half \ud83d", "half "),
        ("X\r\nEND:VCALENDAR", "X\nEND:VCALENDAR"),
    ],
)
def test_what_no_calendar_may_hold_is_taken_out(value: str, kept: str) -> None:
    assert str(icalendar.Event.from_ical(written(value))["SUMMARY"]) == kept


@pytest.mark.parametrize(
    ("url", "valid"),
    [
        ("https://x.test/a?b=c&d=e#f", "https://x.test/a?b=c&d=e#f"),
        ("https://x.test/读书/?q=夜", "https://x.test/%E8%AF%BB%E4%B9%A6/?q=%E5%A4%9C"),
        ("https://例子.test/", "https://xn--fsqu00a.test/"),
        ("https://x.test/100%25", "https://x.test/100%25"),
    ],
)
def test_addresses_have_only_letters_that_addresses_may_have(url: str, valid: str) -> None:
    assert address(url).to_ical().decode() == valid


def test_an_event_all_of_whose_dates_were_called_off_leaves_in_the_end(tmp_path: Path) -> None:
    files = {
        "events/a.md": event(
            rrule="FREQ=WEEKLY;COUNT=1", overrides="[{occurrence: 2026-05-14, status: cancelled}]"
        ),
        "events/b.md": event(start="2027-01-01T10:00"),
    }

    assert "events/a.ics" in calendars(tmp_path, files, now="2026-07-01T12:00")
    assert "events/a.ics" not in calendars(tmp_path, files, now="2026-08-01T12:00")
