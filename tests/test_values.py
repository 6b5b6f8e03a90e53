"""What a field may hold, and the rule that is named where it may not."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from commonplace.model import Event, Member
from commonplace.problems import CODES
from commonplace.values import (
    ArticleKey,
    ContactAddress,
    Day,
    Duration,
    FileInside,
    LanguageTag,
    Licence,
    Line,
    Moment,
    Paragraph,
    RedirectPath,
    Slug,
    TimeZone,
    WebAddress,
    hidden_character,
    time_zone,
)

KINDS = (
    *(ArticleKey, ContactAddress, Day, Duration, FileInside, LanguageTag, Licence, Line),
    *(Moment, Paragraph, RedirectPath, Slug, TimeZone, WebAddress),
)
NIGHT = {"title": "T", "kind": "talk", "start": "2026-05-14", "timezone": "UTC", "mode": "online"}


def read(kind: Any, text: Any) -> Any:
    """Return the value, or the code of the rule that the text breaks."""
    try:
        return TypeAdapter(kind).validate_python(text)
    except ValidationError as error:
        return error.errors()[0]["type"]


def event(**fields: Any) -> Any:
    """Return an event, or the code of the rule that its fields break."""
    return read(Event, NIGHT | fields)


@given(st.sampled_from(KINDS), st.text() | st.none() | st.lists(st.text()))
@settings(max_examples=200, deadline=None)
def test_every_value_is_read_or_breaks_a_rule(kind: Any, value: Any) -> None:
    result = read(kind, value)
    assert result in CODES or not str(result).endswith("_error")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-14", date(2026, 5, 14)),
        ("2026-05-14T19:30", date(2026, 5, 14)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2026-02-29", "date-impossible"),
        ("2026-13-01", "date-impossible"),
        ("2026-05-14T25:99", "date-impossible"),
        ("0000-01-01", "date-impossible"),
        ("0026-05-14", "date-far"),
        ("9999-12-31", "date-far"),
        ("2026-5-14", "date-format"),
        ("14.05.2026", "date-format"),
        ("２０２６-05-14", "date-format"),
        ("20260514", "date-format"),
        ("", "field-empty"),
    ],
)
def test_days(text: str, expected: object) -> None:
    assert read(Day, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-05-14T19:30", datetime.fromisoformat("2026-05-14T19:30")),
        ("2026-05-14 19:30:15", datetime.fromisoformat("2026-05-14T19:30:15")),
        ("2026-05-14T19:30Z", datetime.fromisoformat("2026-05-14T19:30+00:00")),
        ("2026-05-14T19:30+0800", datetime.fromisoformat("2026-05-14T19:30+08:00")),
        ("2026-05-14", datetime.fromisoformat("2026-05-14T00:00")),
        ("2026-05-14T24:00", "date-impossible"),
        ("2026-06-30T23:59:60", "date-impossible"),
        ("2026-05-14T19:30+25:00", "date-impossible"),
        ("2026-05-14T7:30", "date-format"),
        ("2026-05-14 19:30 CST", "date-format"),
        ("tomorrow", "date-format"),
    ],
)
def test_moments(text: str, expected: object) -> None:
    assert read(Moment, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PT1H30M", timedelta(hours=1, minutes=30)),
        ("P2D", timedelta(days=2)),
        ("P1W", timedelta(weeks=1)),
        ("PT0S", timedelta()),
        ("-PT1H", "duration-format"),
        ("P", "duration-format"),
        ("PT", "duration-format"),
        ("P1Y", "duration-format"),
        ("PT1.5H", "duration-format"),
        ("PT" + "9" * 5000 + "H", "duration-format"),
        ("90", "duration-format"),
    ],
)
def test_durations(text: str, expected: object) -> None:
    assert read(Duration, text) == expected


@pytest.mark.parametrize("name", ["Asia/Shanghai", "UTC", "AoE", "America/Argentina/Ushuaia"])
def test_time_zones(name: str) -> None:
    assert read(TimeZone, name) == name
    assert datetime(2026, 5, 14, tzinfo=time_zone(name)).utcoffset() is not None


@pytest.mark.parametrize(
    "name",
    [
        "Asia",
        "asia/shanghai",
        "../../etc/passwd",
        "/etc/localtime",
        "localtime",
        "posix/UTC",
        "x\0",
    ],
)
def test_what_is_no_time_zone_on_any_system(name: str) -> None:
    assert read(TimeZone, name) == "timezone-unknown"


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org:8080/a?b=c#d",
        "HTTPS://Example.org/",
        "https://例子.example/路",
        "https://[2001:db8::1]/",
    ],
)
def test_web_addresses(text: str) -> None:
    assert read(WebAddress, text) == text


@pytest.mark.parametrize(
    "text",
    [
        *("example.org", "//example.org", "https://", "https:example.org", "https:///a", "/a"),
        *("javascript:alert(1)", "data:text/html,x", "ftp://example.org", "file:///etc/passwd"),
        *("https://github.com@example.org", "https://a:b@example.org", "https://example.org:99999"),
        *("https://example.org\\a", "https://example.org/a b", "https://[::1", 'https://x/"y"'),
        "java\nscript:x",
    ],
)
def test_what_is_no_web_address(text: str) -> None:
    assert read(WebAddress, text) == "url-invalid"


def test_only_contacts_may_be_mail_addresses() -> None:
    assert read(ContactAddress, "mailto:a@example.org") == "mailto:a@example.org"
    assert read(ContactAddress, "mailto:nobody") == "url-invalid"
    assert read(WebAddress, "mailto:a@example.org") == "url-invalid"


@pytest.mark.parametrize(
    "text",
    [
        *("Ada", "蔡对", "Zoë", "नमस्ते", "क्‍ष", "می‌خواهم", "👩🏽‍💻", "🏳️‍🌈", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a\u3000b"),
        "𠮷野家",
    ],
)
def test_what_people_write_is_visible(text: str) -> None:
    assert hidden_character(text) == ""


@pytest.mark.parametrize(
    "char",
    [
        *("\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u3164", "\u115f", "\uffa0", "\u2028"),
        *("\x1b", "\x85", "\u2800", "\ue000", "\U000e0041"),
    ],
)
def test_what_nobody_can_see_is_found(char: str) -> None:
    assert hidden_character(f"A{char}da") == char
    assert read(Line, f"A{char}da") == "hidden-character"


def test_joiners_between_latin_letters_are_hidden() -> None:
    assert hidden_character("A\u200dda") == "\u200d"


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (Slug, "a-1", "a-1"),
        (Slug, "a--1", "a--1"),
        (Slug, "-a", "slug-invalid"),
        (Slug, "A", "slug-invalid"),
        (Slug, "田野", "slug-invalid"),
        (Slug, "a\u0661", "slug-invalid"),
        (Slug, "a" * 5000 + "-", "slug-invalid"),
        (ArticleKey, "notes/one", "notes/one"),
        (ArticleKey, "notes/one/two", "article-unknown"),
        (LanguageTag, "zh-Hant-TW", "zh-Hant-TW"),
        (LanguageTag, "no", "no"),
        (LanguageTag, "zh_CN", "language-invalid"),
        (Licence, "mit", "MIT"),
        (Licence, "MIT OR CC-BY-4.0", "MIT OR CC-BY-4.0"),
        (Licence, "CC BY 4.0", "licence-unknown"),
        (Licence, "(" * 500, "licence-unknown"),
        (Licence, "MIT AND", "licence-unknown"),
        (FileInside, "images/a.png", "images/a.png"),
        (FileInside, "../a.png", "path-invalid"),
        (FileInside, "/a.png", "path-invalid"),
        (FileInside, "a/../../b.png", "path-invalid"),
        (FileInside, "C:\\a.png", "path-invalid"),
        (FileInside, "https://x/a.png", "path-invalid"),
        (RedirectPath, "/columns/old", "columns/old/"),
        (RedirectPath, "a/b.html", "a/b.html"),
        (RedirectPath, "../a", "redirect-invalid"),
        (RedirectPath, "a/%2e%2e/b", "redirect-invalid"),
        (RedirectPath, "//a", "redirect-invalid"),
        (RedirectPath, "/", "redirect-invalid"),
        (Line, "a\nb", "field-line-break"),
        (Line, "a" * 301, "field-too-long"),
        (Line, ["a"], "field-type"),
        (Paragraph, "a\nb", "a\nb"),
    ],
)
def test_ids_paths_languages_and_licences(kind: Any, text: Any, expected: str) -> None:
    assert read(kind, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("0000-0002-1694-233x", "0000-0002-1694-233X"),
        ("0000-0002-1825-0098", None),
        ("0000-0002-1825-009", None),
        ("００００-0002-1825-0097", None),
    ],
)
def test_orcid_ids(text: str, expected: str | None) -> None:
    member = read(Member, {"name": "Ada", "orcid": text})
    assert member == "orcid-invalid" if expected is None else member.orcid == expected


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=MONTHLY;BYDAY=1TH",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=10",
        "FREQ=DAILY;UNTIL=20261231T235959Z",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
    ],
)
def test_rules_of_recurring_events(rule: str) -> None:
    assert event(rrule=rule).rrule == rule.removeprefix("RRULE:").rstrip(";")


@pytest.mark.parametrize(
    "rule",
    [
        *("FREQ=SECONDLY;UNTIL=20300101", "FREQ=DAILY;COUNT=999999999", "FREQ=DAILY;INTERVAL=0"),
        *("FREQ=DAILY;INTERVAL=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "BYDAY=MO", "FREQ=", ""),
        *(
            "FREQ=DAILY;FREQ=DAILY",
            "FREQ=DAILY;BYDAY=XX",
            "FREQ=DAILY;UNTIL=20261399",
            "FREQ=DAILY;X=1",
        ),
        *("FREQ=DAILY;COUNT=2;UNTIL=20260101", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=9", "every Monday"),
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
    ],
)
def test_rules_that_never_fire_or_fire_for_ever_are_refused(rule: str) -> None:
    assert event(rrule=rule) in ("rule-invalid", "field-empty")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;BYDAY=1TH",
        "FREQ=WEEKLY;BYMONTHDAY=4",
        "FREQ=DAILY;BYDAY=MO;BYSETPOS=2",
        "FREQ=MONTHLY;BYDAY=1MO,6MO",
        "FREQ=YEARLY;BYDAY=20MO;BYMONTH=1,12",
        "FREQ=MONTHLY;BYYEARDAY=100",
        "FREQ=MONTHLY;BYWEEKNO=20",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1TH",
    ],
)
def test_parts_of_a_rule_that_calendars_read_differently_are_refused(rule: str) -> None:
    assert event(rrule=rule) == "rule-mixed"


def test_a_rule_may_be_written_in_small_letters_and_with_blanks() -> None:
    assert event(rrule="freq=weekly; byday=mo, we").rrule == "FREQ=WEEKLY;BYDAY=MO,WE"


@pytest.mark.parametrize(
    ("geo", "expected"),
    [
        (["30.25", "120.16"], (30.25, 120.16)),
        (["91", "0"], "geo-invalid"),
        (["nan", "0"], "geo-invalid"),
        (["1e999", "0"], "geo-invalid"),
        (["1"], "geo-invalid"),
        (["1", None], "geo-invalid"),
        (["1", ["2"]], "geo-invalid"),
        ("12", "field-type"),
        ({"lat": "1", "lon": "2"}, "field-type"),
    ],
)
def test_places_on_the_globe(geo: Any, expected: object) -> None:
    result = event(location={"name": "Here", "geo": geo})
    if isinstance(result, Event):
        assert result.location
        result = result.location.geo
    assert result == expected


@pytest.mark.parametrize(
    ("fields", "hours"),
    [
        ({"end": "2026-05-14T02:00"}, 2),
        ({"end": "2026-05-14T02:00+02:00"}, 0),
        ({"duration": "PT90M"}, 1.5),
        ({"all_day": "yes"}, 24),
        ({"all_day": "yes", "end": "2026-05-15"}, 48),
        # An hour of the night on which clocks go forward, and back.
        ({"timezone": "Europe/Berlin", "start": "2026-03-29T01:30", "end": "2026-03-29T03:30"}, 1),
        ({"timezone": "Europe/Berlin", "start": "2026-10-25T01:30", "end": "2026-10-25T03:30"}, 3),
        ({"start": "2999-12-31", "timezone": "AoE", "all_day": "true"}, 24),
    ],
)
def test_how_long_an_event_lasts(fields: dict[str, str], hours: float) -> None:
    night = event(**fields)
    assert (night.ends_at.timestamp() - night.starts_at.timestamp()) / 3600 == hours


@pytest.mark.parametrize(
    "fields",
    [
        {"end": "2026-05-13"},
        {"end": "2026-05-14T01:00+02:00"},
        {"sessions": [{"title": "T", "start": "2026-05-14T01:00", "end": "2026-05-14T00:30Z"}]},
    ],
)
def test_an_end_before_the_start(fields: dict[str, Any]) -> None:
    assert event(**fields) == "end-before-start"


@pytest.mark.parametrize(
    "number", ["nan", ".inf", "1e999", "9" * 5000, "0x10", "-1", "1.5", "many"]
)
def test_what_is_no_count(number: str) -> None:
    assert isinstance(event(capacity=number), str)
