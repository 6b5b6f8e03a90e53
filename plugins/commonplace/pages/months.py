"""Months as the events page shows them: a strip of days, and the way to the months around."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from commonplace.addresses import EVENTS
from commonplace.pages.dates import worded_month
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views.events import Occurrence


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, and what takes place on it."""

    date: date
    occurrences: tuple[Occurrence, ...]

    @property
    def weekday(self) -> int:
        """The day of the week, 1 for Monday."""
        return self.date.isoweekday()


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its days; `before` and `after` are the nearest months that have a page."""

    first: date
    days: tuple[Day, ...]
    before: date | None
    after: date | None
    months: tuple[date, ...]

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Everything that takes place in this month, soonest first."""
        return tuple(occurrence for day in self.days for occurrence in day.occurrences)


def month_uri(month: date) -> str:
    """Return the page of a month, given by its first day."""
    return f"events/months/{month:%Y-%m}.md"


def month_of(writer: Writer, first: date) -> Month:
    """Return a month that has something in it, or is the one of the build."""
    by_month = writer.edition.events.by_month
    months = tuple(by_month)
    at = months.index(first)
    days = tuple(
        Day(day, tuple(found for found in by_month[first] if found.starts_at.date() == day))
        for day in (first.replace(day=1 + number) for number in range(_length(first)))
    )
    return Month(
        first,
        days,
        months[at - 1] if at else None,
        months[at + 1] if at + 1 < len(months) else None,
        months,
    )


def month_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield a page for each month, where the strip leads without script."""
    speaks = writer.edition.language
    for first in writer.edition.events.by_month:
        name = worded_month(first, speaks)
        yield writer.page(
            month_uri(first),
            "month",
            title=speaks.gettext("Events of {month}").format(month=name),
            section="events",
            is_indexed=False,
            month=month_of(writer, first),
            events_uri=EVENTS,
        )


def _length(first: date) -> int:
    return monthrange(first.year, first.month)[1]
