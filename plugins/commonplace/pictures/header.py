"""What a picture says of itself before it is unpacked: kind, size as it is shown, and frames."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from commonplace.pictures.exif import orientation_in
from commonplace.pictures.kinds import kind_of
from commonplace.pictures.parts import Part, parts_of

EXIF = b"Exif\0\0"
"""What stands before the Exif of a JPEG, and of some WebP."""

_LIES_ON_ITS_SIDE = (5, 6, 7, 8)
_FRAME = re.compile(r"c[0-35-79-bd-f]")  # of a JPEG: how large it is, and how it is packed
_AVIF_SIZE = re.compile(rb"ispe\0{4}(.{4})(.{4})", re.DOTALL)
_AVIF_TURN = re.compile(rb"irot([\x00-\x03])")


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of a picture: width and height are those in which a browser shows it."""

    kind: str
    width: int
    height: int
    frames: int = 1


def read_header(data: bytes) -> Header | None:
    """Return what a file says of itself; None where it is no picture or says nothing of use."""
    kind = kind_of(data)
    if kind == "AVIF":
        return _avif(data)
    parts = [*parts_of(kind, data)]
    width, height = _SIZES[kind](data, parts) if parts else (0, 0)
    if not (width and height):
        return None
    if orientation(data, kind, parts) in _LIES_ON_ITS_SIDE:
        width, height = height, width
    return Header(kind, width, height, max(1, _frames(data, kind, parts)))


def exif_of(data: bytes, kind: str, part: Part) -> bytes | None:
    """Return the Exif that a part is; None for any other part."""
    if (kind, part.name) not in _WITH_EXIF:
        return None
    content = data[part.inside : part.end]
    if kind == "PNG":
        return content[:-4]
    if content.startswith(EXIF):
        return content[len(EXIF) :]
    return content if kind in {"AVIF", "WebP"} else None


_WITH_EXIF = {("AVIF", "Exif"), ("JPEG", "e1"), ("PNG", "eXIf"), ("WebP", "EXIF")}


def orientation(data: bytes, kind: str, parts: list[Part]) -> int:
    """Return how a picture is to be turned, as Exif counts."""
    found = (exif_of(data, kind, part) for part in parts)
    return next((orientation_in(exif) for exif in found if exif is not None), 1)


def _frames(data: bytes, kind: str, parts: list[Part]) -> int:
    if kind == "PNG":
        found = (data[part.inside : part.inside + 4] for part in parts if part.name == "acTL")
        return _big(next(found, b""))
    return sum(part.name == {"GIF": "image", "WebP": "ANMF"}.get(kind) for part in parts)


def _jpeg(data: bytes, parts: list[Part]) -> tuple[int, int]:
    for part in parts:
        if _FRAME.fullmatch(part.name):
            size = data[part.inside + 1 : part.inside + 5]
            return _big(size[2:]), _big(size[:2])
    return 0, 0


def _png(data: bytes, parts: list[Part]) -> tuple[int, int]:
    if len(parts) < 2 or parts[1].name != "IHDR":  # noqa: PLR2004 - the signature and this
        return 0, 0
    return _big(data[16:20]), _big(data[20:24])


def _webp(data: bytes, parts: list[Part]) -> tuple[int, int]:
    """Return the size of the largest thing in it: what is drawn may lie about its canvas."""
    sizes = [(0, 0)]
    for part in parts:
        content = data[part.inside : part.inside + 10]
        if part.name == "VP8X":
            sizes.append((_little(content[4:7]) + 1, _little(content[7:10]) + 1))
        elif part.name == "VP8L":
            bits = _little(content[1:5])
            sizes.append(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        elif part.name == "VP8 ":
            sizes.append((_little(content[6:8]) & 0x3FFF, _little(content[8:10]) & 0x3FFF))
    return max(sizes, key=lambda size: size[0] * size[1])


def _gif(data: bytes, parts: list[Part]) -> tuple[int, int]:
    """Return the size of the screen, and of what its frames cover beyond that."""
    width, height = _little(data[6:8]), _little(data[8:10])
    for part in parts:
        if part.name == "image":
            place = data[part.start + 1 : part.start + 9]
            left, top, wide, high = (_little(place[at : at + 2]) for at in (0, 2, 4, 6))
            width, height = max(width, left + wide), max(height, top + high)
    return width, height


def _avif(data: bytes) -> Header | None:
    """Return the size of the largest picture among its tiles and smaller versions."""
    found = [(_big(one[1]), _big(one[2])) for one in _AVIF_SIZE.finditer(data)]
    width, height = max(found, key=lambda size: size[0] * size[1], default=(0, 0))
    if not (width and height):
        return None
    turned = _AVIF_TURN.search(data)
    if turned and turned[1][0] % 2:
        width, height = height, width
    return Header("AVIF", width, height)


def _little(content: bytes) -> int:
    return int.from_bytes(content, "little")


def _big(content: bytes) -> int:
    return int.from_bytes(content, "big")


_SIZES: dict[str, Callable[[bytes, list[Part]], tuple[int, int]]] = {
    "GIF": _gif,
    "JPEG": _jpeg,
    "PNG": _png,
    "WebP": _webp,
}
