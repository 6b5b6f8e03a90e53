"""Charts: where each mark stands, in weeks that begin on Sunday or Monday, in any year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.views.charts import HeatMap, bars, heat_map
from commonplace.views.days import first_day, years_before

MONDAY, SUNDAY = 0, 6


def sheets(drawn: HeatMap) -> list[str]:
    """Return each panel as text: `.` for a day, its strength for one that has something."""
    panels = []
    for panel in drawn.panels:
        rows = [[" "] * 27 for _ in range(7)]
        for line in panel.paper.split("M")[1:]:
            left, row, length = line.replace("h", " ").split()
            for x in range(int(left), int(left) + int(float(length)) + 1):
                rows[int(row)][x] = "."
        for dot in panel.dots:
            assert rows[dot.y][dot.x] == ".", f"{dot} stands beside the paper"
            rows[dot.y][dot.x] = str(dot.strength)
        panels.append("\n".join("".join(row).rstrip() for row in rows))
    return panels


def year(number: int, start: int = MONDAY, **counts: int) -> HeatMap:
    """Return a year by the day; `counts` are days such as `d0404`."""
    days = {date(number, int(day[1:3]), int(day[3:])): count for day, count in counts.items()}
    return heat_map(days, date(number, 1, 1), date(number, 12, 31), start)


# Easter is on the 5th of April.
IN_2026 = {"d0101": 1, "d0405": 2, "d0629": 9, "d1231": 1}


def test_a_day_is_in_the_column_of_its_week_and_the_row_of_its_weekday() -> None:
    first, second = sheets(year(2026, MONDAY, **IN_2026))
    assert first == (
        " .........................4\n"
        " ..........................\n"
        " ..........................\n"
        "1..........................\n"
        "...........................\n"
        "...........................\n"
        ".............2............."
    )
    assert second == (
        "..........................\n"
        "..........................\n"
        "..........................\n"
        ".........................1\n"
        ".........................\n"
        ".........................\n"
        "........................."
    )


def test_weeks_begin_on_sunday_where_that_is_usual() -> None:
    first, _ = sheets(year(2026, SUNDAY, **IN_2026))
    assert first == (
        " .............2............\n"
        " .........................4\n"
        " ..........................\n"
        " ..........................\n"
        "1..........................\n"
        "...........................\n"
        "..........................."
    )


def test_a_leap_year_that_begins_with_the_last_day_of_a_week_has_54_columns() -> None:
    first, second = sheets(year(2028, SUNDAY, d0229=2, d1231=3))

    assert first.splitlines()[2][9] == "2"
    assert second.splitlines()[0] == "." * 26 + "3"
    assert [len(row) for row in second.splitlines()[1:]] == [26] * 6


@given(
    first=st.dates(date(1, 2, 1), date(9990, 1, 1)),
    length=st.integers(0, 377),
    start=st.integers(0, 6),
)
def test_every_day_has_its_place_and_no_other_has(first: date, length: int, start: int) -> None:
    last = first + timedelta(days=length)
    days = {first + timedelta(days=number): 1 for number in range(length + 1)}
    drawn = heat_map({**days, last + timedelta(days=1): 1}, first, last, start)

    assert "".join(sheets(drawn)).count("1") == len(days) == drawn.active
    assert "." not in "".join(sheets(drawn))
    assert {dot.y for panel in drawn.panels for dot in panel.dots if dot.day == first} == {
        (first.weekday() - start) % 7
    }


def test_months_are_named_above_the_week_in_which_they_begin_and_not_too_close() -> None:
    drawn = heat_map({}, date(2025, 5, 19), date(2026, 5, 24), MONDAY)
    named = [[(x, f"{month:%b}") for x, month in panel.months] for panel in drawn.panels]

    assert named[0][:3] == [(1, "Jun"), (6, "Jul"), (10, "Aug")]  # May has a week only
    assert named[1][0] == (1, "Dec")


def test_every_number_is_in_the_table_by_month_the_newest_first() -> None:
    assert year(2026, **IN_2026).months == (
        (date(2026, 12, 1), ((31, 1),), 1),
        (date(2026, 6, 1), ((29, 9),), 9),
        (date(2026, 4, 1), ((5, 2),), 2),
        (date(2026, 1, 1), ((1, 1),), 1),
    )


@pytest.mark.parametrize(
    ("today", "start", "first"),
    [
        ("2026-11-30", MONDAY, "2025-12-01"),  # a Monday
        ("2026-11-29", MONDAY, "2025-11-24"),
        ("2026-11-29", SUNDAY, "2025-11-30"),
        ("2024-02-29", MONDAY, "2023-02-27"),
        ("2025-02-28", SUNDAY, "2024-02-25"),
    ],
)
def test_a_year_by_the_day_is_the_week_of_the_build_and_52_before(
    today: str, start: int, first: str
) -> None:
    day = date.fromisoformat(today)
    begins = first_day(day, start)

    assert begins == date.fromisoformat(first)
    (left, right) = heat_map({}, begins, day, start).panels
    assert (left.last - left.first).days == 27 * 7 - 1
    assert right.last == day


def test_years_before_are_those_of_which_days_are_not_shown() -> None:
    days = [date(2026, 5, 1), date(2025, 11, 30), date(2025, 1, 1), date(2019, 7, 1)]
    assert years_before(days, date(2025, 12, 1)) == (2025, 2019)
    assert years_before(days[:1], date(2025, 12, 1)) == ()


def test_bars_are_as_long_as_their_counts() -> None:
    assert [(bar.label, bar.length, bar.y) for bar in bars([("a", 3), ("b", 1), ("c", 0)])] == [
        ("a", "100", 0),
        ("b", "33.33", 36),
        ("c", "0", 72),
    ]
    assert bars([]) == ()
    assert bars([("a", 0)])[0].length == "0"


def test_days_beside_each_other_are_drawn_in_one_line() -> None:
    drawn = year(2026, MONDAY, d0105=1, d0112=1, d0126=1, d0119=2, d0120=2)
    assert [(step, path) for step, _, path in drawn.panels[0].strengths] == [
        (1, "M1 0h1.1M4 0h.1"),
        (2, "M3 0h.1M3 1h.1"),
    ]
