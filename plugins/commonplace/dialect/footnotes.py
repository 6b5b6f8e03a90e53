"""Footnotes stand behind the text they belong to, not behind all that a page adds to it.

A page may hold several texts, each with a mark behind it. Python-Markdown puts all footnotes at the
first mark; from there each goes to the mark behind the place that refers to it.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

PLACE = "///Footnotes Go Here///"
"""Python-Markdown's own mark; the pages set it behind a member's text."""


class FootnotePlaceTreeprocessor(Treeprocessor):
    """Brings footnotes to their marks, and removes the marks."""

    def run(self, root: Element) -> None:
        """Fill each mark, or remove the paragraph that holds nothing but the mark."""
        parents = {child: parent for parent in root.iter() for child in parent}
        places = list(_places(root))
        notes = next((place for place, _ in places if place.tag == "div"), None)
        items = {item.get("id", ""): item for item in _items(notes)}
        numbers = {name: str(number) for number, name in enumerate(items, 1)}
        for place, names in places:
            if place is notes:
                continue
            there = [name for name in dict.fromkeys(names) if name in items]
            parent = parents[place]
            at = list(parent).index(place)
            parent.remove(place)
            if there and notes is not None:
                block = _block()
                for name in there:
                    item = items.pop(name)
                    notes[-1].remove(item)
                    item.set("value", numbers[name])
                    block[-1].append(item)
                parent.insert(at, block)
        if notes is not None and not len(notes[-1]):
            parents[notes].remove(notes)


def _places(root: Element) -> Iterator[tuple[Element, list[str]]]:
    """Yield each place for footnotes, with the footnotes that the text before it refers to."""
    names: list[str] = []
    inside: set[Element] = set()
    for element in root.iter():
        if element in inside:
            continue
        if element.tag == "a" and element.get("class") == "footnote-ref":
            names.append(element.get("href", "").removeprefix("#"))
        is_block = element.tag == "div" and element.get("class") == "footnote"
        if is_block or (element.tag == "p" and (element.text or "").strip() == PLACE):
            inside.update(element.iter())
            yield element, names
            names = []


def _items(notes: Element | None) -> list[Element]:
    return list(notes[-1]) if notes is not None else []


def _block() -> Element:
    block = Element("div", {"class": "footnote"})
    SubElement(block, "hr")
    SubElement(block, "ol")
    return block
