"""Calendars (RFC 5545, RFC 7986) that somebody can subscribe to and trust for years."""

from collections.abc import Iterator

from commonplace.outputs.calendars.calendar import calendar_text
from commonplace.outputs.calendars.event import written_event
from commonplace.views import Edition
from commonplace.views.calendars import calendars

__all__ = ["calendar_files"]


def calendar_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each calendar of an edition.

    Bytes, so that no system turns their line ends into its own. Whoever subscribed to an event
    under a former address finds it there still.
    """
    found = calendars(edition)
    if not found:
        return
    written = {each: written_event(each, edition) for each in found[0].events}
    files: dict[str, bytes] = {}
    former: dict[str, bytes] = {}
    for calendar in found:
        events = (written[each] for each in calendar.events)
        content = calendar_text(calendar, edition, events).encode()
        files.setdefault(calendar.uri, content)
        former.update(dict.fromkeys(calendar.former_uris, content))
    yield from (former | files).items()
