"""The report to maintainers: what happened in a period, and what waits for somebody.

`report(edition, period)` gives it as a value; `commonplace.reporting` words it. A part of the hub
that has something to report is a function in `_SECTIONS`.
"""

from collections.abc import Callable

from commonplace.values import time_zone
from commonplace.values.periods import Period
from commonplace.views.edition import Edition
from commonplace.views.report.competitions import competitions_section
from commonplace.views.report.events import events_section
from commonplace.views.report.findings import Figure, Finding, Group, Report, Section
from commonplace.views.report.people import people_section

_SECTIONS: tuple[Callable[[Edition, Period], Section], ...] = (
    events_section,
    people_section,
    competitions_section,
)

__all__ = ["Figure", "Finding", "Group", "Report", "Section", "report"]


def report(edition: Edition, period: Period) -> Report:
    """Return the report on a period, from an edition alone."""
    return Report(
        hub=edition.site.name,
        period=period,
        seen_at=edition.now.astimezone(time_zone(edition.hub.settings.options.timezone)),
        sections=tuple(
            section(edition, period)
            for section in _SECTIONS
            if section is not competitions_section or edition.hub.competitions
        ),
        refused=tuple(f"{edition.hub.settings.submissions}/{uri}" for uri in edition.hub.refused),
    )
