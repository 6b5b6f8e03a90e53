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


_PHASES = {N_("Happening now"): "now", N_("Past"): "past"} | dict.fromkeys(
    (N_("Cancelled"), N_("Postponed")), "off"
)


def phases(states: Timeline) -> tuple[tuple[str, str], ...]:
    """Return from when on an event is `before`, `now`, `past` or `off`, in UTC; first always."""
    return tuple((state.since_utc, phase_of(state)) for state in states.states)


def phase_of(state: State) -> str:
    """Return which phase of an event a state of its timeline belongs to."""
    return _PHASES.get(state.name, "before")


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
