"""The files that a page is made of besides its own: what it includes, and its pictures."""

import os
import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commonplace.addresses import url_of
from commonplace.credits.pictures import picture_addresses
from commonplace.credits.snippets import Snippets
from commonplace.model import Hub, Record
from commonplace.settings import SiteLanguage

LARGEST_TEXT = 256 * 1024
"""In larger files nobody looks for what they include or show."""


def page_parts(hub: Hub) -> Callable[[Record], tuple[str, ...]]:
    """Return a function from a page to the files it is made of, relative to the hub's folder.

    Only files that are there, and none outside of that folder.
    """
    files = _Files(hub.root)

    def parts(page: Record) -> tuple[str, ...]:
        body = page.body or (files.text(page.path) if page.collection == "page" else "")
        found: dict[str, None] = {}
        site = hub.settings.site_language(hub.language_of(page))
        texts = [body]
        if site.snippets and "8<" in body:
            included = Snippets(files.text, files.has, _bases(site, page))
            for path, text in included.of(body):
                found[path] = None
                texts.append(text)
        shown = (path for text in texts for path in _pictures(hub, site, page, text))
        for candidates in (*_named(hub, site, page), *shown):
            if path := next(filter(files.has, candidates), ""):
                found[path] = None
        found.pop(page.path, None)
        return tuple(found)

    return parts


class _Files:
    """The files below the hub's folder, each read once."""

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self._texts: dict[str, str] = {}
        self._known: dict[str, bool] = {}

    def has(self, path: str) -> bool:
        """Whether there is a file at a path, and the path leads nowhere else."""
        if (known := self._known.get(path)) is None:
            known = self._known[path] = bool(self._find(path))
        return known

    def text(self, path: str) -> str:
        """Return the text of a file; empty where there is none or it is too large."""
        if (known := self._texts.get(path)) is None:
            known = self._texts[path] = self._read(path)
        return known

    def _find(self, path: str) -> str:
        try:
            # By `os.path`, in a third of the time: pages are many.
            file = os.path.realpath(os.path.join(self._root, path))  # noqa: PTH118
            is_below = os.path.commonpath((self._root, file)) == self._root
            return file if is_below and os.path.isfile(file) else ""  # noqa: PTH113
        except (OSError, ValueError):  # no system can hold a file of this name
            return ""

    def _read(self, path: str) -> str:
        file = self._find(path)
        try:
            if not file or os.stat(file).st_size > LARGEST_TEXT:  # noqa: PTH116
                return ""
            return Path(file).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


def _bases(site: SiteLanguage, page: Record) -> tuple[str, ...]:
    """Return the folders that includes are looked for in, as this page sees them."""
    places = {
        "!relative": posixpath.dirname(page.path) or ".",
        "!relative $docs_dir": site.docs_dir,
        "!relative $config_dir": ".",
    }
    return tuple(_placed(base, places) for base in site.snippets)


def _placed(base: str, places: dict[str, str]) -> str:
    stem, slash, rest = base.partition("/")
    return f"{places.get(stem, stem)}{slash}{rest}"


def _named(hub: Hub, site: SiteLanguage, page: Record) -> Iterator[list[str]]:
    """Yield where the pictures may be that a page's front matter names."""
    own = [getattr(page, name, None) for name in ("image", "cover")]
    shots = [shot.src for shot in getattr(page, "screenshots", ())]
    for name in (*own, *shots):
        if name:
            yield _places(hub, site, posixpath.dirname(page.source.uri), name)


def _pictures(hub: Hub, site: SiteLanguage, page: Record, text: str) -> Iterator[list[str]]:
    """Yield for each picture of a text where it may be, as seen from the page."""
    uri = page.source.uri
    for address, is_html in picture_addresses(text):
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme or parts.netloc or not parts.path:
            continue
        # The generator turns what Markdown says into the way from the page; HTML stays as it is.
        folder = url_of(uri) if is_html else posixpath.dirname(uri)
        yield _places(hub, site, folder, unquote(parts.path))


def _places(hub: Hub, site: SiteLanguage, folder: str, path: str) -> list[str]:
    """Return the hub's files that may be at a path of the site, seen from one of its folders."""
    if path.startswith("/"):
        top = urlsplit(hub.settings.languages[0].url).path or "/"
        below = path.removeprefix(top).lstrip("/")
        # The generator may take the root of a language's pages for the root of all.
        seen = dict.fromkeys((site.path + below, below))
    else:
        seen = dict.fromkeys([posixpath.join(site.path, folder, path)])
    return [file for each in seen for file in _files_at(hub, posixpath.normpath(each))]


def _files_at(hub: Hub, whole: str) -> Iterator[str]:
    """Yield where the file may be that is at a path below the root of the whole site."""
    if whole.startswith(("../", "/")):
        return
    inside = (one for one in hub.settings.languages if whole.startswith(one.path))
    site = max(inside, key=lambda one: len(one.path))
    uri = whole.removeprefix(site.path)
    yield f"{hub.settings.submissions}/{uri}"
    yield posixpath.normpath(posixpath.join(site.docs_dir, uri))
    shared = hub.settings.options.shared_assets
    if shared and uri.partition("/")[0] == posixpath.basename(shared):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(shared), uri))
