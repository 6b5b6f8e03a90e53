"""How long pages of a moment stay as they are: until something begins, ends or is a day nearer.

Every comparison with `Edition.now` in views and pages is with one of these moments, or by the day.
A test builds all pages just before the end of a span and holds them against those of its beginning.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import chain

from commonplace.model import Competition, Event, Hub
from commonplace.values import time_zone
from commonplace.views.competitions import timeline
from commonplace.views.edition import Edition
from commonplace.views.events import EventIndex
from commonplace.views.events.index import AHEAD
from commonplace.views.fame import honours
from commonplace.views.states import NEAR

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_COUNTED = _DAY + _HOUR
"""From here on, how far something is off is told in hours, and at last in minutes."""


def lasts_until(edition: Edition) -> datetime:
    """Return the first moment at which a page may say something else, moments of files apart.

    That is at least a second after `edition.now`, and no more where something is told as of now or
    lies at the end of the calendar.
    """
    now = edition.now.astimezone(UTC)
    following = now + timedelta(seconds=1)
    if any(one.known_from == edition.now for one in honours(edition)):
        return following
    try:
        return max(_first_change(edition, now), following)
    except OverflowError:
        return following


def _first_change(edition: Edition, now: datetime) -> datetime:
    cancelled = timedelta(days=edition.hub.settings.options.cancelled_days)
    turns = [moment.astimezone(UTC) for moment in _moments(edition)]
    changes = chain(
        (turn - ahead for turn in turns for ahead in (timedelta(), NEAR, AHEAD, -cancelled)),
        (step for turn in turns for step in _countdown(turn, now)),
        (_midnight(now, zone) for zone in _zones(edition.hub)),
    )
    return min(change for change in changes if change >= now).replace(microsecond=0)


def _moments(edition: Edition) -> Iterator[datetime]:
    hub = edition.hub
    histories = edition.histories
    gone = [found.event for found in histories.deleted]
    refused = [found.event for found in histories.refused]
    for event in (*hub.events.values(), *gone, *refused):
        yield from _of_event(hub, event, edition.now)
    for history in histories.of.values():
        yield from filter(None, [history.cancelled_at])
    yield from (found.deleted_at for found in histories.deleted)
    for competition in hub.competitions.values():
        yield from _of_competition(competition)
    for award in hub.awards.values():
        held = hub.competitions.get(award.source.parent)
        if held is not None and award.presented_at:
            yield held.on_clock(datetime.combine(award.presented_at, datetime.min.time()))
    own = time_zone(hub.settings.options.timezone)
    for article in hub.articles.values():
        if moment := article.publish_at:
            yield moment if moment.tzinfo else moment.replace(tzinfo=own)


def _of_event(hub: Hub, event: Event, now: datetime) -> Iterator[datetime]:
    # A day later, so that the one that comes into sight next is among them.
    index = EventIndex(replace(hub, events={event.key: event}), now + _DAY)
    for occurrence in index.all_of(event):
        yield from (occurrence.starts_at, occurrence.over_at)
    yield from (event.starts_at, event.ends_at)
    yield from map(event.deadline_at, event.deadlines)


def _of_competition(competition: Competition) -> Iterator[datetime]:
    yield from (state.since for state in timeline(competition).states if state.since)
    for phase in competition.phases:
        yield competition.on_clock(phase.start)
        if phase.end:
            yield competition.on_clock(phase.end)
    yield from filter(None, [competition.closes_at, competition.results_due])


def _countdown(turn: datetime, now: datetime) -> Iterator[datetime]:
    """Yield when a countdown to a moment that is near says another number."""
    left = turn - now
    if timedelta() < left <= _COUNTED:
        step = _HOUR if left > 2 * _HOUR else timedelta(minutes=1)
        yield turn - left // step * step
    yield turn - _DAY


def _zones(hub: Hub) -> set[tzinfo]:
    names = {hub.settings.options.timezone, "UTC", "AoE"}
    for event in hub.events.values():
        names |= {event.timezone, *(one.timezone for one in event.deadlines if one.timezone)}
    names |= {competition.timezone for competition in hub.competitions.values()}
    return {time_zone(name) for name in names}


def _midnight(now: datetime, zone: tzinfo) -> datetime:
    """Return when the next day begins in a zone."""
    tomorrow = now.astimezone(zone).date() + _DAY
    return datetime.combine(tomorrow, datetime.min.time(), zone).astimezone(UTC)
