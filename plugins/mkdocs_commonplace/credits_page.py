"""The page of everybody who gave something, on a site that is no hub."""

from collections.abc import Iterator
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from commonplace.pages.everybody import everybody_page
from commonplace.views import Edition


def append_everybody(files: Files, config: MkDocsConfig, edition: Edition) -> File | None:
    """Append the page where the options want it and nothing else is; return it, if it is there.

    It is in the nav if that names it.
    """
    options = edition.hub.settings.credits
    if not options or not options.page or not edition.contributors.count:
        return None
    uri = _uri(options.page)
    in_nav = uri in _named(config.nav)
    inclusion = InclusionLevel.UNDEFINED if in_nav else InclusionLevel.NOT_IN_NAV
    text = everybody_page(edition, uri).text
    file = File.generated(config, uri, content=text, inclusion=inclusion)
    if any(other.dest_uri == file.dest_uri for other in files):
        return None  # maintainers have a page of their own there
    files.append(file)
    return file


def _uri(path: str) -> str:
    """Return where the file would be that becomes a page at a path."""
    if path.endswith(".html"):
        return f"{path.removesuffix('.html')}.md"
    return f"{path}index.md"


def _named(nav: Any) -> Iterator[str]:
    """Yield every text that stands in a nav."""
    if isinstance(nav, str):
        yield nav
    for item in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _named(item)
