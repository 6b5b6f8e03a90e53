"""The links and pictures of a Markdown text, without rendering it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from commonplace.problems import Place

_FENCED = re.compile(r"^[ \t>]*(?P<mark>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>(?:\\.|!\[[^\[\]\n]*\]\([^()\n]*\)|[^\[\]\\])*)\]"
    r"\([ \t]*(?P<target><[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\))*)(?P<title>[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*(?P<target><[^<>\n]*>|\S+)", re.MULTILINE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture in a text: what it names, its words, and where it stands.

    `path` is the decoded file path of a relative link, empty where the link goes elsewhere;
    `rest` is the query and fragment behind it.
    """

    target: str
    words: str
    is_picture: bool
    path: str
    rest: str
    start: int
    end: int


def links(text: str) -> Iterator[Link]:
    """Yield inline links, pictures and link definitions, outside code."""
    if "](" not in text and "]:" not in text:
        return
    plain = without_code(text)
    for found in _LINK.finditer(plain):
        yield _link(found, found["words"], is_picture=bool(found["picture"]))
        if "![" in found["words"]:
            offset = found.start("words")
            for inner in _LINK.finditer(plain, offset, found.end("words")):
                yield _link(inner, inner["words"], is_picture=bool(inner["picture"]))
    for found in _DEFINITION.finditer(plain):
        yield _link(found, "", is_picture=False)


def replace_links(text: str, change: Callable[[Link], str | None]) -> str:
    """Return `text` with each relative link replaced by what `change` says; None leaves it."""
    pieces = []
    done = 0
    for link in sorted(links(text), key=lambda link: link.start):
        if not link.path or link.start < done:
            continue
        if (new := change(link)) is not None:
            pieces += [text[done : link.start], new]
            done = link.end
    return "".join([*pieces, text[done:]])


def without_code(text: str) -> str:
    """Return `text` with code blanked out, every other character at its place."""
    if "```" in text or "~~~" in text:
        text = _FENCED.sub(_blank, text)
    return _INLINE_CODE.sub(_blank, text) if "`" in text else text


def place_of(text: str, index: int, first_line: int) -> Place:
    """Return line and column of a position in a body that begins on `first_line`."""
    line_start = text.rfind("\n", 0, index) + 1
    return Place(first_line + text.count("\n", 0, index), index - line_start + 1)


def _blank(code: re.Match[str]) -> str:
    return "".join("\n" if char == "\n" else "\0" for char in code[0])


def _link(found: re.Match[str], words: str, *, is_picture: bool) -> Link:
    target = found["target"].removeprefix("<").removesuffix(">")
    path, rest = "", ""
    if target and not _SCHEME.match(target) and target[0] not in "/#?{\\":
        cut = min((target.index(mark) for mark in "?#" if mark in target), default=len(target))
        path, rest = unquote(target[:cut]), target[cut:]
    return Link(target, words, is_picture, path, rest, found.start(), found.end())
