"""Announced events in a feed."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from commonplace.addresses import EVENTS, page_uri, url_of
from commonplace.documents.plain_text import beginning
from commonplace.language import N_
from commonplace.model import Guest, is_recurring
from commonplace.model.event import Mode
from commonplace.model.programme import EventStatus
from commonplace.outputs.feeds.entry import Author, Category, Entry, Fact, author_of, categories_of
from commonplace.pages.clocks import span_words, zone_words
from commonplace.views import Edition
from commonplace.views.announcements import Announcement
from commonplace.views.events import EventIndex, Occurrence
from commonplace.views.events.kinds import KIND_NAMES

_DATES = 3
"""How many dates of an event that recurs an entry tells."""

_LONGEST = 400
"""How much of an event's text stands for a description that nobody wrote, in characters."""

_CHANGED = {
    EventStatus.CANCELLED: N_("Cancelled: {title}"),
    EventStatus.POSTPONED: N_("Postponed: {title}"),
    EventStatus.RESCHEDULED: N_("Rescheduled: {title}"),
    EventStatus.MOVED_ONLINE: N_("Moved online: {title}"),
}
"""What a reader should see of an entry without opening it."""


def event_entry(edition: Edition, announcement: Announcement) -> Entry:
    """Return what a feed says of an event: when and where it is, and what changed.

    One whose file is gone was not taken back in silence: readers have it on their list already.
    """
    event = announcement.event
    words = edition.language
    status = EventStatus.CANCELLED if announcement.is_withdrawn else event.status
    title = words.gettext(_CHANGED.get(status, "{title}")).format(title=event.title)
    page = EVENTS if announcement.is_withdrawn else page_uri(event)
    kind = Category(event.kind.value, words.gettext(KIND_NAMES[event.kind]))
    return Entry(
        id=_lasting_id(announcement.uid, edition.site.tag),
        url=edition.absolute(url_of(page)),
        title=title,
        published=announcement.published,
        updated=announcement.updated,
        authors=_authors(edition, announcement),
        categories=(kind, *categories_of(edition, event.topics, event.tags)),
        summary=event.description or beginning(event.body, _LONGEST),
        facts=tuple(_facts(edition, announcement)),
        lang=edition.hub.language_of(event) if edition.is_foreign(event) else "",
    )


def _lasting_id(uid: str, tag: str) -> str:
    """Return a URN made of an event's id in calendars, which outlives names and addresses.

    An entry in another language is another entry. A uid may be any text, a URN may not: so it is a
    UUID of the two.
    """
    return uuid5(NAMESPACE_URL, f"{uid} {tag}").urn


def _authors(edition: Edition, announcement: Announcement) -> tuple[Author, ...]:
    """Return who organises it; every entry must have an author, so else the site itself.

    Whose record went away with the event's is not told of any more.
    """
    people = announcement.event.organizers
    if announcement.is_withdrawn:
        people = tuple(who for who in people if isinstance(who, Guest) or edition.member(who))
    found = tuple(author_of(edition, person) for person in people)
    return found or (Author(edition.site.name, edition.site.url),)


def _facts(edition: Edition, announcement: Announcement) -> Iterator[Fact]:
    words = edition.language.gettext
    event, index = announcement.event, edition.events
    if announcement.is_withdrawn:  # its file is gone, so the hub does not know it
        index = EventIndex(replace(edition.hub, events={event.key: event}), edition.now)
    next_one = index.next_of(event)
    dates = [next_one]
    if is_recurring(event):
        dates = list(index.coming(event)[:_DATES]) or dates
    yield Fact(words(N_("When")), tuple(_when(edition, one) for one in dates))
    if next_one.was_at and not is_recurring(event):
        yield Fact(words(N_("Before")), (_span(edition, next_one, moved=False),))
    yield Fact(words(N_("Where")), (_where(edition, next_one),))
    if event.status_reason:
        yield Fact(words(N_("Why")), (event.status_reason,))
    links = (
        (N_("Register"), event.registration_url),
        (N_("Join online"), event.join_url),
        (N_("Watch the stream"), event.stream_url),
    )
    for name, url in links:
        if url:
            yield Fact(words(name), url=url)


def _when(edition: Edition, occurrence: Occurrence) -> str:
    """Return when a date is; of an event that recurs also what is particular about it."""
    text = _span(edition, occurrence)
    changed = _CHANGED.get(occurrence.status)
    if changed and is_recurring(occurrence.event):
        return edition.language.gettext(changed).format(title=text)
    return text


def _span(edition: Edition, occurrence: Occurrence, *, moved: bool = True) -> str:
    """Return a time on its own clock with its zone; or the time that does not hold any more."""
    event, words = occurrence.event, edition.language
    start, end = occurrence.starts_at, occurrence.ends_at
    if not moved and occurrence.was_at:
        start, end = occurrence.was_at, occurrence.was_at
    span = span_words(start, end, all_day=event.all_day, language=words)
    if event.all_day and event.mode is Mode.OFFLINE:
        return str(span)
    return f"{span} ({zone_words(start, end, event.timezone, words)})"


def _where(edition: Edition, occurrence: Occurrence) -> str:
    words = edition.language.gettext
    place, mode = occurrence.location, occurrence.event.mode
    if place is None or mode is Mode.ONLINE or occurrence.status is EventStatus.MOVED_ONLINE:
        return words(N_("Online"))
    text = f"{place.name}, {place.address}" if place.address else place.name
    return f"{text} · {words(N_('and online'))}" if mode is Mode.MIXED else text
