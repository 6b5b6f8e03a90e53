"""The attributes of a start tag, in HTML or SVG, without a parser for the rest."""

import html
import re

_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+)))?"
)


def read_attributes(text: str) -> dict[str, str]:
    """Return the attributes in what stands between a tag's name and its end; the first counts."""
    found: dict[str, str] = {}
    for each in _ATTRIBUTE.finditer(text):
        value = each["double"] or each["single"] or each["bare"] or ""
        found.setdefault(each["name"].lower(), html.unescape(value))
    return found
