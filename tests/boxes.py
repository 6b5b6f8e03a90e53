"""An extension of Markdown that a hub might have: boxes around words, written `[[words]]`."""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import SimpleTextInlineProcessor


class _Box(SimpleTextInlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: Any, data: str
    ) -> tuple[Element, int, int]:
        del data
        box = Element("mark", {"onclick": "alert(1)"})
        box.text = m[1]
        return box, m.start(), m.end()


class Boxes(Extension):
    """Adds boxes."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - as above
        """Register them before links."""
        md.inlinePatterns.register(_Box(r"\[\[(\w+)\]\]"), "boxes", 200)


def makeExtension(**options: Any) -> Boxes:  # noqa: N802 - as above
    """Return the extension, as Python-Markdown asks for it."""
    return Boxes(**options)
