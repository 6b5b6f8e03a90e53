"""Spreadsheets as rows of cells: CSV, and XLSX where openpyxl is installed. None is trusted."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from commonplace.language import N_
from commonplace.trouble import Trouble

if TYPE_CHECKING:
    from types import ModuleType

Cell = str | float | bool | date | time | None
Row = Sequence[Cell]

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_CONTENT = 40 * 1024 * 1024
"""Bytes that an XLSX may unpack to."""
MOST_ROWS = 10_000
MOST_COLUMNS = 100
LONGEST_CELL = 10_000
_MOST_PARTS = 500
_DEFINITIONS = tuple("!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))


def read_sheet(path: Path) -> list[Row]:
    """Return the rows of a CSV or of the first sheet of an XLSX, by the file's ending.

    Raises Trouble where it cannot be read, or is larger than any ballot.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Trouble(
            N_("{path} cannot be read: {reason}."), path=path.name, reason=reason
        ) from None
    if len(content) > LARGEST_FILE:
        raise _too_large(path, f"> {LARGEST_FILE // 1024} KiB")
    is_xlsx = path.suffix.lower() == ".xlsx"
    rows = _read_xlsx(path, content) if is_xlsx else _read_csv(path, content)
    if len(rows) > MOST_ROWS:
        raise _too_large(path, f"> {MOST_ROWS} ×")
    if any(len(row) > MOST_COLUMNS for row in rows):
        raise _too_large(path, f"> {MOST_COLUMNS} columns")
    return rows


def write_csv(rows: Iterable[Row]) -> bytes:
    """Return rows as CSV with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(rows: Iterable[Row]) -> bytes:
    """Return rows as XLSX. Raises Trouble where openpyxl is missing."""
    book = _openpyxl().Workbook()
    for row in rows:
        book.active.append(list(row))
    book.active.freeze_panes = "C2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read_csv(path: Path, content: bytes) -> list[Row]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = N_("{path} is no UTF-8 text. Save it again as “CSV UTF-8”, or as XLSX.")
        raise Trouble(message, path=path.name) from None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        return [*csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise Trouble(
            N_("{path} cannot be read: {reason}."), path=path.name, reason=error
        ) from None
    finally:
        csv.field_size_limit(limit)


def _read_xlsx(path: Path, content: bytes) -> list[Row]:
    openpyxl = _openpyxl()
    try:
        _check_parts(path, content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its size is not trusted
        found = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
        return [_trimmed(row) for row in found]
    except Trouble:
        raise
    except Exception as error:  # noqa: BLE001 - the library promises nothing for files like these
        raise _no_xlsx(path, str(error) or type(error).__name__) from None


def _trimmed(row: Sequence[object]) -> Row:
    cells: list[Cell] = [
        cell
        if isinstance(cell, str | int | float | bool | datetime | date | time) or cell is None
        else str(cell)
        for cell in row
    ]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _check_parts(path: Path, content: bytes) -> None:
    """Refuse what unpacks to more than any ballot, and XML that defines words of its own."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        infos = parts.infolist()
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_CONTENT:
            raise _too_large(path, f"> {LARGEST_CONTENT // 1024 // 1024} MiB")
        for info in infos:
            text = parts.read(info)
            if any(mark in text for mark in _DEFINITIONS):
                raise _no_xlsx(path, "DOCTYPE")


def _no_xlsx(path: Path, reason: str) -> Trouble:
    message = N_("{path} is no XLSX that can be read: {reason}.")
    return Trouble(message, path=path.name, reason=reason)


def _openpyxl() -> "ModuleType":
    try:
        import openpyxl  # noqa: PLC0415 - only who has such files needs it
    except ImportError:
        message = N_(
            "XLSX needs openpyxl, which is not installed. Run: pip install 'commonplace[sheets]'; "
            "or save the spreadsheet as CSV."
        )
        raise Trouble(message) from None
    return openpyxl


def _too_large(path: Path, found: str) -> Trouble:
    return Trouble(N_("{path} is larger than any ballot ({found})."), path=path.name, found=found)
