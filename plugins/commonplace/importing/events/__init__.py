"""From calendars and lists of conferences to events: what is to be written first."""

from commonplace.importing.events.options import EventOptions, check_options
from commonplace.importing.events.plan import EventPlan, plan_events
from commonplace.importing.events.sources import (
    draft_calendar_yaml,
    draft_conference_files,
    draft_ics,
)

__all__ = [
    "EventOptions",
    "EventPlan",
    "check_options",
    "draft_calendar_yaml",
    "draft_conference_files",
    "draft_ics",
    "plan_events",
]
