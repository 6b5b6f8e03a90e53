"""VEVENT: an event, with a component of its own for each occurrence that differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

import icalendar
from icalendar import vRecur, vUri

from commonplace.addresses import file_url, page_uri, url_of
from commonplace.language import N_
from commonplace.model import Guest
from commonplace.model.event import EventKind
from commonplace.model.programme import EventStatus
from commonplace.model.record import Person
from commonplace.outputs.calendars.dates import Dates, dates_of
from commonplace.outputs.calendars.description import description, name_in_calendars
from commonplace.outputs.calendars.joining import conferences, is_online
from commonplace.outputs.calendars.text import Categories, Position, address, text
from commonplace.outputs.calendars.times import Span, When, zone_name
from commonplace.views import Edition
from commonplace.views.events import Occurrence, occurrence_at
from commonplace.views.events.kinds import KIND_NAMES
from commonplace.views.listed import Listed

KIND_COLOURS = {
    EventKind.MEETUP: "seagreen",
    EventKind.WORKSHOP: "darkorange",
    EventKind.SALON: "mediumorchid",
    EventKind.TALK: "firebrick",
    EventKind.STREAM: "crimson",
    EventKind.AMA: "teal",
    EventKind.DISCUSSION: "steelblue",
    EventKind.BRAINSTORM: "goldenrod",
    EventKind.CONFERENCE: "navy",
}
"""The colour of each kind, by its name in CSS, as RFC 7986 asks."""

_STATUS = {
    EventStatus.TENTATIVE: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
    # At this time it does not take place; with a new time it comes back under the same UID.
    EventStatus.POSTPONED: "CANCELLED",
}

_FORMATS = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class WrittenEvent:
    """An event's components as text, and the zone and years that they need."""

    text: str
    zone: str
    first_year: int
    last_year: int | None


def written_event(listed: Listed, edition: Edition) -> WrittenEvent:
    """Return an event as it stands in every calendar of an edition that holds it."""
    dates = dates_of(listed.event, edition)
    writer = _Writer(listed, edition)
    content = "".join(each.to_ical().decode() for each in writer.components(dates))
    zone = zone_name(listed.event)
    is_needed = f";TZID={zone}:" in content
    return WrittenEvent(content, zone if is_needed else "", dates.first_year, dates.last_year)


@dataclass(frozen=True)
class _Writer:
    """Writes the components of one event."""

    listed: Listed
    edition: Edition

    def components(self, dates: Dates) -> Iterator[icalendar.Event]:
        """Yield the event, then what differs, in the order of time."""
        event = self.listed.event
        master = self._component(occurrence_at(event, event.starts_at), dates.span)
        if dates.rule:
            master.add("RRULE", _rule(dates))
        _add_times(master, "RDATE", dates.extra)
        _add_times(master, "EXDATE", dates.left_out)
        yield master
        for own in dates.own:
            component = self._component(own.occurrence, own.span)
            component.add("RECURRENCE-ID", own.known_as)
            yield component

    def _component(self, occurrence: Occurrence, span: Span) -> icalendar.Event:
        component = icalendar.Event()
        history = self.listed.history
        component.add("UID", text(history.uid))
        # Without METHOD, RFC 5545 has both say when the event was last changed.
        component.add("DTSTAMP", history.modified)
        component.add("LAST-MODIFIED", history.modified)
        component.add("CREATED", history.created)
        component.add("SEQUENCE", history.sequence)
        component.add("DTSTART", span.start)
        if span.end is not None:
            component.add("DTEND", span.end)
        if span.length is not None:
            component.add("DURATION", span.length)
        component.add("SUMMARY", text(occurrence.title))
        component.add("STATUS", self._status(occurrence))
        if not self.listed.is_deleted:
            self._add_facts(component, occurrence)
        return component

    def _status(self, occurrence: Occurrence) -> str:
        if self.listed.is_deleted:
            return "CANCELLED"
        return _STATUS.get(occurrence.status, "CONFIRMED")

    def _add_facts(self, component: icalendar.Event, occurrence: Occurrence) -> None:
        """Add what the event's page says; of an event whose page is gone nothing is told."""
        event, words = occurrence.event, self.edition.language.gettext
        is_free = event.all_day or occurrence.is_cancelled
        component.add("TRANSP", "TRANSPARENT" if is_free else "OPAQUE")
        component.add("DESCRIPTION", text(description(occurrence, self.edition)))
        component.add("URL", address(self.edition.absolute(url_of(occurrence.uri))))
        component.add("CATEGORIES", Categories(self._categories))
        component.add("COLOR", KIND_COLOURS[event.kind])
        self._add_place(component, occurrence)
        for conference in conferences(occurrence, words):
            component.add("CONFERENCE", conference)
        for url in _to_keep(occurrence):
            component.add("ATTACH", address(url))
        for person in event.organizers:
            if name := name_in_calendars(person, self.edition):
                component.add("CONTACT", text(name), self._page_of(person))
        if event.image:
            component.add("IMAGE", self._image(event.image))

    @property
    def _categories(self) -> list[str]:
        event, edition = self.listed.event, self.edition
        kind = edition.language.gettext(KIND_NAMES[event.kind])
        return [kind, *(edition.topic_name(topic) for topic in event.topics), *event.tags]

    def _add_place(self, component: icalendar.Event, occurrence: Occurrence) -> None:
        location = occurrence.location
        if is_online(occurrence) or location is None:
            online = self.edition.language.gettext(N_("Online"))
            where = (online, occurrence.join_url or occurrence.stream_url)
            component.add("LOCATION", text(": ".join(filter(None, where))))
            return
        component.add("LOCATION", text(", ".join(filter(None, (location.name, location.address)))))
        if location.geo:
            component.add("GEO", Position(location.geo))

    def _page_of(self, person: Person) -> dict[str, str]:
        """Return the page about somebody as a parameter, where there is one."""
        if isinstance(person, Guest):
            return {"ALTREP": str(address(person.url))} if person.url else {}
        member = self.edition.member(person)
        if member is None or not member.is_public:
            return {}
        return {"ALTREP": str(address(self.edition.absolute(url_of(page_uri(member)))))}

    def _image(self, path: str) -> vUri:
        ending = path.rpartition(".")[2].lower()
        known = {"FMTTYPE": _FORMATS[ending]} if ending in _FORMATS else {}
        url = self.edition.absolute(file_url(self.listed.event, path))
        return address(url, VALUE="URI", DISPLAY="BADGE", **known)


def _to_keep(occurrence: Occurrence) -> Iterator[str]:
    """Yield the addresses of what remains of an occurrence, each once."""
    event = occurrence.event
    rows = [occurrence.recordings, occurrence.slides]
    if occurrence.override is None:
        rows += [event.recordings, event.slides]
        for session in event.sessions:
            rows += [session.recordings, session.slides]
    yield from dict.fromkeys(resource.url for row in rows for resource in row)


def _rule(dates: Dates) -> vRecur:
    rule: vRecur = vRecur.from_ical(
        ";".join(f"{name}={value}" for name, value in dates.rule.items())
    )
    if dates.until is not None:
        rule["UNTIL"] = [dates.until]
    return rule


def _add_times(component: icalendar.Event, name: str, times: tuple[When, ...]) -> None:
    """Add days or times; those in UTC apart from those on the event's clock."""
    groups: dict[tzinfo | None, list[When]] = {}
    for when in times:
        groups.setdefault(when.tzinfo if isinstance(when, datetime) else None, []).append(when)
    for zone, group in groups.items():
        component.add(name, group, {} if zone else {"VALUE": "DATE"})
