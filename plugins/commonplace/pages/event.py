"""An event, and those of its occurrences of which something remains."""

from collections.abc import Iterator
from typing import Any

from commonplace.addresses import page_uri
from commonplace.model import Event, is_recurring
from commonplace.pages.dates import worded_day
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.kinds import kind_uri, kind_words
from commonplace.pages.linked_data import event_data, occurrence_data
from commonplace.pages.rhythms import worded_rhythm
from commonplace.pages.series import series_uri
from commonplace.pages.ways import ways
from commonplace.pages.writer import Writer
from commonplace.views.events import Occurrence, phase_of, phases
from commonplace.views.events.ahead import timeline_ahead, times_ahead
from commonplace.views.events.index import worth_listing
from commonplace.views.schedule import clocks_change, schedule, slots, speakers_of


def event_page(writer: Writer, event: Event) -> GeneratedPage:
    """Return the page of an event, which speaks of the occurrence that is on or comes next."""
    index = writer.edition.events
    occurrence = index.next_of(event)
    recurs = is_recurring(event)
    coming = index.coming(event) if recurs else ()
    days = schedule(event)
    row = sorted(slots(event), key=lambda slot: slot.starts_at)
    been = index.been(event) if recurs else ()
    return writer.page(
        page_uri(event),
        "event",
        title=event.title,
        section="events",
        description=event.description or "",
        record=event,
        **_facts(writer, occurrence, times_ahead(index, occurrence)),
        linked_data=event_data(writer.edition, event),
        next_is_off=bool(coming) and coming[0] != occurrence and coming[0].is_cancelled,
        rhythm=worded_rhythm(event, writer.edition.language) if recurs else "",
        has_remains=_has_remains(event),
        schedule=days,
        clocks_change=clocks_change(days),
        said=lambda person: [slot for slot in row if person in slot.session.speakers],
        coming=coming,
        been=worth_listing(been),
        unlisted=len(been) - len(worth_listing(been)),
        series=[index.next_of(other) for other in index.in_series(event)],
    )


def occurrence_pages(writer: Writer, event: Event) -> Iterator[GeneratedPage]:
    """Yield a page for each occurrence of which there are notes, a recording or slides."""
    if not is_recurring(event):
        return
    row = [one for one in writer.edition.events.all_of(event) if one.has_page]
    for before, one, after in zip([None, *row], row, [*row[1:], None], strict=False):
        yield _occurrence(writer, one, before, after)


def _occurrence(
    writer: Writer, one: Occurrence, before: Occurrence | None, after: Occurrence | None
) -> GeneratedPage:
    speaks = writer.edition.language
    day = worded_day(one.starts_at.date(), speaks)
    named = speaks.gettext("{title}, {day}").format(title=one.title, day=day)
    return writer.page(
        one.uri,
        "occurrence",
        title=named,
        section="events",
        description=one.description,
        record=one.event,
        **_facts(writer, one, ()),
        linked_data=occurrence_data(writer.edition, one),
        next_is_off=False,
        rhythm="",
        before=before,
        after=after,
    )


def _facts(writer: Writer, occurrence: Occurrence, ahead: tuple[Occurrence, ...]) -> dict[str, Any]:
    """Return what is said of an event at one of its times, with those that may take its place."""
    states = timeline_ahead(occurrence, ahead)
    found = ways(occurrence)
    return {
        "event": occurrence.event,
        "occurrence": occurrence,
        "ahead": ahead,
        "timeline": states,
        "phase": phase_of(states.at(writer.edition.now)),
        "phases_of": phases,
        "ways": found,
        "has_ways": bool(found),
        "words": kind_words(occurrence.event.kind),
        "kind_uri": kind_uri,
        "series_uri": series_uri,
        "speakers": speakers_of(occurrence),
    }


def _has_remains(event: Event) -> bool:
    return bool(event.recordings or event.slides or event.notes or event.attendance is not None)
