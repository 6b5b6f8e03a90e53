"""Setting type without a font at hand: as large as fits, in as few lines as are allowed.

How wide a text is depends on a font that only its reader has, so it is taken to be wider than it
is in most.
"""

from dataclasses import dataclass

from commonplace.terminal import width, wrap

_COLUMN = 0.54
"""How wide a column of text is, in sizes of its type: half a Chinese character, and a bit."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of a text, the size of their type, and how far apart they are."""

    size: float
    lines: tuple[str, ...]
    lead: float

    @property
    def height(self) -> float:
        """How much room it takes."""
        return self.lead * len(self.lines)


def fitted(text: str, room: float, sizes: tuple[float, ...], most: int, lead: float) -> Setting:
    """Return a text in the largest of `sizes` in which it takes at most so many lines.

    If it does not fit in the smallest, its end is left out, and a sign says so.
    """
    lines: tuple[str, ...] = ()
    for size in sizes:
        lines = _lines(text, int(room / (size * _COLUMN)))
        if len(lines) <= most:
            return Setting(size, lines, size * lead)
    size = sizes[-1]
    kept = lines[:most]
    return Setting(size, (*kept[:-1], f"{kept[-1].rstrip('，。,. ')[:-1]}…"), size * lead)


def _lines(text: str, columns: int) -> tuple[str, ...]:
    """Return a text in lines; a word that is longer than one is broken."""
    found = []
    for line in wrap(" ".join(text.split()), columns).split("\n"):
        rest = line
        while width(rest) > columns + 2:
            part = rest
            while width(part) > columns:
                part = part[: -max(1, (width(part) - columns) // 2)]
            found.append(part)
            rest = rest[len(part) :]
        found.append(rest)
    return tuple(found)
