"""Drawn covers: what a page shows where nobody gave a picture; each column has its colour."""

import hashlib
from dataclasses import dataclass
from functools import cache
from math import pi, sin

from commonplace.pages.faces import hue

WIDTH, HEIGHT = 400, 190
_LINES = 11
_BYTES = 4


@dataclass(frozen=True, slots=True)
class Cover:
    """Lines like those of a map: paths of an SVG of `WIDTH` by `HEIGHT`, from top to bottom.

    All of them follow from `seed`, which is what the browser gets; `finding/covers.js` draws alike.
    """

    hue: int
    seed: tuple[int, ...]
    lines: tuple[str, ...]


@cache
def cover_of(identity: str, family: str) -> Cover:
    """Return the cover of `identity`, in the colour of its family, the same in every build."""
    seed = tuple(hashlib.sha256(identity.encode()).digest()[:_BYTES])
    return Cover(hue(family), seed, tuple(_line(seed, number) for number in range(_LINES)))


def _line(seed: tuple[int, ...], number: int) -> str:
    """Return one line; lines next to each other bend alike and now and then meet."""
    step = HEIGHT / _LINES
    top = step * (number + 0.6)
    bend = (seed[0] / 255 - 0.5) * 3 * step
    swell = (0.4 + seed[1] / 255) * step * sin(number * pi / _LINES + seed[2] / 40)
    ends = top * (0.72 + seed[3] / 1000) + bend * 0.6 + HEIGHT * 0.12
    heights = (top, top + swell, top + bend, ends + swell * 0.4, ends)
    start, first, middle, last, end = (f"{height:.0f}" for height in heights)
    quarter, half = WIDTH // 4, WIDTH // 2
    begins = f"M0 {start}C{quarter} {first} {quarter} {first} {half} {middle}"
    return f"{begins}S{WIDTH - quarter} {last} {WIDTH} {end}"
