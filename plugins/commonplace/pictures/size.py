"""How large a picture is, read from the beginning of its file."""

import re
import warnings
from pathlib import Path

from PIL import Image

from commonplace.pictures.attributes import read_attributes

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""What Pillow may read; it knows many more, which nobody needs on a page."""

_SVG = re.compile(r"<(?:\w+:)?svg\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_BEGINNING = 64 * 1024
_NUMBER = re.compile(r"\s*(\d{1,6}(?:\.\d+)?|\.\d+)\s*(px|pt|pc|in|cm|mm|)\s*")
_PIXELS = {"px": 1, "": 1, "pt": 4 / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}
_ORIENTATION = 0x0112
_LIES_ON_ITS_SIDE = (5, 6, 7, 8)


def picture_size(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels as a browser shows it; None where that is not to be had."""
    try:
        if path.suffix.lower() == ".svg":
            with path.open("rb") as file:
                return _svg_size(file.read(_BEGINNING).decode("utf-8", "replace"))
        return _raster_size(path)
    except OSError:  # Pillow's UnidentifiedImageError is one
        return None


def _raster_size(path: Path) -> tuple[int, int] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a bomb is no danger to who reads only its beginning
            with Image.open(path, formats=FORMATS) as image:
                width, height = image.size
                is_on_side = image.getexif().get(_ORIENTATION) in _LIES_ON_ITS_SIDE
    except (Image.DecompressionBombError, ValueError, SyntaxError):
        return None
    return (height, width) if is_on_side else (width, height)


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
