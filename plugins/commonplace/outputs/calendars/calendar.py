"""VCALENDAR: what a calendar is called and where it is, with its events and their zones."""

from collections.abc import Iterable
from datetime import timedelta

import icalendar

from commonplace.addresses import url_of
from commonplace.outputs.calendars.event import WrittenEvent
from commonplace.outputs.calendars.text import Categories, address, text
from commonplace.outputs.calendars.zone import zone_component
from commonplace.views import Edition
from commonplace.views.calendars import Calendar

REFRESH = timedelta(hours=6)
"""How often programs should look again: by breakfast they know what was cancelled at night."""

_PRODUCT = "-//Commonplace//Calendars//EN"
_COLOUR = "firebrick"
_END = "END:VCALENDAR\r\n"


def calendar_text(calendar: Calendar, edition: Edition, events: Iterable[WrittenEvent]) -> str:
    """Return a calendar as a file's content: its properties, zones and events."""
    events = tuple(events)
    head = _head(calendar, edition).to_ical().decode().removesuffix(_END)
    return "".join((head, *_zones(events), *(event.text for event in events), _END))


def _head(calendar: Calendar, edition: Edition) -> icalendar.Calendar:
    # No METHOD: it is for messages from an organiser to guests, and PUBLISH asks for an ORGANIZER.
    # No X-WR-TIMEZONE either: every time has its zone, and some programs take this one instead.
    head = icalendar.Calendar()
    head.add("VERSION", "2.0")
    head.add("PRODID", _PRODUCT)
    head.add("CALSCALE", "GREGORIAN")
    for name in ("NAME", "X-WR-CALNAME"):
        head.add(name, text(calendar.title))
    if calendar.description:
        for name in ("DESCRIPTION", "X-WR-CALDESC"):
            head.add(name, text(calendar.description))
    head.add("URL", address(edition.absolute(url_of(calendar.page))))
    head.add("SOURCE", address(edition.absolute(calendar.uri), VALUE="URI"))
    head.add("REFRESH-INTERVAL", REFRESH, {"VALUE": "DURATION"})
    head.add("X-PUBLISHED-TTL", icalendar.vDuration(REFRESH))
    head.add("COLOR", calendar.colour or _COLOUR)
    head.add("LAST-MODIFIED", max(each.history.modified for each in calendar.events))
    if calendar.group in ("series", "kinds", "topics"):
        head.add("CATEGORIES", Categories([calendar.name]))
    return head


def _zones(events: Iterable[WrittenEvent]) -> list[str]:
    """Return the zones of events, each for the years in which the events need it."""
    years: dict[str, tuple[int, int | None]] = {}
    for event in events:
        if event.zone:
            first, last = years.get(event.zone, (event.first_year, event.last_year))
            is_endless = last is None or event.last_year is None
            last = None if is_endless else max(last or 0, event.last_year or 0)
            years[event.zone] = (min(first, event.first_year), last)
    return [zone_component(name, *years[name]) for name in sorted(years)]
