"""Two files for one event are named; editions, sessions and neighbours are not."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from commonplace.load.event_twins import Trace, find_twins
from tests.hubs import ADA, event, write_hub

PYCON = {
    "title": "PyRiver 2026",
    "start": "2026-05-14",
    "end": "2026-05-16",
    "all_day": "true",
    "registration_url": "https://pyriver.test/2026/",
}


def twins(tmp_path: Path, one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return what is said of two events, the first of which is the older file."""
    files = {"events/a.md": event(**one), "events/b.md": event(**other)}
    hub = write_hub(tmp_path, ADA | files)
    assert len(hub.events) == 2
    return [found.values["why"] for found in hub.problems if found.code == "event-twin"]


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"title": "'2026: Py River'"},
        {"title": "The PyRivers 2026", "registration_url": "https://www.pyriver.test"},
        {"start": "2026-05-16", "end": "2026-05-18"},
        {"start": "2026-05-15T09:00", "end": "2026-05-15T17:00", "all_day": "false"},
        {"registration_url": "https://other.test"},
        {"start": "2026-06-04", "end": "2026-06-05"},
    ],
)
def test_twins(tmp_path: Path, changed: dict[str, str]) -> None:
    assert len(twins(tmp_path, PYCON, PYCON | changed)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"start": "2027-05-14", "end": "2027-05-16"}, id="next year's edition"),
        pytest.param({"start": "2026-11-14", "end": "2026-11-16"}, id="the autumn edition"),
        pytest.param({"title": "Rain Camp"}, id="another thing at the place and on the days"),
        pytest.param({"title": "PyRiver Sprints"}, id="a part with a name of its own"),
        pytest.param({"title": "PyRiver 2026 part 2"}, id="another part"),
    ],
)
def test_no_twins(tmp_path: Path, changed: dict[str, str]) -> None:
    assert twins(tmp_path, PYCON, PYCON | changed) == []


EVENING = {
    "title": "'River group: rain'",
    "start": "2026-05-14T19:00",
    "end": "2026-05-14T21:00",
    "registration_url": "https://meetup.test/river",
}


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"title": "'River group: sun'"}, id="two talks at one time"),
        pytest.param({"start": "2026-05-14T21:00", "end": "2026-05-14T23:00"}, id="again, later"),
        pytest.param(
            {"start": "2026-05-21T19:00", "end": "2026-05-21T21:00"}, id="again next week"
        ),
        pytest.param({"title": "'River group: rain 2'"}, id="numbered"),
        pytest.param({"rrule": "FREQ=WEEKLY"}, id="once, and a series"),
    ],
)
def test_evenings_of_one_group_are_no_twins(tmp_path: Path, changed: dict[str, str]) -> None:
    assert twins(tmp_path, EVENING, EVENING | changed) == []


def test_groups_in_two_towns_are_no_twins(tmp_path: Path) -> None:
    towns = [
        {"location": f"{{name: {town}}}", "mode": "offline"} for town in ("Berlin", "Yokohama")
    ]
    title = {"title": "Rain Day", "start": "2026-05-14", "all_day": "true"}
    assert twins(tmp_path, title | towns[0], title | towns[1]) == []
    assert twins(tmp_path, title | towns[0], title | towns[0]) != []


def test_series_are_twins_where_they_begin_at_once(tmp_path: Path) -> None:
    weekly = EVENING | {"rrule": "FREQ=WEEKLY;INTERVAL=2"}
    other = weekly | {"start": "2026-05-21T19:00", "end": "2026-05-21T21:00"}
    assert twins(tmp_path, weekly, other) == []
    assert len(twins(tmp_path, weekly, weekly)) == 1


def test_a_warning_names_the_other_file(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"events/a.md": event(**PYCON), "events/b.md": event(**PYCON)})
    (found,) = hub.problems
    assert (found.path, found.place.line, found.is_error) == (
        "member_submissions/events/b.md",
        2,
        False,
    )
    assert found.values["other"] == "member_submissions/events/a.md"


def test_each_is_held_against_few_however_many_there_are() -> None:
    compared = 0

    class Counting(Trace):
        @property
        def address(self) -> str:
            nonlocal compared
            compared += 1
            return ""

    day = date(2026, 5, 14)
    traces = [
        Counting(f"{number}", f"Meetup {'abcdefghij'[number % 10] * 8}", at, at)
        for number in range(2_000)
        for at in [day + timedelta(days=number % 500)]
    ]
    found = list(find_twins(traces))
    assert len(found) == 1_500
    assert compared < 2_000 * 300
