"""HTML that a calendar program put into a description, as Markdown: text, links, lists, no more."""

import re
from html import unescape
from html.parser import HTMLParser

from commonplace.importing.events.addresses import web_address, without_mail
from commonplace.importing.events.prose import inline, markdown_of, opened, visible_text

_MARKUP = re.compile(
    r"</?\s*(?:p|br|a|div|b|i|strong|em|ul|ol|li|span|html|body|h[1-6]|table|tr|td|font|u|blockquote|"
    r"pre|code)\b[^<>]*/?>",
    re.IGNORECASE,
)
_BLOCKS = re.compile(
    "address|article|blockquote|body|d[dlt]|div|figure|footer|h[1-6]|header|hr|html|li|main|ol|p|pre|"
    "section|table|tbody|thead|tr|ul"
)
_UNSEEN = frozenset({"head", "noscript", "object", "script", "style", "svg", "template", "title"})
_STRONG = {"b": "**", "strong": "**", "h1": "**", "h2": "**", "h3": "**", "h4": "**"}
_EMPHASIS = {"em": "*", "i": "*"}


def is_html(text: str) -> bool:
    """Whether a text that should be plain is HTML."""
    return bool(_MARKUP.search(text))


def description_of(text: str) -> str:
    """Return a description as Markdown, whether it came as plain text or as HTML."""
    if not is_html(text):
        return markdown_of(unescape(text) if _ESCAPED.search(text) else text)
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.markdown()


_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#39|#34);")


class _Reader(HTMLParser):
    """Collects blocks of text; what is neither text, link, list nor emphasis is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.line: list[str] = []
        self.unseen = 0
        self.is_item = False
        self.target = ""
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "br":
            self.put("\n")
        elif tag == "a":
            self.end_link()
            self.target = web_address(dict(attrs).get("href") or "")
        elif _BLOCKS.fullmatch(tag):
            self.end_block()
            self.is_item = tag == "li"
        if tag in _STRONG or tag in _EMPHASIS:
            self.put(_mark(tag))
        elif tag in ("td", "th"):
            self.put(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        if tag in _STRONG or tag in _EMPHASIS:
            self.put(_mark(tag))
        if tag == "a":
            self.end_link()
        elif _BLOCKS.fullmatch(tag):
            self.end_block()

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        text = re.sub(r"\s+", " ", visible_text(data))
        if self.target:
            self.words.append(text)
        else:
            self.put(inline(without_mail(text), starts_line=False))

    def put(self, text: str) -> None:
        if not self.unseen:
            (self.words if self.target else self.line).append(text)

    def end_link(self) -> None:
        target, words = self.target, " ".join("".join(self.words).split())
        self.target, self.words = "", []
        words = without_mail(words.replace(_BOLD, "").replace(_ITALIC, ""))
        if not target:
            return
        if not words or web_address(words) or "://" in words:
            self.put(f"<{target}>")
        else:
            url = target.replace("(", "%28").replace(")", "%29")
            self.put(f"[{inline(words, starts_line=False)}]({url})")

    def end_block(self) -> None:
        self.end_link()
        lines = [_emphasised(line) for line in "".join(self.line).split("\n")]
        self.line = []
        lines = [opened(line) for line in lines if line]
        if not lines:
            return
        if self.is_item:
            item = "- " + " ".join(lines)
            if self.blocks and self.blocks[-1].startswith("- "):
                self.blocks[-1] += f"\n{item}"
            else:
                self.blocks.append(item)
            self.is_item = False
        else:
            self.blocks.append("  \n".join(lines))

    def markdown(self) -> str:
        self.end_block()
        return "\n\n".join(self.blocks)


_BOLD, _ITALIC = "\ue000", "\ue001"
"""Stand for emphasis until a line is whole; private characters that no visible text holds."""


def _mark(tag: str) -> str:
    return _BOLD if tag in _STRONG else _ITALIC


def _emphasised(line: str) -> str:
    """Return a line with its emphasis, where that opens and closes around words of the line."""
    line = " ".join(line.split())
    for mark, stars in ((_BOLD, "**"), (_ITALIC, "*")):
        line = re.sub(
            f"{mark}( *)([^{mark}]*?)( *){mark}",
            lambda found, stars=stars: (  # type: ignore[misc]
                f"{found[1]}{stars}{found[2]}{stars}{found[3]}"
                if re.search(r"\w", found[2])
                else found[1] + found[2] + found[3]
            ),
            line,
        ).replace(mark, "")
    return " ".join(line.split())
