"""When events take place: rules, extra dates, exceptions, and what the clocks do meanwhile."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.model import Event, Recurrence
from commonplace.views.events import Occurrence, occurrences
from tests.hubs import ADA, edition, event, record, write_hub


def made(folder: Path, **fields: str) -> Event:
    """Return the event with these fields, on Thursdays at half past seven unless they say else."""
    return write_hub(folder, {"events/e.md": event(**fields)}).events["e"]


def shown(found: list[Occurrence], form: str = "%m-%d %H:%M") -> list[str]:
    return [f"{occurrence.starts_at:{form}}" for occurrence in found]


def codes(folder: Path, **fields: str) -> list[str]:
    return [
        problem.code for problem in write_hub(folder, {"events/e.md": event(**fields)}).problems
    ]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20260528", "05-28 19:30"),  # a day alone, with all its hours
        ("20260528T193000", "05-28 19:30"),
        ("20260528T192959", "05-21 19:30"),
        ("20260528T113000Z", "05-28 19:30"),  # in UTC, which is eight hours behind Shanghai
        ("20260528T112959Z", "05-21 19:30"),
    ],
)
def test_a_rule_ends_with_the_last_moment_that_it_names(
    tmp_path: Path, until: str, last: str
) -> None:
    weekly = made(tmp_path, rrule=f"FREQ=WEEKLY;UNTIL={until}")

    assert shown(occurrences(weekly))[-1] == last


def test_a_day_alone_means_the_occurrence_of_that_day(tmp_path: Path) -> None:
    weekly = made(
        tmp_path,
        rrule="FREQ=WEEKLY;COUNT=4",
        rdate="[2026-05-18]",
        exdate="[2026-05-21]",
        overrides="[{occurrence: 2026-05-28, start: 2026-05-29}]",
    )

    assert shown(occurrences(weekly)) == [
        "05-14 19:30",
        "05-18 19:30",
        "05-29 19:30",
        "06-04 19:30",
    ]


def test_a_start_outside_its_rule_is_an_extra_date_that_the_rule_does_not_count(
    tmp_path: Path,
) -> None:
    fields = {"start": "2026-05-15T19:30", "rrule": "FREQ=WEEKLY;BYDAY=TH;COUNT=2"}

    assert shown(occurrences(made(tmp_path, **fields))) == [
        "05-15 19:30",
        "05-21 19:30",
        "05-28 19:30",
    ]
    assert codes(tmp_path, **fields) == ["rule-start"]


def test_an_hour_that_the_clocks_skip_is_read_as_the_one_after(tmp_path: Path) -> None:
    daily = made(
        tmp_path,
        start="2027-03-27T02:30",
        timezone="Europe/Berlin",
        duration="PT1H",
        rrule="FREQ=DAILY;COUNT=3",
    )

    found = occurrences(daily)
    assert shown(found, "%d %H:%M %z") == ["27 02:30 +0100", "28 03:30 +0200", "29 02:30 +0200"]
    assert {occurrence.length for occurrence in found} == {timedelta(hours=1)}


def test_an_occurrence_over_a_change_of_the_clock_lasts_as_long_as_the_others(
    tmp_path: Path,
) -> None:
    nights = made(
        tmp_path,
        start="2026-10-23T22:00",
        end="2026-10-24T04:00",
        timezone="Europe/Berlin",
        rrule="FREQ=DAILY;COUNT=2",
    )

    assert [f"{night.ends_at:%d %H:%M}" for night in occurrences(nights)] == [
        "24 04:00",
        "25 03:00",
    ]


def test_a_first_occurrence_over_a_change_of_the_clock_gives_the_others_its_own_length(
    tmp_path: Path,
) -> None:
    nights = made(
        tmp_path,
        start="2026-10-24T22:00",
        end="2026-10-25T04:00",
        timezone="Europe/Berlin",
        rrule="FREQ=DAILY;COUNT=2",
    )

    assert {night.length for night in occurrences(nights)} == {timedelta(hours=7)}


def test_an_extra_date_may_differ_and_be_left_out_like_any_other(tmp_path: Path) -> None:
    fields = {
        "rrule": "FREQ=WEEKLY;COUNT=2",
        "rdate": "[2026-05-18, 2026-05-19]",
        "exdate": "[2026-05-19]",
        "overrides": "[{occurrence: 2026-05-18, title: On a Monday}]",
    }

    assert codes(tmp_path, **fields) == []
    assert [one.title for one in occurrences(made(tmp_path, **fields))] == [
        "Evening",
        "On a Monday",
        "Evening",
    ]


def test_an_event_may_end_in_the_hour_that_comes_twice(tmp_path: Path) -> None:
    night = {"start": "2026-11-01T01:50-04:00", "end": "2026-11-01T01:10-05:00"}
    late = made(tmp_path, timezone="America/New_York", **night)

    (only,) = occurrences(late)
    assert only.length == timedelta(minutes=20)
    assert only.over_at == only.ends_at


def test_whole_days_are_as_many_for_each_occurrence(tmp_path: Path) -> None:
    camp = made(
        tmp_path,
        start="2026-03-28",
        end="2026-03-29",
        all_day="true",
        timezone="Europe/Berlin",
        rrule="FREQ=WEEKLY;COUNT=2",
        exdate="[2026-04-04T10:00]",
        rdate="[2026-05-01]",
    )

    found = [(f"{day.starts_at:%m-%d}", f"{day.ends_at:%m-%d %H:%M}") for day in occurrences(camp)]
    assert found == [("03-28", "03-30 00:00"), ("05-01", "05-03 00:00")]


def test_what_differs_holds_for_its_occurrence_alone(tmp_path: Path) -> None:
    first, second = occurrences(
        made(
            tmp_path,
            rrule="FREQ=WEEKLY;COUNT=2",
            capacity="2",
            overrides="[{occurrence: 2026-05-21, title: In the garden, status: cancelled, "
            "status_reason: Rain., registered: 2, notes: 'https://example.org/n'}]",
        )
    )

    assert (first.title, first.is_cancelled, first.is_full, first.uri) == (
        "Evening",
        False,
        False,
        "events/e.md",
    )
    assert (second.title, second.is_cancelled, second.status_reason) == (
        "In the garden",
        True,
        "Rain.",
    )
    assert second.is_full
    assert second.uri == "events/e/2026-05-21.md"


def test_the_next_one_is_the_next_that_takes_place(tmp_path: Path) -> None:
    hub = write_hub(
        tmp_path,
        {
            "events/e.md": event(
                rrule="FREQ=WEEKLY", overrides="[{occurrence: 2026-05-14, status: cancelled}]"
            )
        },
    )

    assert shown([edition(hub, "2026-05-12T00:00").events.next_of(hub.events["e"])]) == [
        "05-21 19:30"
    ]


def test_an_old_daily_event_still_comes(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"events/e.md": event(start="1998-01-01T19:30", rrule="FREQ=DAILY")})

    assert shown([edition(hub, "2026-05-12T00:00").events.next_of(hub.events["e"])]) == [
        "05-12 19:30"
    ]


def test_an_event_without_an_end_is_on_for_a_while(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"events/e.md": event()})

    assert edition(hub, "2026-05-14T12:00").events.upcoming
    assert edition(hub, "2026-05-14T13:31").events.past


FREQUENCIES = st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])
ZONES = st.sampled_from(
    ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "AoE"]
)
STARTS = st.datetimes(datetime(2020, 1, 1), datetime(2027, 12, 31))  # noqa: DTZ001 - clock times


@settings(max_examples=60, deadline=None)
@given(
    start=STARTS.map(lambda moment: moment.replace(second=0, microsecond=0)),
    frequency=FREQUENCIES,
    zone=ZONES,
    interval=st.integers(1, 20),
    count=st.integers(1, 30),
)
def test_every_start_is_one_that_the_event_has(
    start: datetime, frequency: str, zone: str, interval: int, count: int
) -> None:
    rule = f"FREQ={frequency};INTERVAL={interval};COUNT={count}"
    fields = {"title": "E", "kind": "talk", "mode": "online", "timezone": zone}
    recurring = Event.model_validate({**fields, "start": f"{start:%Y-%m-%dT%H:%M}", "rrule": rule})
    recurrence = Recurrence(recurring)

    found = recurrence.starts(datetime(2700, 1, 1, tzinfo=UTC))
    assert len(found) == count
    assert found[0] == recurring.starts_at
    assert all(recurrence.has(one) for one in found)
    assert not recurrence.has(found[-1] + timedelta(minutes=1))
    instants = [one.astimezone(UTC) for one in found]
    assert instants == sorted(set(instants))


def test_a_competition_is_told_of_hours_that_its_clocks_skip_or_show_twice(tmp_path: Path) -> None:
    phases = (
        "[{id: submission, start: 2027-03-28T02:30, end: 2027-10-31T02:30}, "
        "{id: judging, start: 2027-11-01T00:00}]"
    )
    cup = record(title="Cup", organizers="[ada]", timezone="Europe/Berlin", phases=phases)
    hub = write_hub(tmp_path, ADA | {"competitions/cup/index.md": cup})

    assert [problem.code for problem in hub.problems] == ["time-skipped", "time-twice"]
    assert hub.competitions["cup"].on_clock(datetime(2027, 3, 28, 2, 30)).hour == 3  # noqa: DTZ001
