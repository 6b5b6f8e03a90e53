"""The pictures that a text shows, in Markdown and in HTML."""

import html
import re
from collections.abc import Iterator

from commonplace.documents.code import without_code
from commonplace.documents.links import links

_REFERENCE = re.compile(r"!\[(?P<words>[^\[\]]*)\](?:[ ]?\[(?P<name>[^\[\]]*)\])?(?!\()")
_DEFINITION = re.compile(
    r"^[ \t>]*\[(?P<name>[^\[\]\n]+)\]:[ \t]*\n?[ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>\S+))",
    re.MULTILINE,
)
_ABROAD = re.compile(r"!\[[^\[\]\\`]*\]\(\s*<?https?://")
_ELEMENT = re.compile(r"<(?:img|source)\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?<![\w:-])(?P<name>src|srcset)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)


def picture_addresses(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the address of each picture outside code, and whether it stands in HTML.

    Nothing is yielded of a text whose pictures in Markdown are all on other sites.
    """
    if (marks := text.count("![")) and marks > len(_ABROAD.findall(text)):
        yield from ((link.target, False) for link in links(text) if link.is_picture)
        yield from ((address, False) for address in _referred(text))
    if _ELEMENT.search(text):
        for element in _ELEMENT.finditer(without_code(text)):
            yield from ((address, True) for address in _in_element(element[0]))


def _referred(text: str) -> Iterator[str]:
    """Yield the addresses of pictures that name a definition elsewhere: `![words][name]`."""
    if "]:" not in text:
        return
    plain = without_code(text)
    defined = {
        _key(one["name"]): one["angled"] or one["bare"] for one in _DEFINITION.finditer(plain)
    }
    for found in _REFERENCE.finditer(plain):
        if address := defined.get(_key(found["name"] or found["words"])):
            yield html.unescape(address)


def _key(name: str) -> str:
    return " ".join(name.lower().split())


def _in_element(element: str) -> Iterator[str]:
    for name, *values in _ATTRIBUTE.findall(element):
        value = html.unescape("".join(values)).strip()
        if name.lower() == "src":
            yield value
        else:
            yield from (each.split()[0] for each in value.split(",") if each.strip())
