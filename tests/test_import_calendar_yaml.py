"""Calendars in YAML become events, by the rules of the tool they are written for."""

from pathlib import Path

import pytest

from tests.event_trees import Calendars, instants, kinds

CALLS = """\
name: River calls
timezone: America/Los_Angeles
events:
  - summary: Weekly call
    description: |
      The call of all who measure rain, which is a longer line.

      Meeting link: https://club.zoom.us/j/1?pwd=a_b
      Meeting notes: https://club.test/notes
    begin: 2026-03-02 09:00:00
    duration: {minutes: 60}
    url: https://club.zoom.us/j/1?pwd=a_b
    repeat:
      interval: {days: 7}
      until: 2026-03-24
      except_on:
        - 2026-03-09
      also_on:
        - 2026-03-12 10:00:00
"""


@pytest.fixture
def club(tmp_path: Path) -> Calendars:
    return Calendars(tmp_path)


def test_a_recurring_call_keeps_its_clock(club: Calendars) -> None:
    club.run("calendar-yaml", club.source("calls.yaml", CALLS))
    event = club.event()
    assert (event.timezone, event.kind, event.mode) == ("America/Los_Angeles", "meetup", "online")
    assert event.rrule == "FREQ=WEEKLY;UNTIL=20260324T000000"
    # The clocks of Los Angeles go forward on 8 March.
    assert instants(event) == ["2026-03-02T17:00Z", "2026-03-12T17:00Z", "2026-03-16T16:00Z",
                               "2026-03-23T16:00Z"]  # fmt: skip
    assert event.body.strip() == (
        "The call of all who measure rain, which is a longer line.\n\n"
        "Meeting link: <https://club.zoom.us/j/1?pwd=a_b>  \n"
        "Meeting notes: <https://club.test/notes>"
    )


@pytest.mark.parametrize(
    ("fields", "timezone", "instant"),
    [
        ("begin: 2026-05-14 15:00:00", "Asia/Tokyo", "2026-05-14T06:00Z"),
        ("begin: 2026-05-14 15:00", "Asia/Tokyo", "2026-05-14T06:00Z"),
        (
            "timezone: America/New_York\n    begin: 2026-05-14 15:00:00",
            "America/New_York",
            "2026-05-14T19:00Z",
        ),
        ("begin: 2026-05-14 15:00:00 -07:00", "Asia/Tokyo", "2026-05-14T22:00Z"),
        ("begin: 2026-05-14 15:00:00Z", "Asia/Tokyo", "2026-05-14T15:00Z"),
    ],
)
def test_the_zone_is_the_event_s_then_the_calendar_s(
    club: Calendars, fields: str, timezone: str, instant: str
) -> None:
    event = f"summary: Call\n    duration: {{hours: 1}}\n    {fields}\n"
    text = f"timezone: Asia/Tokyo\nevents:\n  - {event}"
    club.run("calendar-yaml", club.source("calls.yaml", text))
    assert (club.event().timezone, instants(club.event())) == (timezone, [instant])


@pytest.mark.parametrize(
    ("begin", "timezone", "second"),
    [
        ("2026-03-01 10:00:00 +00:00", "UTC", "2026-04-01T10:00Z"),
        ("2026-03-01 10:00:00 +02:00", "Etc/GMT-2", "2026-04-01T08:00Z"),
        ("2026-03-01 10:00:00 +05:30", "Asia/Kolkata", "2026-04-01T04:30Z"),
        ("2026-03-01 10:00:00 +08:00", "Asia/Shanghai", "2026-04-01T02:00Z"),
        ("2026-03-01 10:00:00", "UTC", "2026-04-01T10:00Z"),
    ],
)
def test_a_fixed_offset_stays_fixed_when_it_recurs(
    club: Calendars, begin: str, timezone: str, second: str
) -> None:
    text = (
        f"events:\n  - summary: Call\n    begin: {begin}\n    duration: {{minutes: 30}}\n"
        "    repeat: {interval: {months: 1}, until: 2026-06-01 00:00:00 +00:00}\n"
    )
    options = ("--timezone", "Asia/Shanghai") if "+08" in begin else ()
    club.run("calendar-yaml", club.source("calls.yaml", text), options=options)
    assert (club.event().timezone, instants(club.event())[1]) == (timezone, second)


def test_raw_lines_are_read_as_in_a_calendar(club: Calendars) -> None:
    text = """\
        events:
          - summary: Call
            timezone: Europe/Berlin
            begin: 2026-03-26 21:00:00
            end: 2026-03-26 22:00:00
            ics: |
              RRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3
              EXDATE:20260402T210000
              CATEGORIES:rain,calls
              no line
        """
    found = club.run("calendar-yaml", club.source("calls.yaml", text))
    assert "line-broken" in kinds(found)
    assert instants(club.event()) == ["2026-03-26T20:00Z", "2026-04-09T19:00Z"]
    assert club.event().tags == ("rain", "calls")


def test_a_start_without_an_end_is_a_day(club: Calendars) -> None:
    text = """\
        events:
          - summary: River day
            begin: 2026-04-22
            repeat: {interval: {years: 1}, until: 2028-04-22}
          - {summary: Rain day, begin: 2026-04-23 15:00:00}
        """
    found = club.run("calendar-yaml", club.source("days.yaml", text))
    events = club.events()
    assert events["river-day"].all_day
    assert len(instants(events["river-day"], "2030-01-01")) == 3
    assert events["rain-day-2026"].all_day
    assert kinds(found).count("day-assumed") == 1


def test_what_is_included_is_read_once_and_has_its_own_zone(club: Calendars) -> None:
    one = "summary: {}\n    begin: 2026-05-14 15:00:00\n    duration: {{hours: 1}}\n"
    east = f"timezone: Asia/Tokyo\ninclude: [west/west.yaml]\nevents:\n  - {one.format('East')}"
    west = f"timezone: America/Chicago\ninclude: [../east.yaml]\nevents:\n  - {one.format('West')}"
    paths = [club.source("east.yaml", east), club.source("west/west.yaml", west)]
    found = club.run("calendar-yaml", *paths)
    assert found["found"] == 2
    assert {name: event.timezone for name, event in club.events().items()} == {
        "east-2026": "Asia/Tokyo",
        "west-2026": "America/Chicago",
    }


@pytest.mark.parametrize(
    ("event", "kind", "said"),
    [
        ("{summary: A, begin: 2026-02-30 10:00:00}", "event-broken", "day is out of range"),
        ("{summary: A}", "no-start", "It has no start"),
        ("just words", "event-broken", "summary: …, begin: …"),
        ("{summary: A, begin: soon}", "moment-odd", "“DTSTART: soon” is no day or time"),
        ("{summary: A, begin: 2026-05-14, duration: long}", "event-broken", "duration: long"),
        (
            "{summary: A, begin: 2026-05-14 10:00:00, timezone: Mars/Base, duration: {hours: 1}}",
            "zone-unknown",
            "“Mars/Base”",
        ),
        (
            "{summary: A, begin: 2026-05-14, repeat: {interval: {hours: 4}, until: 2026-06-01}}",
            "rule-beyond",
            "nobody meets more often",
        ),
        ("{summary: A, begin: 2026-05-14, repeat: weekly}", "event-broken", "repeat: interval"),
    ],
)
def test_one_bad_event_does_not_stop_the_others(
    club: Calendars, event: str, kind: str, said: str
) -> None:
    text = f"events:\n  - {event}\n  - {{summary: Good, begin: 2026-05-14}}\n"
    found = club.run("calendar-yaml", club.source("calls.yaml", text))
    assert (found["events"], found["left_out"]) == (1, {kind: 1})
    (problem,) = (one for one in found["problems"] if one["leaves_out"])
    assert said in problem["message"]
    assert problem["line"] == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("events: [", "broken.yaml:1: The file cannot be read"),
        ("- a list", "broken.yaml:1: The file cannot be read"),
        ("name: Empty", "The calendar “Empty” holds no event"),
        ("include: [none.yaml]", "It includes “none.yaml”, which cannot be read"),
        ("colour: red\nevents:", "Nothing here is like “colour”"),
    ],
)
def test_files_that_are_no_calendars_are_named(club: Calendars, text: str, said: str) -> None:
    result = club.call("calendar-yaml", club.source("broken.yaml", text))
    assert said in result.output


def test_other_fields_are_carried_over_or_named(club: Calendars) -> None:
    text = """\
        name: River calls
        events:
          - summary: Call
            begin: 2026-05-14 10:00:00
            duration: PT30M
            uid: call-1@club.test
            location: Library, 12 Quay Street
            status: CANCELLED
            categories: [rain, "sun, wind"]
            geo: {latitude: 30.25, longitude: 120.16}
            organizer: {common_name: Bo Liu, email: bo@club.test}
            attendees: [cem@club.test]
            transparent: true
            mood: good
            repeat: {interval: {weeks: 1}, byweekday: th, until: 2026-06-01 00:00:00}
          - summary: Secret
            begin: 2026-05-14
            classification: PRIVATE
        """
    found = club.run(
        "calendar-yaml", club.source("calls.yaml", text), options=("--series-by-name",)
    )
    assert found["left_out"] == {"private": 1}
    passed = [one["message"] for one in found["problems"] if one["kind"] == "field-passed-over"]
    assert passed == ["Nothing here is like “mood”; it is passed over."]
    event = club.event()
    assert (event.uid, event.status, event.series) == (
        "call-1@club.test",
        "cancelled",
        "river-calls",
    )
    assert event.tags == ("rain", "sun", "wind")
    assert event.location
    assert event.location.geo == (30.25, 120.16)
    assert "club.test" not in club.text("call").replace("call-1@club.test", "")


def test_aliases_that_grow_without_end_stop_nothing(club: Calendars) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    text = "\n".join([*lines, "events:", "  - {summary: *a8, begin: 2026-05-14}"])
    assert club.call("calendar-yaml", club.source("bomb.yaml", text)).exit_code in (0, 1)
