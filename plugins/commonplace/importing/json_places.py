"""Where in a text of JSON something stands."""

import json
import re
from collections.abc import Iterator
from typing import Any

_BLANK = re.compile(r"[ \t\r\n]*")


def items(text: str, at: int) -> Iterator[tuple[int, Any]]:
    """Yield where each item of the list at `at` begins, and the item. Raises ValueError."""
    decoder = json.JSONDecoder()
    at = after_blank(text, at + 1)
    while text[at : at + 1] != "]":
        value, end = decoder.raw_decode(text, at)
        yield at, value
        at = after_comma(text, end, "]")


def list_in(text: str, name: str) -> int:
    """Return where the list that is the field `name` of an object begins; -1 without it.

    The text must be JSON. Where a name is there twice, the last one holds.
    """
    decoder, found = json.JSONDecoder(), -1
    at = after_blank(text, after_blank(text, 0) + 1)
    while text[at : at + 1] == '"':
        key, end = decoder.raw_decode(text, at)
        at = after_blank(text, after_blank(text, end) + 1)
        if key == name:
            found = at if text[at] == "[" else -1
        at = after_comma(text, decoder.raw_decode(text, at)[1], "}")
    return found


def after_comma(text: str, at: int, end: str) -> int:
    """Return where the next item is, or the `end` of them. Raises ValueError where neither is."""
    at = after_blank(text, at)
    if text[at : at + 1] == ",":
        return after_blank(text, at + 1)
    if text[at : at + 1] != end:
        raise json.JSONDecodeError("a comma is missing", text, at)
    return at


def after_blank(text: str, at: int) -> int:
    """Return where the next character stands that is no blank."""
    found = _BLANK.match(text, at)
    return found.end() if found else at
