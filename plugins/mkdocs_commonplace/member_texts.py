"""Members' texts in the pages of MkDocs: rendered apart, cleaned, and known to the contents."""

import logging
from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from commonplace.pages.generated import GeneratedPage
from commonplace.pages.texts import with_texts
from commonplace.trust.member_markdown import Heading, MemberMarkdown

_log = logging.getLogger(f"mkdocs.plugins.{__name__}")


def member_markdown(config: MkDocsConfig) -> MemberMarkdown:
    """Return what renders members' texts by the extensions of a hub."""
    return MemberMarkdown(config.markdown_extensions, config.mdx_configs)


def put_texts(
    html: str, page: Page, generated: GeneratedPage | None, markdown: MemberMarkdown
) -> str:
    """Return a page's HTML with the texts of members, and add their headings to its contents."""
    if generated is None or not generated.texts:
        return html
    whole, rendered = with_texts(html, generated.texts, markdown)
    headings: list[Heading] = []
    for text, found in rendered:
        headings += found.headings
        if found.fault:
            _log.warning("%s is shown as it is written: %s", text.path, found.fault)
    if headings:
        own = [*_flat(page.toc)]
        links = [*own, *(AnchorLink(one.title, one.id, one.level) for one in headings)]
        places = {link.id: whole.find(f' id="{link.id}"') for link in links}
        page.toc = TableOfContents(_nested(sorted(links, key=lambda link: places[link.id])))
        if page.present_anchor_ids is not None:
            page.present_anchor_ids.update(heading.id for heading in headings)
    return whole


def _flat(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield AnchorLink(link.title, link.id, link.level)
        yield from _flat(link.children)


def _nested(links: Iterable[AnchorLink]) -> list[AnchorLink]:
    """Return headings in the order of a page, each below the higher one before it."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for link in links:
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return top
