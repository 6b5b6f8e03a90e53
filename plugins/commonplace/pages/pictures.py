"""The pictures that an edition's pages show, found by the addresses that stand on the pages."""

import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commonplace.addresses import relative_url
from commonplace.model import PageRecord
from commonplace.pictures import Picture, complete_pictures, picture_size
from commonplace.pictures.variants import WIDTHS, Variant, make_variants
from commonplace.settings import SiteLanguage
from commonplace.views import Edition

FOLDER = "assets/pictures"
"""Where smaller pictures are, below the root of each language's part of the site."""


@dataclass(frozen=True, slots=True)
class _Seen:
    width: int
    height: int
    variants: tuple[Variant, ...]


@dataclass(frozen=True)
class Pictures:
    """Knows the pictures of an edition, each looked at once."""

    edition: Edition
    _known: dict[Path, _Seen | None] = field(default_factory=dict)
    _fresh: dict[str, Path] = field(default_factory=dict)

    def take_smaller(self) -> dict[str, Path]:
        """Return files that pages completed since the last time may ask for, by URI."""
        taken = dict(self._fresh)
        self._fresh.clear()
        return taken

    def complete(self, html: str, url: str) -> str:
        """Return the HTML of the page at `url` with what its pictures lack."""
        return complete_pictures(html, lambda address: self._find(url, address))

    def for_card(self, record: PageRecord, path: str) -> str:
        """Return the URI of the version that a card shows of a picture beside a record.

        Empty where there is no smaller one, or no such picture.
        """
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(record.source.uri), path))
        if uri not in self.edition.asset_uris:
            return ""
        seen = self._seen(self.edition.hub.root / self.edition.hub.settings.submissions / uri)
        return f"{FOLDER}/{seen.variants[0].name}" if seen and seen.variants else ""

    def _find(self, url: str, address: str) -> Picture | None:
        path = self._file(url, address)
        seen = self._seen(path) if path else None
        if seen is None:
            return None
        smaller = tuple(
            (each.width, relative_url(f"{FOLDER}/{each.name}", url)) for each in seen.variants
        )
        return Picture(seen.width, seen.height, smaller)

    def _seen(self, path: Path) -> _Seen | None:
        """Return what is known of a picture, which is looked at once."""
        if path not in self._known:
            size = picture_size(path)
            cache = self.edition.hub.root / ".cache" / "pictures"
            is_large = size is not None and size[0] > WIDTHS[0] and path.suffix != ".svg"
            variants = make_variants(path, cache) if is_large else ()
            self._known[path] = _Seen(*size, variants) if size else None
            self._fresh.update({f"{FOLDER}/{each.name}": each.path for each in variants})
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
