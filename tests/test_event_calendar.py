"""Events by the day: which days an event takes, which months have a page, what the agenda holds."""

import re
from datetime import date
from pathlib import Path

import pytest

from commonplace.pages.dates import first_weekday
from commonplace.pages.site import generate
from commonplace.settings import SettingsError
from commonplace.views.events import EventCalendar
from tests.hubs import CONFIG, edition, event, write_hub

NOW = "2026-11-23T12:00"


def calendar(tmp_path: Path, now: str = NOW, **events: str) -> EventCalendar:
    hub = write_hub(tmp_path, {f"events/{name}.md": text for name, text in events.items()})
    assert not hub.problems
    return edition(hub, now).calendar


def days(found: EventCalendar) -> list[str]:
    return [day.isoformat() for day in found.by_day]


def test_an_event_of_many_days_is_on_each_of_them(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        fair=event(start="2026-12-30", end="2027-01-02", all_day="true"),
        trip=event(start="2027-02-01T09:00", end="2027-02-03T00:00"),
    )

    assert days(found) == [
        *("2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"),
        *("2027-02-01", "2027-02-02"),  # it ends at midnight, before the third begins
    ]
    assert found.months == {date(2026, 12, 1): 1, date(2027, 1, 1): 1, date(2027, 2, 1): 1}


def test_a_night_belongs_to_the_day_on_which_it_begins(tmp_path: Path) -> None:
    found = calendar(tmp_path, night=event(start="2026-12-03T23:00", duration="PT3H"))

    assert days(found) == ["2026-12-03"]


def test_days_are_those_of_the_events_own_clock(tmp_path: Path) -> None:
    found = calendar(tmp_path, luau=event(start="2026-12-03T19:30", timezone="Pacific/Honolulu"))

    assert days(found) == ["2026-12-03"]  # in UTC, it is the fourth


def test_every_month_that_had_something_keeps_its_page(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        old=event(start="1998-03-14T19:30"),
        weekly=event(start="2024-11-05T19:30", rrule="FREQ=WEEKLY;COUNT=5"),
        far=event(start="2031-01-01T19:30"),
    )

    assert list(found.months) == [
        date(1998, 3, 1),
        date(2024, 11, 1),
        date(2024, 12, 1),
        date(2031, 1, 1),
    ]
    assert found.before(date(2024, 11, 1)) == date(1998, 3, 1)
    assert found.after(date(2024, 12, 1)) == date(2031, 1, 1)
    assert found.before(date(1998, 3, 1)) is None


def test_what_recurs_for_ever_has_months_for_a_year(tmp_path: Path) -> None:
    found = calendar(tmp_path, monthly=event(start="2026-10-01T19:30", rrule="FREQ=MONTHLY"))

    assert (min(found.months), max(found.months)) == (date(2026, 10, 1), date(2027, 11, 1))


def test_a_slip_in_a_year_makes_no_thousand_months(tmp_path: Path) -> None:
    found = calendar(tmp_path, slip=event(start="2026-12-05", end="2926-12-06", all_day="true"))

    assert len(found.months) == 13


def test_the_agenda_names_each_once_and_what_goes_on_today(tmp_path: Path) -> None:
    found = calendar(
        tmp_path,
        over=event("Breakfast", start="2026-11-23T08:00", duration="PT1H"),
        fair=event("Zine fair", start="2026-11-20", end="2026-11-25", all_day="true"),
        night=event("Long night", start="2026-11-22T23:00", duration="PT22H"),
        today=event("Map clinic", start="2026-11-23T23:00"),
        next=event("Reading circle", start="2026-11-25T19:30"),
    )
    coming = list(found.coming(date(2026, 11, 23), date(2026, 12, 1)))

    assert [(day.day, [one.event.id for one in row]) for day, row in coming] == [
        (23, ["fair", "night", "today"]),
        (25, ["next"]),
    ]


def test_a_month_page_tells_what_is_cancelled_and_moved(tmp_path: Path) -> None:
    hub = write_hub(
        tmp_path,
        {
            "events/first.md": event(
                "First Thursday",
                start="2026-12-03T19:30",
                rrule="FREQ=WEEKLY;COUNT=3",
                overrides="[{occurrence: 2026-12-10, status: cancelled},"
                " {occurrence: 2026-12-17, start: 2026-12-18T20:00}]",
            )
        },
    )
    pages = {page.uri: page for page in generate(edition(hub, NOW))}
    month = pages["events/months/2026-12.md"]

    assert month.markdown.count("<s>") == 1
    assert month.markdown.count(">Cancelled</span>") == 1
    assert month.markdown.count(">Rescheduled</span>") == 1
    assert 'href="#on-2026-12-18"' in month.markdown
    assert month.facts.is_indexed
    assert month.facts.description == "First Thursday"
    assert month.meta["search"] == {"exclude": True}


def test_a_month_without_events_has_no_page_that_would_die(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"events/e.md": event(start="2026-12-03T19:30")})
    uris = {page.uri for page in generate(edition(hub, NOW))}

    assert "events/months/2026-11.md" not in uris
    assert {"events/months/2026-12.md", "events/months/index.md", "events/agenda/index.md"} <= uris


@pytest.mark.parametrize(
    ("tag", "day"),
    [("en", 6), ("en-GB", 0), ("zh", 0), ("zh-Hans-CN", 0), ("zh-TW", 6), ("ar", 5), ("xx", 0)],
)
def test_weeks_begin_as_people_there_are_used_to(tag: str, day: int) -> None:
    assert first_weekday(tag) == day


@pytest.mark.parametrize(
    ("option", "first"), [("", "Sun"), ("week_start: monday", "Mon"), ("week_start: Friday", "Fri")]
)
def test_a_hub_can_begin_its_weeks_on_another_day(tmp_path: Path, option: str, first: str) -> None:
    config = CONFIG.replace("commonplace/hub: {}", f"commonplace/hub: {{{option}}}")
    hub = write_hub(
        tmp_path, {"events/e.md": event(start="2026-12-03T19:30")}, {"mkdocs.yml": config}
    )
    pages = {page.uri: page.markdown for page in generate(edition(hub, NOW))}

    head = pages["events/months/2026-12.md"].partition("<thead>")[2]
    assert re.match(rf'<tr><th scope="col" abbr="\w+day">{first}</th>', head)


def test_a_day_that_does_not_exist_is_no_start_of_a_week(tmp_path: Path) -> None:
    config = CONFIG.replace("commonplace/hub: {}", "commonplace/hub: {week_start: moonday}")

    with pytest.raises(SettingsError, match="“moonday”; allowed: monday, tuesday"):
        write_hub(tmp_path, {}, {"mkdocs.yml": config})
