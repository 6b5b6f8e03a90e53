"""Events: when they take place, what state they are in, which come next, what belongs together."""

from commonplace.views.events.calendar import EventCalendar, last_day
from commonplace.views.events.index import EventIndex
from commonplace.views.events.occurrence import Occurrence, occurrence_at, occurrences
from commonplace.views.events.series import Series
from commonplace.views.events.timeline import phase_of, phases, timeline

__all__ = [
    "EventCalendar",
    "EventIndex",
    "Occurrence",
    "Series",
    "last_day",
    "occurrence_at",
    "occurrences",
    "phase_of",
    "phases",
    "timeline",
]
