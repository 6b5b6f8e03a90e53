"""What a camera writes beside a picture (Exif), as far as anybody has to know of it."""

from collections.abc import Iterator, Mapping
from typing import Literal

ORIENTATION = 0x0112
_PLAIN = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0%c\0\0\0\0\0\0"
_Order = Literal["little", "big"]
_ORDERS: Mapping[bytes, _Order] = {b"II*\0": "little", b"MM\0*": "big"}
_MOST = 500
_WITHIN = {0x8769: "", 0x8825: "gps."}
"""Tags that lead to more: what the camera did, and where it was."""
_SHORT, _LONG = 3, 4
_SIZES = {1: 1, 2: 1, _SHORT: 2, _LONG: 4, 5: 8, 7: 1, 9: 4, 10: 8}


def plain_exif(orientation: int) -> bytes:
    """Return what says nothing but how a picture is to be turned."""
    return _PLAIN % orientation


def read_exif(data: bytes) -> dict[str, bytes]:
    """Return what is set, by the numbers of tags in hexadecimal; `gps.` stands before places.

    A smaller picture inside has its tag, 0201. What is broken is left out.
    """
    order = _ORDERS.get(data[:4])
    if order is None:
        return {}
    found: dict[str, bytes] = {}
    waiting, seen = [(_number(data, 4, 4, order), "")], set[int]()
    while waiting:
        at, before = waiting.pop()
        if at in seen or not 0 < at < len(data):
            continue
        seen.add(at)
        count = min(_number(data, at, 2, order), _MOST)
        for tag, value in _entries(data, at + 2, count, order):
            if tag in _WITHIN:
                waiting.append((int.from_bytes(value[:4], order), _WITHIN[tag]))
            elif value.strip(b"\0 "):
                found.setdefault(f"{before}{tag:04x}", value)
        if not before:
            waiting.append((_number(data, at + 2 + 12 * count, 4, order), before))
    return found


def orientation_in(data: bytes) -> int:
    """Return how a picture is to be turned: 1 to 8, and 1 where that is not said."""
    order = _ORDERS.get(data[:4], "big")
    said = int.from_bytes(read_exif(data).get(f"{ORIENTATION:04x}", b"\x01")[:2], order)
    return said if said in range(1, 9) else 1


def _entries(data: bytes, at: int, count: int, order: _Order) -> Iterator[tuple[int, bytes]]:
    for start in range(at, at + 12 * count, 12):
        tag, form = _number(data, start, 2, order), _number(data, start + 2, 2, order)
        size = _number(data, start + 4, 4, order) * _SIZES.get(form, 0)
        here = start + 8 if size <= 4 else _number(data, start + 8, 4, order)  # noqa: PLR2004
        yield tag, data[here : here + size]


def _number(data: bytes, at: int, size: int, order: _Order) -> int:
    return int.from_bytes(data[at : at + size], order)
