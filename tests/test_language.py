"""Languages: who reads which, what a language is called, and how days and times are worded."""

from datetime import UTC, date, datetime, timedelta

import pytest

from commonplace.language import (
    LANGUAGES,
    interface_language,
    language,
    language_from_environment,
    language_name,
)
from commonplace.pages.clocks import span_words, zone_words
from commonplace.pages.dates import (
    worded_day,
    worded_distance,
    worded_length,
    worded_moment,
    worded_month,
    worded_weekday,
)
from commonplace.values import time_zone
from commonplace.values.instants import instant

ENGLISH, CHINESE = language("en"), language("zh")


def at(text: str, zone: str = "Asia/Shanghai") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=time_zone(zone))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh", "zh"),
        ("zh-CN", "zh"),
        ("zh_TW", "zh"),
        ("zh-Hant-HK", "zh"),
        ("ZH", "zh"),
        ("zh_CN.UTF-8", "zh"),
        ("zh_CN.GB18030@stroke", "zh"),
        ("Chinese (Simplified)_China", "zh"),
        ("yue", "zh"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("zha", "en"),
        ("C.UTF-8", "en"),
        ("", "en"),
    ],
)
def test_a_reader_is_served_in_the_nearest_language(tag: str, expected: str) -> None:
    assert interface_language(tag) == expected
    assert language(tag).tag == expected


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "fr:zh_CN:en"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr"}, "zh"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}, "en"),
    ],
)
def test_a_terminal_speaks_as_gettext_would(environment: dict[str, str], expected: str) -> None:
    assert language_from_environment(environment) == expected


def test_a_bare_environment_has_some_language() -> None:
    assert language_from_environment({}) in LANGUAGES


def test_messages_are_translated_and_unknown_ones_stay() -> None:
    assert CHINESE.gettext("Columns") == "专栏"
    assert ENGLISH.gettext("Columns") == "Columns"
    assert CHINESE.gettext("Nobody says this.") == "Nobody says this."


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_message_is_no_message(tag: str) -> None:
    # An empty msgid would give the catalogue's header.
    assert language(tag).gettext("") == ""
    assert language(tag).gettext(None) == ""


def test_counts_take_the_form_of_their_language() -> None:
    forms = ("%(num)s article", "%(num)s articles")

    assert [ENGLISH.ngettext(*forms, count) for count in (0, 1, 2)] == [
        forms[1],
        forms[0],
        forms[1],
    ]
    assert {CHINESE.ngettext(*forms, count) for count in (0, 1, 2)} == {"%(num)s 篇文章"}


def test_names_are_chosen_by_language() -> None:
    assert CHINESE.choose({"en": "Tools", "zh": "工具"}) == "工具"
    assert CHINESE.choose({"en": "Tools"}) == "Tools"
    assert CHINESE.choose("tools") == "tools"


@pytest.mark.parametrize(
    ("tag", "spoken_in", "expected"),
    [
        ("zh", "zh", "中文"),
        ("zh", "en", "Chinese"),
        ("zh-Hant", "zh", "中文"),
        ("en-GB", "zh", "英语"),
        ("pt", "en", "Portuguese"),
        ("xx", "en", "xx"),
        ("no language", "en", "no language"),
    ],
)
def test_languages_have_names(tag: str, spoken_in: str, expected: str) -> None:
    assert language_name(tag, spoken_in=spoken_in) == expected


def test_days_and_moments() -> None:
    day = date(2026, 5, 14)

    assert worded_day(day, ENGLISH) == "May 14, 2026"
    assert worded_day(day, CHINESE) == "2026年5月14日"
    assert worded_month(day, ENGLISH) == "May 2026"
    assert worded_month(day, CHINESE) == "2026年5月"
    assert worded_weekday(day, ENGLISH) == "Thursday, May 14, 2026"
    assert worded_weekday(day, CHINESE) == "2026年5月14日星期四"
    assert worded_moment(at("2026-05-14T09:05"), ENGLISH) == "May 14, 2026 09:05"
    assert worded_moment(at("2026-05-14T21:05"), CHINESE) == "2026年5月14日 21:05"


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        pytest.param(
            "2026-05-14T19:30",
            "2026-05-14T21:30",
            "Thursday, May 14, 2026 19:30–21:30",
            "2026年5月14日星期四 19:30–21:30",
            id="an evening",
        ),
        pytest.param(
            "2026-12-31T22:00",
            "2027-01-01T01:00",
            "Thursday, December 31, 2026 22:00 – Friday, January 1, 2027 01:00",
            "2026年12月31日星期四 22:00 – 2027年1月1日星期五 01:00",
            id="over midnight",
        ),
        pytest.param(
            "2026-05-14T19:30",
            "2026-05-14T19:30",
            "Thursday, May 14, 2026 19:30",
            "2026年5月14日星期四 19:30",
            id="no end",
        ),
    ],
)
def test_spans_of_time(start: str, end: str, english: str, chinese: str) -> None:
    assert str(span_words(at(start), at(end), all_day=False, language=ENGLISH)) == english
    assert str(span_words(at(start), at(end), all_day=False, language=CHINESE)) == chinese


@pytest.mark.parametrize(
    ("start", "end", "english", "chinese"),
    [
        pytest.param(
            "2027-05-15",
            "2027-05-16",
            "Saturday, May 15, 2027",
            "2027年5月15日星期六",
            id="one day",
        ),
        pytest.param(
            "2027-05-15",
            "2027-05-17",
            "May 15, 2027 – May 16, 2027",
            "2027年5月15日 – 2027年5月16日",
            id="a weekend",
        ),
    ],
)
def test_whole_days(start: str, end: str, english: str, chinese: str) -> None:
    # The end is the first instant at which it is over: the midnight after the last day.
    assert str(span_words(at(start), at(end), all_day=True, language=ENGLISH)) == english
    assert str(span_words(at(start), at(end), all_day=True, language=CHINESE)) == chinese


def test_a_span_over_a_change_of_clocks_shows_what_clocks_show() -> None:
    start = at("2027-10-31T01:30", "Europe/Berlin")
    end = (start.astimezone(UTC) + timedelta(hours=2)).astimezone(start.tzinfo)

    assert str(span_words(start, end, all_day=False, language=ENGLISH)) == (
        "Sunday, October 31, 2027 01:30–02:30"
    )


@pytest.mark.parametrize(
    ("moment", "zone", "english", "chinese"),
    [
        ("2026-05-14", "Asia/Shanghai", "Shanghai, UTC+8", "上海（UTC+8）"),
        ("2026-05-14", "Asia/Kolkata", "Kolkata, UTC+5:30", "加尔各答（UTC+5:30）"),
        ("2026-05-14", "Asia/Kathmandu", "Kathmandu, UTC+5:45", "加德满都（UTC+5:45）"),
        ("2026-05-14", "Asia/Saigon", "Ho Chi Minh City, UTC+7", "胡志明市（UTC+7）"),
        ("2026-01-14", "America/St_Johns", "St. John’s, UTC−3:30", "圣约翰斯（UTC−3:30）"),
        ("2026-07-14", "America/St_Johns", "St. John’s, UTC−2:30", "圣约翰斯（UTC−2:30）"),
        ("2026-01-14", "Europe/London", "London, UTC", "伦敦（UTC）"),
        ("2026-07-14", "Europe/London", "London, UTC+1", "伦敦（UTC+1）"),
        ("2026-05-14", "US/Pacific", "Los Angeles, UTC−7", "洛杉矶（UTC−7）"),
        ("2026-05-14", "CET", "CET, UTC+2", "CET（UTC+2）"),
        ("2026-05-14", "UTC", "UTC", "UTC"),
        ("2026-05-14", "Etc/GMT+3", "UTC−3", "UTC−3"),
        ("2026-05-14", "AoE", "anywhere on Earth, UTC−12", "地球任意地点 AoE（UTC−12）"),
    ],
)
def test_zones_are_cities_with_their_offset(
    moment: str, zone: str, english: str, chinese: str
) -> None:
    assert zone_words(at(moment, zone), None, zone, ENGLISH) == english
    assert zone_words(at(moment, zone), None, zone, CHINESE) == chinese


def test_both_offsets_are_named_where_the_clock_changes_before_the_end() -> None:
    start = at("2027-10-30T22:00", "Europe/Berlin")
    end = at("2027-10-31T04:00", "Europe/Berlin")

    assert zone_words(start, end, "Europe/Berlin", ENGLISH) == "Berlin, UTC+2 → UTC+1"


def test_a_moment_for_machines_has_whole_minutes_in_its_offset() -> None:
    assert instant(at("2027-05-14T19:30")) == "2027-05-14T19:30:00+08:00"
    assert instant(at("1890-05-14T19:30")) == "1890-05-14T19:29:17+08:05"  # +08:05:43 by the sun


@pytest.mark.parametrize(
    ("moment", "english", "chinese"),
    [
        ("2027-05-10T12:00", "in 1 minute", "1分钟后"),
        ("2027-05-10T12:20", "in 20 minutes", "20分钟后"),
        ("2027-05-11T11:59", "in 23 hours", "23小时后"),
        ("2027-05-11T23:00", "in 1 day", "1天后"),
        ("2027-05-13T09:00", "in 3 days", "3天后"),
    ],
)
def test_distances_count_days_by_the_calendar(moment: str, english: str, chinese: str) -> None:
    now = at("2027-05-10T12:00").astimezone(UTC)

    assert worded_distance(now, at(moment), ENGLISH) == english
    assert worded_distance(now, at(moment), CHINESE) == chinese


@pytest.mark.parametrize(
    ("length", "english", "chinese"),
    [
        (timedelta(minutes=1), "1 minute", "1分钟"),
        (timedelta(hours=1, minutes=30), "1 hour, 30 minutes", "1小时30分钟"),
        (timedelta(days=2), "2 days", "2天"),
        (timedelta(days=1, hours=2, minutes=3), "1 day, 2 hours, 3 minutes", "1天2小时3分钟"),
        (timedelta(), "", ""),
    ],
)
def test_lengths_of_time(length: timedelta, english: str, chinese: str) -> None:
    assert worded_length(length, ENGLISH) == english
    assert worded_length(length, CHINESE) == chinese
