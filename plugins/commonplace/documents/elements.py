"""How deep HTML is nested in a Markdown text, followed tag by tag as browsers do, more or less.

What becomes of thousands of open elements is a page that takes browsers and parsers minutes. So
it is refused before anything makes HTML of it, and its place is known.
"""

import re

DEEPEST_HTML = 50
"""Elements open at once. Pages that people write by hand stay below fifteen."""

_TAG_OR_GAP = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?=[\s/>])[^<>]*>|(?P<gap>\n[ \t]*\n)"
)
_UNCOUNTED = re.compile(
    r"area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr"
    r"|caption|colgroup|dd|dt|li|optgroup|option|p|rp|rt|tbody|td|tfoot|th|thead|tr"
)
"""Elements that have no end, and those whose end few people write, since the next one is it."""
_BLOCKS = re.compile(
    r"address|article|aside|blockquote|center|details|dialog|div|dl|fieldset|figure|footer|form"
    r"|header|main|menu|nav|ol|section|table|ul"
)
"""Elements that an empty line does not end."""


def too_deep(plain: str) -> tuple[int, str] | None:
    """Return where the first element is that is too deep, and its name; None where none is.

    `plain` is a text without code.
    """
    opened: list[str] = []
    for found in _TAG_OR_GAP.finditer(plain):
        if found["gap"]:
            opened = [name for name in opened if _BLOCKS.fullmatch(name)]
            continue
        name = found["name"].lower()
        if _UNCOUNTED.fullmatch(name):
            continue
        if not found["end"]:
            opened.append(name)
            if len(opened) > DEEPEST_HTML:
                return found.start(), name
        elif name in opened:
            while opened.pop() != name:
                pass
    return None
