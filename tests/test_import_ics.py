"""A calendar becomes events: the same instants, nothing private, nothing lost without a word."""

from pathlib import Path

import pytest

from tests.event_trees import Calendars, instants, kinds


@pytest.fixture
def club(tmp_path: Path) -> Calendars:
    return Calendars(tmp_path)


def test_an_event_becomes_a_file(club: Calendars) -> None:
    path = club.ics(
        r"""
        UID:reading-1@club.test
        DTSTART;TZID=Asia/Shanghai:20260514T193000
        DTEND;TZID=Asia/Shanghai:20260514T213000
        SUMMARY:Reading night\, slowly
        LOCATION:Harbour Library\, 12 Quay Street\, Harbourtown
        GEO:30.25;120.16
        URL:https://club.test/reading
        CATEGORIES:salon,books,river
        STATUS:TENTATIVE
        ORGANIZER;CN=Bo Liu:mailto:bo@club.test
        ATTENDEE;CN=Cem:mailto:cem@club.test
        DESCRIPTION:We read *one* paper.\n\nBring: a pencil\nAsk: bo@club.test
        BEGIN:VALARM
        TRIGGER:-PT15M
        DESCRIPTION:Soon
        END:VALARM
        """
    )
    found = club.run("ics", path)
    assert found["written"] == ["events/reading-night-slowly-2026.md"]
    assert club.text("reading-night-slowly-2026") == (
        "---\n"
        "title: Reading night, slowly\n"
        "kind: salon\n"
        "start: 2026-05-14T19:30\n"
        "end: 2026-05-14T21:30\n"
        "timezone: Asia/Shanghai\n"
        "mode: offline\n"
        "location:\n"
        "  name: Harbour Library\n"
        "  address: 12 Quay Street, Harbourtown\n"
        "  geo: [30.25, 120.16]\n"
        "status: tentative\n"
        "organizers:\n"
        "  - name: Bo Liu\n"
        "tags: [books, river]\n"
        "uid: reading-1@club.test\n"
        "---\n"
        "\n"
        "We read &#42;one&#42; paper.\n"
        "\n"
        "Bring: a pencil  \n"
        "Ask: …\n"
        "\n"
        "<https://club.test/reading>\n"
    )
    assert kinds(found) == ["mail-removed"]


def test_no_mail_address_gets_into_a_file(club: Calendars) -> None:
    club.run(
        "ics",
        club.ics(
            """
            DTSTART:20260514T113000Z
            SUMMARY:Write to ann@club.test
            LOCATION:Ask ann@club.test
            ORGANIZER;CN=ann@club.test:mailto:ann@club.test
            CONTACT:ann@club.test
            CATEGORIES:ann@club.test
            URL:mailto:ann@club.test
            ATTACH:mailto:ann@club.test
            X-ALT-DESC;FMTTYPE=text/html:<p><a href="mailto:ann@club.test">ann@club.test</a></p>
            """
        ),
    )
    (file,) = (club.submissions / "events").iterdir()
    assert "club.test" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("start", "timezone", "instant"),
    [
        ("DTSTART;TZID=Europe/Berlin:20260514T193000", "Europe/Berlin", "2026-05-14T17:30Z"),
        ("DTSTART;TZID=China Standard Time:20260514T193000", "Asia/Shanghai", "2026-05-14T11:30Z"),
        ("DTSTART;TZID=/x.org/1/Europe/Paris:20260514T193000", "Europe/Paris", "2026-05-14T17:30Z"),
        ("DTSTART;TZID=river time:20260514T193000", "Asia/Kathmandu", "2026-05-14T13:45Z"),
        ("DTSTART:20260514T193000Z", "UTC", "2026-05-14T19:30Z"),
        ("DTSTART:20260514T193000", "Asia/Shanghai", "2026-05-14T11:30Z"),
        ("DTSTART;VALUE=DATE:20260514", "Asia/Shanghai", "2026-05-13T16:00Z"),
        ("DTSTART;TZID=Europe/Berlin:20260513T240000", "Europe/Berlin", "2026-05-13T22:00Z"),
    ],
)
def test_whatever_a_zone_is_called_the_instant_stays(
    club: Calendars, start: str, timezone: str, instant: str
) -> None:
    zone = """\
        BEGIN:VTIMEZONE
        TZID:river time
        BEGIN:STANDARD
        DTSTART:19700101T000000
        TZOFFSETFROM:+0545
        TZOFFSETTO:+0545
        END:STANDARD
        END:VTIMEZONE
        """
    club.run("ics", club.ics(f"SUMMARY:Talk\n{start}", head=zone))
    assert club.event().timezone == timezone
    assert instants(club.event()) == [instant]


def test_a_zone_by_its_rules_keeps_all_instants_of_a_series(club: Calendars) -> None:
    zone = """\
        BEGIN:VTIMEZONE
        TZID:Customized Time Zone
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        """
    start = "DTSTART;TZID=Customized Time Zone:20260305T193000"
    path = club.ics(f"SUMMARY:Talk\n{start}\nRRULE:FREQ=MONTHLY;COUNT=9", head=zone)
    assert "zone-by-rules" in kinds(club.run("ics", path))
    starts = instants(club.event())
    assert [starts[0], starts[1], starts[8]] == [
        "2026-03-05T18:30Z",
        "2026-04-05T17:30Z",
        "2026-11-05T18:30Z",
    ]


def test_a_zone_that_nobody_knows_is_not_guessed(club: Calendars) -> None:
    path = club.ics("SUMMARY:Talk\nDTSTART;TZID=Somewhere:20260514T193000")
    result = club.call("ics", path)
    assert result.exit_code == 1
    assert "Nobody knows the time zone “Somewhere”" in result.output
    club.run("ics", path, options=("--timezone", "Europe/Berlin"))
    assert instants(club.event()) == ["2026-05-14T17:30Z"]


def test_the_calendar_s_own_zone_counts_for_times_that_name_none(club: Calendars) -> None:
    head = "X-WR-TIMEZONE:America/New_York\n"
    path = club.ics(
        "SUMMARY:Floating\nDTSTART:20260514T193000",
        "SUMMARY:In UTC\nDTSTART:20260514T193000Z",
        "SUMMARY:Weekly in UTC\nDTSTART:20260305T193000Z\nRRULE:FREQ=WEEKLY;COUNT=3",
        head=head,
    )
    club.run("ics", path)
    events = club.events()
    assert {name: (event.timezone, instants(event)) for name, event in events.items()} == {
        "floating-2026": ("America/New_York", ["2026-05-14T23:30Z"]),
        "in-utc-2026": ("America/New_York", ["2026-05-14T19:30Z"]),
        # The clock of New York changes between the first and the last, that of UTC does not.
        "weekly-in-utc": (
            "UTC",
            ["2026-03-05T19:30Z", "2026-03-12T19:30Z", "2026-03-19T19:30Z"],
        ),
    }


def test_an_hour_that_comes_twice_says_which_is_meant(club: Calendars) -> None:
    path = club.ics(
        "SUMMARY:First\nDTSTART:20261025T003000Z", "SUMMARY:Second\nDTSTART:20261025T013000Z"
    )
    club.run("ics", path, options=("--timezone", "Europe/Berlin"))
    assert {name: instants(event) for name, event in club.events().items()} == {
        "first-2026": ["2026-10-25T00:30Z"],
        "second-2026": ["2026-10-25T01:30Z"],
    }
    assert "start: 2026-10-25T02:30+01:00\n" in club.text("second-2026")


@pytest.mark.parametrize(
    ("lines", "first", "last"),
    [
        ("DTSTART;VALUE=DATE:20260514\nDTEND;VALUE=DATE:20260517", "14", "16"),
        ("DTSTART;VALUE=DATE:20260514\nDTEND;VALUE=DATE:20260514", "14", "14"),
        ("DTSTART;VALUE=DATE:20260514\nDURATION:P2D", "14", "15"),
        ("DTSTART;VALUE=DATE:20260514", "14", "14"),
        (
            "DTSTART:20260514T000000\nDTEND:20260516T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
            "14",
            "15",
        ),
    ],
)
def test_whole_days_have_a_first_and_a_last(
    club: Calendars, lines: str, first: str, last: str
) -> None:
    club.run("ics", club.ics(f"SUMMARY:Camp\n{lines}"))
    event = club.event()
    assert event.all_day
    assert event.starts_at.strftime("%d") == first
    assert event.last_day_from(event.starts_at.date()).strftime("%d") == last


def test_a_series_keeps_its_rule_exceptions_and_changes(club: Calendars) -> None:
    path = club.ics(
        """
        UID:nights@club.test
        SUMMARY:Reading night
        DTSTART;TZID=Europe/Berlin:20260305T193000
        DTEND;TZID=Europe/Berlin:20260305T213000
        RRULE:FREQ=MONTHLY;BYDAY=1TH;UNTIL=20260801T000000Z
        RDATE;TZID=Europe/Berlin:20260310T193000
        EXDATE;TZID=Europe/Berlin:20260402T193000
        EXDATE;TZID=Europe/Berlin:20260403T193000
        LOCATION:Library
        """,
        """
        UID:nights@club.test
        RECURRENCE-ID:20260507T173000Z
        SUMMARY:Reading night in the garden
        DTSTART;TZID=Europe/Berlin:20260508T200000
        DTEND;TZID=Europe/Berlin:20260508T230000
        LOCATION:Garden\\, by the river
        """,
        """
        UID:nights@club.test
        RECURRENCE-ID;TZID=Europe/Berlin:20260604T193000
        SUMMARY:Reading night
        DTSTART;TZID=Europe/Berlin:20260604T193000
        DTEND;TZID=Europe/Berlin:20260604T213000
        LOCATION:Library
        STATUS:CANCELLED
        """,
    )
    found = club.run("ics", path)
    assert (found["found"], found["events"], found["changes"]) == (3, 1, 2)
    assert "exception-unmatched" in kinds(found)
    event = club.event()
    assert instants(event) == [
        "2026-03-05T18:30Z",
        "2026-03-10T18:30Z",
        "2026-05-08T18:00Z",
        "2026-06-04T17:30Z",
        "2026-07-02T17:30Z",
    ]
    moved, cancelled = event.overrides
    assert (moved.title, moved.location.name if moved.location else "") == (
        "Reading night in the garden",
        "Garden",
    )
    assert (cancelled.status, cancelled.title, cancelled.location) == ("cancelled", None, None)


def test_a_change_of_a_date_that_the_rule_does_not_give_is_kept(club: Calendars) -> None:
    master = "UID:a\nSUMMARY:Call\nDTSTART:20260302T100000Z\nRRULE:FREQ=WEEKLY;COUNT=2"
    other = "UID:a\nSUMMARY:Call\nRECURRENCE-ID:20260304T100000Z\nDTSTART:20260304T120000Z"
    club.run("ics", club.ics(master, other))
    assert instants(club.event()) == ["2026-03-02T10:00Z", "2026-03-04T12:00Z", "2026-03-09T10:00Z"]


def test_from_some_day_on_it_is_another_series(club: Calendars) -> None:
    master = "UID:a\nSUMMARY:Call\nDTSTART:20260302T100000Z\nRRULE:FREQ=WEEKLY;COUNT=5"
    later = (
        "UID:a\nSUMMARY:Late call\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260316T100000Z\n"
        "DTSTART:20260316T170000Z"
    )
    found = club.run("ics", club.ics(master, later))
    assert found["events"] == 2
    assert {name: instants(event) for name, event in club.events().items()} == {
        "call": ["2026-03-02T10:00Z", "2026-03-09T10:00Z"],
        "late-call": ["2026-03-16T17:00Z", "2026-03-23T17:00Z", "2026-03-30T17:00Z"],
    }


@pytest.mark.parametrize(
    ("lines", "kind", "said"),
    [
        ("RRULE:FREQ=HOURLY;COUNT=3", "rule-beyond", "nobody meets more often than once a day"),
        ("RRULE:FREQ=WEEKLY;BYDAY=XX", "rule-beyond", "a part of it is not known here"),
        ("RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY", "rule-beyond", "it has several rules"),
        ("RRULE:FREQ=WEEKLY;BYDAY=2TU", "rule-beyond", "calendars read its parts differently"),
        ("RRULE:FREQ=DAILY\nEXRULE:FREQ=WEEKLY", "rule-beyond", "EXRULE"),
        ("DURATION:-PT1H", "moment-odd", "“DURATION: -PT1H” is no day or time"),
        ("DTEND:2026051", "moment-odd", "“DTEND: 2026051” is no day or time"),
        ("DTEND:20260513T090000Z", "fails-check", "It would not pass the check"),
    ],
)
def test_what_cannot_be_an_event_is_named_with_the_reason(
    club: Calendars, lines: str, kind: str, said: str
) -> None:
    path = club.ics(f"SUMMARY:Odd\nDTSTART:20260514T100000Z\n{lines}")
    found = club.run("ics", path)
    assert found["left_out"] == {kind: 1}
    assert said in found["problems"][0]["message"]
    assert found["problems"][0]["line"] >= 4
    assert club.call("ics", path).exit_code == 1


def test_a_rule_may_name_the_time_that_the_start_has_anyway(club: Calendars) -> None:
    rule = "RRULE:freq=weekly;byday=th,mo;byhour=10;byminute=0;bysecond=0;interval=1;count=3"
    club.run("ics", club.ics(f"SUMMARY:Call\nDTSTART:20260514T100000Z\n{rule}"))
    assert club.event().rrule == "FREQ=WEEKLY;BYDAY=TH,MO;COUNT=3"


def test_a_rule_with_two_ends_keeps_the_nearer_one(club: Calendars) -> None:
    one = "SUMMARY:One\nDTSTART:20260514T100000Z\nRRULE:FREQ=DAILY;COUNT=2;UNTIL=20260601T000000Z"
    two = "SUMMARY:Two\nDTSTART:20260514T100000Z\nRRULE:FREQ=DAILY;COUNT=9;UNTIL=20260515T120000Z"
    club.run("ics", club.ics(one, two))
    assert {name: len(instants(event)) for name, event in club.events().items()} == {
        "one": 2,
        "two": 2,
    }


def test_private_stays_private_unless_asked(club: Calendars) -> None:
    path = club.ics(
        "UID:a\nSUMMARY:Doctor\nDTSTART:20260514T100000Z\nCLASS:PRIVATE\nRRULE:FREQ=DAILY;COUNT=2",
        "UID:a\nSUMMARY:Doctor\nRECURRENCE-ID:20260515T100000Z\nDTSTART:20260515T110000Z",
        "SUMMARY:Board\nDTSTART:20260514T100000Z\nCLASS:CONFIDENTIAL",
        "SUMMARY:Party\nDTSTART:20260514T100000Z\nCLASS:PUBLIC",
    )
    found = club.run("ics", path)
    assert (found["events"], found["left_out"]) == (1, {"private": 3})
    assert club.call("ics", path).exit_code == 0
    assert club.run("ics", path, options=("--with-private",))["events"] == 3


def test_what_is_no_event_is_counted(club: Calendars) -> None:
    head = "BEGIN:VTODO\nSUMMARY:Tidy up\nEND:VTODO\nBEGIN:VJOURNAL\nEND:VJOURNAL\n"
    found = club.run("ics", club.ics("SUMMARY:Talk\nDTSTART:20260514T100000Z", head=head))
    assert (found["found"], found["left_out"]) == (3, {"not-an-event": 2})


def test_broken_lines_are_named_and_the_rest_comes_along(club: Calendars) -> None:
    first = "SUMMARY:Talk\nno line at all\nDTSTART:20260514T100000Z"
    path = club.ics(first, "SUMMARY:No start")
    text = path.read_bytes().replace(b"END:VEVENT\r\nEND:VCALENDAR", b"END:VCALENDAR")
    found = club.run("ics", club.source("broken.ics", text))
    assert (found["events"], found["left_out"]) == (1, {"no-start": 1})
    broken = [one for one in found["problems"] if one["kind"] == "line-broken"]
    assert [(one["line"], one["message"]) for one in broken] == [
        (6, "This line cannot be read: “no line at all”.")
    ]


def test_several_calendars_in_one_file_each_have_their_zone(club: Calendars) -> None:
    parts = [
        f"BEGIN:VCALENDAR\nX-WR-TIMEZONE:{zone}\nBEGIN:VEVENT\nSUMMARY:{name}\n"
        "DTSTART:20260514T100000\nEND:VEVENT\nEND:VCALENDAR\n"
        for name, zone in (("East", "Asia/Tokyo"), ("West", "America/Chicago"))
    ]
    club.run("ics", club.source("two.ics", "".join(parts)))
    assert {name: event.timezone for name, event in club.events().items()} == {
        "east-2026": "Asia/Tokyo",
        "west-2026": "America/Chicago",
    }


def test_a_character_that_a_fold_cuts_is_whole_again(club: Calendars) -> None:
    char = "薄".encode()
    text = club.ics("SUMMARY:Talk\nDTSTART:20260514T100000Z").read_bytes()
    text = text.replace(b"SUMMARY:Talk", b"SUMMARY:" + char[:2] + b"\r\n " + char[2:])
    club.run("ics", club.source("cut.ics", text))
    assert club.event().title == "薄"


@pytest.mark.parametrize(
    ("encoding", "events"), [("utf-8-sig", 1), ("utf-16", 1), ("gb18030", 0), ("latin-1", 0)]
)
def test_encodings(club: Calendars, encoding: str, events: int) -> None:
    title = "café" if encoding == "latin-1" else "读书会和讲座"
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{title}\nDTSTART:20260514T100000Z\nEND:VEVENT\n"
    found = club.run("ics", club.source("old.ics", f"{text}END:VCALENDAR\n".encode(encoding)))
    assert found["events"] == events
    assert ("not-utf8" in kinds(found)) == (events == 0)


def test_html_becomes_text_links_and_lists(club: Calendars) -> None:
    words = (
        "<p>Two <b>talks</b>:</p><ul><li>Rain</li><li>Sun &lt;3</li></ul>"
        '<script>alert(1)</script><a href="https://club.test/a_b">More</a>'
        '<a href="javascript:alert(1)">no</a>'
    )
    club.run("ics", club.ics(f"SUMMARY:Talk\nDTSTART:20260514T100000Z\nDESCRIPTION:{words}"))
    assert club.event().body.strip() == (
        "Two **talks**:\n\n- Rain\n- Sun &lt;3\n\n[More](https://club.test/a_b)no"
    )


@pytest.mark.parametrize(
    ("lines", "mode", "fields"),
    [
        ("LOCATION:Library", "offline", {}),
        ("LOCATION:https://meet.jit.si/club", "online", {"join_url": "https://meet.jit.si/club"}),
        ("LOCATION:Zoom", "online", {}),
        (
            "LOCATION:Library\nCONFERENCE;VALUE=URI;FEATURE=VIDEO:https://club.test/room",
            "mixed",
            {"join_url": "https://club.test/room"},
        ),
        (
            "CONFERENCE;VALUE=URI;FEATURE=FEED:https://club.test/live",
            "online",
            {"stream_url": "https://club.test/live"},
        ),
        (
            "X-GOOGLE-CONFERENCE:https://meet.google.com/abc",
            "online",
            {"join_url": "https://meet.google.com/abc"},
        ),
        (
            "LOCATION:Library\nURL:https://www.meetup.com/club/events/1/",
            "offline",
            {"registration_url": "https://www.meetup.com/club/events/1/"},
        ),
        (
            "DESCRIPTION:Join at https://club.zoom.us/j/1.",
            "online",
            {"join_url": "https://club.zoom.us/j/1"},
        ),
        ("URL:https://riverside.test/events/talk/", "online", {}),
    ],
)
def test_where_it_is_and_how_to_get_in(
    club: Calendars, lines: str, mode: str, fields: dict[str, str]
) -> None:
    club.run("ics", club.ics(f"SUMMARY:Talk\nDTSTART:20260514T100000Z\n{lines}"))
    event = club.event()
    named = ("join_url", "stream_url", "registration_url")
    assert event.mode == mode
    assert {name: url for name in named if (url := getattr(event, name))} == fields


def test_attachments_on_the_web_are_kept_by_what_they_are(club: Calendars) -> None:
    found = club.run(
        "ics",
        club.ics(
            """
            SUMMARY:Talk
            DTSTART:20260514T100000Z
            ATTACH:https://club.test/slides.pdf
            ATTACH:https://www.youtube.com/watch?v=1
            ATTACH:https://club.test/map
            ATTACH;ENCODING=BASE64;VALUE=BINARY;FILENAME=menu.doc:AAAA
            IMAGE;VALUE=URI:https://club.test/poster.png
            """
        ),
    )
    event = club.event()
    assert [one.url for one in event.slides] == ["https://club.test/slides.pdf"]
    assert [one.url for one in event.recordings] == ["https://www.youtube.com/watch?v=1"]
    assert event.body.strip() == "<https://club.test/map>"
    assert kinds(found).count("attachment-left-out") == 2


def test_an_organiser_who_is_a_member_is_named_by_id(club: Calendars) -> None:
    club.source("../hub/member_submissions/members/bo.md", "---\nname: Bo Liu\n---\n")
    person = "ORGANIZER;CN=bo liu:mailto:bo@club.test"
    club.run("ics", club.ics(f"SUMMARY:Talk\nDTSTART:20260514T100000Z\n{person}"))
    assert club.event().organizers == ("bo",)


def test_hidden_characters_leave_a_title(club: Calendars) -> None:
    path = club.ics("SUMMARY:Ta\u200blk \u202eabout\u202c rain &amp; sun\nDTSTART:20260514T100000Z")
    assert "title-changed" in kinds(club.run("ics", path))
    assert club.event().title == "Talk about rain & sun"


def test_of_two_versions_the_newer_one_counts(club: Calendars) -> None:
    found = club.run(
        "ics",
        club.ics(
            "UID:a\nSUMMARY:Talk\nDTSTART:20260514T100000Z\nSEQUENCE:2",
            "UID:a\nSUMMARY:Talk\nDTSTART:20260513T100000Z\nSEQUENCE:1",
        ),
    )
    assert found["left_out"] == {"duplicate": 1}
    assert instants(club.event()) == ["2026-05-14T10:00Z"]


def test_an_id_that_two_different_events_have_is_none(club: Calendars) -> None:
    club.run(
        "ics",
        club.ics(
            "UID:20260514\nSUMMARY:Talk\nDTSTART:20260514T100000Z",
            "UID:20260514\nSUMMARY:Walk\nDTSTART:20260514T150000Z",
        ),
    )
    assert {name: event.uid for name, event in club.events().items()} == {
        "talk-2026": None,
        "walk-2026": None,
    }
