"""One person's record as their page tells it: year by year, each page once a year at most."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from commonplace.model import Column, Contribution, Role
from commonplace.views.deeds import deed_of
from commonplace.views.edition import Edition

MOST_LINES = 100
"""Lines of one person's record; a longer one says of the rest of each year how much it is."""
_FEW_LINES = 30
"""A record that is no longer than this has all its years open."""
_OPEN_YEARS = 3
_SCARCE = 12
"""Lines a year, below which only what somebody did for a page of its own has a line."""
_FEW = 3
"""So many pages of one kind of care are listed; more are summed up."""


@dataclass(frozen=True, slots=True)
class Line:
    """One page, with what somebody did for it in a year, the newest first.

    `anchors` are deeds whose newest line it is.
    """

    entries: tuple[Contribution, ...]
    anchors: tuple[str, ...] = ()

    @property
    def newest(self) -> Contribution:
        """The entry that says when: what is written down before what commits tell."""
        written = (one for one in self.entries if not _is_by_commits(one))
        return next(written, self.entries[0])

    @property
    def roles(self) -> tuple[Contribution, ...]:
        """One entry for each role."""
        return tuple({one.role: one for one in reversed(self.entries)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class Fold:
    """Many pages of one deed, told by commits alone, which are summed up; `count` is of all."""

    deed: str
    lines: tuple[Line, ...]
    count: int
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """What somebody gave in a year, all of it in `entries`.

    `off_page` are days of work on no page, by role; `rest` is what there is no room for.
    """

    number: int
    lines: tuple[Line, ...]
    folds: tuple[Fold, ...] = ()
    off_page: tuple[tuple[Role, int], ...] = ()
    rest: tuple[Contribution, ...] = ()
    is_open: bool = True
    entries: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Biography:
    """All that somebody gave; `given` are the entries that are not to come, awards among them."""

    given: tuple[Contribution, ...] = ()
    ahead: tuple[Line, ...] = ()
    years: tuple[Year, ...] = ()
    undated: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    first: Contribution | None = None

    @property
    def anchors(self) -> frozenset[str]:
        """The deeds that have a line to lead to."""
        lines = (*self.undated, *(line for year in self.years for line in year.lines))
        folds = (fold for year in self.years for fold in year.folds)
        anchors = chain((line.anchors for line in lines), (fold.anchors for fold in folds))
        return frozenset(chain.from_iterable(anchors))


def biography(edition: Edition, person: str) -> Biography:
    """Return what somebody gave, by `Contribution.person`, as far as lists may show it."""
    shown = [one for one in edition.ledger.by_person.get(person, ()) if edition.may_list(one)]
    # Awards, and columns that somebody edits, have lists of their own.
    told = [one for one in shown if one.role is not Role.AWARD]
    dated = [one for one in told if one.date]
    done = [one for one in dated if one.date and one.date <= edition.today]
    with_day = {one.thing for one in dated}
    undated = [one for one in told if not one.date and one.thing not in with_day]
    ahead = [one for one in dated if one.date and one.date > edition.today]
    lines = [Line((one,)) for one in undated if one.role is not Role.EDITOR]
    columns = (one.record for one in told if one.role is Role.EDITOR)
    years = _within(_years(done), MOST_LINES - min(len(lines), MOST_LINES // 3))
    return _with_anchors(
        Biography(
            given=tuple(one for one in shown if not one.date or one.date <= edition.today),
            ahead=tuple(sorted(_lines(ahead), key=_day)),
            years=tuple(years),
            undated=tuple(lines[:MOST_LINES]),
            columns=tuple(dict.fromkeys(one for one in columns if isinstance(one, Column))),
            first=done[-1] if done else None,
        )
    )


def _is_by_commits(entry: Contribution) -> bool:
    return bool(entry.evidence) and all(one.commit for one in entry.evidence)


def _years(done: Iterable[Contribution]) -> Iterator[Year]:
    """Yield the years, the newest first; entries come so."""
    years: dict[int, list[Contribution]] = defaultdict(list)
    first: dict[tuple[str, str, str], int] = {}
    for entry in done:
        if entry.date:
            years[entry.date.year].append(entry)
            first[entry.thing] = entry.date.year  # the last one met is the earliest
    for number, entries in years.items():
        is_new = {one.thing for one in entries if first[one.thing] == number}
        yield _year(number, entries, is_new)


def _year(number: int, entries: list[Contribution], new: set[tuple[str, str, str]]) -> Year:
    lines: list[Line] = []
    by_deed: dict[str, list[Line]] = defaultdict(list)
    for line in _lines(one for one in entries if one.record):
        own = tuple(one for one in line.entries if _is_own(one, new))
        if not own:
            by_deed[Role.MAINTENANCE.value].append(line)
        elif all(map(_is_by_commits, own)):
            by_deed[deed_of(own[0])].append(Line(own))
        else:
            lines.append(Line(own))
    lines += [line for found in by_deed.values() if len(found) <= _FEW for line in found]
    folds = [
        Fold(deed, tuple(found), len(found))
        for deed, found in sorted(by_deed.items())
        if len(found) > _FEW
    ]
    days: dict[Role, set[date | None]] = defaultdict(set)
    for one in entries:
        if one.record is None:
            days[one.role].add(one.date)
    off_page = tuple(sorted((role, len(found)) for role, found in days.items()))
    ordered = tuple(sorted(lines, key=_day, reverse=True))
    return Year(number, ordered, tuple(folds), off_page, entries=tuple(entries))


def _is_own(entry: Contribution, new: set[tuple[str, str, str]]) -> bool:
    """Whether it is more than care: written down, or given for the first time."""
    if not _is_by_commits(entry):
        return True
    return entry.role is not Role.MAINTENANCE and entry.thing in new


def _lines(entries: Iterable[Contribution]) -> list[Line]:
    groups: dict[str, list[Contribution]] = defaultdict(list)
    for entry in entries:
        groups[_together(entry)].append(entry)
    return [Line(tuple(found)) for found in groups.values()]


def _together(entry: Contribution) -> str:
    """Return what is told in one line: a page, and what somebody asked and answered at an event."""
    record = entry.record
    if record is None:
        return entry.role
    if record.collection == "question":
        return f"question {record.source.parent}"
    if record.collection == "event":  # each time of what recurs has a line and a day of its own
        return f"{record.path} {entry.what}"
    return f"{record.path} {entry.evidence if record.collection == 'credits' else ''}"


def _day(line: Line) -> date:
    return line.newest.date or date.min


def _within(years: Iterable[Year], most: int) -> Iterator[Year]:
    """Yield years with so many lines in all: each has as many as the others, if it has them."""
    found = list(years)
    caps = range(most, 1, -1)
    cap = next((cap for cap in caps if sum(_size(year, cap) for year in found) <= most), 1)
    size = sum(_size(year, cap) for year in found)
    for number, year in enumerate(found):
        yield replace(
            year,
            lines=year.lines[:cap],
            folds=tuple(replace(fold, lines=fold.lines[: _of_fold(cap)]) for fold in year.folds),
            rest=tuple(one for line in year.lines[cap:] for one in line.entries),
            is_open=size <= _FEW_LINES or number < _OPEN_YEARS,
        )


def _size(year: Year, cap: int) -> int:
    folded = sum(min(len(fold.lines), _of_fold(cap)) for fold in year.folds)
    return min(len(year.lines), cap) + folded


def _of_fold(cap: int) -> int:
    """Return how many pages of what is summed up are named; where room is scarce, none."""
    return cap // 4 if cap >= _SCARCE else 0


def _with_anchors(told: Biography) -> Biography:
    """Mark where each deed is told of first."""
    met: set[str] = set()

    def new(deeds: Iterable[str]) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(deed for deed in deeds if deed not in met))
        met.update(found)
        return found

    def marked(line: Line) -> Line:
        return replace(line, anchors=new(map(deed_of, line.entries)))

    years = tuple(
        replace(
            year,
            lines=tuple(map(marked, year.lines)),
            folds=tuple(replace(fold, anchors=new([fold.deed])) for fold in year.folds),
        )
        for year in told.years
    )
    return replace(told, years=years, undated=tuple(map(marked, told.undated)))
