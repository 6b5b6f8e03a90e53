"""Charts as geometry: where each mark stands; what it looks like is in templates and styles.

A heat map is a sheet of dotted paper, a column a week and a row a day; a day that has something
gets a drop of ink, larger and darker the more there is, in four steps.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

STEPS = 4
"""So much on a day is a full drop of ink: more makes nobody look more."""
PANEL = 27
"""Weeks of one panel: half a year, so that two fit on a desk and one on a phone."""
_LABELLED = (1, 3, 5)
"""Rows whose weekday is named; every second is enough to find one's way."""
_APART = 3
"""Weeks between the names of two months, so that they do not run into each other."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A day with something: where it stands, and how much there is."""

    x: int
    y: int
    day: date
    count: int

    @property
    def strength(self) -> int:
        """How strongly it is shown, 1 to `STEPS`."""
        return min(self.count, STEPS)

    @property
    def path(self) -> str:
        """The dot as a line without length, whose round ends are all there is of it."""
        return f"M{self.x} {self.y}h0"


@dataclass(frozen=True, slots=True)
class Panel:
    """Half a year of weeks: the dotted paper, the dots, and the months above them."""

    first: date
    last: date
    paper: str
    dots: tuple[Dot, ...]
    months: tuple[tuple[int, date], ...]

    @property
    def strengths(self) -> tuple[tuple[int, tuple[Dot, ...], str], ...]:
        """The dots by strength, with one path of all of a strength, which is drawn as the paper."""
        ordered = sorted(self.dots, key=lambda dot: (dot.strength, dot.y, dot.x))
        groups = ((step, tuple(dots)) for step, dots in groupby(ordered, lambda dot: dot.strength))
        return tuple((step, dots, "".join(_rows(dots))) for step, dots in groups)

    @property
    def active(self) -> int:
        """Days with something."""
        return len(self.dots)


@dataclass(frozen=True)
class HeatMap:
    """Days from `first` to `last`; `counts` are those of them that have something."""

    first: date
    last: date
    counts: Mapping[date, int]
    panels: tuple[Panel, ...]
    weekdays: tuple[tuple[int, date], ...]

    @property
    def active(self) -> int:
        """Days with something."""
        return len(self.counts)

    @cached_property
    def months(self) -> tuple[tuple[date, tuple[tuple[int, int], ...], int], ...]:
        """Months that have something: the first day, days of it with how much, and how much in all.

        The newest first, as a table of them is read.
        """
        days = sorted(self.counts, reverse=True)
        rows = []
        for (year, month), found in groupby(days, lambda day: (day.year, day.month)):
            each = tuple((day.day, self.counts[day]) for day in reversed([*found]))
            rows.append((date(year, month, 1), each, sum(count for _, count in each)))
        return tuple(rows)


def heat_map(counts: Mapping[date, int], first: date, last: date, week_start: int) -> HeatMap:
    """Return the days from `first` to `last`; weeks begin on `week_start`, 0 for Monday."""
    start = first - timedelta(days=(first.weekday() - week_start) % 7)
    weeks = (last - start).days // 7 + 1
    shown = {day: counts[day] for day in sorted(counts) if first <= day <= last}
    panels = (
        _panel(shown, first, last, start + timedelta(weeks=week)) for week in range(0, weeks, PANEL)
    )
    weekdays = tuple((row, start + timedelta(days=row)) for row in _LABELLED)
    return HeatMap(first, last, shown, tuple(panels), weekdays)


def _panel(shown: Mapping[date, int], first: date, last: date, start: date) -> Panel:
    """Return the panel that begins with the week of `start`; of its first and last week a part."""
    first = max(first, start)
    last = min(last, start + timedelta(weeks=PANEL, days=-1))
    dots = (Dot(*divmod((day - start).days, 7), day, n) for day, n in shown.items())
    return Panel(
        first,
        last,
        "".join(_paper(first, last, start)),
        tuple(dot for dot in dots if first <= dot.day <= last),
        tuple(_months(first, last, start)),
    )


def _paper(first: date, last: date, start: date) -> Iterator[str]:
    """Yield a line for each weekday, which the style draws as dots; a bit longer than to the last.

    The first week may begin late, and the last may end early.
    """
    for row in range(7):
        left = int(start + timedelta(days=row) < first)
        right = ((last - start).days - row) // 7
        if right >= left:
            yield f"M{left} {row}h{right - left}.1"


def _rows(dots: Iterable[Dot]) -> Iterator[str]:
    """Yield a line for each row of dots beside each other; a bit longer than to the last."""
    for _, found in groupby(enumerate(dots), lambda each: (each[1].y, each[1].x - each[0])):
        row = [dot for _, dot in found]
        yield f"M{row[0].x} {row[0].y}h{len(row) - 1 or ''}.1"


def _months(first: date, last: date, start: date) -> Iterator[tuple[int, date]]:
    """Yield the months with the week in which each begins; of those too close only the second."""
    month = first.replace(day=1)
    months = {month: (first - start).days // 7}
    while (month := (month + timedelta(days=31)).replace(day=1)) <= last:
        months[month] = (month - start).days // 7
    named = [(week, month) for month, week in months.items()]
    for (week, month), after in zip(named, [*named[1:], (PANEL + 1, last)], strict=True):
        if after[0] - week >= _APART:
            yield week, month


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a bar chart: what it is about, how much, and how long the bar is, in percent."""

    label: str
    count: int
    length: str
    y: int


ROW = 36
"""Height of a row of a bar chart: a line of words, and the bar below it."""


def bars(rows: Iterable[tuple[str, int]]) -> tuple[Bar, ...]:
    """Return bars that are as long as their counts are large; the longest is the whole width."""
    counted = tuple(rows)
    most = max((count for _, count in counted), default=0) or 1
    return tuple(
        Bar(label, count, f"{100 * count / most:.4g}", number * ROW)
        for number, (label, count) in enumerate(counted)
    )
