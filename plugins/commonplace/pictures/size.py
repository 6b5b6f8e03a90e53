"""How large a picture is, without unpacking it."""

import re
from pathlib import Path

from commonplace.pictures.attributes import read_attributes
from commonplace.pictures.header import read_header

_SVG = re.compile(r"<(?:\w+:)?svg\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_BEGINNING = 64 * 1024
_NUMBER = re.compile(r"\s*(\d{1,6}(?:\.\d+)?|\.\d+)\s*(px|pt|pc|in|cm|mm|)\s*")
_PIXELS = {"px": 1, "": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}


def picture_size(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels as a browser shows it; None where that is not to be had."""
    try:
        if path.suffix.lower() == ".svg":
            with path.open("rb") as file:
                return _svg_size(file.read(_BEGINNING).decode("utf-8", "replace"))
        header = read_header(path.read_bytes())
    except OSError:
        return None
    return (header.width, header.height) if header else None


def _svg_size(text: str) -> tuple[int, int] | None:
    root = _SVG.search(text)
    if root is None:
        return None
    attributes = read_attributes(root[1])
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    box = re.split(r"[\s,]+", attributes.get("viewbox", "").strip())
    if len(box) == 4 and not (width and height):  # noqa: PLR2004 - x, y, width, height
        box_width, box_height = _pixels(box[2]), _pixels(box[3])
        if not (box_width and box_height):
            return None
        if width or height:
            width = width or height * box_width / box_height
            height = height or width * box_height / box_width
        else:
            width, height = box_width, box_height
    return (round(width), round(height)) if width and height else None


def _pixels(value: str) -> float:
    found = _NUMBER.fullmatch(value)
    return float(found[1]) * _PIXELS[found[2]] if found else 0
