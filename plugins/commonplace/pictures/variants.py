"""Smaller versions of a large picture, for screens and cards that show it small.

They are WebP of fixed widths, made once: the name is that of the content, so that a cache and a
reader's browser may keep them for ever. The same Pillow makes the same bytes.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageOps

from commonplace.pictures.size import FORMATS

WIDTHS = (480, 960)
"""Pixels: a card, and a card or a text on a screen of twice the density."""

MOST_PIXELS = 50_000_000
"""A picture of more is a mistake or a bomb; it is published as it is and never unpacked here."""

_LEAST_GAIN = 1.25
_QUALITY = 82
_METHOD = 4
_MODES = ("RGB", "RGBA")


@dataclass(frozen=True, slots=True)
class Variant:
    """A smaller version: its width, the name it is published by, and where it lies."""

    width: int
    name: str
    path: Path


def make_variants(path: Path, cache: Path) -> tuple[Variant, ...]:
    """Return the smaller versions of a picture; none where it is small, drawn, moving or broken."""
    try:
        data = path.read_bytes()
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS or getattr(image, "is_animated", False):
                return ()
            return tuple(_variants(image, data, cache))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()


def _variants(image: Image.Image, data: bytes, cache: Path) -> Iterator[Variant]:
    seed = f"{PIL.__version__} {_QUALITY} {_METHOD}".encode()
    digest = hashlib.sha256(seed + data).hexdigest()[:16]
    upright: Image.Image | None = None
    width = ImageOps.exif_transpose(image).width if image.getexif() else image.width
    for wanted in WIDTHS:
        if width < wanted * _LEAST_GAIN:
            continue
        name = f"{digest}-{wanted}.webp"
        made = cache / name
        if not made.exists():
            upright = upright or _upright(image)
            _write(made, _encoded(upright, wanted, is_drawn=image.format == "PNG"))
        if 0 < made.stat().st_size < len(data):
            yield Variant(wanted, name, made)


def _upright(image: Image.Image) -> Image.Image:
    """Return the picture as it is looked at, in plain colours and without what a camera wrote."""
    turned = ImageOps.exif_transpose(image)
    if turned.mode in _MODES:
        return turned
    return turned.convert("RGBA" if turned.has_transparency_data else "RGB")


def _encoded(image: Image.Image, width: int, *, is_drawn: bool) -> bytes:
    height = max(1, round(image.height * width / image.width))
    small = image.resize((width, height), Image.Resampling.LANCZOS)
    small.info.clear()
    lossy = _webp(small, lossless=False)
    if not is_drawn:
        return lossy
    # Charts and screenshots stay sharp where that costs nothing.
    return min(_webp(small, lossless=True), lossy, key=len)


def _webp(image: Image.Image, *, lossless: bool) -> bytes:
    target = BytesIO()
    image.save(target, "WEBP", quality=_QUALITY, method=_METHOD, lossless=lossless)
    return target.getvalue()


def _write(path: Path, data: bytes) -> None:
    """Write at once or not at all: another language's build may make the same file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
