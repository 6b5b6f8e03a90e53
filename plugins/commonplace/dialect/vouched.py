"""HTML that the dialect makes itself and vouches for: formulas and icons.

A member's text may not hold such elements, since they can carry what runs. So what the dialect
makes is set aside under a mark that nobody can guess, and put back when the rest has been cleaned.
"""

import re
import secrets
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.util import AtomicString

_OF = "commonplace_vouched"
_TAG = re.compile(r'<[a-z][a-z0-9]*(?: [^\s="<>]+="[^"]*")+>')
"""A tag with attributes, as cleaned HTML writes it."""


class Vouched:
    """The pieces that were set aside while one text is rendered."""

    def __init__(self) -> None:
        mark = f"vouched{secrets.token_hex(16)}n"
        around, end = (re.escape(part) for part in _written(_place("|")).split("|"))
        self._pattern = re.compile(rf"{around}{mark}(\d+)e{end}|{mark}(\d+)e")
        self._mark = mark
        self._pieces: list[str] = []

    @classmethod
    def in_markdown(cls, md: Markdown) -> "Vouched | None":
        """Return where pieces are set aside; None where all may stay as it is."""
        return getattr(md, _OF, None)

    def join(self, md: Markdown) -> None:
        """Let what `md` renders from now on be set aside here."""
        setattr(md, _OF, self)

    def keep(self, html: str) -> str:
        """Set some HTML aside; return the text that stands for it."""
        self._pieces.append(html)
        return f"{self._mark}{len(self._pieces) - 1}e"

    def restore(self, html: str) -> str:
        """Return clean HTML with all that was set aside.

        Only between tags: markup inside an attribute, such as the words for a picture, would end
        it, and what follows would be attributes of a stranger's choosing.
        """
        html = _TAG.sub(lambda tag: self._pattern.sub("", tag[0]), html)
        return self._pattern.sub(lambda found: self._pieces[int(found[1] or found[2])], html)

    def without(self, text: str) -> str:
        """Return a plain text, such as a heading in the contents, without what was set aside."""
        return " ".join(self._pattern.sub("", text).split())


def vouch(element: Element, md: Markdown) -> Element:
    """Return an element of the dialect's own, or what stands for it while a text is cleaned."""
    vouched = Vouched.in_markdown(md)
    if vouched is None:
        return element
    return _place(vouched.keep(_written(element)))


def _place(text: str) -> Element:
    place = Element("span")
    place.text = AtomicString(text)
    return place


def _written(element: Element) -> str:
    return tostring(element, encoding="unicode", method="html")
