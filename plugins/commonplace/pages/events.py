"""Events: those that come, those that have been, and each one."""

from collections.abc import Iterator

from commonplace.addresses import EVENTS, page_uri
from commonplace.model import Event, is_recurring
from commonplace.pages.finders import finder
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.linked_data import event_data
from commonplace.pages.months import month_of, month_pages
from commonplace.pages.writer import Writer
from commonplace.views.events import timeline
from commonplace.views.events.index import SHOWN_OCCURRENCES

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
    for event in writer.hub.events.values():
        yield _event(writer, event)


def _event(writer: Writer, event: Event) -> GeneratedPage:
    edition = writer.edition
    occurrence = edition.events.next_of(event)
    return writer.page(
        page_uri(event),
        "event",
        title=event.title,
        section="events",
        description=event.description or "",
        record=event,
        event=event,
        occurrence=occurrence,
        timeline=timeline(event, occurrence),
        coming=edition.events.coming(event) if is_recurring(event) else (),
        been=edition.events.been(event)[:SHOWN_OCCURRENCES] if is_recurring(event) else (),
        series=edition.events.in_series(event),
        sessions=sorted(event.sessions, key=lambda session: event.on_clock(session.start)),
        linked_data=event_data(edition, event),
    )
