"""MathML as the converter makes it into MathML Core, which is what browsers show.

Core has no fonts by attribute, no lines in tables by attribute and no relative lengths, and puts no
space around the names of functions. What can be said in characters or elements is said so here; the
rest are attributes that `math.css` knows.
"""

import unicodedata
from functools import cache
from xml.etree.ElementTree import Element

from latex2mathml import commands

_LIMITS = frozenset("∑∏∐⋃⋂⨆⨁⨂⨀⨄⋁⋀") | {"lim", "max", "min", "sup", "inf"}
_FUNCTIONS = frozenset(name.removeprefix("\\") for name in commands.FUNCTIONS)
_CLOSE = frozenset(")]}⟩⌋⌉!")
_THIN = {"width": "0.1667em"}
_AROUND = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
_SCRIPTS = frozenset({*_AROUND, *_AROUND.values()})
_BARE = frozenset(
    {"mi", "mn", "mtext", "mfrac", "msqrt", "mroot", "mrow", "msub", "msup", "msubsup"}
)
_ROWS = frozenset({"menclose", "mpadded", "mrow", "msqrt", "mstyle", "mtd"})


def settle(tree: Element, *, is_display: bool) -> None:
    """Change `tree` so that a browser shows it as TeX would."""
    for element in list(tree.iter()):
        _settle_font(element)
        _settle_limits(element, is_display=is_display)
        if element.tag == "mpadded":
            _settle_padding(element)
        elif element.tag == "mtable":
            _settle_lines(element)
    for element in list(tree.iter()):
        _space_functions(element)
    _settle_sizes(tree, is_inside=False)


def _settle_font(element: Element) -> None:
    variant = element.get("mathvariant")
    if variant is None or element.tag == "mtext":
        return  # words are set by the style sheet, in any script
    if variant == "normal" and element.tag == "mi":
        return
    del element.attrib["mathvariant"]
    if element.text:
        letters = _alphabet(variant)
        element.text = "".join(letters.get(char, char) for char in element.text)


@cache
def _alphabet(variant: str) -> dict[str, str]:
    """Return the characters that Unicode has for letters and digits in one of MathML's fonts."""
    wanted = {
        "script": ("SCRIPT",),
        "fraktur": ("FRAKTUR", "BLACK-LETTER"),
        "italic": ("ITALIC", "PLANCK"),
    }.get(variant, (variant.upper().replace("-", " ").replace("DOUBLE STRUCK", "DOUBLE-STRUCK"),))
    found: dict[str, str] = {}
    for code in (*range(0x2100, 0x2150), *range(0x1D400, 0x1D800)):
        char = chr(code)
        kind, _, plain = unicodedata.decomposition(char).partition(" ")
        name = unicodedata.name(char, "").removeprefix("MATHEMATICAL ")
        font = name.partition(" CAPITAL ")[0].partition(" SMALL ")[0].partition(" DIGIT ")[0]
        if kind == "<font>" and (font in wanted or name.partition(" ")[0] in wanted):
            found.setdefault(chr(int(plain, 16)), char)
    return found


def _settle_limits(element: Element, *, is_display: bool) -> None:
    """Put what stands at a sum above and below it; the converter does so at the top level only."""
    if element.tag in _AROUND and len(element) and element[0].tag == "mo":
        base = element[0]
        if base.text in _LIMITS or base.get("movablelimits"):
            element.tag = _AROUND[element.tag]
            if _is_name(base):
                base.set("movablelimits", "false" if is_display else "true")


def _settle_padding(element: Element) -> None:
    """Drop lengths that were meant to be added to the natural one; Core would set them instead."""
    if element.get("voffset"):
        for name in ("height", "depth"):
            element.attrib.pop(name, None)
    if element.get("width", "").startswith("-"):
        del element.attrib["width"]


def _settle_lines(table: Element) -> None:
    """Say of each cell whether a line is above or before it."""
    rows = table.attrib.pop("rowlines", "").split()
    columns = table.attrib.pop("columnlines", "").split()
    for row_index, row in enumerate(table):
        for column_index, cell in enumerate(row):
            lines = []
            if 0 < row_index <= len(rows) and rows[row_index - 1] != "none":
                lines.append("cp-line-above")
            if 0 < column_index <= len(columns) and columns[column_index - 1] != "none":
                lines.append("cp-line-before")
            if lines:
                cell.set("class", " ".join(lines))


def _space_functions(row: Element) -> None:
    """Put thin spaces around names such as sin and lim, which Core sets like any other letters."""
    if row.tag not in _ROWS:
        return
    index = 0
    while index < len(row):
        if not _is_function(row[index]):
            index += 1
            continue
        if index + 1 < len(row) and row[index + 1].tag != "mo":
            row.insert(index + 1, Element("mspace", _THIN))
        before = row[index - 1] if index else None
        if before is not None and (before.tag in _BARE or before.text in _CLOSE):
            row.insert(index, Element("mspace", _THIN))
            index += 1
        index += 2


def _is_function(element: Element) -> bool:
    while element.tag in _SCRIPTS and len(element):
        element = element[0]
    if _is_name(element):
        element.attrib.update({"lspace": "0em", "rspace": "0em"})
        return True
    return element.tag == "mi" and (element.text or "") in _FUNCTIONS


def _is_name(element: Element) -> bool:
    text = (element.text or "").replace("\u2009", "").replace("\u2006", "")
    return element.tag == "mo" and len(text) > 1 and text.isalpha()


def _settle_sizes(element: Element, *, is_inside: bool) -> None:
    """Let a size count once: sizes inside sizes would grow without end."""
    has_size = "mathsize" in element.attrib
    if has_size and is_inside:
        del element.attrib["mathsize"]
    for child in element:
        _settle_sizes(child, is_inside=is_inside or has_size)
