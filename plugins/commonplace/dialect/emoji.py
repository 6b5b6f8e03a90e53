"""Emoji as text, where extensions would ask another host for a picture of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown

from commonplace.dialect.vouched import Vouched

Generator = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class PlainEmoji:
    """What `pymdownx.emoji` asks for each: emoji of Unicode are text, icons what `icons` makes.

    Icons are vouched for, where a member's text is rendered.
    """

    icons: Generator | None = None

    def __call__(  # noqa: PLR0913, PLR0917 - as the extension calls it
        self,
        index: str,
        shortname: str,
        alias: str | None,
        uc: str | None,
        alt: str,
        title: str | None,
        category: str | None,
        options: Mapping[str, Any],
        md: Markdown,
    ) -> Any:
        """Return an element, or a text."""
        if uc:
            character = Element("span", {"class": str(options.get("classes", index))})
            character.text = "".join(chr(int(code, 16)) for code in uc.split("-"))
            return character
        if self.icons is None:
            return alt
        stash = md.htmlStash.rawHtmlBlocks
        before = len(stash)
        found = self.icons(index, shortname, alias, uc, alt, title, category, options, md)
        vouched = Vouched.in_markdown(md)
        if vouched is not None:
            stash[before:] = [vouched.keep(str(piece)) for piece in stash[before:]]
        return found


def plain_emoji(generator: Generator | None) -> PlainEmoji:
    """Return what makes icons as a hub does, and emoji as text."""
    return generator if isinstance(generator, PlainEmoji) else PlainEmoji(generator)
