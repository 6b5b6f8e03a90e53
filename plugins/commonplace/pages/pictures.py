"""The pictures that an edition's pages show, found by the addresses that stand on the pages."""

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commonplace.pictures import Picture, complete_pictures, picture_size
from commonplace.settings import SiteLanguage
from commonplace.views import Edition


@dataclass(frozen=True)
class Pictures:
    """Knows the pictures of an edition, each looked at once."""

    edition: Edition
    _known: dict[Path, Picture | None] = field(default_factory=dict)

    def complete(self, html: str, url: str) -> str:
        """Return the HTML of the page at `url` with what its pictures lack."""
        return complete_pictures(html, lambda address: self._find(url, address))

    def _find(self, url: str, address: str) -> Picture | None:
        path = self._file(url, address)
        if path is None:
            return None
        if path not in self._known:
            size = picture_size(path)
            self._known[path] = Picture(*size) if size else None
        return self._known[path]

    def _file(self, url: str, address: str) -> Path | None:
        """Return the hub's file behind an address on the page at `url`, or None."""
        try:
            parts = urlsplit(address)
        except ValueError:  # brackets that are no address of the sixth version
            return None
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return None
        hub, site = self.edition.hub, self.edition.site
        whole = posixpath.normpath(posixpath.join(f"{site.path}{url}", unquote(parts.path)))
        site, uri = self._part_of_site(whole)
        if uri in self.edition.asset_uris:
            return hub.root / hub.settings.submissions / uri
        if hub.maintains(site, uri):
            return hub.root / site.docs_dir / uri
        shared = hub.settings.options.shared_assets
        if shared and uri.partition("/")[0] == Path(shared).name:
            return self.edition.hub.root / Path(shared).parent / uri
        return None

    def _part_of_site(self, path: str) -> tuple[SiteLanguage, str]:
        """Return the language whose part of the site a path is in, and the path within it."""
        sites = self.edition.hub.settings.languages
        site = max(
            (site for site in sites if path.startswith(site.path)), key=lambda one: len(one.path)
        )
        return site, path.removeprefix(site.path)
