"""Smaller versions of a large picture, for screens and cards that show it small.

They are WebP of fixed widths, made once: the name is that of the content, so that a cache and a
reader's browser may keep them for ever. The same Pillow makes the same bytes.
"""

import hashlib
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, ImageOps

from commonplace.pictures.limits import MOST_PIXELS
from commonplace.pictures.room import mark_used

WIDTHS = (480, 960)
"""Pixels: a card, and a card or a text on a screen of twice the density."""

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""What Pillow may read; it knows many more, which nobody needs on a page."""

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
    """Return the smaller versions of a picture that maintainers put on a page of their own.

    None where it is small, drawn, moving or broken.
    """
    try:
        data = path.read_bytes()
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS or getattr(image, "is_animated", False):
                return ()
            width = ImageOps.exif_transpose(image).width if image.getexif() else image.width
            seed = f"{PIL.__version__} {_QUALITY} {_METHOD}".encode()
            stem = hashlib.sha256(seed + data).hexdigest()[:16]
            versions = Versions(stem, cache, len(data), is_drawn=image.format == "PNG")
            return tuple(versions.of(width, lambda: upright(image)))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()


@dataclass(frozen=True, slots=True)
class Versions:
    """Makes the smaller versions of one picture, unless they are in `folder` already.

    `stem` is the beginning of their names; a version with `largest` bytes or more gains nothing.
    """

    stem: str
    folder: Path
    largest: int
    is_drawn: bool

    def of(self, width: int, get: Callable[[], Image.Image]) -> Iterator[Variant]:
        """Yield them; `get` returns the picture of this width, upright, once it is needed."""
        image: Image.Image | None = None
        for wanted in WIDTHS:
            if width < wanted * _LEAST_GAIN:
                continue
            name = f"{self.stem}-{wanted}.webp"
            made = self.folder / name
            mark_used(made)
            if not made.exists():
                image = image or get()
                write_whole(made, _encoded(image, wanted, is_drawn=self.is_drawn))
            if 0 < made.stat().st_size < self.largest:
                yield Variant(wanted, name, made)


def upright(image: Image.Image) -> Image.Image:
    """Return the picture as it is looked at, in plain colours and without what a camera wrote."""
    return in_plain_colours(ImageOps.exif_transpose(image))


def in_plain_colours(image: Image.Image) -> Image.Image:
    """Return a picture as red, green, blue, and how much one sees through it."""
    if image.mode in _MODES:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def write_whole(path: Path, data: bytes) -> None:
    """Write at once or not at all: another language, or the next thread, may make the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    draft.write_bytes(data)
    draft.replace(path)


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
