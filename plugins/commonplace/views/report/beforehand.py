"""What somebody should see to before an event takes place."""

from collections.abc import Iterator
from datetime import timedelta

from commonplace.language import N_
from commonplace.model.event import Mode
from commonplace.model.programme import EventStatus
from commonplace.views.edition import Edition
from commonplace.views.events import Occurrence
from commonplace.views.events.index import soonest
from commonplace.views.report.findings import Finding, Group

SOON = timedelta(days=30)
"""How far ahead it is said that something is missing."""

_DECIDE = timedelta(days=14)
"""When it should be settled whether something takes place."""


def coming_groups(edition: Edition) -> tuple[Group, ...]:
    """Return what is missing of events that are near, what is undecided, and what is full."""
    now = edition.now
    coming = list(_coming(edition))
    near = [one for one in coming if one.starts_at <= now + SOON]
    return (
        Group(
            name="incomplete",
            title=N_("Soon, and something is missing"),
            rule=N_("Of the next 30 days; of an event that recurs, the next date."),
            advice=N_("Add it to the file; readers cannot come without it."),
            findings=tuple(
                _finding(one, note) for one in near if _is_next(edition, one) for note in _gaps(one)
            ),
        ),
        Group(
            name="tentative",
            title=N_("To be confirmed, and soon"),
            rule=N_("Of the next 14 days."),
            advice=N_("Decide: “status: scheduled”, “postponed” or “cancelled”."),
            findings=tuple(
                _finding(one)
                for one in near
                if one.status is EventStatus.TENTATIVE and one.starts_at <= now + _DECIDE
            ),
        ),
        Group(
            name="full",
            title=N_("Full"),
            rule=N_("Still to come, with as many registered as there are places."),
            advice=N_("Find a larger room, or add a date."),
            findings=tuple(
                _finding(
                    one,
                    N_("{registered} registered, {capacity} places."),
                    registered=one.registered,
                    capacity=one.event.capacity,
                )
                for one in coming
                if one.is_full and (one.override or _is_next(edition, one))
            ),
        ),
    )


def _coming(edition: Edition) -> Iterator[Occurrence]:
    """Yield what is still to begin and not called off, soonest first."""
    found = (
        one
        for event in edition.hub.events.values()
        for one in edition.events.all_of(event)
        if one.starts_at > edition.now and not one.is_cancelled
    )
    yield from sorted(found, key=soonest)


def _is_next(edition: Edition, occurrence: Occurrence) -> bool:
    """Whether it is the first of its event that is still to begin."""
    ahead = (
        one
        for one in edition.events.all_of(occurrence.event)
        if one.starts_at > edition.now and not one.is_cancelled
    )
    return next(ahead, None) == occurrence


def _gaps(occurrence: Occurrence) -> Iterator[str]:
    """Yield what nobody can find in an event's file."""
    event = occurrence.event
    is_moved_online = occurrence.status is EventStatus.MOVED_ONLINE
    is_online = event.mode is not Mode.OFFLINE or is_moved_online
    # Who registers is often sent the link to join.
    ways = (occurrence.join_url, occurrence.stream_url, event.registration_url)
    if is_online and not any(ways):
        yield N_("No link to join, to watch or to register.")
    if event.mode is not Mode.ONLINE and not is_moved_online:
        place = occurrence.location
        if place is None:
            yield N_("No place.")
        elif not place.address and not place.geo:
            yield N_("The place has neither an address nor a position.")
    if event.capacity is not None and not event.registration_url:
        yield N_("The places are limited, but there is no link to register.")


def _finding(occurrence: Occurrence, note: str = "", **values: object) -> Finding:
    return Finding(occurrence.event.path, occurrence.title, occurrence.starts_at, note, values)
