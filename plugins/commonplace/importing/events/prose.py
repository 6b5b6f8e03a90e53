"""A stranger's plain text as Markdown that reads the same and means nothing more.

Links stay links, lists stay lists, and lines that stand alone stay alone. Whatever Markdown, or one
of the extensions of a hub, would take for markup becomes a character reference.
"""

import re

from commonplace.importing.events.addresses import find_addresses, without_mail
from commonplace.values import hidden_character

_RULE_LINE = re.compile(r"[-=_~*:.#+─━—\s]{3,}|[-=]+")
_BULLET = re.compile(r"\s*[-*•·‣▪●–]\s+(?=\S)")
_LABEL = re.compile(r"[^\s:：][^:：]{0,40}[:：](?:\s|$)|[^\s：]{1,20}：")
_NUMBERED = re.compile(r"(?:\d{1,3}|[a-zA-Z])[.)、]\s")
_SHORT_LINE = 48
_HARD_BREAK = "  \n"

_ALWAYS = {char: f"&#{ord(char)};" for char in "\\`*[]{}|$"} | {"<": "&lt;", ">": "&gt;"}
_PAIRED = re.compile(r"([~^])")
_DOUBLED = re.compile(r"([=+])(?=\1)")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#|\w)")
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_SMART = re.compile(
    r"\((?=(?:c|r|tm|p)\))|(?<=\d)/(?=\d)|(?<=\bc)/(?=o\b)|\+(?=/-)|=(?=/=)", re.IGNORECASE
)
_DASHES = re.compile(r"-(?=-&gt;|-)")
_LINE_START = re.compile(r"[#:?!=/+-]|(?<=\d)[.)]")
_OPENING = re.compile(r"(?:#|:|\?{3}|!{3}|={2,}|/{3}|[+-](?=\s|$|-)|\d{1,9}[.)](?=\s|$))")


def markdown_of(text: str) -> str:
    """Return a plain text of several lines as Markdown, without mail addresses."""
    blocks: list[str] = []
    for paragraph in re.split(r"\n\s*\n", visible_text(without_mail(text))):
        lines = [" ".join(line.split()) for line in paragraph.splitlines()]
        blocks += _blocks([line for line in lines if line and not _RULE_LINE.fullmatch(line)])
    return "\n\n".join(blocks)


def _blocks(lines: list[str]) -> list[str]:
    """Split the lines of a paragraph into running text and lists."""
    blocks: list[str] = []
    prose: list[str] = []
    items: list[str] = []
    for line in lines:
        if bullet := _BULLET.match(line):
            if prose:
                blocks.append(_joined(prose))
                prose = []
            items.append(f"- {inline(line[bullet.end() :])}")
        elif items and not prose and len(lines) > 1 and _continues(line):
            items[-1] += f" {inline(line)}"
        else:
            if items:
                blocks.append("\n".join(items))
                items = []
            prose.append(line)
    if prose:
        blocks.append(_joined(prose))
    if items:
        blocks.append("\n".join(items))
    return blocks


def _continues(line: str) -> bool:
    """Whether a line below an item of a list is the rest of it."""
    return line[:1].islower()


def _joined(lines: list[str]) -> str:
    """Join lines: one that ends early, or that says what it is, keeps its line."""
    pieces = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        pieces.append(inline(line))
        if after:
            pieces.append(_HARD_BREAK if _stands_alone(line, after) else "\n")
    return "".join(pieces)


def _stands_alone(line: str, after: str) -> bool:
    is_address = any(text.startswith(("http://", "https://")) for text in (line, after))
    starts_anew = any(_LABEL.match(text) or _NUMBERED.match(text) for text in (line, after))
    return is_address or starts_anew or len(line) < _SHORT_LINE


def inline(text: str, *, starts_line: bool = True) -> str:
    """Return one line of Markdown that shows `text`; web addresses in it become links."""
    pieces, done = [], 0
    for start, end, url in find_addresses(text):
        pieces += [_escaped(text[done:start]), f"<{url}>"]
        done = end
    line = "".join([*pieces, _escaped(text[done:])])
    return opened(line) if starts_line else line


def opened(line: str) -> str:
    """Take from the start of a line what would make it a heading, a list, a note or a rule."""
    if not (found := _OPENING.match(line)):
        return line
    marks = _LINE_START.sub(_reference, found[0])
    return marks + line[found.end() :]


def _escaped(text: str) -> str:
    text = _ENTITY.sub("&amp;", text)
    text = "".join(_ALWAYS.get(char, char) for char in text)
    for pattern in (_PAIRED, _DOUBLED, _UNDERSCORE, _EMOJI, _SMART, _DASHES):
        text = pattern.sub(_reference, text)
    return text


def _reference(mark: re.Match[str]) -> str:
    return f"&#{ord(mark[0][0])};"


def visible_text(text: str) -> str:
    """Return a text of several lines without characters that nobody can see."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\t", " ")
    while char := hidden_character(text):
        text = text.replace(char, "")
    return text
