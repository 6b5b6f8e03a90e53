"""Several texts on one page, each in an element of its own: what each names is its own.

The pages mark such an element with `data-cp-own="<mark>"`. Ids and links to them inside it begin
with the mark, so that two texts may have the same heading, and a link leads to that of its own.
"""

from xml.etree.ElementTree import Element

from markdown.extensions.toc import TocTreeprocessor
from markdown.treeprocessors import Treeprocessor

OWN = "data-cp-own"
"""The attribute of an element that holds one text; it holds the mark."""

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_OF_FOOTNOTES = ("fn:", "fnref")


class FragmentTreeprocessor(Treeprocessor):
    """Makes the ids of each text its own; stands before `toc`, which gives ids to headings."""

    def run(self, root: Element) -> None:
        """Change ids and links below every element with a mark."""
        for element in list(root.iter()):
            if mark := element.attrib.pop(OWN, ""):
                self._own(element, mark)

    def _own(self, element: Element, mark: str) -> None:
        own: dict[str, str] = {}
        taken: set[str] = set()
        for inner in list(element.iter())[1:]:
            name = inner.get("id") or (self._slug(inner) if inner.tag in _HEADINGS else "")
            if not name or name.startswith(_OF_FOOTNOTES):
                continue
            free, number = name, 1
            while free in taken:
                free, number = f"{name}_{number}", number + 1
            taken.add(free)
            own.setdefault(name, f"{mark}-{free}")
            inner.set("id", f"{mark}-{free}")
        for link in element.iter("a"):
            if new := own.get(link.get("href", "").removeprefix("#")):
                link.set("href", f"#{new}")

    def _slug(self, heading: Element) -> str:
        toc = next(
            (part for part in self.md.treeprocessors if isinstance(part, TocTreeprocessor)), None
        )
        return str(toc.slugify("".join(heading.itertext()), toc.sep)) if toc else ""
