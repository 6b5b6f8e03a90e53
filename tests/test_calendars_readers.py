"""Every calendar read back by two programs to the very occurrences that the records have."""

from datetime import UTC, date, datetime
from pathlib import Path

from playwright.sync_api import Page

from commonplace.model.programme import EventStatus
from commonplace.outputs.calendars import calendar_files
from commonplace.views import Edition
from commonplace.views.calendars import Calendar, calendars
from commonplace.views.events import Occurrence, occurrences
from commonplace.views.listed import Listed, is_off
from tests.calendar_readers import Seen, seen_by_ical_js, seen_by_icalendar, shown
from tests.hard_events import HARD
from tests.hubs import ADA, edition, write_hub

FIRST, LAST = date(1890, 1, 1), date(2027, 12, 31)
STATUS = {
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.POSTPONED: "CANCELLED",
    EventStatus.TENTATIVE: "TENTATIVE",
}


def recorded(calendar: Calendar, seen_in: Edition) -> list[Seen]:
    """Return what the records say of a calendar's events, as a reader of it should see it."""
    until = datetime.combine(LAST, datetime.max.time(), UTC)
    found = [
        _seen(occurrence, listed)
        for listed in calendar.events
        for occurrence in occurrences(listed.event, until)
        if not is_off(occurrence, seen_in)
    ]
    return sorted(seen for seen in found if f"{FIRST}" <= seen.start <= f"{LAST}T99")


def _seen(occurrence: Occurrence, listed: Listed) -> Seen:
    start: date = occurrence.starts_at
    end: date = occurrence.ends_at
    if occurrence.event.all_day:
        start, end = occurrence.starts_at.date(), occurrence.ends_at.date()
    return Seen(
        shown(start),
        shown(end),
        listed.history.uid,
        occurrence.title,
        STATUS.get(occurrence.status, "CONFIRMED"),
        _place(occurrence),
    )


def _place(occurrence: Occurrence) -> str:
    location = occurrence.location
    if location is None or occurrence.status is EventStatus.MOVED_ONLINE:
        url = occurrence.join_url or occurrence.stream_url
        return f"Online: {url}" if url else "Online"
    return f"{location.name}, {location.address}" if location.address else location.name


def test_two_programs_read_what_the_records_say(tmp_path: Path, page: Page) -> None:
    files = {f"events/{name}.md": text for name, text in HARD.items()}
    hub = write_hub(tmp_path, ADA | files)
    assert not hub.refused, [str(problem) for problem in hub.problems]
    one = edition(hub)
    by_uri = {calendar.uri: calendar for calendar in calendars(one)}
    contents = dict(calendar_files(one))
    assert set(contents) == set(by_uri)
    assert len(by_uri["calendar/all.ics"].events) == len(HARD)

    for uri, content in contents.items():
        wanted = recorded(by_uri[uri], one)
        assert wanted
        assert seen_by_icalendar(content, FIRST, LAST) == wanted, uri
        assert seen_by_ical_js(page, content, FIRST, LAST) == wanted, uri
