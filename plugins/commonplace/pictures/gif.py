"""A GIF written anew, frame by frame: each is unpacked and packed again, its numbers as they were.

Pillow by itself would count the colours of a moving picture anew, and lose some.
"""

from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from commonplace.pictures.parts import Part, parts_of

_HEAD = 13
_HAS_TABLE, _INTERLACED, _TABLE_SIZE = 0x80, 0x40, 0x07
_LOOPS = b"\x0bNETSCAPE2.0\x03\x01"
_CONTROL = b"\x21\xf9\x04"


def rewritten_gif(data: bytes) -> bytes:
    """Return the file of a GIF with its frames, their times and how often they are shown.

    Raises what Pillow does where a frame is broken, and ValueError where there is none.
    """
    parts = [*parts_of("GIF", data)]
    head = b"GIF89a" + data[6 : parts[0].end]
    frames = b"".join(_frames(data, parts, head[_HEAD:]))
    if not frames:
        raise ValueError("no frame")
    return b"".join((head, *_loops(data, parts), frames, b"\x3b"))


def _loops(data: bytes, parts: list[Part]) -> Iterator[bytes]:
    """Yield how often the picture is shown, if that is said."""
    for part in parts:
        if part.name == "ff" and data.startswith(_LOOPS, part.inside):
            at = part.inside + len(_LOOPS)
            yield b"\x21\xff" + _LOOPS + data[at : at + 2].ljust(2, b"\0") + b"\0"
            return


def _frames(data: bytes, parts: list[Part], table: bytes) -> Iterator[bytes]:
    control = b""
    for part in parts:
        if part.name == "f9":  # for how long the next frame is shown, and what becomes of it
            content = data[part.inside + 1 : part.inside + 5].ljust(4, b"\0")
            control = _CONTROL + bytes([content[0] & 0x1F]) + content[1:] + b"\0"
        elif part.name == "image":
            yield control + _frame(data, part, table)
            control = b""


def _frame(data: bytes, part: Part, shared: bytes) -> bytes:
    """Return an image: its place, its colours if they are its own, and its numbers anew."""
    start = part.start
    size, flags = data[start + 5 : start + 9], data[start + 9]
    own = data[start + 10 : part.inside - 1]
    table = own or shared
    packed = data[part.inside - 1 : part.end]
    numbers = _numbers(size, flags & _INTERLACED, table, packed)
    fresh, turned = _packed(numbers, is_interlaced=bool(flags & _INTERLACED))
    told = (flags & (_HAS_TABLE | _TABLE_SIZE)) | turned
    return b"\x2c" + data[start + 1 : start + 9] + bytes([told]) + own + fresh


def _numbers(size: bytes, interlaced: int, table: bytes, packed: bytes) -> Image.Image:
    """Return the numbers that an image has for the colours of its pixels."""
    bits = max(1, (len(table) // 3 - 1).bit_length()) - 1
    flags = bytes([_HAS_TABLE | bits if table else 0])
    place = b"\x2c\0\0\0\0" + size + bytes([interlaced])
    alone = b"GIF89a" + size + flags + b"\0\0" + table + place + packed + b"\x3b"
    with Image.open(BytesIO(alone), formats=("GIF",)) as image:
        image.load()
        return Image.frombytes("L", image.size, image.tobytes())


def _packed(numbers: Image.Image, *, is_interlaced: bool) -> tuple[bytes, int]:
    """Return numbers as an image holds them, and the flag if their rows are out of order."""
    target = BytesIO()
    numbers.save(target, "GIF", optimize=False, interlace=int(is_interlaced))
    made = target.getvalue()
    (part,) = (part for part in parts_of("GIF", made) if part.name == "image")
    return made[part.inside - 1 : part.end], made[part.start + 9] & _INTERLACED
