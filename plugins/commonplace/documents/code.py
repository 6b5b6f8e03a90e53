"""Code and comments in a Markdown text: what looks like Markdown in them is none.

Follows Python-Markdown with pymdownx.superfences, which renders the pages. Each function goes over
the text once, whatever stands in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

_FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
_TICKS_OR_GAP = re.compile(r"\\[\\`]|`+|\n[ \t]*(?=\n)")
_CODE_LINE = re.compile(r"(?:\A|\n[ \t]*\n)(?: {4}|\t)")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d+[.)]|!!!|\?\?\?|===|\[\^[^\]]+\]:|:)(?=[ \t+!])")


def without_fences(text: str) -> str:
    """Return `text` with fenced code blanked out, every other character at its place."""
    return _blank(text, _fenced(text))


def without_code(text: str) -> str:
    """Return `text` with code and comments blanked out, every other character at its place."""
    if "```" in text or "~~~" in text:
        text = without_fences(text)
    if _CODE_LINE.search(text):
        text = _blank(text, _indented(text))
    if "`" in text:
        text = _blank(text, _inline(text))
    if "<!--" in text and "-->" in text:
        text = _blank(text, comments(text))
    return text


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: it is empty, or all of it is comments."""
    return not _blank(text, comments(text)).strip("\0 \t\n\r\f\v")


def fences(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each fenced block: what stands behind its opening, and the span of its content."""
    for start, end in _fenced(text):
        opening = text.find("\n", start)
        closing = text.rfind("\n", start, end)
        info = text[start:opening].strip(" \t>`~")
        yield info, opening + 1, max(closing, opening + 1)


def _blank(text: str, spans: Iterator[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        blank = "\n".join("\0" * len(line) for line in text[start:end].split("\n"))
        pieces += [text[done:start], blank]
        done = end
    return "".join([*pieces, text[done:]])


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where comments are.

    A pattern would look for the end of each anew, to the end of the text.
    """
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end + 3)


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield fenced blocks; a fence that nothing closes is no fence."""
    starts: list[int] = []
    closing: dict[str, int] = {}
    ends_at: dict[int, int] = {}
    position = 0
    lines = text.split("\n")
    for line in lines:
        starts.append(position)
        position += len(line) + 1
    for index in range(len(lines) - 1, -1, -1):
        if ("`" in lines[index] or "~" in lines[index]) and (fence := _FENCE.match(lines[index])):
            if (end := closing.get(fence["mark"])) is not None:
                ends_at[index] = end
            if not fence["info"].strip():
                closing[fence["mark"]] = index
    done = -1
    for index in sorted(ends_at):
        if index > done:
            done = ends_at[index]
            yield starts[index], starts[done] + len(lines[done])


def _indented(text: str) -> Iterator[tuple[int, int]]:
    """Yield lines indented as code: behind an empty line, and inside no list or other block."""
    inside, is_code, after_gap = False, False, True
    position = 0
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        if not line.strip():
            after_gap = True
            continue
        is_indented = line.startswith(("    ", "\t"))
        if _ITEM.match(line) and not is_code:
            inside = True
        elif not is_indented and after_gap:
            inside = False
        is_code = is_indented and not inside and (after_gap or is_code)
        if is_code:
            yield start, start + len(line)
        after_gap = False


def _inline(text: str) -> Iterator[tuple[int, int]]:
    """Yield spans between runs of as many backticks, within one paragraph."""
    runs: list[tuple[int, int]] = []
    for found in _TICKS_OR_GAP.finditer(text):
        if found[0][0] == "`":
            runs.append(found.span())
        elif found[0][0] == "\n":
            yield from _pairs(runs)
            runs = []
    yield from _pairs(runs)


def _pairs(runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    by_length: dict[int, list[int]] = defaultdict(list)
    for start, end in reversed(runs):
        by_length[end - start].append(start)
    done = 0
    for start, end in runs:
        same = by_length[end - start]
        same.pop()
        if start >= done and same:
            done = same[-1] + end - start
            yield start, done
