"""The pictures of a page: each has its size, and only the first is loaded before it is seen."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import escape

from commonplace.pictures.attributes import read_attributes

SMALL = 200
"""Pixels: a picture that is narrower is a face or a sign, not what a page shows first."""

_SHOWN_IN_TEXT = "(min-width: 760px) 700px, 100vw"
_SHOWN = {
    "cp-face": "120px",
    "cp-cover": "(min-width: 760px) 480px, 100vw",
    "cp-thumb__picture": "220px",
    "cp-large__picture": "92vw",
}

_BEGIN = re.compile(r"<img(?=[\s/>])", re.IGNORECASE)
# Never tries a second way: of a tag that does not end there may be thousands.
_REST = re.compile(r"((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_LONGEST_TAG = 8 * 1024


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a page may use it: how wide and high it is, and smaller ones by their width."""

    width: int
    height: int
    smaller: tuple[tuple[int, str], ...] = ()


def complete_pictures(html: str, find: Callable[[str], Picture | None]) -> str:
    """Return a page's HTML with what its pictures lack.

    `find` tells of a picture by its address as the page has it; None where it is elsewhere. What an
    author has set stays.
    """
    pieces, done, has_first = [], 0, False
    for begin in _BEGIN.finditer(html):
        if begin.start() < done:
            continue
        rest = _REST.match(html, begin.end(), begin.end() + _LONGEST_TAG)
        if rest is None:
            continue
        written = rest[1].removesuffix("/").rstrip()
        given, end = read_attributes(written), begin.end() + len(written)
        picture = find(given.get("src", ""))
        is_small = "cp-face" in given.get("class", "") or (picture and picture.width < SMALL)
        added = {} if picture is None else _size(given, picture)
        if not has_first and not is_small:
            has_first = True
            # The largest thing that a reader waits for must not wait itself.
            pieces.append(html[done : begin.end()] + written.replace(' loading="lazy"', ""))
        else:
            pieces.append(html[done:end])
            added["loading"] = "lazy"
        if picture and picture.smaller and "srcset" not in given:
            added |= _sources(given, picture, is_waiting="loading" in added)
        added["decoding"] = "async"
        pieces += [f' {name}="{value}"' for name, value in added.items() if name not in given]
        done = end
    return "".join([*pieces, html[done:]])


def _sources(given: dict[str, str], picture: Picture, *, is_waiting: bool) -> dict[str, str]:
    """Return from what a browser may choose, and how wide the picture is shown at most."""
    smaller = [f"{address} {width}w" for width, address in picture.smaller]
    own = escape(given["src"].strip().replace(" ", "%20").replace(",", "%2C"))
    classes = given.get("class", "").split()
    shown = next((_SHOWN[name] for name in classes if name in _SHOWN), _SHOWN_IN_TEXT)
    # A browser that waits with a picture knows by then how wide it is.
    shown = f"auto, {shown}" if is_waiting else shown
    return {"srcset": ", ".join([*smaller, f"{own} {picture.width}w"]), "sizes": shown}


def _size(given: dict[str, str], picture: Picture) -> dict[str, str]:
    """Return width and height; where an author gave one of them, the other follows from it."""
    width, height = given.get("width", ""), given.get("height", "")
    if width.isdecimal() and not height:
        return {"height": str(round(int(width) * picture.height / picture.width))}
    if height.isdecimal() and not width:
        return {"width": str(round(int(height) * picture.width / picture.height))}
    if width or height:
        return {}
    return {"width": str(picture.width), "height": str(picture.height)}
