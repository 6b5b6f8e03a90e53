"""Schedules: sessions by day, side by side by track, in the order of time."""

import pytest

from commonplace.model import Event
from commonplace.views.schedule import Day, schedule, slots

TWO_DAYS = {
    "title": "Two days",
    "kind": "conference",
    "start": "2027-05-14",
    "end": "2027-05-15",
    "all_day": True,
    "timezone": "Asia/Shanghai",
    "mode": "online",
}


def conference(*sessions: str) -> Event:
    """Return an event with sessions drawn as `day start-end title | track`; the end may be left."""
    return Event.model_validate({**TWO_DAYS, "sessions": [_session(drawn) for drawn in sessions]})


def _session(drawn: str) -> dict[str, str]:
    when, _, track = drawn.partition(" | ")
    day, times, title = when.split(" ", 2)
    start, _, end = times.partition("-")
    fields = {"title": title, "start": f"2027-05-{day}T{start}", "track": track}
    if end:
        # What ends before it starts ends after midnight.
        last = int(day) + (end < start)
        fields["end"] = f"2027-05-{last}T{end}"
    return {name: value for name, value in fields.items() if value}


def drawn(day: Day) -> list[str]:
    """Draw a table: a line a row, `.` for nothing, `2×` and `×2` for rows and columns spanned."""
    lines = [f"      {' '.join(f'{track.name}×{track.columns}' for track in day.tracks)}"]
    for row in day.rows:
        cells = []
        for cell in row.cells:
            rows = f"{cell.rows}×" if cell.rows > 1 else ""
            columns = f"×{cell.columns}" if cell.columns > 1 else ""
            cells.append(f"{rows}{cell.slot.session.title}{columns}" if cell.slot else ".")
        lines.append(
            f"{row.at:%H:%M} {' '.join(cells)}" if row.is_start else f"      {' '.join(cells)}"
        )
    return [line.rstrip() for line in lines]


def test_one_track_is_a_list_by_time() -> None:
    event = conference("14 10:00-11:00 Second", "14 09:00-10:00 First", "15 09:00 Third")

    first, second = schedule(event)

    assert [slot.session.title for slot in first.slots] == ["First", "Second"]
    assert [slot.session.title for slot in second.slots] == ["Third"]
    assert not first.tracks


def test_tracks_are_columns_and_what_is_for_all_spans_them() -> None:
    (day,) = schedule(
        conference(
            "14 09:00-09:30 Welcome",
            "14 10:00-11:00 A | Tools",
            "14 10:00-11:00 B | Teaching",
            "14 11:00-11:30 Tea",
            "14 11:30-12:00 C | Teaching",
        )
    )

    assert drawn(day) == [
        "      Tools×1 Teaching×1",
        "09:00 Welcome×2",
        "10:00 A B",
        "11:00 Tea×2",
        "11:30 . C",
    ]


def test_sessions_of_uneven_length_span_the_rows_that_they_last() -> None:
    (day,) = schedule(
        conference(
            "14 10:00-11:00 Long | Tools",
            "14 10:00-10:20 Short | Teaching",
            "14 10:40-11:30 Late | Teaching",
        )
    )

    assert drawn(day) == [
        "      Tools×1 Teaching×1",
        "10:00 3×Long Short",
        "      .",
        "10:40 2×Late",
        "      .",
    ]


def test_a_track_whose_sessions_overlap_has_two_columns() -> None:
    (day,) = schedule(
        conference(
            "14 10:00-11:00 A | Tools", "14 10:30-11:30 B | Tools", "14 11:00-12:00 C | Tools"
        )
    )

    assert drawn(day) == [
        "      Tools×2",
        "10:00 2×A .",
        "10:30 2×B",
        "11:00 2×C",
        "      .",
    ]


def test_what_is_for_all_but_overlaps_stands_beside_the_tracks() -> None:
    (day,) = schedule(
        conference("14 09:00-12:00 Desk", "14 10:00-11:00 A | Tools", "14 10:00-11:00 B | Teaching")
    )

    assert drawn(day) == [
        "      Tools×1 Teaching×1 ×1",
        "09:00 . . 3×Desk",
        "10:00 A B",
        "      . .",
    ]


def test_rooms_are_columns_where_nothing_has_a_track() -> None:
    sessions = [
        {"title": "A", "start": "2027-05-14T10:00", "end": "2027-05-14T11:00", "room": "Hall"},
        {"title": "B", "start": "2027-05-14T10:00", "end": "2027-05-14T11:00", "room": "Cellar"},
    ]
    (day,) = schedule(Event.model_validate({**TWO_DAYS, "sessions": sessions}))

    assert drawn(day) == ["      Hall×1 Cellar×1", "10:00 A B"]


def test_without_an_end_a_session_takes_room_until_the_next() -> None:
    (day,) = schedule(
        conference("14 10:00 A | Tools", "14 10:00-10:30 B | Teaching", "14 11:00 C | Tools")
    )

    assert drawn(day) == [
        "      Tools×1 Teaching×1",
        "10:00 2×A B",
        "      .",
        "11:00 C .",
    ]
    assert day.slots[0].ends_at is None


def test_what_lasts_past_midnight_belongs_to_the_day_on_which_it_begins() -> None:
    (day,) = schedule(conference("14 22:00-02:00 Party"))

    assert f"{day.date} {day.slots[0].ends_at}" == "2027-05-14 2027-05-15 02:00:00+08:00"


def test_anchors_come_from_titles_and_stay_when_the_order_of_time_changes() -> None:
    event = conference("14 10:00 田野笔记", "14 09:00 Break", "14 11:00 Break")

    assert [slot.anchor for slot in slots(event)] == [
        "session-tian-ye-bi-ji",
        "session-break",
        "session-break-2",
    ]


@pytest.mark.parametrize("tracks", [2, 5, 9])
def test_every_session_is_in_the_table_once_and_every_row_is_full(tracks: int) -> None:
    many = [
        f"14 {9 + slot:02}:{5 * track:02}-{9 + slot + track % 3:02}:{50 + track} {slot} | T{track}"
        for slot in range(12)
        for track in range(tracks)
    ]
    (day,) = schedule(conference(*many, "14 08:00-08:30 Welcome"))

    shown = [cell.slot for row in day.rows for cell in row.cells if cell.slot]
    assert sorted(slot.anchor for slot in shown) == sorted(slot.anchor for slot in day.slots)
    begins = [slot.starts_at for slot in shown]
    assert begins == sorted(begins)
    covered = [0] * len(day.rows)
    for number, row in enumerate(day.rows):
        for cell in row.cells:
            for below in range(number, number + cell.rows):
                covered[below] += cell.columns
    assert set(covered) == {day.columns}
