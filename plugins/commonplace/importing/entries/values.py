"""Lists and days as people write them into a form or a table."""

import ast
import json
import re
from datetime import date
from typing import Any

from commonplace.importing.front_matter import clean, read_date

_MARKS = re.compile(r"^\s*(?:[-*+•>]|\d+[.)])\s+")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）")
_BETWEEN = re.compile(r"\s*(?:[,，、;；|\n]|\d\)|\s(?:and|&|\+)\s|\s和\s)\s*")
_LABEL = re.compile(r"^[\w /&.+#-]{2,24}\s*(?:[:：]\s*|\s?[-–]\s)")
_LAYER = re.compile(
    r"front|back|data|client|server|language|framework|librar|tool|design|auth|host|deploy|stack|styl|"
    r"前端|后端|语言|工具|框架|数据",
    re.IGNORECASE,
)
_AND = re.compile(r"^\s*and\s+")
_BOLD = re.compile(r"[*`]|__")
_NO_TOOL = re.compile(
    r"""
    (?:front|back)[- ]?end|databases?|(?:client|server)[- ]side|languages?|frameworks?|tools?
    |others?|auth(?:entication)?|deployment|hosting|storage
    |.*\b(?:for|with|to|using|used|is|are|was|the|a|we|i|my)\b.*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NAME = re.compile(r"(?=.*[^\W\d_])[\w.+#/@ '-]{1,30}")
_MOST_WORDS = 3
_MOST = 40
_DAY_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}")
_LONG_DAY = re.compile(r"(?<=[-/.])0+(?=\d\d$)")
_TWELVE = 12


def technologies(text: str) -> tuple[list[str], bool]:
    """Return what a thing is built with, and whether the text says nothing else."""
    found: dict[str, str] = {}
    lines = [line for line in text.split("\n") if line.strip()]
    listed = [line for line in lines if _MARKS.match(line)]
    is_all = not listed or len(listed) == len(lines)
    for line in listed or lines:
        plain = _BOLD.sub("", _LINK.sub(r"\1", _MARKS.sub("", line))).strip()
        label = _LABEL.match(plain)
        items = plain[label.end() :] if label else plain
        pieces = [piece for piece in _BETWEEN.split(_ASIDE.sub("", items)) if piece.strip()]
        names = [clean(_AND.sub("", piece).strip(" .:*_`")) for piece in pieces]
        good = [name for name in names if is_name_of_tool(name)]
        is_list = len(good) == len(names)
        if label and not _LAYER.search(label[0]):  # `React: pages and forms`
            named = clean(label[0].strip(" :：-–"))
            good = [named] if is_name_of_tool(named) else []
        elif not is_list:
            good = []
        is_all = is_all and is_list and not label and not _ASIDE.search(items)
        for name in good:
            found.setdefault(name.casefold(), name)
    return list(found.values())[:_MOST], is_all and len(found) <= _MOST


def is_name_of_tool(text: str) -> bool:
    """Whether a text can be the name of a language, a library or a service."""
    is_short = len(text.split()) <= _MOST_WORDS
    return is_short and bool(_NAME.fullmatch(text)) and not _NO_TOOL.fullmatch(text)


def words_in(value: Any) -> list[str]:
    """Return the words of a list, of a list written as text, or between commas."""
    if isinstance(value, str):
        value = _written_list(value.strip())
    items = value if isinstance(value, list | tuple) else [value]
    words = [clean(str(item)) for item in items if isinstance(item, str | int | float)]
    return list(dict.fromkeys(word.lstrip("#") for word in words if word.lstrip("#")))


def _written_list(text: str) -> list[Any]:
    """Return a list out of `['a', "b"]`, `["a"]` or `a, b`; lines of Markdown are items."""
    if text.startswith("["):
        for read in (json.loads, ast.literal_eval):
            try:
                found = read(text)
            except (ValueError, SyntaxError, RecursionError, MemoryError):
                continue
            if isinstance(found, list):
                return found
        text = text.strip("[]")
    lines = (_MARKS.sub("", line) for line in text.split("\n"))
    return [part.strip(" '\"") for part in re.split(r"[,，、;；\n]", "\n".join(lines))]


def day_of(text: str) -> date | None:
    """Return the day that a text names for certain: `01-10-2025` is one in January or October."""
    text = _LONG_DAY.sub("", text.strip())
    if unsure := _DAY_LAST.match(text):
        first, second = int(unsure[1]), int(unsure[2])
        if first != second and max(first, second) <= _TWELVE:
            return None
    return read_date(text)
