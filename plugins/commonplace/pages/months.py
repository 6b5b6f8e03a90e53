"""Months as calendars: weeks of days, what takes place on each, and the way to the others."""

from calendar import Calendar, monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, islice

from commonplace.addresses import MONTHS
from commonplace.pages.dates import first_weekday, worded_month
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.values import WEEKDAYS
from commonplace.views.events import Occurrence

_FOLLOWED = 24
"""Months after that of the build to which an old one can turn by itself."""

_TITLES = 5
"""Titles that describe a month to search engines."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month, what takes place on it, and the row of the list below that tells of it."""

    date: date
    occurrences: tuple[Occurrence, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks, None where a day belongs to another one; the nearest others with a page.

    `ahead` are the months that come, this one included, to which an old build turns.
    """

    first: date
    weeks: tuple[tuple[Day | None, ...], ...]
    before: date | None
    after: date | None
    year_before: date | None
    year_after: date | None
    ahead: tuple[date, ...]

    @property
    def rows(self) -> tuple[tuple[Occurrence, str], ...]:
        """What takes place, once each by its first day here; the first of a day with its anchor."""
        rows: list[tuple[Occurrence, str]] = []
        named: set[int] = set()
        for day in (day for week in self.weeks for day in week if day):
            new = [found for found in day.occurrences if id(found) not in named]
            named.update(map(id, new))
            rows += [(found, "" if number else day.anchor) for number, found in enumerate(new)]
        return tuple(rows)


def month_uri(month: date) -> str:
    """Return the page of a month, given by its first day."""
    return f"events/months/{month:%Y-%m}.md"


def month_of(writer: Writer, first: date) -> Month:
    """Return a month in weeks, whether it has something in it or not."""
    calendar = writer.edition.calendar
    days = _days(calendar.by_day, first)
    weeks = Calendar(week_start(writer)).monthdatescalendar(first.year, first.month)
    return Month(
        first,
        tuple(tuple(days.get(day) for day in week) for week in weeks),
        calendar.before(first),
        calendar.after(first),
        calendar.before(first.replace(year=first.year - 1, day=2)),
        calendar.after(first.replace(year=first.year + 1) - timedelta(days=1)),
        tuple(islice((month for month in calendar.months if month >= first), _FOLLOWED)),
    )


def _days(by_day: Mapping[date, tuple[Occurrence, ...]], first: date) -> dict[date, Day]:
    """Return the days of a month; what goes on from a day before is told of there."""
    told: dict[int, str] = {}
    days = {}
    for number in range(1, monthrange(first.year, first.month)[1] + 1):
        day = first.replace(day=number)
        found = by_day.get(day, ())
        is_new = any(id(occurrence) not in told for occurrence in found)
        anchor = f"on-{day.isoformat()}" if is_new else told[id(found[0])] if found else ""
        for occurrence in found:
            told.setdefault(id(occurrence), anchor)
        days[day] = Day(day, found, anchor)
    return days


def week_start(writer: Writer) -> int:
    """Return the day on which weeks begin, 0 for Monday: as the hub wishes, else by language."""
    wished = writer.hub.settings.options.week_start
    return WEEKDAYS.index(wished) if wished else first_weekday(writer.edition.site.tag)


def month_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the list of months, and a page for each that has something; it stays for ever."""
    speaks = writer.edition.language
    months = writer.edition.calendar.months
    yield writer.page(
        MONTHS,
        "months",
        title=speaks.gettext("Events by month"),
        section="events",
        years={year: tuple(found) for year, found in groupby(sorted(months, reverse=True), _year)},
        counts=months,
    )
    for first in months:
        month = month_of(writer, first)
        titles = dict.fromkeys(occurrence.title for occurrence, _ in month.rows)
        yield writer.page(
            month_uri(first),
            "month",
            title=speaks.gettext("Events of {month}").format(month=worded_month(first, speaks)),
            section="events",
            description=speaks.gettext(", ").join(islice(titles, _TITLES)),
            is_searched=False,
            month=month,
        )


def _year(month: date) -> int:
    return month.year
