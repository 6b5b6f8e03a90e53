"""The HTML in a Markdown text: each tag outside code, with its attributes and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.documents.code import without_code

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
    """A tag that opens: its name and attributes in lower case, and where it begins."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    start: int


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
        yield Tag(found["name"].lower(), attributes, found.start())
