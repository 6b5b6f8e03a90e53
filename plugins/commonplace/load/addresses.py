"""No two pages on one address, and none on an address that the site needs itself."""

import unicodedata
from collections.abc import Iterator, Mapping

from commonplace.addresses import GENERATED, generated, is_kept_address, url_of
from commonplace.load.tree import FoundFile
from commonplace.model import Hub
from commonplace.problems import Place, Problem

Files = Mapping[tuple[str, str], FoundFile]


def check_addresses(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield a problem for every page, file and former address whose place is taken."""
    prefix = hub.settings.submissions
    # Pages keep their address even while their file is faulty.
    taken = _Taken()
    for file in files.values():
        taken.add(_file_at(url_of(file.uri)), f"{prefix}/{file.uri}")
    for asset in hub.assets:
        taken.add(asset.uri, f"{prefix}/{asset.uri}")
    kept = {_file_at(url_of(uri)) for uri in generated(hub.settings)}
    for record in hub.page_records:
        url = url_of(record.source.uri)
        if other := _maintained(hub, url):
            yield Problem.at(record.path, Place(), "url-taken", url=f"/{url}", other=other)
        for index, redirect in enumerate(record.redirect_from):
            place = record.source.places.of_value(("redirect_from", index))
            at = _file_at(redirect)
            if _folded(at) in kept or _is_kept(hub, redirect):
                yield Problem.at(record.path, place, "url-reserved", url=f"/{redirect}")
            elif other := taken.by(at) or _maintained(hub, redirect) or maintained_file(hub, at):
                # Only a warning: a claim that comes later must push nobody's page out.
                yield Problem.at(
                    record.path, place, "redirect-taken", url=f"/{redirect}", other=other
                )
            else:
                taken.add(at, record.path)


class _Taken:
    """The files of the site and the folders they are in; many disks do not tell case apart.

    A file where a folder must be, or a folder where a file must be, would stop the whole build.
    """

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def add(self, path: str, owner: str) -> None:
        self._files.setdefault(_folded(path), owner)
        for folder in _folders(_folded(path)):
            self._folders.setdefault(folder, owner)

    def by(self, path: str) -> str:
        """Return what is in the way of a file at `path`, or an empty text."""
        folded = _folded(path)
        found = (self._files.get(place) for place in (folded, *_folders(folded)))
        return next(filter(None, found), "") or self._folders.get(folded, "")


def _file_at(url: str) -> str:
    return url if url.endswith(".html") else f"{url}index.html"


def _folders(path: str) -> Iterator[str]:
    """Yield `a` and `a/b` of `a/b/c`."""
    at = path.find("/")
    while at >= 0:
        yield path[:at]
        at = path.find("/", at + 1)


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _is_kept(hub: Hub, redirect: str) -> bool:
    """Whether an address is kept for the site, or lies in the part of another language."""
    begins = f"{_folded(redirect).partition('/')[0]}/"
    kept = {f"{uri.partition('/')[0]}/" for uri in GENERATED if "/" in uri} - _WITH_RECORDS
    languages = {site.path for site in hub.settings.languages if site.path}
    return begins in kept | languages or is_kept_address(redirect)


_WITH_RECORDS = frozenset({"columns/", "events/", "competitions/", "members/"})


def maintained_file(hub: Hub, path: str) -> str:
    """Return the file or folder of maintainers' that a file at `path` would be in the place of."""
    for site in hub.settings.languages:
        docs = hub.root / site.docs_dir
        for place in (path, *_folders(path)):
            found = docs / place
            if found.is_file() or (place == path and found.is_dir()):
                return f"{site.docs_dir}/{place}"
    return ""


def _maintained(hub: Hub, url: str) -> str:
    """Return the maintainers' page that is at a URL in any language, or an empty text."""
    found = (hub.maintained_page(site, url) for site in hub.settings.languages)
    return next(filter(None, found), "")
