"""Which events stand in calendars at one moment, those that are off or gone among them.

Who subscribed must see that something is off; so it stays for a while, marked as cancelled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from commonplace.model import Event, EventHistory, is_recurring
from commonplace.model.programme import EventStatus
from commonplace.model.rules import rule_parts
from commonplace.values import LATEST_YEAR
from commonplace.views.edition import Edition
from commonplace.views.events import Occurrence, occurrences

_OFF = (EventStatus.CANCELLED, EventStatus.POSTPONED)


@dataclass(frozen=True, slots=True)
class Listed:
    """An event as calendars hold it; `is_deleted` where the site has no file of it any more."""

    event: Event
    history: EventHistory
    is_deleted: bool = False


def listed(edition: Edition) -> tuple[Listed, ...]:
    """Return the events of an edition's calendars, by their first start.

    One whose file has a mistake stays as it last was: a slip of the keyboard is no cancellation.
    """
    found = sorted(
        _all(edition), key=lambda each: (_instant(each.event.starts_at), each.history.uid)
    )
    return tuple(found)


def is_off(occurrence: Occurrence, edition: Edition) -> bool:
    """Whether an occurrence is cancelled and that has been shown long enough."""
    return occurrence.is_cancelled and not _is_shown(edition, occurrence.over_at)


def is_endless(event: Event) -> bool:
    """Whether an event recurs and no date is its last."""
    parts = rule_parts(event.rrule) if event.rrule else {}
    return bool(parts) and not {"COUNT", "UNTIL"} & set(parts)


def _all(edition: Edition) -> Iterator[Listed]:
    for event in edition.hub.events.values():
        history = edition.history(event)
        if event.status in _OFF:
            is_there = _is_shown(edition, _over_at(event), history.cancelled_at)
        else:
            is_there = _has_occurrences(edition, event)
        if is_there:
            yield Listed(event, history)
    for refused in edition.histories.refused:
        yield Listed(refused.event, refused.history)
    for gone in edition.histories.deleted:
        if _is_shown(edition, _over_at(gone.event), gone.deleted_at):
            yield Listed(gone.event, gone.history, is_deleted=True)


def _is_shown(edition: Edition, *since: datetime | None) -> bool:
    """Whether what is off is still shown, counted from the later of some moments."""
    known = [_instant(moment) for moment in since if moment]
    days = timedelta(days=edition.hub.settings.options.cancelled_days)
    return not known or edition.now <= max(known) + days


def _over_at(event: Event) -> datetime | None:
    """Return when an event is planned to be over for the last time; None where it has no end."""
    if is_endless(event):
        return None
    if not is_recurring(event):
        return Occurrence(event, event.starts_at, event.ends_at).over_at
    return max((each.over_at for each in _all_of(event)), key=_instant, default=event.starts_at)


def _has_occurrences(edition: Edition, event: Event) -> bool:
    """Whether an event is not off for good, one date after the other."""
    if is_endless(event) or not event.overrides:
        return True
    return any(not is_off(each, edition) for each in _all_of(event))


def _all_of(event: Event) -> list[Occurrence]:
    return occurrences(event, datetime(LATEST_YEAR, 12, 31, tzinfo=event.zone))


def _instant(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
