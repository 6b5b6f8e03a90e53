"""Headings without gaps: who hears a page goes from level to level."""

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from commonplace.dialect.surroundings import Surroundings

_HEADING = re.compile("h([1-6])")


class HeadingTreeprocessor(Treeprocessor):
    """Raises headings that skip a level; what stood on one level stays on one."""

    def run(self, root: Element) -> None:
        """Change the levels of headings below `root`."""
        level_above = Surroundings.in_markdown(self.md).level_above
        above = [(level_above, level_above)] if level_above else []
        for element in root.iter():
            if found := _HEADING.fullmatch(str(element.tag)):
                level = int(found[1])
                while above and above[-1][0] >= level:
                    above.pop()
                settled = above[-1][1] + 1 if above else level
                above.append((level, settled))
                element.tag = f"h{settled}"
