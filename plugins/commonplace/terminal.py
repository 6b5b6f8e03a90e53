"""Text in a terminal: how wide it is there, where to break it, and what must not reach it."""

import re
import unicodedata
from collections.abc import Iterator

_WIDE = frozenset("WF")
_NO_WIDTH = frozenset(("Mn", "Me", "Cf"))
_CI_COMMAND = re.compile(r"##(?=[\w.-]*\[)")
_PIECES = re.compile(
    r"\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\uffef]+"
)
_NOT_FIRST = frozenset("，。、；：？！）》」』”’…%)],.;:?!")


def width(text: str) -> int:
    """Return how many columns a text takes: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.category(char) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def pad(text: str, columns: int) -> str:
    """Return a text filled with spaces up to a number of columns."""
    return text + " " * (columns - width(text))


def printable(text: str) -> str:
    """Return a text that is safe to print: control and direction characters are spelt out.

    A text that looks like an order to a CI's log reader (`##[…`) is no longer one.
    """
    if not text.isprintable():
        text = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)
    return _CI_COMMAND.sub("#♯", text)


def wrap(text: str, columns: int, *, indent: str = "") -> str:
    """Return a text broken into lines; all but the first begin with `indent`."""
    return f"\n{indent}".join(_lines(text, max(columns - width(indent), 20)))


def _lines(text: str, columns: int) -> Iterator[str]:
    line = ""
    for piece in _PIECES.findall(text):
        # A line may hang over by the one sign that must not begin the next.
        if line and width(line) + width(piece) > columns and piece not in _NOT_FIRST:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    yield line.rstrip()
