"""The formulas of a Markdown text, and what is wrong with them, without rendering it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commonplace.documents.code import fences, without_code
from commonplace.documents.links import place_of
from commonplace.formulas.fault import UNKNOWN, FormulaFault
from commonplace.formulas.notation import BLOCK, IN_TEXT, MAY_HOLD, TEX_GROUPS
from commonplace.problems import Problem, Word

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_OPEN = 250
"""Formulas begun in a paragraph and never ended; a parser looks for the end of each."""

MOST_GUESSES = 20
"""Suggestions for one text: finding them takes time, and nobody reads more."""

_PARAGRAPH = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula: its TeX, where that begins, and whether it stands by itself."""

    tex: str
    start: int
    is_display: bool


def formulas(text: str) -> Iterator[Formula]:
    """Yield the formulas of a text, outside code, as they are rendered."""
    if not MAY_HOLD.search(text):
        return
    for info, start, end in fences(text):
        if info == "math":
            yield Formula(text[start:end], start, is_display=True)
    plain = without_code(text)
    for paragraph in _PARAGRAPH.finditer(plain):
        words = paragraph[0]
        begin = paragraph.start() + len(words) - len(words.lstrip())
        if block := BLOCK.fullmatch(words.strip()):
            name = next(name for name in ("math", "math2", "math3") if block[name])
            yield Formula(block[name], begin + block.start(name), is_display=True)
        elif ("$" in words or "\\" in words) and not _open_ends(words):
            yield from _in_text(plain, paragraph)


def _in_text(plain: str, paragraph: re.Match[str]) -> Iterator[Formula]:
    for found in IN_TEXT.finditer(plain, paragraph.start(), paragraph.end()):
        for group in TEX_GROUPS:
            if found[group]:
                yield Formula(found[group], found.start(group), is_display=group in TEX_GROUPS[:2])


def _open_ends(words: str) -> str:
    """Return which beginning of a formula is repeated too often without an end, or nothing."""
    for opening, closing in (("\\(", "\\)"), ("\\[", "\\]")):
        if words.count(opening, words.rfind(closing) + 1) > MOST_OPEN:
            return opening
    return ""


def _endless(text: str) -> Iterator[tuple[str, int]]:
    if text.count("\\(") + text.count("\\[") > MOST_OPEN:
        for paragraph in _PARAGRAPH.finditer(text):
            if opening := _open_ends(paragraph[0]):
                yield opening, paragraph.start() + paragraph[0].index(opening)


def check_formulas(path: str, body: str, first_line: int) -> Iterator[Problem]:
    """Yield a problem for every formula that will be shown as code."""
    for opening, start in _endless(body):
        place, found = place_of(body, start, first_line), f"{opening} {opening} {opening} …"
        yield Problem.at(path, place, "text-too-deep", limit=MOST_OPEN, found=found)
        return
    guesses = MOST_GUESSES
    for formula in formulas(body):
        fault = _fault(formula)
        if fault is None:
            continue
        place = place_of(body, formula.start + fault.at, first_line)
        if fault.reason == UNKNOWN:
            values = {
                "found": fault.unknown,
                "suggestion": _likely(fault.unknown) if guesses else "",
            }
            guesses = max(0, guesses - 1)
            yield Problem.at(path, place, "formula-unknown", **values)
        else:
            found = " ".join(formula.tex.split())
            yield Problem.at(path, place, "formula-broken", found=found, reason=Word(fault.reason))


def _fault(formula: Formula) -> FormulaFault | None:
    # Imported where there is a formula: the table of TeX's symbols takes a while to read.
    from commonplace.formulas.mathml import mathml  # noqa: PLC0415

    try:
        _: Element = mathml(formula.tex, is_display=formula.is_display)
    except FormulaFault as fault:
        return fault
    return None


def _likely(unknown: str) -> str:
    from commonplace.formulas.tex import likely  # noqa: PLC0415 - as above

    return likely(unknown)
