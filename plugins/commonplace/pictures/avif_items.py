"""What stands in an AVIF beside the picture: notes of cameras and programs, and where.

The parts of the picture refer to each other by position, so notes are blanked, not left out.
"""

from collections.abc import Iterator
from typing import NamedTuple

_EXIF, _MIME = b"Exif", b"mime"
_XMP_TYPE = b"application/rdf+xml"
_WIDE = 2
"""The version from which numbers of items have four bytes."""


class Note(NamedTuple):
    """Exif or XMP, by name, and from where to where it goes."""

    name: str
    start: int
    end: int


def notes_of(data: bytes) -> Iterator[Note]:
    """Yield the notes of a file, as far as it says where they are."""
    meta = next((span for name, *span in _boxes(data, 0, len(data)) if name == b"meta"), None)
    if meta is None:
        return
    inner = {name: (start, end) for name, start, end in _boxes(data, meta[0] + 4, meta[1])}
    if b"iinf" not in inner or b"iloc" not in inner:
        return
    names = dict(_named(data, *inner[b"iinf"]))
    within = inner.get(b"idat", (0, 0))[0]
    for item, start, length in _places(data, *inner[b"iloc"], within):
        if item in names and length > 0 and start + length <= len(data):
            yield Note(names[item], start, start + length)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the name of each box, and from where to where its content goes."""
    while at + 8 <= end:
        size, inside = _big(data, at, 4), at + 8
        if size == 1:
            size, inside = _big(data, at + 8, 8), at + 16
        after = at + size if size else end
        if after < inside or after > end:
            return
        yield data[at + 4 : at + 8], inside, after
        at = after


def _named(data: bytes, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the number of each item that is a note, and what it is."""
    first = start + (6 if data[start : start + 1] == b"\0" else 8)
    for name, inside, after in _boxes(data, first, end):
        version = _big(data, inside, 1)
        if name != b"infe" or version < _WIDE:
            continue
        wide = 2 if version == _WIDE else 4
        kind = data[inside + 6 + wide : inside + 10 + wide]
        if kind == _EXIF:
            yield _big(data, inside + 4, wide), "Exif"
        elif kind == _MIME and _XMP_TYPE in data[inside:after]:
            yield _big(data, inside + 4, wide), "XMP "


def _places(data: bytes, start: int, end: int, within: int) -> Iterator[tuple[int, int, int]]:
    """Yield of each piece of each item its number, where it begins and how long it is."""
    version, sizes = _big(data, start, 1), _big(data, start + 4, 2)
    offset, length, base, index = (sizes >> bits & 15 for bits in (12, 8, 4, 0))
    wide = 2 if version < _WIDE else 4
    at = start + 6 + wide
    for _ in range(_big(data, start + 6, wide)):
        if at >= end:
            return
        item, at = _big(data, at, wide), at + wide
        is_within = version > 0 and _big(data, at, 2) & 15 == 1
        at += 4 if version else 2
        first, count = _big(data, at, base), _big(data, at + base, 2)
        at += base + 2
        for _ in range(count):
            if at >= end:
                return
            at += index if version else 0
            place = first + _big(data, at, offset) + (within if is_within else 0)
            yield item, place, _big(data, at + offset, length)
            at += offset + length


def _big(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")


def timeless(data: bytes) -> bytes:
    """Return a moving AVIF that does not say when it was made."""
    whole = bytearray(data)
    waiting = [(0, len(data))]
    while waiting:
        for name, inside, after in _boxes(data, *waiting.pop()):
            if name in _HOLD_TIMES:
                length = 16 if data[inside : inside + 1] == b"\1" else 8
                whole[inside + 4 : inside + 4 + length] = bytes(length)
            elif name in _AROUND_TIMES:
                waiting.append((inside, after))
    return bytes(whole)


_HOLD_TIMES = {b"mvhd", b"tkhd", b"mdhd"}
_AROUND_TIMES = {b"moov", b"trak", b"mdia"}
