"""Events whose subscribers will see a change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from commonplace.history.facts import Facts, facts
from commonplace.model import Event
from commonplace.model.programme import EventStatus
from commonplace.review.change import Change
from commonplace.review.publication.pages import Fate
from commonplace.views import Edition
from commonplace.views.listed import Listed, listed


class Turn(StrEnum):
    """What is different for whoever has an event in a calendar."""

    TIME = "time"
    PLACE = "place"
    STATUS = "status"
    OCCURRENCES = "occurrences"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class EventNews:
    """What becomes of an event in calendars; `turns` say what changes, words alone ring no bell."""

    fate: Fate
    path: str
    title: str
    turns: tuple[Turn, ...] = ()
    is_cancelled: bool = False


def event_news(
    before: Edition, after: Edition, changes: tuple[Change, ...]
) -> tuple[EventNews, ...]:
    """Return what subscribers will see, by file; nothing where there are no calendars."""
    if not after.site.url:
        return ()
    moves = {change.old: change.new for change in changes if change.is_renamed}
    was = {moves.get(one.event.path, one.event.path): one for one in listed(before)}
    now = {one.event.path: one for one in listed(after)}
    refused = {f"{after.hub.settings.submissions}/{uri}" for uri in after.hub.refused}
    found = _news(was, now, refused)
    return tuple(sorted(found, key=lambda one: one.path))


def _news(
    was: Mapping[str, Listed], now: Mapping[str, Listed], refused: set[str]
) -> Iterator[EventNews]:
    for path, one in now.items():
        if path not in was:
            yield EventNews(Fate.ADDED, path, one.event.title, is_cancelled=_is_off(one.event))
        elif turns := _turns(was[path].event, one.event):
            yield EventNews(Fate.CHANGED, path, one.event.title, turns, _is_off(one.event))
    for path, one in was.items():
        if path not in now and path not in refused:  # one with a mistake stays as it was
            yield EventNews(Fate.REMOVED, path, one.event.title)


def _is_off(event: Event) -> bool:
    return event.status is EventStatus.CANCELLED


def _turns(before: Event, after: Event) -> tuple[Turn, ...]:
    if before.model_dump() == after.model_dump() and before.body == after.body:
        return ()
    was, now = facts(before), facts(after)
    return tuple(_changed(was, now)) or (Turn.WORDS,)


def _changed(was: Facts, now: Facts) -> Iterator[Turn]:
    if was.time != now.time:
        yield Turn.TIME
    if was.place != now.place:
        yield Turn.PLACE
    if was.status is not now.status:
        yield Turn.STATUS
    if was.differing != now.differing:
        yield Turn.OCCURRENCES
