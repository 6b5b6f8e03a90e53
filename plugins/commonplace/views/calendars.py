"""Calendars: what there is to subscribe to, and which events each of them holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from commonplace.addresses import EVENTS, page_uri, url_of
from commonplace.language import N_, language_name
from commonplace.model import Event
from commonplace.model.claims import merged_into
from commonplace.model.event import EventKind
from commonplace.model.uids import former_id
from commonplace.views.edition import Edition
from commonplace.views.events.kinds import KIND_LISTS
from commonplace.views.listed import Listed, listed
from commonplace.views.people import directory


@dataclass(frozen=True, slots=True)
class Calendar:
    """Events that somebody may want in their own calendar, by their first start.

    `uri` is where the file is, `page` the page it belongs to; both below the edition's root.
    `group` says what kind of calendar it is: all, series, kinds, topics, members, languages or
    events. `name` is what it is called on the site, `title` the same for readers elsewhere.
    `former_uris` are where the same events were found before.
    """

    uri: str
    page: str
    group: str
    name: str
    title: str
    description: str
    events: tuple[Listed, ...]
    former_uris: tuple[str, ...] = ()
    colour: str = ""


def calendars(edition: Edition) -> tuple[Calendar, ...]:
    """Return the calendars of an edition: all events first, then by what they have in common.

    None where the hub does not say where its site is: a calendar is read elsewhere and names whole
    addresses. None without an event, and none where a part of the history is missing: what would
    be told of changes were wrong.
    """
    if not edition.site.url or edition.histories.is_shallow:
        return ()
    events = listed(edition)
    return tuple(calendar for calendar in _all(edition, events) if calendar.events)


def by_page(found: Iterable[Calendar]) -> dict[str, Calendar]:
    """Return the calendar that belongs to each page, by the page's URL: the widest of several."""
    pages: dict[str, Calendar] = {}
    for calendar in found:
        pages.setdefault(url_of(calendar.page), calendar)
    return pages


def calendar_of(edition: Edition, page: str) -> Calendar | None:
    """Return the calendar that belongs to a page."""
    return by_page(calendars(edition)).get(url_of(page))


def event_calendar_uris(edition: Edition) -> Mapping[str, str]:
    """Return where the calendar of an event alone is, by the event's key; not each event has one.

    What was cancelled long ago is in no calendar any more.
    """
    found = (each for each in calendars(edition) if each.group == "events")
    return {calendar.events[0].event.key: calendar.uri for calendar in found}


def _all(edition: Edition, events: tuple[Listed, ...]) -> Iterator[Calendar]:
    site = edition.site
    words = edition.language.gettext(N_("All events"))
    yield Calendar("calendar/all.ics", EVENTS, "all", words, site.name, site.description, events)
    yield from _in_series(edition, events)
    yield from _of_kinds(edition, events)
    yield from _on_topics(edition, events)
    yield from _with_members(edition, events)
    yield from _in_languages(edition, events)
    for each in events:
        yield _of_event(edition, each)


def _in_series(edition: Edition, events: tuple[Listed, ...]) -> Iterator[Calendar]:
    for series in sorted({each.event.series for each in events if each.event.series}):
        found = tuple(each for each in events if each.event.series == series)
        page = f"events/series/{series}.md" if series in edition.events.series else EVENTS
        yield _group(edition, f"series/{series}", edition.series_name(series), page, found)


def _of_kinds(edition: Edition, events: tuple[Listed, ...]) -> Iterator[Calendar]:
    for kind in EventKind:
        found = tuple(each for each in events if each.event.kind is kind)
        name = edition.language.gettext(KIND_LISTS[kind])
        page = f"events/kinds/{kind.value}.md" if edition.events.of_kind(kind) else EVENTS
        yield _group(edition, f"kinds/{kind.value}", name, page, found)


def _on_topics(edition: Edition, events: tuple[Listed, ...]) -> Iterator[Calendar]:
    for topic in sorted({topic for each in events for topic in each.event.topics}):
        found = tuple(each for each in events if topic in each.event.topics)
        page = f"topics/{topic}.md" if topic in edition.topics.topics else EVENTS
        yield _group(edition, f"topics/{topic}", edition.topic_name(topic), page, found)


def _with_members(edition: Edition, events: tuple[Listed, ...]) -> Iterator[Calendar]:
    groups: dict[str, list[Listed]] = {}
    for each in events:
        for who in _members_at(edition, each.event):
            groups.setdefault(who, []).append(each)
    words = edition.language.gettext(N_("Events with {name}"))
    for member in directory(edition.hub):
        if member.is_public and member.id in groups:
            name = words.format(name=member.name)
            page = page_uri(member)
            yield _group(edition, f"members/{member.id}", name, page, tuple(groups[member.id]))


def _members_at(edition: Edition, event: Event) -> Iterable[str]:
    """Return who organises an event or speaks there, once each, as they are known today."""
    rows = [event.organizers, event.speakers]
    rows += [session.speakers for session in event.sessions]
    rows += [override.speakers for override in event.overrides]
    ids = [who for row in rows for who in row if isinstance(who, str)]
    return dict.fromkeys(merged_into(edition.hub.people, who) for who in ids)


def _in_languages(edition: Edition, events: tuple[Listed, ...]) -> Iterator[Calendar]:
    groups: dict[str, list[Listed]] = {}
    for each in events:
        groups.setdefault(edition.hub.language_of(each.event).lower(), []).append(each)
    words = edition.language.gettext(N_("Events in {language}"))
    for tag in sorted(groups):
        name = words.format(language=language_name(tag, spoken_in=edition.site.tag))
        yield _group(edition, f"languages/{tag}", name, EVENTS, tuple(groups[tag]))


def _of_event(edition: Edition, each: Listed) -> Calendar:
    event = each.event
    former = dict.fromkeys(filter(None, map(former_id, event.redirect_from)))
    return Calendar(
        uri=f"calendar/events/{event.id}.ics",
        page=page_uri(event),
        group="events",
        name=event.title,
        title=f"{event.title} · {edition.site.name}",
        description=event.description or "",
        events=(each,),
        former_uris=tuple(f"calendar/events/{name}.ics" for name in former),
    )


def _group(
    edition: Edition, path: str, name: str, page: str, events: tuple[Listed, ...]
) -> Calendar:
    title = f"{name} · {edition.site.name}"
    group = path.partition("/")[0]
    return Calendar(f"calendar/{path}.ics", page, group, name, title, "", events)
