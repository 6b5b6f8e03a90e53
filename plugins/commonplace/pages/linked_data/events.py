"""Events in linked data (schema.org Event): what search engines and assistants read of a page."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from commonplace.addresses import page_uri, url_of
from commonplace.model import Event, Guest, Resource, Session, is_recurring
from commonplace.model.event import EventKind
from commonplace.model.programme import EventStatus
from commonplace.pages.linked_data.offers import offer
from commonplace.pages.linked_data.people import people
from commonplace.pages.linked_data.places import attendance_mode, locations
from commonplace.pages.linked_data.questions import questions_data
from commonplace.pages.linked_data.schedules import schedule
from commonplace.pages.links import Links
from commonplace.values.instants import day_or_instant, last_day_or_instant
from commonplace.views import Edition
from commonplace.views.events import Occurrence, Series
from commonplace.views.prices import is_free

CONTEXT = "https://schema.org"

_TYPES = {
    EventKind.MEETUP: "SocialEvent",
    EventKind.SALON: "SocialEvent",
    EventKind.WORKSHOP: "EducationEvent",
    EventKind.TALK: "EducationEvent",
}
"""Kinds for which schema.org has a word of its own; every other is an Event."""

_CALLED_OFF = {
    EventStatus.CANCELLED: "https://schema.org/EventCancelled",
    EventStatus.POSTPONED: "https://schema.org/EventPostponed",
}
_SESSIONS = 60
_DATES = 12
"""How many sessions of an event, and dates of a series before and after today, are told."""


def event_data(edition: Edition, event: Event) -> dict[str, Any]:
    """Return the linked data of an event's page; of one that recurs, its next dates.

    What was asked and answered at it stands beside them.
    """
    coming: Iterable[Occurrence] = (edition.events.next_of(event),)
    if is_recurring(event):
        nodes = list(_dates(edition, event, edition.events.coming(event) or coming))
    else:
        nodes = [_whole(edition, one) for one in coming]
    asked = questions_data(edition, event)
    if is_recurring(event) or asked:
        return {"@context": CONTEXT, "@graph": [*nodes, *filter(None, [asked])]}
    return {"@context": CONTEXT, **nodes[0]}


def occurrence_data(edition: Edition, occurrence: Occurrence) -> dict[str, Any]:
    """Return the linked data of the page of one date of an event that recurs."""
    parent = _recurring(edition, occurrence.event)
    return {"@context": CONTEXT, **_whole(edition, occurrence), "superEvent": parent}


def series_data(edition: Edition, series: Series) -> dict[str, Any]:
    """Return the linked data of a series' page: its next dates, then its last ones."""
    over = [one for one in series.occurrences if edition.events.is_over(one)]
    ahead = [one for one in series.occurrences if not edition.events.is_over(one)]
    dates = [*ahead[:_DATES], *reversed(over[-_DATES:])]
    node = {"@context": CONTEXT, **_series(edition, series.id)}
    if dates:
        node["subEvent"] = [_short(edition, one) for one in dates]
    return node


def _dates(
    edition: Edition, event: Event, coming: Iterable[Occurrence]
) -> Iterator[dict[str, Any]]:
    """Yield dates of an event; the first tells at length what holds for the others too."""
    parent = _recurring(edition, event)
    describe = _whole
    for occurrence in coming:
        yield {**describe(edition, occurrence), "superEvent": parent}
        describe = _short
        if "@id" in parent:
            parent = {"@id": parent["@id"]}


def _recurring(edition: Edition, event: Event) -> dict[str, Any]:
    """Return what the dates of an event have in common. Its times are those of its schedule."""
    node: dict[str, Any] = {"@type": "EventSeries"}
    if url := _page_url(edition, event):
        node |= {"@id": f"{url}#dates", "url": url}
    node |= {"name": event.title, "identifier": edition.history(event).uid}
    if found := schedule(event):
        node["eventSchedule"] = found
    if event.series:
        node["superEvent"] = _series(edition, event.series)
    return node


def _series(edition: Edition, series_id: str) -> dict[str, Any]:
    node = {"@type": "EventSeries", "name": edition.series_name(series_id)}
    if url := edition.absolute(f"events/series/{series_id}/"):
        node |= {"@id": url, "url": url}
    return node


def _short(edition: Edition, occurrence: Occurrence) -> dict[str, Any]:
    """Return what makes an event one: its name, its time, its place, and whether it is on."""
    event = occurrence.event
    url = edition.absolute(url_of(occurrence.uri))
    node: dict[str, Any] = {
        "@type": _TYPES.get(event.kind, "Event"),
        "name": occurrence.title,
        "startDate": day_or_instant(occurrence.starts_at, all_day=event.all_day),
    }
    if occurrence.length:
        node["endDate"] = last_day_or_instant(occurrence.ends_at, all_day=event.all_day)
    node["eventStatus"] = _one_or_all(_statuses(occurrence))
    if before := _previous_start(occurrence):
        node["previousStartDate"] = before
    node["eventAttendanceMode"] = attendance_mode(occurrence)
    if places := locations(occurrence, url):
        node["location"] = _one_or_all(places)
    if url:
        node["url"] = url
    return node


def _whole(edition: Edition, occurrence: Occurrence) -> dict[str, Any]:
    event = occurrence.event
    node = _short(edition, occurrence)
    several = is_recurring(event)
    filled = {
        "description": occurrence.description,
        "identifier": None if several else edition.history(event).uid,
        "image": _image(edition, event),
        "inLanguage": edition.hub.language_of(event),
        "organizer": _one_or_all(people(edition, event.organizers)),
        "performer": _one_or_all(people(edition, _performers(occurrence))),
        "maximumAttendeeCapacity": event.capacity,
        "remainingAttendeeCapacity": _places_left(edition, occurrence),
        "isAccessibleForFree": is_free(event.price),
        "offers": offer(edition, occurrence, node.get("url", "")),
        "keywords": [*map(edition.topic_name, event.topics), *event.tags],
        "superEvent": None if several or not event.series else _series(edition, event.series),
        "subEvent": [] if several else _sessions(edition, occurrence, node.get("url", "")),
        **_remains(occurrence),
    }
    return node | {name: value for name, value in filled.items() if value not in (None, [], "")}


def _statuses(occurrence: Occurrence) -> list[str]:
    """Return whether it takes place as announced; it may have moved in time and online at once."""
    status = occurrence.status
    if status in _CALLED_OFF:
        return [_CALLED_OFF[status]]
    found = []
    if _previous_start(occurrence):
        found.append("https://schema.org/EventRescheduled")
    if status is EventStatus.MOVED_ONLINE:
        found.append("https://schema.org/EventMovedOnline")
    return found or ["https://schema.org/EventScheduled"]


def _previous_start(occurrence: Occurrence) -> str:
    """Return when it was to begin before it was moved; nothing where it was not."""
    before = occurrence.was_at
    if occurrence.status in _CALLED_OFF or before is None or before == occurrence.starts_at:
        return ""
    return day_or_instant(before, all_day=occurrence.event.all_day)


def _performers(occurrence: Occurrence) -> Iterable[str | Guest]:
    if occurrence.speakers:
        return occurrence.speakers
    return [person for session in occurrence.event.sessions for person in session.speakers]


def _places_left(edition: Edition, occurrence: Occurrence) -> int | None:
    """Return how many places are left, while somebody could still take one."""
    capacity, registered = occurrence.event.capacity, occurrence.registered
    is_over = occurrence.is_cancelled or edition.events.is_over(occurrence)
    if capacity is None or registered is None or is_over:
        return None
    return max(capacity - registered, 0)


def _sessions(edition: Edition, occurrence: Occurrence, url: str) -> list[dict[str, Any]]:
    event = occurrence.event
    ordered = sorted(event.sessions, key=lambda session: event.on_clock(session.start))
    return [_session(edition, occurrence, one, url) for one in islice(ordered, _SESSIONS)]


def _session(
    edition: Edition, occurrence: Occurrence, session: Session, url: str
) -> dict[str, Any]:
    event = occurrence.event
    node: dict[str, Any] = {
        "@type": "Event",
        "name": session.title,
        "startDate": day_or_instant(event.on_clock(session.start), all_day=False),
    }
    if session.end:
        node["endDate"] = day_or_instant(event.on_clock(session.end), all_day=False)
    node["eventStatus"] = _one_or_all(_statuses(occurrence))
    node["eventAttendanceMode"] = attendance_mode(occurrence)
    if places := locations(occurrence, url, session.room or ""):
        node["location"] = _one_or_all(places)
    if performers := people(edition, session.speakers):
        node["performer"] = _one_or_all(performers)
    if session.recordings:
        node["recordedIn"] = _one_or_all(_works(session.recordings, session.title))
    return node


def _remains(occurrence: Occurrence) -> Mapping[str, Any]:
    """Return what there is afterwards.

    A VideoObject would need a picture and a day of its own; nobody gives those, so that a recording
    is a work.
    """
    title = occurrence.title
    found: dict[str, Any] = {
        "recordedIn": _one_or_all(_works(occurrence.recordings, title)),
        "workFeatured": _one_or_all(
            _works(occurrence.slides, title, kind="PresentationDigitalDocument")
        ),
    }
    if occurrence.notes:
        found["subjectOf"] = {"@type": "CreativeWork", "name": title, "url": occurrence.notes}
    return found


def _works(
    resources: Iterable[Resource], title: str, *, kind: str = "CreativeWork"
) -> list[dict[str, Any]]:
    found = []
    for resource in resources:
        node = {"@type": kind, "name": resource.title or title, "url": resource.url}
        if resource.lang:
            node["inLanguage"] = resource.lang
        found.append(node)
    return found


def _image(edition: Edition, event: Event) -> str:
    if not event.image or not edition.site.url:
        return ""
    return urljoin(edition.site.url, Links(edition, "index.md").file(event, event.image))


def _page_url(edition: Edition, event: Event) -> str:
    return edition.absolute(url_of(page_uri(event)))


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
