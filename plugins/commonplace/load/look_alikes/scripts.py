"""Which script a letter belongs to, and words that mix scripts as no writing does.

The rule is that of Unicode's UTS #39 for restricted texts: Chinese, Japanese and Korean may stand
beside any letters, every other script by itself. A letter of mathematics, as in Δt, is no cheat:
only a letter that looks like one of another script is.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from commonplace.load.look_alikes.skeletons import prototype

_BESIDE_ANY = frozenset({"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"})
_WORD = re.compile(r"[^\W\d_]+")


def mixed(text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each word that mixes scripts, the letter that looks like another's, and the scripts."""
    if text.isascii():
        return
    for word in _words(text):
        scripts = tuple(dict.fromkeys(filter(None, map(script_of, word))))
        if len(scripts) > 1 and (letter := next(filter(_poses, word), "")):
            yield word, letter, scripts


def _words(text: str) -> Iterator[str]:
    """Yield rows of letters; a Chinese character ends one."""
    for found in _WORD.finditer(unicodedata.normalize("NFC", text)):
        row = "".join(" " if script_of(char) in _BESIDE_ANY else char for char in found[0])
        yield from row.split()


def _poses(letter: str) -> bool:
    """Whether a letter looks like one of another script."""
    own, other = script_of(letter), script_of(prototype(letter)[:1])
    return bool(own and other) and own != other


def script_of(char: str) -> str:
    """Return the script of a letter; an empty text for what is no letter, or of all scripts."""
    if not char:
        return ""
    if char.isascii():
        return "Latin" if char.isalpha() else ""
    starts, spans = _spans()
    index = bisect_right(starts, ord(char)) - 1
    _, last, script = spans[index] if index >= 0 else (0, -1, "")
    return script if ord(char) <= last else ""


@cache
def _spans() -> tuple[list[int], list[tuple[int, int, str]]]:
    text = files("commonplace.load.look_alikes").joinpath("scripts.txt").read_text("utf-8")
    found = []
    for line in text.splitlines()[1:]:
        script, _, ranges = line.partition(": ")
        for span in ranges.split():
            first, _, last = span.partition("-")
            found.append((int(first, 16), int(last, 16), script))
    found.sort()
    return [first for first, _, _ in found], found
