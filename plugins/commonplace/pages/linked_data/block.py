"""A value as the content of a `script` element of type `application/ld+json`."""

import json
from collections.abc import Mapping
from typing import Any

_ESCAPED = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end the element, begin a comment in it, or end a line of a script. JSON may write each
by its number, so that the value stays what it is."""


def data_block(value: Mapping[str, Any]) -> str:
    """Return a value as JSON that no text in it can lead out of its `script` element.

    It is data, which no browser runs: a Content-Security-Policy needs no exception for it.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPED)
