"""Tables: each scrolls in an element that the keyboard reaches, and header cells say of what."""

from itertools import count
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from commonplace.dialect.surroundings import Surroundings
from commonplace.language import N_, language

_NAME = N_("Table {number}")


class TableTreeprocessor(Treeprocessor):
    """Wraps tables at build, as Material's script would in the browser."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self._name = language(lang).gettext(_NAME)

    def run(self, root: Element) -> None:
        """Wrap every table below `root`."""
        numbers = count(1 + Surroundings.in_markdown(self.md).tables_before)
        for parent in list(root.iter()):
            for index, table in enumerate(parent):
                if table.tag == "table":
                    _scope(table)
                    parent[index] = self._wrapped(table, next(numbers))

    def _wrapped(self, table: Element, number: int) -> Element:
        # A class of its own also keeps Material's script from wrapping it again.
        table.set("class", table.get("class", "cp-table"))
        around = Element("div", {"class": "cp-scroll", "role": "region", "tabindex": "0"})
        around.set("aria-label", self._name.format(number=number))
        around.set("data-cp-scroll", "")
        around.tail, table.tail = table.tail, None
        around.append(table)
        return around


def _scope(table: Element) -> None:
    for part in table:
        scope = "col" if part.tag == "thead" else "row"
        for cell in part.iter("th"):
            if len(cell) or (cell.text or "").strip():
                cell.attrib.setdefault("scope", scope)
            else:
                cell.tag = "td"  # the corner above names and beside headings is no header
