"""Emphasis in the way of each script: dots under Chinese characters, a slant for Latin letters."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


class EmphasisTreeprocessor(Treeprocessor):
    """Marks Latin emphasis among Chinese words, which a browser would put dots under."""

    def run(self, root: Element) -> None:
        """Mark emphasis below `root`."""
        for parent in root.iter():
            slanted = [child for child in parent if child.tag == "em" and not _is_chinese(child)]
            if slanted and _is_chinese(parent):
                for child in slanted:
                    child.set("class", " ".join(filter(None, (child.get("class"), "cp-latin"))))


def _is_chinese(element: Element) -> bool:
    return bool(_IDEOGRAPH.search("".join(element.itertext())))
