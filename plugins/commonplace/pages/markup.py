"""Plain text into Markdown without any of it becoming markup."""

import re

from markupsafe import escape

_PLAIN = frozenset(" ,;?%/()'-.")
_OPENS_SOMETHING = re.compile(
    r"www\.|\b\d+\.|\(c\)|\(r\)|\(tm\)|--|\.\.\.|^\s*[-.]|\b\d+/\d+", re.IGNORECASE
)


def escape_markdown(text: str) -> str:
    """Return `text` as one line of Markdown that shows exactly these characters.

    Punctuation that Markdown or an extension of it could read becomes a character reference.
    """
    keep = frozenset(" ") if _OPENS_SOMETHING.search(text) else _PLAIN
    return "".join(
        char if not char.isascii() or char.isalnum() or char in keep else f"&#{ord(char)};"
        for char in " ".join(text.split())
    )


def escape_html(text: str) -> str:
    """Return `text` as HTML text, also safe inside a quoted attribute."""
    return str(escape(text))
