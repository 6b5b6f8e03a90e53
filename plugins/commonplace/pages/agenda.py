"""The agenda: what comes, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commonplace.addresses import AGENDA
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.kinds import kinds_there
from commonplace.pages.writer import Writer
from commonplace.views.events import Occurrence

_DAYS, _MOST = 92, 100
"""The agenda ends after three months, or with the day on which it has a hundred entries."""


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """A day and what begins on it or still goes on."""

    date: date
    occurrences: tuple[Occurrence, ...]


def agenda_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the agenda; what comes later is on the pages of the months."""
    edition = writer.edition
    words = edition.language.gettext
    days = tuple(_days(writer))
    last = days[-1].date if days else edition.today
    yield writer.page(
        AGENDA,
        "agenda",
        title=words("Day by day"),
        section="events",
        description=words("Everything that comes, by the day, for the next three months."),
        days=days,
        kinds=kinds_there(edition),
        later=_month_after(writer, last),
    )


def _days(writer: Writer) -> Iterator[AgendaDay]:
    today = writer.edition.today
    shown = 0
    for day, found in writer.edition.calendar.coming(today, today + timedelta(days=_DAYS)):
        yield AgendaDay(day, tuple(found))
        shown += len(found)
        if shown >= _MOST:
            return


def _month_after(writer: Writer, last: date) -> date | None:
    """Return the month on which to read on: that of the last day, if more of it comes, or later."""
    calendar = writer.edition.calendar
    month = last.replace(day=1)
    goes_on = any(day > last and day.replace(day=1) == month for day in calendar.by_day)
    return month if goes_on else calendar.after(last)
