"""The headings of a Markdown text: a page's title is the only one of the first level."""

import re
from itertools import islice

from commonplace.documents.code import without_code
from commonplace.documents.links import place_of
from commonplace.problems import Place, Problem

MOST_HEADINGS = 1_000
"""Headings of one text. Search and contents take time that grows with the square of them."""

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})")
_ATX = re.compile(r"^#{1,6}(?=[ \t#]|$|[^\s#!])")
_TAG = re.compile(r"<[Hh][1-6](?=[\s/>])")
_LOWEST = 6


def lower_headings(text: str, highest: int = 2) -> str:
    """Return `text` with its headings so much lower that none is above the level `highest`.

    Only headings with `#` and underlined ones are headings; lines in fenced code are not.
    """
    lines = text.split("\n")
    headings = headings_of(lines)
    by = highest - min((level for _, level in headings), default=highest)
    if by <= 0:
        return text
    for index, level in headings:
        line = lines[index]
        marks = "#" * min(level + by, _LOWEST)
        if line.startswith("#"):
            lines[index] = f"{marks}{line[level:]}"
        else:
            lines[index] = f"{marks} {line.strip()}"
            lines[index + 1] = ""
    return "\n".join(lines)


def headings_of(lines: list[str]) -> list[tuple[int, int]]:
    """Return index and level of each heading; an underlined one is at the line of its words."""
    found = []
    fence = ""
    for index, line in enumerate(lines):
        if mark := _FENCE.match(line):
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence) and not line.strip("`~ \t>"):
                fence = ""
            continue
        if fence:
            continue
        if atx := _ATX.match(line):
            found.append((index, len(atx[0])))
        elif index and _is_underline(line) and _is_alone(lines, index - 1):
            found.append((index - 1, 1 if line[0] == "=" else 2))
    return found


def check_headings(path: str, body: str, first_line: int) -> list[Problem]:
    """Return at most one problem: the place of the first heading that is one too many."""
    signs = body.count("#") + body.count("=") + body.count("\n-") + body.count("<")
    if signs <= MOST_HEADINGS:  # most texts need no closer look
        return []
    found = headings_of(body.split("\n"))
    if len(found) > MOST_HEADINGS:
        place = Place(first_line + found[MOST_HEADINGS][0])
    else:
        tags = _TAG.finditer(without_code(body))
        first = next(islice(tags, MOST_HEADINGS - len(found), None), None)
        if first is None:
            return []
        place = place_of(body, first.start(), first_line)
    return [Problem.at(path, place, "text-headings", limit=MOST_HEADINGS)]


def _is_underline(line: str) -> bool:
    if line[:1] not in {"=", "-"}:  # nearly every line
        return False
    mark = line.rstrip()
    return set(mark) in ({"="}, {"-"})


def _is_alone(lines: list[str], index: int) -> bool:
    """Whether the line above an underline is a paragraph of its own, as Python-Markdown asks."""
    line = lines[index]
    has_words = bool(line.strip()) and not line.startswith(
        ("#", "    ", "\t", ">", "|", "- ", "* ")
    )
    return has_words and (index == 0 or not lines[index - 1].strip())
