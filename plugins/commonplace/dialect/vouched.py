"""HTML that the dialect makes itself and vouches for: formulas and icons.

A member's text may not hold such elements, since they can carry what runs. So what the dialect
makes is set aside under a mark that nobody can guess, and put back when the rest has been cleaned.
"""

import re
import secrets
from html import escape
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.util import AtomicString

_OF = "commonplace_vouched"
_TAG = re.compile(r'<[a-z][a-z0-9]*(?: [^\s="<>]+="[^"]*")+>')
"""A tag with attributes, as cleaned HTML writes it."""
_WORDS = re.compile(r' (alt|title|aria-label)="([^"]*)"')
"""Attributes that are read out and lead nowhere."""


class Vouched:
    """The pieces that were set aside while one text is rendered."""

    def __init__(self) -> None:
        mark = f"vouched{secrets.token_hex(16)}n"
        around, end = (re.escape(part) for part in _written(_place("|")).split("|"))
        self._pattern = re.compile(rf"{around}{mark}(\d+)e{end}|{mark}(\d+)e")
        self._mark = mark
        self._pieces: list[str] = []
        self._words: list[str] = []

    @classmethod
    def in_markdown(cls, md: Markdown) -> "Vouched | None":
        """Return where pieces are set aside; None where all may stay as it is."""
        return getattr(md, _OF, None)

    def join(self, md: Markdown) -> None:
        """Let what `md` renders from now on be set aside here."""
        setattr(md, _OF, self)

    def keep(self, html: str, words: str = "") -> str:
        """Set some HTML aside; return the text that stands for it.

        `words` is a stranger's plain text, to be read where no HTML can be.
        """
        self._pieces.append(html)
        self._words.append(escape(self.without(words)))
        return f"{self._mark}{len(self._pieces) - 1}e"

    def restore(self, html: str) -> str:
        """Return clean HTML with all that was set aside.

        Only between tags: markup inside an attribute would end it, and what follows would be
        attributes of a stranger's choosing. In the words for a picture stand plain words for it.
        """
        html = _TAG.sub(lambda tag: self._pattern.sub("", self._with_words(tag[0])), html)
        return self._pattern.sub(lambda found: self._pieces[int(found[1] or found[2])], html)

    def _with_words(self, tag: str) -> str:
        def spoken(found: re.Match[str]) -> str:
            words = self._pattern.sub(
                lambda piece: self._words[int(piece[1] or piece[2])], found[2]
            )
            return f' {found[1]}="{words}"'

        return _WORDS.sub(spoken, tag)

    def without(self, text: str) -> str:
        """Return a plain text, such as a heading in the contents, without what was set aside."""
        return " ".join(self._pattern.sub("", text).split())


def vouch(element: Element, md: Markdown, words: str = "") -> Element:
    """Return an element of the dialect's own, or what stands for it while a text is cleaned.

    `words` is what is said in its place in an attribute.
    """
    vouched = Vouched.in_markdown(md)
    if vouched is None:
        return element
    return _place(vouched.keep(_written(element), words))


def _place(text: str) -> Element:
    place = Element("span")
    place.text = AtomicString(text)
    return place


def _written(element: Element) -> str:
    return tostring(element, encoding="unicode", method="html")
