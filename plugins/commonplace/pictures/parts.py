"""The parts that a picture's file consists of, without unpacking what it shows.

Only their names and lengths are looked at, so that nothing in a stranger's file can cost more than
its length. A file that ends too early has fewer parts; nothing is raised.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from commonplace.pictures.avif_items import notes_of

REST = "rest"
"""What stands behind the end of a picture, where no program that shows it looks."""


class Part(NamedTuple):
    """One part: what its kind of picture calls it, and from where to where it goes.

    `inside` is where its own content begins.
    """

    name: str
    start: int
    inside: int
    end: int


def parts_of(kind: str, data: bytes) -> Iterator[Part]:
    """Yield the parts of a picture, in order; none of a kind whose parts are not to be told."""
    walk = _WALKS.get(kind)
    if walk is not None:
        yield from walk(data)


def _jpeg(data: bytes) -> Iterator[Part]:
    """Yield segments by their markers in hexadecimal, `scan` for what is drawn, and the rest."""
    yield Part("d8", 0, 2, 2)
    at = 2
    while at + 4 <= len(data) and data[at] == _MARK:
        marker = data[at + 1]
        if marker == _MARK:  # a mark may be filled up
            at += 1
        elif marker == _END:
            break
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            name = f"{marker:02x}"
            if marker == _SCAN:
                found = _AFTER_SCAN.search(data, end)
                end, name = found.start() if found else len(data), "scan"
            yield Part(name, at, at + 4, min(end, len(data)))
            at = end
    if data[at : at + 2] == b"\xff\xd9":
        yield Part("d9", at, at + 2, at + 2)
        if at + 2 < len(data):
            yield Part(REST, at + 2, at + 2, len(data))


_MARK, _SCAN, _END = 0xFF, 0xDA, 0xD9
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def _png(data: bytes) -> Iterator[Part]:
    """Yield the signature and chunks by their names."""
    yield Part("signature", 0, 0, 8)
    at = 8
    while at + 8 <= len(data):
        name = data[at + 4 : at + 8].decode("latin-1")
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        yield Part(name, at, at + 8, min(end, len(data)))
        at = end
        if name == "IEND":
            break
    if at < len(data):
        yield Part(REST, at, at, len(data))


def _webp(data: bytes) -> Iterator[Part]:
    """Yield the header and chunks by their names."""
    yield Part("RIFF", 0, 8, 12)
    at = 12
    whole = min(8 + int.from_bytes(data[4:8], "little"), len(data))
    while at + 8 <= whole:
        name = data[at : at + 4].decode("latin-1")
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = min(at + 8 + size + size % 2, len(data))
        yield Part(name, at, at + 8, end)
        at = end
    if at < len(data):
        yield Part(REST, at, at, len(data))


def _gif(data: bytes) -> Iterator[Part]:
    """Yield the head, then extensions by their labels in hexadecimal, images, and the trailer."""
    at = 13 + _table(data[10:11])
    yield Part("head", 0, 6, min(at, len(data)))
    while at < len(data):
        start, sign = at, data[at : at + 1]
        if sign == b"\x21":
            name, inside = data[at + 1 : at + 2].hex(), at + 2
        elif sign == b"\x2c":
            # Behind the descriptor come its colours, and how many bits a number has at first.
            name, inside = "image", at + 10 + _table(data[at + 9 : at + 10]) + 1
        else:
            break
        at = _after_blocks(data, inside)
        yield Part(name, start, inside, at)
    if data[at : at + 1] == b"\x3b":
        yield Part("trailer", at, at + 1, at + 1)
        if at + 1 < len(data):
            yield Part(REST, at + 1, at + 1, len(data))


def _table(flags: bytes) -> int:
    """Return how many bytes a table of colours has."""
    return 3 << (flags[0] % 8 + 1) if flags and flags[0] & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Return where a row of blocks ends, each with its length before it, the last empty."""
    while at < len(data):
        size = data[at]
        at += size + 1
        if not size:
            break
    return min(at, len(data))


def _avif(data: bytes) -> Iterator[Part]:
    """Yield notes only: the parts of the picture itself refer to each other by position."""
    for name, start, end in notes_of(data):
        before = 4 + int.from_bytes(data[start : start + 4], "big") if name == "Exif" else 0
        yield Part(name, start, min(start + before, end), end)


_WALKS: dict[str, Callable[[bytes], Iterator[Part]]] = {
    "AVIF": _avif,
    "GIF": _gif,
    "JPEG": _jpeg,
    "PNG": _png,
    "WebP": _webp,
}
