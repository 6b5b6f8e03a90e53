"""What a text looks like: two that have the same skeleton cannot be told apart by eye (UTS #39)."""

import unicodedata
from functools import cache
from importlib.resources import files


def skeletons(text: str) -> tuple[str, str]:
    """Return what a text looks like as it is written, and in small letters."""
    plain = unicodedata.normalize("NFKC", " ".join(text.split()))
    return skeleton(plain), skeleton(plain.casefold())


def skeleton(text: str) -> str:
    """Return the letters that a text looks like."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFD", "".join(map(prototype, decomposed)))


def prototype(char: str) -> str:
    """Return the character, or the row of them, that one looks like; most look like themselves."""
    return _prototypes().get(char, char)


@cache
def _prototypes() -> dict[str, str]:
    text = files("commonplace.load.look_alikes").joinpath("confusables.txt").read_text("utf-8")
    rows = (line.split() for line in text.splitlines()[1:])
    return {
        chr(int(char, 16)): "".join(chr(int(code, 16)) for code in codes) for char, *codes in rows
    }
