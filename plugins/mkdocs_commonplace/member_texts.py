"""Members' texts in the pages of MkDocs: rendered apart, cleaned, and known to the contents."""

import logging
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from commonplace.git import git_folder
from commonplace.language import N_
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.texts import Renders, with_texts
from commonplace.settings import Settings
from commonplace.terminal import printable
from commonplace.trouble import Trouble
from commonplace.trust.rendering import TextRenderer
from mkdocs_commonplace.glossary import with_glossary
from mkdocs_commonplace.log import log_trouble

_LOST = N_(
    "Members' texts are rendered without {options}: only what can be imported reaches the process "
    "that renders them. Move it from hooks into a module of a package."
)
_WITHOUT_EFFECT = N_(
    "member_extensions has no effect for {extensions}: only what markdown_extensions names counts, "
    "and nothing that opens files or runs programs."
)
_ID = re.compile(r' id="([^"]*)"')
_log = logging.getLogger(f"mkdocs.plugins.{__name__}")


def text_renderer(config: MkDocsConfig, root: Path, settings: Settings) -> TextRenderer:
    """Return what renders members' texts by the extensions of the hub in `root`.

    What it has rendered is kept in git's folder, where no pull request puts a file.
    """
    kept = git_folder(root)
    store = kept / "commonplace" / "texts.sqlite" if kept else None
    further = settings.options.member_extensions
    return TextRenderer(*with_glossary(config), store, further=further)


def tell_lost_options(renderer: TextRenderer, settings: Settings) -> None:
    """Warn of what the hub says of Markdown and has no effect in members' texts."""
    if unused := renderer.without_effect:
        log_trouble(Trouble(_WITHOUT_EFFECT, extensions=", ".join(unused)), settings)
    if lost := renderer.lost_options():
        log_trouble(Trouble(_LOST, options=", ".join(lost)), settings)


def put_texts(html: str, page: Page, generated: GeneratedPage | None, markdown: Renders) -> str:
    """Return a page's HTML with the texts of members, and add their headings to its contents."""
    if generated is None or not generated.texts:
        return html
    whole, rendered = with_texts(html, generated.texts, markdown)
    headings = [heading for _, found in rendered for heading in found.headings]
    for text, found in rendered:
        if found.fault:
            _log.warning("%s is shown as it is written: %s", printable(text.path), found.fault.kind)
    if headings:
        own = [*_flat(page.toc)]
        links = [*own, *(AnchorLink(one.title, one.id, one.level) for one in headings)]
        places = {found[1]: found.start() for found in reversed([*_ID.finditer(whole)])}
        page.toc = TableOfContents(_nested(sorted(links, key=lambda link: places.get(link.id, -1))))
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
