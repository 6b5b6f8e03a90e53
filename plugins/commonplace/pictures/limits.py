"""What a picture may be, as far as that is to be seen without unpacking it."""

from pathlib import PurePath

from commonplace.language import N_
from commonplace.pictures.header import Header, read_header
from commonplace.pictures.kinds import KINDS, kind_of
from commonplace.problems import Word

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 50_000_000
"""A picture of more is a mistake or a bomb."""
MOST_FRAMES = 1_000
MOST_IN_MOTION = 150_000_000
"""Pixels of all frames of a moving picture together."""

BEGINNING = 1_024
"""Bytes from which the kind of a file is to be seen."""

Fault = tuple[str, dict[str, object]]

_UNKNOWN = N_("something that is no picture")
_NO_PDF = N_("something that is no PDF")
_MARKUP = {"", "HTML", "SVG"}
"""Kinds that a text may look like: browsers that are told so show it as text."""
_NOTHING = N_("it is empty")
_NO_SIZE = N_("it does not say how large it is")
_MIB = 1024 * 1024


def is_picture(name: str) -> bool:
    """Whether a file is to be a picture, by its name."""
    return PurePath(name).suffix.lower() in KINDS


def fault_of(name: str, data: bytes, size: int) -> Fault | None:
    """Return what is wrong with a picture, as a problem's code and values; None if nothing is.

    `size` is how many bytes its file has; of a larger one than allowed, `data` may lack the end.
    """
    if size > MOST_BYTES:
        values: dict[str, object] = {"size": -(-size // _MIB), "limit": MOST_BYTES // _MIB}
        return "picture-too-large", values
    if not data:
        return "picture-broken", {"reason": Word(_NOTHING)}
    ending = PurePath(name).suffix.lower()
    kind = kind_of(data)
    if kind != KINDS[ending]:
        values = {"ending": ending, "found": kind or Word(_UNKNOWN), "wanted": KINDS[ending]}
        return "picture-kind", values
    header = read_header(data)
    if header is None:
        return "picture-broken", {"reason": Word(_NO_SIZE)}
    return _too_many(header)


def fault_of_other(name: str, data: bytes) -> Fault | None:
    """Return what is wrong with a file that is no picture by its name; `data` is its beginning."""
    ending, kind = PurePath(name).suffix.lower(), kind_of(data)
    is_right = kind == "PDF" if ending == ".pdf" else kind in _MARKUP
    if is_right:
        return None
    return "document-kind", {"ending": ending, "found": kind or Word(_NO_PDF)}


def _too_many(header: Header) -> Fault | None:
    pixels = header.width * header.height
    values: dict[str, object] = {"width": header.width, "height": header.height}
    if pixels > MOST_PIXELS:
        return "picture-too-many-pixels", {**values, "limit": f"{MOST_PIXELS:,}"}
    if header.frames > MOST_FRAMES or (
        header.frames > 1 and pixels * header.frames > MOST_IN_MOTION
    ):
        limits = {"limit": MOST_FRAMES, "pixels": f"{MOST_IN_MOTION:,}"}
        return "picture-too-many-frames", {**values, "frames": header.frames, **limits}
    return None
