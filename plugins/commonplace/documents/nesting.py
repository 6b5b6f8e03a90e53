"""How deep a Markdown text is nested, seen in one pass over its lines, and one over its tags.

Parsers of Markdown recurse; a few kilobytes of `[` or `>` stall or crash them. Nobody writes text
that deep, so it is refused before any parser sees it.
"""

import re

from commonplace.documents.code import without_code
from commonplace.documents.elements import DEEPEST_HTML, too_deep
from commonplace.documents.links import place_of
from commonplace.problems import Place, Problem

DEEPEST = 24
"""Levels of quotes and lists. Real texts stay below ten."""

MOST_BRACKETS = 250
"""Brackets open at once in a paragraph. Intervals such as [0, 1) leave one open each."""

_QUOTES = re.compile(r"[ \t]*(?:>[ \t]?)+")
_ITEMS = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+(?=\S)")
_MARKER = re.compile(r"[-*+]|\d{1,9}[.)]")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*")
_BRACKETS = re.compile(r"\\.|\[|\]")
_SPACES_A_LEVEL = 4
_LONG_BEGINNING = re.compile(rf"^[ \t>\-*+\d.)]{{{DEEPEST}}}", re.MULTILINE)
"""Every level takes at least one of these; most texts need no closer look."""


def check_nesting(path: str, body: str, first_line: int) -> list[Problem]:
    """Return at most one problem: the first place where `body` is nested too deep."""
    has_long_lines = _LONG_BEGINNING.search(body) or body.count("[") > MOST_BRACKETS
    if not has_long_lines and body.count("<") <= DEEPEST_HTML:
        return []
    plain = without_code(body)
    if found := too_deep(plain):
        index, name = found
        place = place_of(body, index, first_line)
        shown = f"<{name}> <{name}> <{name}> …"
        return [Problem.at(path, place, "text-too-deep", limit=DEEPEST_HTML, found=shown)]
    return _check_lines(path, plain, first_line) if has_long_lines else []


def _check_lines(path: str, plain: str, first_line: int) -> list[Problem]:
    depth = 0
    for number, line in enumerate(plain.split("\n"), first_line):
        if not line.strip():
            depth = 0
            continue
        if found := _blocks_too_deep(line):
            return [_too_deep(path, number, 1, found, DEEPEST)]
        if "[" in line or depth:
            depth, column = _follow_brackets(line, depth)
            if column:
                return [_too_deep(path, number, column, "[ [ [ …", MOST_BRACKETS)]
    return []


def _blocks_too_deep(line: str) -> str:
    """Return what is repeated too often at the beginning of a line; a mix counts as one."""
    if line[0] not in " \t>-*+0123456789" or len(line) < DEEPEST:
        return ""
    quotes = _QUOTES.match(line)
    levels = quotes[0].count(">") if quotes else 0
    rest = line[quotes.end() :] if quotes else line
    if not _RULE.fullmatch(rest) and (items := _ITEMS.match(rest)):
        spaces = rest.expandtabs(_SPACES_A_LEVEL)
        levels += (len(spaces) - len(spaces.lstrip())) // _SPACES_A_LEVEL
        levels += len(_MARKER.findall(items[0]))
        deeper = _QUOTES.match(rest, items.end())
        levels += deeper[0].count(">") if deeper else 0
    if levels <= DEEPEST:
        return ""
    return "> > > …" if quotes else "- - - …"


def _follow_brackets(line: str, depth: int) -> tuple[int, int]:
    """Follow square brackets over a line; returns the depth and the column where it is too deep."""
    for found in _BRACKETS.finditer(line):
        if found[0] == "[":
            depth += 1
            if depth > MOST_BRACKETS:
                return depth, found.start() + 1
        elif found[0] == "]" and depth:
            depth -= 1
    return depth, 0


def _too_deep(path: str, line: int, column: int, found: str, limit: int) -> Problem:
    return Problem.at(path, Place(line, column), "text-too-deep", limit=limit, found=found)
