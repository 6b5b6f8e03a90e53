"""The rhythm of a recurring event, in words: right for every rule that a record may hold."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice, product

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.language import language
from commonplace.model import Event
from commonplace.pages.rhythms import worded_rhythm
from commonplace.views.rhythms import Rhythm, rhythm_of

START = datetime(2026, 3, 5, 19, 30)  # noqa: DTZ001 - the first Thursday of a month, on its clock


def recurring(rule: str | None = None, **fields: object) -> Event:
    given = {
        "title": "Evening",
        "kind": "meetup",
        "start": "2026-03-05T19:30",
        "timezone": "Asia/Shanghai",
        "mode": "online",
        "rrule": rule,
        **fields,
    }
    return Event.model_validate(given)


def said(event: Event, tag: str = "en") -> str:
    return worded_rhythm(event, language(tag))


@pytest.mark.parametrize(
    ("rule", "english", "chinese"),
    [
        ("FREQ=DAILY", "every day", "每天"),
        ("FREQ=DAILY;INTERVAL=2", "every second day", "每两天"),
        ("FREQ=DAILY;INTERVAL=10", "every 10 days", "每 10 天"),
        ("FREQ=WEEKLY", "every Thursday", "每星期四"),
        ("FREQ=WEEKLY;BYDAY=WE,MO", "every Monday and Wednesday", "每星期一和星期三"),
        (
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "every day from Monday to Friday",
            "星期一至星期五每天",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE",
            "every second week on Monday and Wednesday",
            "每两周的星期一和星期三",
        ),
        (
            "FREQ=WEEKLY;BYDAY=SA;BYMONTH=3,4",
            "every Saturday in March and April",
            "三月和四月每星期六",
        ),
        ("FREQ=MONTHLY", "on the 5th of every month", "每月5日"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,22", "on the 1st and 22nd of every month", "每月1日和22日"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "on the last day of every month", "每月最后一天"),
        ("FREQ=MONTHLY;BYDAY=1TH", "every first Thursday of the month", "每月第一个星期四"),
        (
            "FREQ=MONTHLY;BYDAY=-2FR",
            "every second to last Friday of the month",
            "每月倒数第二个星期五",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1TH,3TH",
            "every first and third Thursday of the month",
            "每月第一个和第三个星期四",
        ),
        (
            "FREQ=MONTHLY;BYDAY=1MO,3WE",
            "every first Monday and third Wednesday of the month",
            "每月第一个星期一和第三个星期三",
        ),
        (
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            "every Friday that is the 13th of the month",
            "每逢13日正好是星期五",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "every last weekday (Monday to Friday) of the month",
            "每月最后一个工作日（星期一至星期五）",
        ),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TH",
            "every second month on the first Thursday",
            "每两个月的第一个星期四",
        ),
        ("FREQ=YEARLY", "every year on March 5", "每年3月5日"),
        ("FREQ=YEARLY;INTERVAL=2", "every second year on March 5", "每两年3月5日"),
        (
            "FREQ=YEARLY;BYMONTH=3;BYDAY=1SA",
            "every year on the first Saturday of March",
            "每年三月的第一个星期六",
        ),
        (
            "FREQ=YEARLY;BYMONTH=6,7;BYMONTHDAY=1,2",
            "every year on the 1st and 2nd of June and July",
            "每年六月和七月的1日和2日",
        ),
        (
            "FREQ=YEARLY;BYDAY=-1FR",
            "every year on the last Friday of the year",
            "每年的最后一个星期五",
        ),
    ],
)
def test_a_rule_in_words(rule: str, english: str, chinese: str) -> None:
    event = recurring(rule)

    assert said(event) == f"{english} at 19:30"
    assert said(event, "zh") == f"{chinese} 19:30"


def test_until_which_day_and_on_how_many_more() -> None:
    event = recurring("FREQ=MONTHLY;BYDAY=1TH;UNTIL=20270630", rdate=["2026-04-21T18:00"])

    assert said(event) == (
        "every first Thursday of the month at 19:30, until June 3, 2027, and on 1 more date"
    )
    assert said(event, "zh") == "每月第一个星期四 19:30，至2027年6月3日，另有 1 天"


def test_a_number_of_times_ends_on_a_day() -> None:
    assert said(recurring("FREQ=WEEKLY;COUNT=3")) == (
        "every Thursday at 19:30, until March 19, 2026"
    )


def test_dates_without_a_rule_are_counted() -> None:
    event = recurring(rdate=["2026-04-21T18:00", "2026-05-02T18:00", "2026-03-05T19:30"])

    assert said(event) == "on 3 dates"


def test_whole_days_have_no_time_of_day() -> None:
    event = recurring("FREQ=YEARLY;BYMONTH=3;BYDAY=1SA", all_day=True)

    assert said(event) == "every year on the first Saturday of March"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=YEARLY;BYYEARDAY=100",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,3",
        "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
    ],
)
def test_a_rule_that_nobody_would_say_is_called_its_own(rule: str) -> None:
    assert said(recurring(rule)) == "on the days of a rule of its own at 19:30"
    assert said(recurring(rule), "zh") == "按自定的规则 19:30"


# Rules made of everything that a record may hold.

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NUMBERED = tuple(f"{number}{day}" for number, day in product((1, 2, 5, -1, -2), DAYS))

PARTS = {
    "INTERVAL": st.integers(1, 4).map(str),
    "BYDAY": st.one_of(
        st.lists(st.sampled_from(DAYS), min_size=1, max_size=7, unique=True),
        st.lists(st.sampled_from(NUMBERED), min_size=1, max_size=3, unique=True),
        st.lists(st.sampled_from((*DAYS, *NUMBERED)), min_size=1, max_size=3, unique=True),
    ).map(",".join),
    "BYMONTHDAY": st.lists(
        st.integers(-31, 31).filter(bool).map(str), min_size=1, max_size=4, unique=True
    ).map(",".join),
    "BYMONTH": st.lists(st.integers(1, 12).map(str), min_size=1, max_size=12, unique=True).map(
        ",".join
    ),
    "BYYEARDAY": st.integers(-366, 366).filter(bool).map(str),
    "BYWEEKNO": st.integers(-53, 53).filter(bool).map(str),
    "BYSETPOS": st.lists(
        st.integers(-6, 6).filter(bool).map(str), min_size=1, max_size=2, unique=True
    ).map(",".join),
    "WKST": st.sampled_from(DAYS),
}


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(("DAILY", "WEEKLY", "MONTHLY", "YEARLY")))
    names = draw(st.lists(st.sampled_from(sorted(PARTS)), max_size=4, unique=True))
    parts = "".join(f";{name}={draw(PARTS[name])}" for name in names)
    return f"FREQ={frequency}{parts}"


@settings(deadline=None)
@given(rules())
def test_whatever_a_rule_says_has_words_in_both_languages(rule: str) -> None:
    event = recurring("FREQ=DAILY").model_copy(update={"rrule": rule})

    for tag in ("en", "zh"):
        words = said(event, tag)
        assert words.endswith("19:30")
        assert "{" not in words


def test_rules_said_alike_have_the_same_dates_and_others_other_words() -> None:
    """Each way of writing a rule is held against all that come to the same rhythm."""
    dates: dict[Rhythm, dict[tuple[date, ...], str]] = defaultdict(dict)
    words: dict[str, Rhythm] = {}
    for rule in _many_rules():
        rhythm = rhythm_of(rule, START.date())
        if rhythm is None:
            continue
        dates[rhythm].setdefault(_dates(rule), rule)
        event = recurring("FREQ=DAILY").model_copy(update={"rrule": rule})
        assert words.setdefault(said(event), rhythm) == rhythm, rule

    assert not [list(found.values()) for found in dates.values() if len(found) > 1]
    assert len(dates) > 80


def _many_rules() -> Iterable[str]:
    """Yield the ways in which a few values of each part can go together."""
    values = {
        "INTERVAL": ("1", "2"),
        "BYDAY": ("", "TH", "SA,SU", ",".join(DAYS), "1TH", "-1FR,1TH"),
        "BYMONTHDAY": ("", "5", "1,-1", "8,9,10,11,12,13,14"),
        "BYMONTH": ("", "3", "3,9", ",".join(map(str, range(1, 13)))),
        "BYSETPOS": ("", "1", "-1,1"),
    }
    for frequency in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        for chosen in product(*values.values()):
            parts = {"FREQ": frequency, **dict(zip(values, chosen, strict=True))}
            yield ";".join(f"{name}={value}" for name, value in parts.items() if value)


def _dates(rule: str) -> tuple[date, ...]:
    found = rrulestr(f"{rule};UNTIL=20360101", dtstart=START)
    return tuple(moment.date() for moment in islice(found, 15))
