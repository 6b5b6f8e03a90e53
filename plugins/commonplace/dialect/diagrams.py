"""Diagrams: a fence named `mermaid` is text at first, which a script draws where there is one.

Material's script loads mermaid from another host for its own markup, so ours is different.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from commonplace.language import N_, language

DIAGRAM = "data-cp-diagram"
"""The attribute of what is to be drawn."""

_NAME = N_("Diagram")
_TITLE = re.compile(r"^\s*accTitle\s*:\s*(.+?)\s*$", re.MULTILINE)
_ASKS_ELSEWHERE = re.compile(r"url\s*\(|@import|\bimg\s*:|\bsrc\s*=|\\|\bicon\s*:", re.IGNORECASE)


class DiagramNames(Treeprocessor):
    """Knows what a diagram without a title is called; the fences ask it."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self.name = language(lang).gettext(_NAME)

    def run(self, root: Element) -> None:
        """Change nothing: fences are finished before there is a tree."""


def diagram_fence(
    source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **more: Any
) -> str:
    """Return what a fence named `mermaid` becomes; a format of `pymdownx.superfences`.

    One that would load a picture or a style from another host stays text.
    """
    del language, css_class
    given = {**options, **more.get("attrs", {})}
    title = str(given.get("title", ""))
    found = _TITLE.search(source)
    name = title or (found[1] if found else "") or _default_name(md)
    figure = Element("figure", {"class": "cp-diagram"})
    if not _ASKS_ELSEWHERE.search(source):
        figure.attrib.update({DIAGRAM: "", "data-cp-name": name})
    code = SubElement(SubElement(figure, "pre"), "code", {"tabindex": "0", "data-cp-scroll": ""})
    code.text = AtomicString(source)
    if title:
        SubElement(figure, "figcaption").text = title
    return tostring(figure, encoding="unicode", method="html")


def diagram_options(
    language: str,
    inputs: dict[str, str],
    options: dict[str, Any],
    attrs: dict[str, Any],
    md: Markdown,
) -> bool:
    """Take `title`, as fences of code have it; a validator of `pymdownx.superfences`."""
    del language, md
    if "title" in inputs:
        options["title"] = inputs["title"]
    attrs.update({name: value for name, value in inputs.items() if name != "title"})
    return True


def _default_name(md: Markdown) -> str:
    return next(part.name for part in md.treeprocessors if isinstance(part, DiagramNames))
