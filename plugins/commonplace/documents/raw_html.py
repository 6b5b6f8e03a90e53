"""The HTML in a Markdown text: each tag outside code, with its attributes and where it stands."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.documents.code import without_code
from commonplace.documents.links import Link, path_and_rest

_TAG = re.compile(
    r"<(?P<name>[A-Za-z][\w-]*)(?P<inside>(?:[\s/]+[^\s\"'<>/=]+(?:\s*=\s*"
    r"(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)[\s/]*>"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|(?P<bare>[^\s\"'=<>`]+)))?"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that opens: its name and attributes in lower case, and where it begins and ends."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    start: int
    end: int


def tags(text: str) -> Iterator[Tag]:
    """Yield the opening tags of a text in their order; `<https://…>` is none."""
    if "<" not in text:
        return
    for found in _TAG.finditer(without_code(text)):
        attributes = tuple(
            (
                attribute["name"].lower(),
                attribute["double"] or attribute["single"] or attribute["bare"] or "",
            )
            for attribute in _ATTRIBUTE.finditer(found["inside"])
        )
        yield Tag(found["name"].lower(), attributes, *found.span())


def html_links(text: str) -> Iterator[Link]:
    """Yield the links and pictures of a text that are written as HTML, as `links` yields others.

    The words of a picture are its `alt`; one with an empty `alt` has no words on purpose.
    """
    for tag in tags(text):
        named = _NAMING.get(tag.name)
        values = dict(reversed(tag.attributes))  # of two attributes of one name, the first counts
        if named is None or named not in values:
            continue
        target = html.unescape(values[named]).strip()
        words = html.unescape(values.get("alt", ""))
        is_picture = tag.name == "img"
        is_nameless = is_picture and "alt" not in values
        way = path_and_rest(target)
        yield Link(target, words, is_picture, *way, tag.start, tag.end, is_nameless)


_NAMING = {"a": "href", "img": "src"}
