"""The links and pictures of a Markdown text, without rendering it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from commonplace.documents.code import without_code
from commonplace.problems import Place

_BRACKET = re.compile(r"\\.|(?P<open>!?\[)|(?P<close>\])|(?P<gap>\n[ \t]*(?=\n))", re.DOTALL)
_TARGET = re.compile(
    r"\(\s*+(?P<target><[^<>\n]*>|[^\s()<>\"'\\]*+)(?:\s++(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*+\)"
)
_PARENTHESIS = re.compile(r"\\.|(?P<open>\()|(?P<close>\))|(?P<gap>\n[ \t]*\n)", re.DOTALL)
_TITLE = re.compile(r"(?<!\s)\s*+([\"']).*\1$", re.DOTALL)
_DEFINITION = re.compile(
    r"^[ \t>]*(?:[-*+][ ]+)?\[(?!\^)[^\[\]\n]+\]:[ ]*+\n?[ ]*+(?P<target>[^\s]++)[ ]*+"
    r"(?:\n?[ ]*+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ ]*$",
    re.MULTILINE,
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LONGEST_TARGET = 1_000


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture in a text: what it names, its words, and where it stands.

    `path` is the decoded file path of a relative link, empty where the link goes elsewhere;
    `rest` is the query and fragment behind it. A picture without words `is_nameless`.
    """

    target: str
    words: str
    is_picture: bool
    path: str
    rest: str
    start: int
    end: int
    is_nameless: bool = False


def links(text: str) -> Iterator[Link]:
    """Yield inline links, pictures and link definitions, outside code, as they are rendered."""
    if "](" not in text and "]:" not in text:
        return
    plain = without_code(text)
    done = 0
    while (link := plain.find("](", done)) >= 0:
        # Only paragraphs that hold a link are looked at.
        start = max(plain.rfind("\n\n", done, link), done)
        end = plain.find("\n\n", link)
        done = end if end >= 0 else len(plain)
        yield from _inline_links(text, plain, start, done)
    if "]:" in plain:
        for found in _DEFINITION.finditer(plain):
            yield _link(found["target"], "", found.span(), is_picture=False)


def _inline_links(text: str, plain: str, start: int, end: int) -> Iterator[Link]:
    opened: list[re.Match[str]] = []
    for found in _BRACKET.finditer(plain, start, end):
        if found["open"]:
            opened.append(found)
        elif found["gap"] is not None:
            opened.clear()
        elif found["close"] and opened:
            opening = opened.pop()
            if target := _target(plain, found.end()):
                words = text[opening.end() : found.start()]
                is_picture = opening["open"] == "!["
                yield _link(target[0], words, (opening.start(), target[1]), is_picture=is_picture)


def _target(plain: str, index: int) -> tuple[str, int] | None:
    """Return what stands in the parentheses at `index`, and where they end."""
    if not plain.startswith("(", index):
        return None
    if simple := _TARGET.match(plain, index):
        return simple["target"], simple.end()
    if plain.find(")", index, index + _LONGEST_TARGET) < 0:
        return None
    depth = 0
    for found in _PARENTHESIS.finditer(plain, index, index + _LONGEST_TARGET):
        if found["gap"]:
            return None
        depth += bool(found["open"]) - bool(found["close"])
        if depth == 0 and found["close"]:
            inside = plain[index + 1 : found.start()].strip()
            return _TITLE.sub("", inside), found.end()
    return None


def path_and_rest(target: str) -> tuple[str, str]:
    """Return the file path that a relative link names, and the query and fragment behind it.

    The path is decoded; both are empty where the link goes elsewhere.
    """
    if not target or _SCHEME.match(target) or target[0] in "/#?{\\":
        return "", ""
    cut = min((target.index(mark) for mark in "?#" if mark in target), default=len(target))
    return unquote(target[:cut]), target[cut:]


def place_of(text: str, index: int, first_line: int) -> Place:
    """Return line and column of a position in a body that begins on `first_line`."""
    line_start = text.rfind("\n", 0, index) + 1
    return Place(first_line + text.count("\n", 0, index), index - line_start + 1)


def _link(target: str, words: str, span: tuple[int, int], *, is_picture: bool) -> Link:
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1]
    target = html.unescape(_ESCAPED.sub(r"\1", target))
    is_nameless = is_picture and not words.strip()
    return Link(target, words, is_picture, *path_and_rest(target), *span, is_nameless)
