"""Footnotes stand behind the text they belong to, not behind all that a page adds to it."""

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

PLACE = "///Footnotes Go Here///"
"""Python-Markdown's own mark; the pages set it behind a member's text."""


class FootnotePlaceTreeprocessor(Treeprocessor):
    """Removes the mark where a text has no footnotes after all."""

    def run(self, root: Element) -> None:
        """Remove the paragraph that holds nothing but the mark."""
        for parent in list(root.iter()):
            for child in list(parent):
                if child.tag == "p" and (child.text or "").strip() == PLACE:
                    parent.remove(child)
