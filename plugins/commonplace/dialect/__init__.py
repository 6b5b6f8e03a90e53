"""The Markdown of a hub: an extension of Python-Markdown that makes its HTML good to read.

It is added to whatever extensions a hub has: what they make is completed, not made anew. Nothing of
it needs a script. See docs/decisions/0017.
"""

from typing import Any

from markdown import Extension, Markdown

from commonplace.dialect.diagrams import DiagramNames
from commonplace.dialect.emphasis import EmphasisTreeprocessor
from commonplace.dialect.headings import HeadingTreeprocessor
from commonplace.dialect.math import DisplayMath, MathTreeprocessor
from commonplace.dialect.names import NameTreeprocessor
from commonplace.dialect.tables import TableTreeprocessor

__all__ = ["makeExtension"]


class DialectExtension(Extension):
    """Registers each part where it sees what the parts before it made."""

    def __init__(self, **options: Any) -> None:
        self.config = {"lang": ["en", "The language of the page, for words that are only heard"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the parts; the last number is their place in Python-Markdown's order."""
        lang = self.getConfig("lang")
        md.inlinePatterns.register(DisplayMath(md), "commonplace-display-math", 189.95)
        parts = md.treeprocessors
        # Behind `abbr` (7), so that it finds no words in formulas; before `toc` (5), which copies.
        parts.register(HeadingTreeprocessor(md), "commonplace-headings", 6.2)
        parts.register(MathTreeprocessor(md, lang), "commonplace-math", 6)
        parts.register(EmphasisTreeprocessor(md), "commonplace-emphasis", 4.6)
        # Behind `toc`, `footnotes` (50) and all that make HTML of their own.
        parts.register(TableTreeprocessor(md, lang), "commonplace-tables", 4.2)
        parts.register(DiagramNames(md, lang), "commonplace-diagrams", 4.1)
        parts.register(NameTreeprocessor(md, lang), "commonplace-names", 4)


def makeExtension(**options: Any) -> DialectExtension:  # noqa: N802 - as above
    """Return the extension, as Python-Markdown asks for it."""
    return DialectExtension(**options)
