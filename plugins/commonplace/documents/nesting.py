"""How deep a Markdown text is nested, seen in one pass over its lines.

Parsers of Markdown recurse; a few kilobytes of `[` or `>` stall or crash them. Nobody writes text
that deep, so it is refused before any parser sees it.
"""

import re

from commonplace.problems import Place, Problem

DEEPEST = 24
"""Levels of quotes, lists or brackets. Real texts stay below ten."""

_QUOTES = re.compile(r"[ \t]*(?:>[ \t]?)+")
_LIST_INDENT = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+(?=\S)")
_MARKER = re.compile(r"[-*+]|\d{1,9}[.)]")
_CODE = re.compile(r"(`+)(?:(?!\1).)*?\1(?!`)")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_SPACES_A_LEVEL = 4


def check_nesting(path: str, body: str, first_line: int) -> list[Problem]:
    """Return at most one problem: the first place where `body` is nested too deep."""
    fence = ""
    depth = 0
    for number, line in enumerate(body.split("\n"), first_line):
        if opening := _FENCE.match(line):
            mark = opening[1]
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not line.strip("`~ \t>"):
                fence = ""
            continue
        if fence:
            continue
        if not line.strip():
            depth = 0
            continue
        if found := _blocks_too_deep(line):
            return [_too_deep(path, number, 1, found)]
        if "[" in line or depth:
            depth, column = _brackets(_CODE.sub(lambda code: " " * len(code[0]), line), depth)
            if column:
                return [_too_deep(path, number, column, "[ [ [ …")]
    return []


def _blocks_too_deep(line: str) -> str:
    if line[0] in " \t>" or ">" in line[:4]:
        quotes = _QUOTES.match(line)
        if quotes and quotes[0].count(">") > DEEPEST:
            return "> > > …"
    if line[0] in " \t-*+0123456789" and (item := _LIST_INDENT.match(line)):
        indent = len(line) - len(line.lstrip())
        markers = len(_MARKER.findall(item[0]))
        if indent // _SPACES_A_LEVEL + markers > DEEPEST:
            return "- - - …"
    return ""


def _brackets(line: str, depth: int) -> tuple[int, int]:
    """Follow square brackets over a line; returns the depth and the column where it is too deep."""
    for column, char in enumerate(line, 1):
        if char == "[":
            depth += 1
            if depth > DEEPEST:
                return depth, column
        elif char == "]" and depth:
            depth -= 1
    return depth, 0


def _too_deep(path: str, line: int, column: int, found: str) -> Problem:
    return Problem.at(path, Place(line, column), "text-too-deep", limit=DEEPEST, found=found)
