"""The pictures that an edition's pages show, found by the addresses that stand on the pages."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commonplace.addresses import relative_url
from commonplace.model import PageRecord
from commonplace.pages.picture_store import pictures_folder
from commonplace.pictures import Picture, complete_pictures, picture_size
from commonplace.pictures.limits import is_picture
from commonplace.pictures.ready import ReadyPicture
from commonplace.pictures.variants import WIDTHS, make_variants
from commonplace.settings import SiteLanguage
from commonplace.views import Edition

FOLDER = "assets/pictures"
"""Where smaller pictures are, below the root of each language's part of the site."""


@dataclass(frozen=True)
class Pictures:
    """Knows the pictures of an edition, each looked at once.

    Of members' pictures only those that are `ready`, by their URIs, are known.
    """

    edition: Edition
    ready: Mapping[str, ReadyPicture] = field(default_factory=dict)
    _known: dict[Path, ReadyPicture | None] = field(default_factory=dict)
    _fresh: dict[str, Path] = field(default_factory=dict)

    def published(self) -> Iterator[tuple[str, Path]]:
        """Yield what lies beside records and is published, by URI, with where it is to be had.

        A picture is never what a member sent, but what was made of it.
        """
        for asset in self.edition.assets:
            if not is_picture(asset.uri):
                yield asset.uri, asset.path
            elif asset.uri in self.ready:
                yield asset.uri, self.ready[asset.uri].path

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
        seen = self._ready(uri)
        return f"{FOLDER}/{seen.variants[0].name}" if seen and seen.variants else ""

    def _find(self, url: str, address: str) -> Picture | None:
        seen = self._behind(url, address)
        if seen is None:
            return None
        smaller = tuple(
            (each.width, relative_url(f"{FOLDER}/{each.name}", url)) for each in seen.variants
        )
        return Picture(seen.width, seen.height, smaller)

    def _ready(self, uri: str) -> ReadyPicture | None:
        """Return what is known of a member's picture; its smaller versions are then asked for."""
        found = self.ready.get(uri) if uri in self.edition.asset_uris else None
        self._ask_for(found)
        return found

    def _maintained(self, path: Path) -> ReadyPicture | None:
        """Return what is known of a picture of maintainers, which is looked at once."""
        if path not in self._known:
            size = picture_size(path)
            cache = pictures_folder(self.edition.hub.root)
            is_large = size is not None and size[0] > WIDTHS[0] and path.suffix != ".svg"
            variants = make_variants(path, cache) if is_large else ()
            self._known[path] = ReadyPicture(path, *size, variants) if size else None
            self._ask_for(self._known[path])
        return self._known[path]

    def _ask_for(self, picture: ReadyPicture | None) -> None:
        smaller = picture.variants if picture else ()
        self._fresh.update({f"{FOLDER}/{each.name}": each.path for each in smaller})

    def _behind(self, url: str, address: str) -> ReadyPicture | None:
        """Return the picture behind an address on the page at `url`, or None."""
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
            return self._ready(uri)
        if hub.maintains(site, uri):
            return self._maintained(hub.root / site.docs_dir / uri)
        shared = hub.settings.options.shared_assets
        if shared and uri.partition("/")[0] == Path(shared).name:
            return self._maintained(self.edition.hub.root / Path(shared).parent / uri)
        return None

    def _part_of_site(self, path: str) -> tuple[SiteLanguage, str]:
        """Return the language whose part of the site a path is in, and the path within it."""
        sites = self.edition.hub.settings.languages
        site = max(
            (site for site in sites if path.startswith(site.path)), key=lambda one: len(one.path)
        )
        return site, path.removeprefix(site.path)
