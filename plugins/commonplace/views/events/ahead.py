"""What recurs, seen from a page that may grow old: which times follow, what each turn is called.

A page is built once and read for months. So a card that shows the next time of an event carries
the times after it, a pill all their states, and a countdown all their beginnings and ends.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, pairwise

from commonplace.language import N_
from commonplace.model import is_recurring
from commonplace.views.events.index import EventIndex
from commonplace.views.events.occurrence import Occurrence
from commonplace.views.events.timeline import timeline
from commonplace.views.states import NEAR, State, Timeline, in_utc

_CARRIED = 12
"""Times that a page carries beside the one it shows: three months of weeks, a year of months."""


_EVER = timedelta(days=36_525)


def times_ahead(index: EventIndex, occurrence: Occurrence) -> tuple[Occurrence, ...]:
    """Return the times that come after an occurrence and are held, so many as a page carries."""
    if not is_recurring(occurrence.event):
        return ()
    later = (
        other
        for other in index.all_of(occurrence.event)
        if other.starts_at > occurrence.starts_at and not other.is_cancelled
    )
    return tuple(islice(later, _CARRIED))


def timeline_ahead(occurrence: Occurrence, ahead: Iterable[Occurrence]) -> Timeline:
    """Return what an event is before, during and after an occurrence and those that follow it.

    When one is over, the next is announced; only after the last one the event is past.
    """
    row = [occurrence, *ahead]
    states = list(timeline(occurrence.event, occurrence).states)
    for before, after in pairwise(row):
        first, *others = timeline(after.event, after).states
        if not before.is_cancelled:
            states.pop()
        states += [State(first.name, first.tone, before.over_at), *others]
    return Timeline(tuple(states))


@dataclass(frozen=True, slots=True)
class Turn:
    """The beginning or the end of an occurrence, and what is said until then.

    `{when}` in `sentence` stands for e.g. `in 9 days`. What lasts whole days is counted to `day`.
    """

    at: datetime
    sentence: str
    day: str = ""

    @property
    def at_utc(self) -> str:
        """The moment as ISO 8601 in UTC."""
        return in_utc(self.at)


def turns(occurrence: Occurrence, ahead: Iterable[Occurrence]) -> tuple[Turn, ...]:
    """Return each beginning and end that a countdown leads to; none of what is cancelled."""
    held = [one for one in (occurrence, *ahead) if not one.is_cancelled]
    return tuple(
        turn
        for one in held
        for turn in (
            Turn(one.starts_at, N_("{when}"), _day(one)),
            Turn(one.over_at, N_("now")),
        )
    )


def turns_of_deadline(at: datetime) -> tuple[Turn, Turn]:
    """Return the end of what must be done by a moment; from then on it is said to be over."""
    return Turn(at, N_("{when}")), Turn(at + _EVER, N_("over"))


def coming_turn(found: Sequence[Turn], now: datetime) -> Turn | None:
    """Return the turn that comes first after `now`, unless it is too far off to count the days."""
    turn = next((turn for turn in found if turn.at > now), None)
    is_far = turn and "{when}" in turn.sentence and turn.at - now > NEAR
    return None if is_far else turn


def _day(occurrence: Occurrence) -> str:
    return occurrence.starts_at.date().isoformat() if occurrence.event.all_day else ""
