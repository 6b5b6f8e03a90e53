"""What the converter made, without anything that a formula must not have.

Nothing is trusted: elements and attributes are those on a list, and a value is a word or a length
of modest size. So a formula has no link, no style and no class, and covers nothing around it.
"""

import html
import re
import unicodedata
from xml.etree.ElementTree import Element

from commonplace.formulas import fault
from commonplace.formulas.fault import FormulaFault

_ELEMENTS = frozenset(
    {
        "math",
        "menclose",
        "mfrac",
        "mi",
        "mn",
        "mo",
        "mover",
        "mpadded",
        "mphantom",
        "mroot",
        "mrow",
        "mspace",
        "msqrt",
        "mstyle",
        "msub",
        "msubsup",
        "msup",
        "mtable",
        "mtd",
        "mtext",
        "mtr",
        "munder",
        "munderover",
    }
)
_WORDS = {
    "accent": r"true|false",
    "columnalign": r"left|right|center",
    "columnlines": r"(?:none|solid|dashed)(?: (?:none|solid|dashed))*",
    "displaystyle": r"true|false",
    "fence": r"true|false",
    "form": r"prefix|infix|postfix",
    "largeop": r"true|false",
    "mathbackground": r"[A-Za-z]{1,30}|#[0-9A-Fa-f]{3,8}",
    "mathcolor": r"[A-Za-z]{1,30}|#[0-9A-Fa-f]{3,8}",
    "mathvariant": r"[a-z-]{1,40}",
    "movablelimits": r"true|false",
    "notation": r"[a-z ]{1,60}",
    "rowlines": r"(?:none|solid|dashed)(?: (?:none|solid|dashed))*",
    "scriptlevel": r"[0-2]",
    "separator": r"true|false",
    "stretchy": r"true|false",
}
_LENGTHS = frozenset(
    {
        "depth",
        "height",
        "linethickness",
        "lspace",
        "mathsize",
        "maxsize",
        "minsize",
        "rspace",
        "voffset",
        "width",
    }
)
_LENGTH = re.compile(r"(-?)(\d{1,4}(?:\.\d{0,4})?|\.\d{1,4})(em|ex|px|pt|pc|in|cm|mm|mu|)")
_EM = {"em": 1, "ex": 0.45, "px": 1 / 16, "pt": 1 / 12, "pc": 1, "in": 6, "cm": 2.4, "mm": 0.24}
_EM |= {"mu": 1 / 18, "": 0}
_NAMED = {"thin": 0.1667, "medium": 0.2222, "thick": 0.2778}
_MOST_EM, _LEAST_EM = 10, -2
_MOST_ELEMENTS = 20_000


def purify(tree: Element) -> None:
    """Leave in `tree` only what is on the lists; texts become the characters that they name."""
    for count, element in enumerate(tree.iter()):
        if element.tag not in _ELEMENTS or count > _MOST_ELEMENTS:
            raise FormulaFault(fault.TOO_DEEP)
        kept = {name: _value(name, value) for name, value in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update({name: value for name, value in kept.items() if value})
        element.tail = None
        if element.text:
            element.text = _shown(html.unescape(element.text))
            if element.tag == "mi" and element.text.startswith("\\") and element.text != "\\":
                raise FormulaFault(fault.UNKNOWN, element.text)


def _value(name: str, value: str) -> str:
    if name in _WORDS:
        return value if re.fullmatch(_WORDS[name], value) else ""
    return _length(value) if name in _LENGTHS else ""


def _length(value: str) -> str:
    """Return a length as CSS writes it; empty where it is none, or so large that it does harm."""
    if named := re.fullmatch(r"(negative)?(?:very)*(thin|medium|thick)mathspace", value):
        return f"{'-' if named[1] else ''}{_NAMED[named[2]]}em"
    found = _LENGTH.fullmatch(value.replace(" ", ""))
    if found is None:
        return ""
    sign, number, unit = found.groups()
    size = float(number) * _EM[unit] * (-1 if sign else 1)
    if not _LEAST_EM <= size <= _MOST_EM or (not unit and float(number)):
        return ""
    return f"{size:.4g}em" if unit == "mu" else f"{sign}{number}{unit}"


def _shown(text: str) -> str:
    """Return `text` without characters that control how the text around them is shown."""
    return "".join(
        char
        for char in text
        if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") or char in _INVISIBLE
    )


_INVISIBLE = frozenset("\u2061\u2062\u2063\u2064")
