"""A spreadsheet that a judge filled in: entries as rows, criteria as columns."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from commonplace.ballots.entries import recusals, to_judge
from commonplace.ballots.sheets import Cell, Row
from commonplace.language import N_
from commonplace.model import Competition, Criterion, Entry, Hub
from commonplace.model.entry import EntryStatus
from commonplace.problems import closest
from commonplace.trouble import Trouble
from commonplace.values.cells import as_cell

ENTRY, TITLE, RECUSED, COMMENT, PRIVATE = "entry", "title", "recused", "comment", "private comment"
_YES = frozenset({"x", "✓", "✔", "1", "y", "yes", "true", "是"})
_NO = frozenset({"", "0", "n", "no", "false", "否", "-"})
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class CellFault:
    """What cannot be read of a spreadsheet, and in which cell, such as `C4`."""

    cell: str
    trouble: Trouble


@dataclass(slots=True)
class Filled:
    """What a spreadsheet says; nothing may be made of it while there are faults."""

    scores: dict[str, dict[str, float | None]] = field(default_factory=dict)
    recused: list[str] = field(default_factory=list)
    comments: dict[str, dict[str, str]] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)


def blank_sheet(hub: Hub, competition: Competition, judge: str) -> list[Row]:
    """Return the rows of a spreadsheet for a judge to fill in."""
    head = [column_of(competition, criterion) for criterion in competition.criteria]
    rows: list[Row] = [(ENTRY, TITLE, *head, RECUSED, COMMENT, PRIVATE)]
    empty = [None] * len(head)
    for entries, mark in (
        (to_judge(hub, competition, judge), None),
        (recusals(hub, competition, judge), "x"),
    ):
        rows += [(one.id, as_cell(one.title), *empty, mark, None, None) for one in entries]
    return rows


def column_of(competition: Competition, criterion: Criterion) -> str:
    """Return the head of a criterion's column: its name and its range."""
    names = [one.name.casefold() for one in competition.criteria]
    is_clear = names.count(criterion.name.casefold()) == 1
    name = as_cell(criterion.name) if is_clear else criterion.id
    return f"{name} ({criterion.min:g}–{criterion.max:g})"


def read_filled(hub: Hub, competition: Competition, judge: str, rows: Sequence[Row]) -> Filled:
    """Return what a spreadsheet says, and every cell that cannot be read. An empty one is null."""
    found = Filled()
    start = next((number for number, row in enumerate(rows) if any(map(_text, row))), None)
    if start is None:
        found.faults.append(CellFault("A1", Trouble(N_("The spreadsheet is empty."))))
        return found
    columns = _columns(competition, rows[start], start, found.faults)
    if found.faults:
        return found
    reader = _Reader(hub, competition, judge, columns, found)
    for number, row in enumerate(rows[start + 1 :], start + 1):
        if any(map(_text, row)):
            reader.take(number, row)
    return found


def _columns(
    competition: Competition, head: Row, number: int, faults: list[CellFault]
) -> dict[str, int]:
    """Return the place of each column by what it is: a fixed name, or `=` and a criterion's id."""
    known = {name: name for name in (ENTRY, TITLE, RECUSED, COMMENT, PRIVATE)}
    for criterion in reversed(competition.criteria):
        for name in (criterion.name, column_of(competition, criterion)):
            known[_folded(name)] = f"={criterion.id}"
    known |= {criterion.id: f"={criterion.id}" for criterion in competition.criteria}
    columns: dict[str, int] = {}
    for at, cell in enumerate(head):
        name = _folded(_text(cell))
        if not name:
            continue
        column = known.get(name) or known.get(re.sub(r"\s*[(（][^()（）]*[)）]$", "", name))
        if column is None:
            message = N_("There is no column “{found}” in a ballot; columns are: {allowed}.")
            allowed = [ENTRY, *(one.id for one in competition.criteria), RECUSED, COMMENT, PRIVATE]
            trouble = Trouble(message, found=_text(cell), allowed=", ".join(allowed))
            faults.append(CellFault(_cell(number, at), trouble))
        elif column in columns:
            trouble = Trouble(N_("The column “{found}” is there twice."), found=_text(cell))
            faults.append(CellFault(_cell(number, at), trouble))
        else:
            columns[column] = at
    wanted = {ENTRY: ENTRY, **{f"={one.id}": one.id for one in competition.criteria}}
    for column, name in wanted.items():
        if column not in columns and not faults:
            trouble = Trouble(N_("The column “{name}” is missing."), name=name)
            faults.append(CellFault(_cell(number, len(head)), trouble))
    return columns


class _Reader:
    """Reads row by row into what was found."""

    def __init__(
        self,
        hub: Hub,
        competition: Competition,
        judge: str,
        columns: dict[str, int],
        found: Filled,
    ) -> None:
        self._competition = competition
        self._columns = columns
        self._found = found
        self._apart = {entry.id for entry in recusals(hub, competition, judge)}
        self._entries = {
            entry.id: entry
            for entry in hub.entries_by_competition.get(competition.id, ())
            if entry.status is not EntryStatus.WITHDRAWN
        }
        self._seen: set[str] = set()

    def take(self, number: int, row: Row) -> None:
        """Read a row that is not empty."""
        entry = self._entry(number, row)
        if entry is None:
            return
        given = {
            criterion.id: self._score(number, row, criterion)
            for criterion in self._competition.criteria
        }
        has_scores = any(score is not None for score in given.values())
        if self._is_recused(number, row):
            self._found.recused.append(entry.id)
            if has_scores:
                message = N_("The entry is recused and scored; it can only be one of the two.")
                self._complain(number, self._columns[RECUSED], Trouble(message))
        elif entry.id in self._apart:
            if has_scores:
                message = N_("The judge is in the team of this entry, or has a conflict with it.")
                self._complain(number, self._columns[ENTRY], Trouble(message))
            self._found.recused.append(entry.id)
        else:
            self._found.scores[entry.id] = given
        said = {
            name: text
            for name, column in (("public", COMMENT), ("private", PRIVATE))
            if (text := _text(self._at(row, column)).strip())
        }
        if said:
            self._found.comments[entry.id] = said

    def _entry(self, number: int, row: Row) -> Entry | None:
        name = _text(self._at(row, ENTRY)).strip()
        at = self._columns[ENTRY]
        if name in self._seen:
            self._complain(number, at, Trouble(N_("“{found}” is there twice."), found=name))
            return None
        self._seen.add(name)
        if name in self._entries:
            return self._entries[name]
        likely = closest(name, self._entries)
        message = N_("There is no entry “{found}” in this competition.")
        if likely:
            message = N_("There is no entry “{found}” here; did you mean “{likely}”?")
        self._complain(number, at, Trouble(message, found=name, likely=likely))
        return None

    def _score(self, number: int, row: Row, criterion: Criterion) -> float | None:
        at = self._columns[f"={criterion.id}"]
        value = row[at] if at < len(row) else None
        score = _number(value)
        if score is None:
            if _text(value).strip():
                message = N_("“{found}” is no number. Write one, or leave the cell empty.")
                self._complain(number, at, Trouble(message, found=_text(value)))
            return None
        if not criterion.min <= score <= criterion.max:
            trouble = Trouble(
                N_("The score {found} for “{criterion}” is outside {low} to {high}."),
                found=f"{score:g}",
                criterion=criterion.id,
                low=f"{criterion.min:g}",
                high=f"{criterion.max:g}",
            )
            self._complain(number, at, trouble)
        return score

    def _is_recused(self, number: int, row: Row) -> bool:
        word = _folded(_text(self._at(row, RECUSED)))
        if word not in _YES | _NO:
            message = N_("“{found}” is not clear here. Write x, or leave the cell empty.")
            self._complain(number, self._columns[RECUSED], Trouble(message, found=word))
        return word in _YES

    def _at(self, row: Row, column: str) -> Cell:
        at = self._columns.get(column, len(row))
        return row[at] if at < len(row) else None

    def _complain(self, number: int, at: int, trouble: Trouble) -> None:
        self._found.faults.append(CellFault(_cell(number, at), trouble))


def _number(value: Cell) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < float("inf") else None
    if isinstance(value, str):
        text = unicodedata.normalize("NFKC", value).strip()
        if _NUMBER.fullmatch(text):
            return float(text.replace(",", "."))
    return None


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _cell(number: int, at: int) -> str:
    """Return the name of a cell as spreadsheets show it."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{number + 1}"
