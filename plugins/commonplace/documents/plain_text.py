"""The beginning of a Markdown text without its markup, for programs that show none."""

import re
from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

_EXTENSIONS = ("admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "tables")
_BLOCKS = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|details|div|figcaption|figure|h[1-6]|hr|ol|p|pre"
    r"|section|summary|table|tr|ul"
)
_BEFORE = {"li": "\n- ", "td": " ", "th": " "}
_UNSEEN = frozenset({"script", "style", "template", "title"})
_PARAGRAPH = re.compile(r"\n{2,}")


def beginning(markdown: str, limit: int) -> str:
    """Return the first paragraphs of a text, at most `limit` characters and a sign of more."""
    # Twice as much as is needed: markup is left out, and a long text is not read to its end.
    given = markdown[: 2 * limit]
    reader = _Reader()
    reader.feed(_markdown().reset().convert(given))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    text = _PARAGRAPH.sub("\n\n", "\n".join(lines)).strip()
    if len(text) <= limit and given == markdown:
        return text
    return f"{_cut(text, limit)} …".lstrip()


@cache
def _markdown() -> Markdown:
    """Return the one that reads all texts, one after the other: making one takes its time."""
    return Markdown(extensions=list(_EXTENSIONS))


def _cut(text: str, limit: int) -> str:
    """Return as much of a text as fits, up to the end of a paragraph or at least of a word."""
    shown = text[:limit]
    for end in ("\n\n", " "):
        before, found, _ = shown.rpartition(end)
        if found and len(before) > limit // 2:
            return before.rstrip()
    return shown.rstrip()


class _Reader(HTMLParser):
    """Collects what somebody reads on a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._unseen = 0
        self._in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "pre":
            self._in_code = True
        if _BLOCKS.fullmatch(tag):
            self.found.append("\n")
        if tag in _BEFORE:
            self.found.append(_BEFORE[tag])
        if tag == "img" and not self._unseen:
            self.found.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._unseen:
            self._unseen -= 1
        if tag == "pre":
            self._in_code = False
        if _BLOCKS.fullmatch(tag):
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            # In code alone the end of a line is one for whoever reads it.
            self.found.append(data if self._in_code else " ".join(data.split("\n")))
