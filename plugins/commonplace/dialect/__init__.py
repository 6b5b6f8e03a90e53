"""The Markdown of a hub: an extension of Python-Markdown that makes its HTML good to read.

It is added to whatever extensions a hub has: what they make is completed, not made anew. Nothing of
it needs a script. See docs/decisions/0017.
"""

from typing import Any

from markdown import Extension, Markdown

from commonplace.dialect.math import DisplayMath, MathTreeprocessor

__all__ = ["makeExtension"]


class DialectExtension(Extension):
    """Registers each part where it sees what the parts before it made."""

    def __init__(self, **options: Any) -> None:
        self.config = {"lang": ["en", "The language of the page, for words that are only heard"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the parts."""
        md.inlinePatterns.register(DisplayMath(md), "commonplace-display-math", 189.95)
        # Behind `abbr` (7), so that it finds no words in formulas; before `toc` (5), which copies.
        md.treeprocessors.register(
            MathTreeprocessor(md, self.getConfig("lang")), "commonplace-math", 6
        )


def makeExtension(**options: Any) -> DialectExtension:  # noqa: N802 - as above
    """Return the extension, as Python-Markdown asks for it."""
    return DialectExtension(**options)
