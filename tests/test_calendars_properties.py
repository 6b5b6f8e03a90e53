"""Any event that passes the schema is read back to its own occurrences, by both readers."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from pydantic import ValidationError

from commonplace.model import Event, EventHistory
from commonplace.outputs.calendars.calendar import calendar_text
from commonplace.outputs.calendars.event import written_event
from commonplace.views import Edition
from commonplace.views.calendars import Calendar
from commonplace.views.events import occurrences
from commonplace.views.listed import Listed, is_off
from tests.calendar_readers import seen_by_ical_js, seen_by_icalendar, shown
from tests.hubs import edition, write_hub

FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ZONES = (
    "AoE", "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Shanghai",
    "America/Santiago", "Africa/Casablanca", "America/Nuuk", "Pacific/Kiritimati", "Asia/Gaza",
)  # fmt: skip
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def numbers(*allowed: int) -> st.SearchStrategy[str]:
    found = st.lists(st.sampled_from(allowed), min_size=1, max_size=3, unique=True)
    return found.map(lambda few: ",".join(map(str, few)))


def weekdays(*counted: str) -> st.SearchStrategy[str]:
    day = st.tuples(st.sampled_from(counted or ("",)), st.sampled_from(WEEKDAYS)).map("".join)
    return st.lists(day, min_size=1, max_size=3, unique=True).map(",".join)


PARTS = {
    "DAILY": {"BYDAY": weekdays(), "BYMONTH": numbers(*range(1, 13))},
    "WEEKLY": {"BYDAY": weekdays(), "BYMONTH": numbers(*range(1, 13))},
    "MONTHLY": {
        "BYDAY": weekdays("1", "2", "4", "5", "-1", "-2", ""),
        "BYMONTHDAY": numbers(1, 13, 28, 29, 30, 31, -1, -2),
        "BYMONTH": numbers(*range(1, 13)),
    },
    "YEARLY": {
        "BYMONTH": numbers(*range(1, 13)),
        "BYMONTHDAY": numbers(1, 13, 29, 31, -1),
        "BYDAY": weekdays("1", "-1", "20", ""),
        "BYWEEKNO": numbers(1, 20, 52, 53),
        "BYYEARDAY": numbers(1, 100, 366, -1),
    },
}


@st.composite
def rules(draw: Callable[..., Any]) -> str:
    frequency = draw(st.sampled_from(sorted(PARTS)))
    narrowed = draw(st.lists(st.sampled_from(sorted(PARTS[frequency])), max_size=2, unique=True))
    parts = {"FREQ": frequency, **{name: draw(PARTS[frequency][name]) for name in narrowed}}
    end = draw(st.sampled_from(("", "COUNT", "UNTIL", "")))
    if end == "COUNT":
        parts["COUNT"] = str(draw(st.integers(1, 30)))
    if end == "UNTIL":
        parts["UNTIL"] = draw(st.dates(date(2026, 1, 1), date(2027, 12, 31))).strftime("%Y%m%d")
    parts["INTERVAL"] = str(draw(st.sampled_from((1, 1, 1, 2, 3))))
    return ";".join(f"{name}={value}" for name, value in parts.items())


@st.composite
def events(draw: Callable[..., Any]) -> Event:
    start = draw(st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)))  # noqa: DTZ001
    minute = draw(st.sampled_from((0, 30)))
    fields: dict[str, Any] = {
        "title": "Evening",
        "kind": "talk",
        "mode": "online",
        "start": start.replace(minute=minute).strftime("%Y-%m-%dT%H:%M"),
        "timezone": draw(st.sampled_from(ZONES)),
        "all_day": draw(st.booleans()),
        "rrule": draw(rules()),
    }
    if draw(st.booleans()):
        fields["duration"] = draw(st.sampled_from(("PT30M", "PT2H", "PT7H", "P1DT3H")))
    if fields["all_day"]:
        fields["duration"] = draw(st.sampled_from(("P1D", "P2D")))
    plain = valid(fields)
    until = datetime(2027, 12, 31, tzinfo=UTC)
    known = [each.rule_start for each in occurrences(plain, until) if each.rule_start][:40]
    chosen = draw(st.lists(st.sampled_from(known), max_size=3, unique=True))
    days = [f"{each:%Y-%m-%dT%H:%M}" for each in chosen if not each.fold]
    fields["exdate"] = days[:1]
    fields["overrides"] = [{"occurrence": day, "status": "cancelled"} for day in days[1:2]]
    fields["overrides"] += [
        {"occurrence": day, "start": f"{each + timedelta(days=1):%Y-%m-%dT%H:%M}", "title": "Moved"}
        for day, each in zip(days[2:], chosen[2:], strict=False)
    ]
    return valid(fields)


def valid(fields: dict[str, Any]) -> Event:
    try:
        return Event.model_validate(fields)
    except ValidationError:
        assume(condition=False)
        raise


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return edition(write_hub(tmp_path_factory.mktemp("hub"), {}))


def calendar(event: Event, one: Edition) -> tuple[bytes, list[tuple[str, str, str, str]]]:
    """Return an event's calendar, and what the event itself says."""
    listed = Listed(event, EventHistory("event@hub.test", LONG_AGO, LONG_AGO))
    held = Calendar("calendar/x.ics", "events/x.md", "events", "X", "X", "", (listed,))
    content = calendar_text(held, one, [written_event(listed, one)]).encode()
    until = datetime(2028, 1, 2, tzinfo=UTC)
    found = []
    for each in occurrences(event, until):
        start, end = each.starts_at, each.ends_at
        when = (
            (shown(start.date()), shown(end.date()))
            if event.all_day
            else (shown(start), shown(end))
        )
        if not is_off(each, one) and f"{FIRST}" <= when[0] <= f"{LAST}T99":
            status = "CANCELLED" if each.is_cancelled else "CONFIRMED"
            found.append((*when, each.title, status))
    return content, sorted(found)


# Looking for a smaller example would take minutes; the one that is found is small enough.
@settings(
    max_examples=100,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(event=events())
def test_icalendar_reads_any_event_as_it_is(event: Event, one: Edition) -> None:
    content, wanted = calendar(event, one)

    read = seen_by_icalendar(content, FIRST, LAST)

    assert [(each.start, each.end, each.title, each.status) for each in read] == wanted


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(event=events())
def test_ical_js_reads_any_event_as_it_is(event: Event, one: Edition, page: Page) -> None:
    content, wanted = calendar(event, one)
    assume(wanted)  # without an occurrence it would be in no calendar

    read = seen_by_ical_js(page, content, FIRST, LAST)

    assert [(each.start, each.end, each.title, each.status) for each in read] == wanted


def test_a_zone_is_right_up_to_its_last_change(one: Edition) -> None:
    fields = {"title": "Evening", "kind": "talk", "mode": "online", "start": "2026-06-11T13:30"}
    rule = "FREQ=WEEKLY;UNTIL=20271231"
    event = valid({**fields, "timezone": "Australia/Lord_Howe", "rrule": rule})
    content, wanted = calendar(event, one)

    read = seen_by_icalendar(content, FIRST, LAST)

    assert [(each.start, each.end, each.title, each.status) for each in read] == wanted
