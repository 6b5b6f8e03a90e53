"""What an event is before, during and after one of its times."""

from commonplace.language import N_
from commonplace.model import Event
from commonplace.model.programme import EventStatus
from commonplace.views.events.occurrence import Occurrence
from commonplace.views.states import State, Timeline

_NAMED_STATUS = {
    EventStatus.CANCELLED: (N_("Cancelled"), "cancelled"),
    EventStatus.POSTPONED: (N_("Postponed"), "cancelled"),
    EventStatus.TENTATIVE: (N_("To be confirmed"), "soon"),
    EventStatus.RESCHEDULED: (N_("Rescheduled"), "soon"),
    EventStatus.MOVED_ONLINE: (N_("Moved online"), "soon"),
}


def timeline(event: Event, occurrence: Occurrence | None = None) -> Timeline:
    """Return what an event is before, during and after (one of) its occurrences.

    One that does not take place has no other state; that all places are taken is said before any
    change of time or place.
    """
    when = occurrence or Occurrence(event, event.starts_at, event.ends_at)
    name, tone = _NAMED_STATUS.get(when.status, (N_("Upcoming"), "open"))
    if when.is_cancelled:
        return Timeline((State(name, tone),))
    if when.is_full:
        name, tone = N_("Full"), "soon"
    return Timeline(
        (
            State(name, tone),
            State(N_("Happening now"), "open", when.starts_at),
            State(N_("Past"), "closed", when.over_at),
        )
    )
