"""What a picture tells besides what it shows, and the same file without that.

Nothing is unpacked: parts of the file are left out, and what is drawn stays as it is to the byte.
"""

import zlib
from collections.abc import Iterator

from commonplace.language import N_
from commonplace.pictures.exif import plain_exif, read_exif
from commonplace.pictures.header import EXIF, exif_of, orientation
from commonplace.pictures.kinds import kind_of
from commonplace.pictures.parts import REST, Part, parts_of

PLACE = N_("where it was taken")
PERSON = N_("a person's name")
NUMBER = N_("the number of a camera or lens")
SMALLER = N_("a smaller picture, in which one may see what was cut off")
CAMERA = N_("when and with what it was taken")
NOTES = N_("notes of other programs")
BEHIND = N_("data behind its end")

_ORDER = (PLACE, PERSON, NUMBER, SMALLER, CAMERA, NOTES, BEHIND)
_BY_TAG = {
    "gps.0002": PLACE,
    "gps.0004": PLACE,
    "013b": PERSON,
    "8298": PERSON,
    "9c9d": PERSON,
    "a430": PERSON,
    "a431": NUMBER,
    "a435": NUMBER,
    "c62f": NUMBER,
    "0201": SMALLER,
    "010f": CAMERA,
    "0110": CAMERA,
    "9003": CAMERA,
    "927c": NOTES,
    "9286": NOTES,
}
_TELLING_TEXTS = (b"Author\0", b"Copyright\0", b"XML:com.adobe.xmp\0", b"Raw profile type ")
_IN_XMP = {b"GPSL": PLACE, b":creator": PERSON, b"SerialNumber": NUMBER}

_STAYS = {
    "JPEG": {"d8", "d9", "scan", "db", "c4", "dd", "dc", "cc", *(f"c{one:x}" for one in range(16))},
    "PNG": {"signature", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs"}
    | {"cICP", "mDCV", "cLLI", "acTL", "fcTL", "fdAT", "IHDR", "PLTE", "IDAT", "IEND"},
    "WebP": {"RIFF", "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"},
    "GIF": {"head", "f9", "image", "trailer"},
}
_STAYS_BY_BEGINNING = {
    ("JPEG", "e0"): (b"JFIF\0",),
    ("JPEG", "e2"): (b"ICC_PROFILE\0",),
    ("JPEG", "ee"): (b"Adobe",),
    ("GIF", "ff"): (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0"),
}


def told_by(data: bytes) -> tuple[str, ...]:
    """Return what a picture tells besides itself, marked for translation; the worst first."""
    kind = kind_of(data)
    told = {what for part in parts_of(kind, data) for what in _told(data, kind, part)}
    return tuple(what for what in _ORDER if what in told)


def without_told(data: bytes) -> bytes:
    """Return the file of a picture with what draws it, and how it is turned; nothing more."""
    kind = kind_of(data)
    parts = [*parts_of(kind, data)]
    if not parts:
        return data
    if kind == "AVIF":
        return _blanked(data, parts)
    kept = [data[part.start : part.end] for part in parts if _stays(data, kind, part)]
    turn = orientation(data, kind, parts)
    if turn > 1:
        kept = _WITH_TURN.get(kind, lambda parts, _: parts)(kept, plain_exif(turn))
    return _webp_header(kept, has_exif=turn > 1) if kind == "WebP" else b"".join(kept)


def _blanked(data: bytes, notes: list[Part]) -> bytes:
    """Return an AVIF of the same length, in which nothing is noted any more."""
    for note in notes:
        length = note.end - note.inside
        blank = _NOTHING[:length].ljust(length, b"\0") if note.name == "Exif" else b" " * length
        data = data[: note.inside] + blank + data[note.end :]
    return data


_NOTHING = b"MM\0*\0\0\0\x08"


def _stays(data: bytes, kind: str, part: Part) -> bool:
    beginnings = _STAYS_BY_BEGINNING.get((kind, part.name), ())
    return part.name in _STAYS[kind] or data.startswith(beginnings, part.inside)


def _told(data: bytes, kind: str, part: Part) -> Iterator[str]:
    content = data[part.inside : part.end]
    exif = exif_of(data, kind, part)
    if part.name == REST:
        if content.strip(b"\0\r\n "):
            yield BEHIND
    elif exif is not None:
        yield from (_BY_TAG[tag] for tag in read_exif(exif) if tag in _BY_TAG)
    elif _is_xmp(kind, part, content):
        yield NOTES
        yield from (what for sign, what in _IN_XMP.items() if sign in content)
    elif (kind, part.name) == ("JPEG", "ed"):
        yield NOTES
    elif kind == "PNG" and part.name.endswith(("tEXt", "zTXt", "iTXt")):
        if content.startswith(_TELLING_TEXTS[:2]):
            yield PERSON
        elif content.startswith(_TELLING_TEXTS):
            yield NOTES


def _is_xmp(kind: str, part: Part, content: bytes) -> bool:
    if kind == "PNG":
        return part.name == "iTXt" and content.startswith(_TELLING_TEXTS[2])
    if kind == "AVIF":
        return part.name == "XMP " and bool(content.strip())
    return (kind, part.name) == ("WebP", "XMP ") or (
        (kind, part.name) == ("JPEG", "e1") and content.startswith(b"http://ns.adobe.com/x")
    )


def _jpeg_with(parts: list[bytes], exif: bytes) -> list[bytes]:
    content = EXIF + exif
    segment = b"\xff\xe1" + (len(content) + 2).to_bytes(2, "big") + content
    at = 2 if parts[1:2] and parts[1].startswith(b"\xff\xe0") else 1
    return [*parts[:at], segment, *parts[at:]]


def _png_with(parts: list[bytes], exif: bytes) -> list[bytes]:
    check = zlib.crc32(b"eXIf" + exif).to_bytes(4, "big")
    chunk = len(exif).to_bytes(4, "big") + b"eXIf" + exif + check
    return [*parts[:2], chunk, *parts[2:]]


def _webp_with(parts: list[bytes], exif: bytes) -> list[bytes]:
    padded = exif + b"\0" * (len(exif) % 2)
    return [*parts, b"EXIF" + len(exif).to_bytes(4, "little") + padded]


_WITH_TURN = {"JPEG": _jpeg_with, "PNG": _png_with, "WebP": _webp_with}


def _webp_header(parts: list[bytes], *, has_exif: bool) -> bytes:
    """Return a WebP whose header knows what is left: its length, and whether there is Exif."""
    chunks = b"".join(parts[1:])
    if chunks.startswith(b"VP8X"):
        flags = chunks[8] & ~0b1100 | (0b1000 if has_exif else 0)
        chunks = chunks[:8] + bytes([flags]) + chunks[9:]
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WEBP" + chunks
