"""Events on which calendars go wrong, each with what is hard about it in its name."""

import json

from tests.hubs import event

LONG = "读书夜📚：一页一页，慢慢来。"
FAMILY = "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"


def _file(title: str, start: str, timezone: str, **fields: object) -> str:
    return event(json.dumps(title, ensure_ascii=False), start=start, timezone=timezone, **fields)


HARD = {
    # Clocks.
    "spring-night": _file(
        "Over the change",
        "2026-03-07T22:00",
        "Europe/Berlin",
        duration="PT6H",
        rrule="FREQ=WEEKLY;BYDAY=SA;COUNT=40",
    ),
    "begins-on-the-change": _file(
        "First night is short",
        "2026-03-28T22:00",
        "Europe/Berlin",
        end="2026-03-29T04:00",
        rrule="FREQ=WEEKLY;COUNT=5",
    ),
    "autumn-night": _file(
        "Longer",
        "2026-10-24T22:00",
        "Europe/Berlin",
        end="2026-10-25T02:30",
        rrule="FREQ=DAILY;COUNT=3",
    ),
    "skipped-hour": _file(
        "Half past two",
        "2026-03-05T02:30",
        "America/New_York",
        duration="PT1H",
        rrule="FREQ=DAILY;UNTIL=20261130",
    ),
    "second-hour": _file("Twice", "2026-11-01T01:30-05:00", "America/New_York", duration="PT30M"),
    "first-hour": _file("Once", "2026-11-01T01:30-04:00", "America/New_York", duration="PT90M"),
    "half-hour-change": _file(
        "Lord Howe",
        "2026-04-04T23:45",
        "Australia/Lord_Howe",
        duration="PT4H",
        rrule="FREQ=DAILY;COUNT=4",
    ),
    "no-summer-time": _file(
        "Shanghai",
        "2026-01-01T19:30",
        "Asia/Shanghai",
        duration="PT2H",
        rrule="FREQ=MONTHLY;BYDAY=1TH",
    ),
    "anywhere": _file("Anywhere on earth", "2026-12-31T23:59", "AoE"),
    "first-on-earth": _file(
        "Kiritimati", "2026-12-31T23:00", "Pacific/Kiritimati", duration="PT2H"
    ),
    "last-on-earth": _file("Pago Pago", "2026-12-31T23:00", "Pacific/Pago_Pago", duration="PT2H"),
    "utc": _file("UTC", "2026-05-01T12:00", "UTC", rrule="FREQ=WEEKLY;UNTIL=20260601T120000Z"),
    "before-utc-offsets-were-round": _file("Long ago", "1890-06-01T12:00", "Europe/Amsterdam"),
    "change-at-midnight": _file(
        "Cairo", "2026-04-20T00:30", "Africa/Cairo", duration="PT45M", rrule="FREQ=DAILY;COUNT=9"
    ),
    "moving-summer-time": _file(
        "Casablanca",
        "2026-01-31T10:00",
        "Africa/Casablanca",
        duration="PT1H",
        rrule="FREQ=MONTHLY",
    ),
    # Days.
    "one-day": _file("One day", "2026-05-14", "Asia/Shanghai", all_day="true"),
    "many-days": _file("Camp", "2026-02-27", "UTC", end="2026-03-01", all_day="true"),
    "days-that-recur": _file(
        "Weekend",
        "2026-03-28",
        "Europe/Berlin",
        end="2026-03-29",
        all_day="true",
        rrule="FREQ=MONTHLY;COUNT=8",
        exdate="[2026-07-28]",
        overrides="[{occurrence: 2026-08-28, start: 2026-08-29, title: Later}]",
    ),
    "days-without-a-midnight": _file(
        "Santiago", "2026-09-04", "America/Santiago", all_day="true", rrule="FREQ=DAILY;COUNT=5"
    ),
    "to-midnight": _file(
        "Till twelve", "2026-05-14T22:00", "Europe/Berlin", end="2026-05-15T00:00"
    ),
    "from-midnight": _file("From twelve", "2026-05-15T00:00", "Europe/Berlin", duration="PT1H"),
    "three-nights": _file("Long", "2026-03-27T18:00", "Europe/Berlin", end="2026-03-30T12:00"),
    "without-end": _file("Open end", "2026-05-14T19:30", "Asia/Tokyo", rrule="FREQ=WEEKLY;COUNT=3"),
    # Rules.
    "start-beside-the-rule": _file(
        "Kick-off on a Tuesday",
        "2026-05-05T19:30",
        "Europe/Berlin",
        duration="PT2H",
        rrule="FREQ=MONTHLY;BYDAY=1TH;COUNT=6",
    ),
    "last-friday": _file(
        "Last Friday",
        "2026-01-30T18:00",
        "America/New_York",
        duration="PT3H",
        rrule="FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231",
    ),
    "last-day": _file(
        "Month's end", "2026-01-31T18:00", "Europe/Berlin", rrule="FREQ=MONTHLY;BYMONTHDAY=-1"
    ),
    "the-31st": _file("31", "2026-01-31T18:00", "Europe/Berlin", rrule="FREQ=MONTHLY;COUNT=7"),
    "leap-day": _file("29 February", "2024-02-29", "UTC", all_day="true", rrule="FREQ=YEARLY"),
    "last-workday": _file(
        "Payday",
        "2026-01-30T09:00",
        "Asia/Kolkata",
        duration="PT1H",
        rrule="FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    ),
    "fortnightly-two-days": _file(
        "Every other",
        "2026-01-06T07:00",
        "Europe/London",
        duration="PT1H",
        rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
    ),
    "not-in-summer": _file(
        "Term time",
        "2026-01-01T19:30",
        "Europe/Berlin",
        duration="PT2H",
        rrule="FREQ=MONTHLY;BYDAY=1TH;BYMONTH=12,1,2,3,4,5,6,9,10,11",
    ),
    "every-second-month-of-some": _file(
        "Odd months",
        "2026-01-05T19:30",
        "Europe/Berlin",
        duration="PT2H",
        rrule="FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO;BYMONTH=1,3,9",
    ),
    "by-week-number": _file(
        "Week 20",
        "2026-05-13T10:00",
        "Europe/Berlin",
        duration="PT1H",
        rrule="FREQ=YEARLY;BYWEEKNO=20;BYDAY=WE",
    ),
    "daily-at-month-end": _file(
        "Closing", "2026-01-31T10:00", "Europe/Berlin", rrule="FREQ=DAILY;BYMONTHDAY=-1,15"
    ),
    "extra-dates-alone": _file(
        "By hand",
        "2026-03-01T19:30",
        "Europe/Berlin",
        duration="PT2H",
        rdate="[2026-04-03T19:30, 2026-03-20, 2026-10-25T02:30+01:00]",
    ),
    "twice-and-extra": _file(
        "First of two",
        "2026-10-25T02:30",
        "Europe/Berlin",
        duration="PT1H",
        rdate="[2026-11-01]",
    ),
    "extra-and-left-out": _file(
        "Mixed",
        "2026-01-08T19:30",
        "Europe/Berlin",
        duration="PT2H",
        rrule="FREQ=WEEKLY;UNTIL=20260401",
        rdate="[2026-05-01T11:00]",
        exdate="[2026-01-08, 2026-02-05]",
    ),
    "changed": _file(
        "Changed",
        "2026-03-05T19:30",
        "Europe/Berlin",
        duration="PT2H",
        rrule="FREQ=WEEKLY",
        mode="mixed",
        location="{name: House}",
        overrides="""
  - {occurrence: 2026-03-12, start: 2026-03-13T18:00, end: 2026-03-13T21:00, title: Moved}
  - {occurrence: 2026-03-19, location: {name: 'Garden; "back", left', address: 'A, B'}}
  - {occurrence: 2026-03-26, status: cancelled, status_reason: Ill}
  - {occurrence: 2026-04-02, status: moved_online, join_url: 'https://meet.test/x'}
  - {occurrence: 2026-04-09, status: postponed}
  - {occurrence: 2026-04-16, recordings: ['https://video.test/1'], notes: 'https://notes.test/1'}
  - {occurrence: 2026-04-23, start: 2026-04-16T19:30}""",
    ),
    "only-streamed": _file(
        "Watched",
        "2026-06-02T19:30",
        "Europe/Berlin",
        duration="PT1H",
        stream_url="https://live.test/1",
    ),
    # States.
    "cancelled": _file("Off", "2026-06-01T19:30", "Europe/Berlin", status="cancelled"),
    "cancelled-for-ever": _file(
        "All off", "2026-06-01T19:30", "Europe/Berlin", status="cancelled", rrule="FREQ=WEEKLY"
    ),
    "postponed": _file("Later", "2026-06-02T19:30", "Europe/Berlin", status="postponed"),
    "tentative": _file("Perhaps", "2026-06-03T19:30", "Europe/Berlin", status="tentative"),
    "moved-online": _file(
        "Online",
        "2026-06-04T19:30",
        "Europe/Berlin",
        status="moved_online",
        mode="mixed",
        location="{name: House}",
    ),
    # Words.
    "chinese": _file((LONG * 40)[:300], "2026-05-20T19:30", "Asia/Shanghai"),
    "right-to-left": _file("אירוע; ערב, קריאה", "2026-05-21T19:30", "Asia/Jerusalem"),
    "family": _file(f"{FAMILY}{FAMILY}" * 20, "2026-05-22T19:30", "Asia/Shanghai"),
    "backslashes": _file(r"C:\New;\n, \N \\ {x} %0D%0A ^n", "2026-05-23T19:30", "Asia/Shanghai"),
    "break-out": _file(
        "END:VEVENT",
        "2026-05-24T19:30",
        "Asia/Shanghai",
        description=json.dumps("Y\nEND:VEVENT\nEND:VCALENDAR\n \tBEGIN:VCALENDAR"),
    ),
}
"""Files below `events/`, by id."""
