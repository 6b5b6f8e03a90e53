"""Members' texts on a page: a place for each while the page is written, then the text itself.

A text is rendered apart from the page that it stands on. So nothing that it opens and does not
close, defines or names can reach into what stands around it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from commonplace.dialect.surroundings import Surroundings
from commonplace.pages.generated import GeneratedPage, MemberText
from commonplace.trust.naming import Renaming
from commonplace.trust.rendered import RenderedText, TextFault

_PLACE = re.compile(r"<!-- cp-text (\d+) -->")
_ID = re.compile(r'\bid="([^"]*)"')
_TABLE = 'role="region"'
"""What the dialect puts around each table."""
_OWN_TABLE = re.compile(r"^\|[ :|-]+\|$", re.MULTILINE)
"""The line below the head of a table in a page's own Markdown."""


class TextPlaces:
    """Gives each text of one page its place."""

    def __init__(self) -> None:
        self.texts: list[MemberText] = []

    def put(self, text: MemberText) -> str:
        """Return what stands for a text in the page's Markdown; nothing for an empty one."""
        if not text.markdown.strip():
            return ""
        self.texts.append(text)
        return f"<!-- cp-text {len(self.texts) - 1} -->"


class Renders(Protocol):
    """What makes a text HTML; `trust.rendering` does it within limits."""

    def render(self, text: str, surroundings: Surroundings) -> RenderedText:
        """Return a text as it may stand among what surrounds it."""


def faults_of(page: GeneratedPage, markdown: Renders) -> Iterator[tuple[MemberText, TextFault]]:
    """Render the texts of a page that is not made yet; yield those that cannot be."""
    tables = len(_OWN_TABLE.findall(page.markdown))
    for text in page.texts:
        found = markdown.render(text.markdown, Surroundings(text.level_above, tables))
        tables += found.html.count(_TABLE)
        if found.fault:
            yield text, found.fault


def with_texts(
    html: str, texts: Sequence[MemberText], markdown: Renders
) -> tuple[str, list[tuple[MemberText, RenderedText]]]:
    """Return a page's HTML with its members' texts in their places, and each as it was rendered."""
    taken = {*_ID.findall(html)}
    tables = html.count(_TABLE)
    rendered: list[tuple[MemberText, RenderedText]] = []

    def put(place: re.Match[str]) -> str:
        nonlocal tables
        text = texts[int(place[1])]
        rename = Renaming(frozenset(taken), text.mark, marks_all=text.is_one_of_many)
        surroundings = Surroundings(text.level_above, tables)
        found = markdown.render(text.markdown, surroundings).on_page(rename)
        tables += found.html.count(_TABLE)
        taken.update(_ID.findall(found.html))
        rendered.append((text, found))
        return text.linked(found.html)

    return _PLACE.sub(put, html), rendered
