"""Events: those that come, those that have been, and each one."""

from collections.abc import Iterator

from commonplace.addresses import EVENTS
from commonplace.pages.event import event_page, occurrence_pages
from commonplace.pages.finders import finder
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.kinds import kind_pages, kinds_there
from commonplace.pages.months import month_of, month_pages
from commonplace.pages.series import series_pages, series_there
from commonplace.pages.writer import Writer

PAST = "events/past/index.md"


def event_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the index of events, the past ones, and each event."""
    edition = writer.edition
    words = edition.language.gettext
    yield from writer.numbered_pages(
        EVENTS,
        "events",
        edition.events.upcoming,
        title=words("Events"),
        section="events",
        description=words("What comes next, and what has been."),
        past=edition.events.past,
        size=writer.hub.settings.options.page_size,
        month=month_of(writer, edition.today.replace(day=1)),
        kinds=kinds_there(edition),
        all_series=series_there(edition),
        finder=finder(writer, ["events"], ("type", "mode", "topic"), rows=2),
    )
    yield from month_pages(writer)
    yield from writer.numbered_pages(
        PAST,
        "events_past",
        edition.events.past,
        title=words("Past events"),
        section="events",
    )
    yield from kind_pages(writer)
    yield from series_pages(writer)
    for event in writer.hub.events.values():
        yield event_page(writer, event)
        yield from occurrence_pages(writer, event)
