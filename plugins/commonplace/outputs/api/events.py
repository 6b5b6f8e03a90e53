"""Events for other programs: `api/events.json`, in the shape of `EventsFile`."""

from datetime import datetime

from commonplace.addresses import page_uri, url_of
from commonplace.model import Event, Recurrence, Session, is_recurring
from commonplace.outputs.api.event_shape import (
    VERSION,
    EventsFile,
    EventShape,
    OccurrenceShape,
)
from commonplace.outputs.api.parts import Parts
from commonplace.outputs.api.shape import (
    DeadlineShape,
    NamedShape,
    RecurrenceShape,
    SessionShape,
    as_lines,
)
from commonplace.values.instants import day_or_instant, instant, last_day_or_instant
from commonplace.views import Edition
from commonplace.views.calendars import event_calendar_uris
from commonplace.views.events import Occurrence
from commonplace.views.prices import is_free
from commonplace.views.states import in_utc

URI = "api/events.json"

_AROUND = 12
"""How many dates of an event that recurs are told before and after the moment of the build."""


def events_file(edition: Edition) -> str:
    """Return all events of an edition as JSON, an event a line, the same bytes every time."""
    calendars = event_calendar_uris(edition)
    found = EventsFile(
        version=VERSION,
        generated_at=in_utc(edition.now),
        site=Parts(edition).site(),
        events=[
            _event(edition, event, calendars.get(event.key, ""))
            for event in edition.hub.events.values()
        ],
    )
    return as_lines(found, "events")


def _event(edition: Edition, event: Event, calendar: str) -> EventShape:
    parts = Parts(edition)
    history = edition.history(event)
    known = edition.announcement(event)
    before = event.start_on(event.previous_start) if event.previous_start else None
    return EventShape(
        id=event.id,
        uid=history.uid,
        sequence=history.sequence,
        created=in_utc(known.published) if known.published else "",
        modified=in_utc(known.updated) if known.published else "",
        title=event.title,
        description=event.description or "",
        kind=event.kind,
        mode=event.mode,
        status=event.status,
        status_reason=event.status_reason or "",
        language=edition.hub.language_of(event),
        timezone=event.timezone,
        all_day=event.all_day,
        previous_start=_begins(event, before) if before else "",
        occurrences=[_occurrence(parts, one) for one in _told(edition, event)],
        recurrence=_recurrence(event),
        location=parts.place(event.location),
        url=parts.address(url_of(page_uri(event))),
        ics=parts.address(calendar) if calendar else "",
        join_url=event.join_url or "",
        stream_url=event.stream_url or "",
        registration_url=event.registration_url or "",
        coc_url=event.coc_url or "",
        image=parts.picture(event),
        image_alt=event.image_alt or "",
        price=event.price or "",
        is_free=is_free(event.price),
        capacity=event.capacity,
        registered=event.registered,
        organizers=parts.people(event.organizers),
        speakers=parts.people(event.speakers),
        series=_series(parts, event.series) if event.series else None,
        topics=[_topic(parts, topic) for topic in event.topics],
        tags=list(event.tags),
        deadlines=_deadlines(event),
        sessions=_sessions(parts, event),
        recordings=parts.resources(event.recordings),
        slides=parts.resources(event.slides),
        notes=event.notes or "",
        attendance=event.attendance,
    )


def _told(edition: Edition, event: Event) -> list[Occurrence]:
    """Return the dates around the moment of the build, and each that differs from the rule."""
    row = list(edition.events.all_of(event))
    over = sum(edition.events.is_over(one) for one in row)
    return [
        one
        for index, one in enumerate(row)
        if -_AROUND <= index - over < _AROUND or one.override is not None
    ]


def _occurrence(parts: Parts, one: Occurrence) -> OccurrenceShape:
    event, own = one.event, one.override
    return OccurrenceShape(
        start=_begins(event, one.starts_at),
        end=_ends(one),
        start_utc=in_utc(one.starts_at),
        end_utc=in_utc(one.ends_at),
        rule_start=_begins(event, one.rule_start) if one.rule_start and one.is_moved else "",
        status=one.status,
        status_reason=(own.status_reason or "") if own else "",
        title=(own.title or "") if own else "",
        description=(own.description or "") if own else "",
        location=parts.place(own.location) if own else None,
        join_url=(own.join_url or "") if own else "",
        stream_url=(own.stream_url or "") if own else "",
        speakers=parts.people(own.speakers) if own else [],
        registered=own.registered if own else None,
        recordings=parts.resources(own.recordings) if own else [],
        slides=parts.resources(own.slides) if own else [],
        notes=(own.notes or "") if own else "",
        attendance=own.attendance if own else None,
        url=parts.address(url_of(one.uri)) if one.has_page else "",
    )


def _recurrence(event: Event) -> RecurrenceShape | None:
    if not is_recurring(event):
        return None
    recurrence = Recurrence(event)
    return RecurrenceShape(
        rrule=event.rrule or "",
        rdate=[_begins(event, moment) for moment in sorted(recurrence.extra)],
        exdate=[_begins(event, moment) for moment in sorted(recurrence.left_out)],
    )


def _series(parts: Parts, series: str) -> NamedShape:
    name = parts.edition.series_name(series)
    return NamedShape(id=series, name=name, url=parts.address(f"events/series/{series}/"))


def _topic(parts: Parts, topic: str) -> NamedShape:
    name = parts.edition.topic_name(topic)
    return NamedShape(id=topic, name=name, url=parts.address(f"topics/{topic}/"))


def _deadlines(event: Event) -> list[DeadlineShape]:
    dated = [(event.deadline_at(deadline), deadline) for deadline in event.deadlines]
    return [
        DeadlineShape(
            title=deadline.title,
            at=instant(at),
            at_utc=in_utc(at),
            timezone=deadline.timezone or event.timezone,
            url=deadline.url or "",
        )
        for at, deadline in sorted(dated, key=lambda row: (in_utc(row[0]), row[1].title))
    ]


def _sessions(parts: Parts, event: Event) -> list[SessionShape]:
    ordered = sorted(event.sessions, key=lambda session: event.on_clock(session.start))
    return [_session(parts, event, session) for session in ordered]


def _session(parts: Parts, event: Event, session: Session) -> SessionShape:
    return SessionShape(
        title=session.title,
        start=instant(event.on_clock(session.start)),
        end=instant(event.on_clock(session.end)) if session.end else "",
        speakers=parts.people(session.speakers),
        track=session.track or "",
        room=session.room or "",
        description=session.description or "",
        recordings=parts.resources(session.recordings),
        slides=parts.resources(session.slides),
    )


def _begins(event: Event, moment: datetime) -> str:
    return day_or_instant(moment, all_day=event.all_day)


def _ends(one: Occurrence) -> str:
    if not one.length:
        return ""
    return last_day_or_instant(one.ends_at, all_day=one.event.all_day)
