"""Characters that nobody sees but that change a text: refused in names and titles, shown in bodies.

What writing needs stays: joiners between emoji and between letters of scripts that join, a
selector behind the sign that it changes, a space of no width in scripts without spaces.
"""

import re
import unicodedata
from collections.abc import Iterator

SHOWN = "\N{REPLACEMENT CHARACTER}"
"""What readers see where such a character stands in a text."""

MOST_MARKS = 8
"""Marks upon one letter; writing needs five at most, more run over the lines around."""

_CANDIDATE = re.compile(
    "[^ -~\\n\\t"
    "\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05ea\u0620-\u064a"
    "\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u2100-\u27ff\u3000-\u3029\u3030-\u3098\u309b-\u3163"
    "\u3165-\ud7ff\uf900-\ufaff\uff01-\uff9f]"
)
"""All but the characters of most texts, which need no closer look."""

_JOINERS = "\u200c\u200d"
_SELECTOR = re.compile("[\ufe00-\ufe0f\u180b-\u180d\u180f\U000e0100-\U000e01ef]")
_NEVER = "".join(chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2065\u2800\u3164\uffa0"
    f"\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff{_NEVER}]"
)
"""Characters that show nothing, and those that Unicode will never have."""

_HINTS = frozenset("\u00ad\u061c\u200e\u200f\u2028\u2029\u2061\u2062\u2063\u2064\u2800")
"""Hints for breaking lines and for writing from right to left, and a blank cell of Braille."""

_WITHOUT_SPACES = re.compile("[\u0e00-\u109f\u1780-\u17ff\u1950-\u1aaf]")
_TAGS = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""The flag of a region, such as Scotland's: a black flag, the region's letters, an end."""


def hidden_character(text: str) -> str:
    """Return the first hidden character of a name or title, or an empty text."""
    return next((char for _, char in _hidden(text)), "")


def hidden_in_body(text: str) -> Iterator[tuple[int, str]]:
    """Yield what is hidden in a longer text, with its place; hints for setting it may stay."""
    return ((index, char) for index, char in _hidden(text) if char not in _HINTS)


def shown(text: str) -> str:
    """Return a text in which each hidden character is seen; every other one keeps its place."""
    pieces, done = [], 0
    for index, _ in hidden_in_body(text):
        pieces += [text[done:index], SHOWN]
        done = index + 1
    return "".join([*pieces, text[done:]]) if pieces else text


def called(char: str) -> str:
    """Return number and name of a character."""
    return f"U+{ord(char):04X} {unicodedata.name(char, 'CONTROL')}"


def _hidden(text: str) -> Iterator[tuple[int, str]]:
    flags = {index for flag in _TAGS.finditer(text) for index in range(*flag.span())}
    last, marks = -1, 0
    for found in _CANDIDATE.finditer(text):
        index, char = found.start(), found[0]
        kind = unicodedata.category(char)
        if kind in ("Mn", "Me"):
            marks = marks + 1 if index == last + 1 else 1
            last = index
            if marks > MOST_MARKS:
                yield index, char
                continue
        if index not in flags and _is_hidden(text, index, char, kind):
            yield index, char


def _is_hidden(text: str, index: int, char: str, kind: str) -> bool:
    before, after = text[index - 1 : index] if index else "", text[index + 1 : index + 2]
    if char in _JOINERS:
        return not (before and after and _joins(before) and _joins(after))
    if char == "\u200b":
        return not (before and after and _has_no_spaces(before) and _has_no_spaces(after))
    if _SELECTOR.match(char):
        return not (before and _is_selected(before, char))
    # Not category Cn: what one version of Python does not know yet is an emoji to the next.
    return kind in ("Cc", "Cf", "Cs", "Co") or bool(_NOTHING.match(char))


def _joins(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind in ("So", "Sk", "Mn", "Mc") or (kind == "Lo" and not "\u2e80" <= char <= "\uffdc")


def _has_no_spaces(char: str) -> bool:
    """Whether a letter is of a script that breaks lines inside a row of words: Thai to Khmer."""
    return (
        "\u0e00" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff" or "\u1950" <= char <= "\u1aaf"
    )


def _is_selected(before: str, char: str) -> bool:
    """Whether a sign has forms of which a selector can choose: emoji, Han, Mongolian."""
    if "\u180b" <= char <= "\u180f":
        return "\u1800" <= before <= "\u18aa" and not _SELECTOR.match(before)
    kind = unicodedata.category(before)
    if char >= "\U000e0100":
        return kind == "Lo" and before >= "\u2e80"
    return before in "#*0123456789" or (not before.isascii() and (kind[0] in "SP" or kind == "Lo"))
