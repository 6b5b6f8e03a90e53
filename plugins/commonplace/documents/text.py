"""Bytes to text: UTF-8 only, without surprises, and with a reason when not."""

import codecs

from commonplace.language import N_
from commonplace.problems import Place, Problem, Word

LARGEST_FILE = 256 * 1024
"""Bytes of one file. Long real articles in Chinese reach 125 KiB; see docs/decisions/0002."""


def read_text(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """Decode a file; the text has LF line ends and no byte order mark.

    Returns the text, or None where the file cannot be used, and what is wrong with it.
    """
    if len(data) > LARGEST_FILE:
        size, limit = -(-len(data) // 1024), LARGEST_FILE // 1024
        return None, [Problem.at(path, Place(), "file-too-large", size=size, limit=limit)]
    problems = []
    if data.startswith(codecs.BOM_UTF8):
        problems.append(Problem.at(path, Place(), "file-bom"))
        data = data[len(codecs.BOM_UTF8) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = Problem.at(
            path,
            _place_of_byte(data, error.start),
            "file-not-utf8",
            byte=f"0x{data[error.start]:02x}",
            encoding=_likely_encoding(data),
        )
        return None, [*problems, found]
    if "\0" in text:
        return None, [*problems, Problem.at(path, _place(text, text.index("\0")), "file-nul")]
    if "\r" in text:
        first = text.index("\r")
        problems.append(Problem.at(path, _place(text, first), "file-crlf"))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, problems


def _place(text: str, index: int) -> Place:
    line_start = text.rfind("\n", 0, index) + 1
    return Place(text.count("\n", 0, index) + 1, index - line_start + 1)


def _place_of_byte(data: bytes, index: int) -> Place:
    good = data[:index].decode("utf-8")
    return _place(good, len(good))


def _likely_encoding(data: bytes) -> str:
    """Name the encoding an editor most likely used; a guess, for the message only."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:200]:
        return "UTF-16"
    rest = data.decode("utf-8", "replace")
    if sum(not char.isascii() and char != "\ufffd" for char in rest) > rest.count("\ufffd"):
        return Word(N_("UTF-8 with a damaged character"))
    shares = {name: _share_of_common(data, *codec) for name, codec in _CHINESE.items()}
    likely = max(shares, key=lambda name: shares[name])
    return likely if shares[likely] > _MOST else "Windows-1252 or Latin-1"


_CHINESE = {"GBK (GB 18030)": ("gb18030", 0xB0, 0xF7), "Big5": ("big5", 0xA4, 0xC6)}
"""The codec, and the first bytes of its common characters."""

_MOST = 0.8


def _share_of_common(data: bytes, codec: str, low: int, high: int) -> float:
    """Return how much of the text beyond ASCII would be common characters or marks."""
    text = data.decode(codec, "replace")
    beyond_ascii = [char for char in text if not char.isascii()]
    common = 0
    for char in beyond_ascii:
        code = char.encode(codec, "ignore")
        is_pair = len(code) == 2 and (codec == "big5" or code[1] > 0xA0)  # noqa: PLR2004
        common += is_pair and (low <= code[0] <= high or 0xA1 <= code[0] <= 0xA3)  # noqa: PLR2004
    return common / len(beyond_ascii) if beyond_ascii else 0
