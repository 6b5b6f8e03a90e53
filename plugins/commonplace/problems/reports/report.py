"""What a report is about: problems, the files they are in, and for whom it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from commonplace.language import Language
from commonplace.problems.problem import Problem
from commonplace.regular_files import read_regular

_LARGEST_SOURCE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Report:
    """Problems in the order in which they are shown, of `checked` files.

    `lines` gives the lines of a file, by a problem's path; `paint` colours a text: its arguments
    are the text and one of `path`, `error`, `warning`, `quiet`, `fine`. `columns` is how wide a
    terminal is; 0 is for files and other programs, for which no sentence is broken.
    """

    problems: Sequence[Problem]
    language: Language
    checked: int = 0
    lines: Callable[[str], Sequence[str]] = field(default=lambda _: ())
    paint: Callable[[str, str], str] = field(default=lambda text, _: text)
    columns: int = 0

    def line_of(self, problem: Problem) -> str:
        """Return the line a problem is on, empty where it cannot be shown."""
        lines = self.lines(problem.path)
        number = problem.place.line
        return lines[number - 1] if number <= len(lines) else ""


class Sources:
    """The lines of the files below a folder; nothing where a file is no plain text."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lines = cache(self._read)

    def __call__(self, path: str) -> Sequence[str]:
        """Return the lines of a file, by its path from the folder, without line ends."""
        return self._lines(path)

    def _read(self, path: str) -> Sequence[str]:
        try:
            data, size = read_regular(self._root / path, _LARGEST_SOURCE)
            text = data.decode("utf-8-sig")
        except (OSError, ValueError):
            return ()
        if size > _LARGEST_SOURCE:
            return ()
        # Not splitlines(): a form feed ends no line for those who counted them.
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
