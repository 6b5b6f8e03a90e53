"""Whether the links of a site that was built lead somewhere: from page to page, and to its files.

Looks at finished HTML, as templates, plugins and raw HTML have made it, where the checks before
the build see Markdown only.
"""

import hashlib
import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from string import ascii_letters
from urllib.parse import unquote, urlsplit

from commonplace.publish.files import files_of
from commonplace.trust.keys import digest, makers
from commonplace.trust.store import Store

# Each begins with letters, for which a page is searched in a fifth of the time.
_LINKS = tuple(
    re.compile(rf"{name}=(?<=\s{name}=)(?:\"([^\"]*)\"|'([^']*)')") for name in ("href", "src")
)
_IDS = tuple(re.compile(rf"{name}=\"(?<=\s{name}=\")([^\"]+)\"") for name in ("id", "name"))
_SCRIPT = re.compile(r"(<(script)\b[^>]*>).*?</\2>", re.DOTALL)
_LETTERS = frozenset(ascii_letters)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True, order=True)
class DeadLink:
    """A link that leads nowhere, and the pages it stands on."""

    target: str
    link: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page says: the places on it, and each of its links.

    Of a link: as it is written, which files it may lead to, and the place there, if it names one.
    """

    places: Sequence[str]
    links: Sequence[tuple[str, Sequence[str], str]]


def dead_links(
    site: Path,
    base: str = "/",
    roots: tuple[str, ...] = ("",),
    store: Store | None = None,
) -> tuple[DeadLink, ...]:
    """Return the links within `site` that lead to no file or no place on a page.

    `base` is the path of the site on its host, `roots` the folders of its languages. What pages of
    earlier builds said is kept in `store`.
    """
    files = set(files_of(site))
    reader = _Reader(site, base, roots, store or Store(None))
    pages = {path: reader.page(path) for path in files if path.endswith(".html")}
    places = {path: frozenset(page.places) for path, page in pages.items()}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path, page in pages.items():
        for link, candidates, place in page.links:
            target = next((one for one in candidates if one in files), candidates[0])
            if target not in files or (place and place not in places.get(target, (place,))):
                found[f"{target}#{place}" if place else target, link].add(path)
    return tuple(sorted(DeadLink(*key, tuple(sorted(on))) for key, on in found.items()))


class _Reader:
    """Reads pages, or knows from an earlier build what one of the same bytes says."""

    def __init__(self, site: Path, base: str, roots: tuple[str, ...], store: Store) -> None:
        self._site = site
        self._base = base
        self._roots = roots
        self._store = store
        self._key = digest([base, roots, *makers((), (Path(__file__).parent,))])

    def page(self, path: str) -> _Page:
        """Return what a page says."""
        data = (self._site / path).read_bytes()
        key = f"{digest([self._key, path])} {hashlib.sha256(data).hexdigest()}"
        kept = self._store.get(key)
        if kept is not None:
            return _Page(*json.loads(kept))
        text = _SCRIPT.sub(r"\1", data.decode("utf-8", "replace"))
        places = sorted({place for pattern in _IDS for place in pattern.findall(text)})
        links = [(link, *_target(link, path, self._base, self._roots)) for link in _links(text)]
        self._store.put(key, json.dumps([places, links]).encode())
        return _Page(places, links)


def _links(text: str) -> list[str]:
    """Return the first address of each tag that has one, if it leads to somewhere on the host."""
    first: dict[int, tuple[int, str]] = {}
    for pattern in _LINKS:
        for found in pattern.finditer(text):
            tag = text.rfind("<", 0, found.start())
            if text[tag + 1 : tag + 2] in _LETTERS and text.find(">", tag, found.start()) < 0:
                here = (found.start(), found[1] or found[2] or "")
                first[tag] = min(here, first.get(tag, here))
    links = {unescape(link) for _, link in first.values() if link and not _ELSEWHERE.match(link)}
    return sorted(links)


def _target(link: str, page: str, base: str, roots: tuple[str, ...]) -> tuple[list[str], str]:
    """Return the files a link may lead to, there or not, and the place on it, if it names one."""
    path, place = _split(link)
    if not path:
        candidates = [page]
    elif path.startswith("/"):
        within = path.removeprefix(base)
        if within == path:
            return [page], ""  # another part of the same host
        candidates = [_file_of(f"{root}{within}") for root in roots]
    else:
        candidates = [_file_of(posixpath.join(posixpath.dirname(page), path))]
    is_place = place and place != "top" and not set("=:/?!") & set(place)
    return candidates, place if is_place else ""


@lru_cache(maxsize=4096)
def _split(link: str) -> tuple[str, str]:
    parts = urlsplit(link)
    return unquote(parts.path), unquote(parts.fragment)


def _file_of(path: str) -> str:
    """Return the file that a server sends for a path: that of a folder is its index."""
    clean = posixpath.normpath(f"/{path}").lstrip("/")
    is_folder = path.endswith("/") or path.rpartition("/")[2] in ("", ".", "..")
    return posixpath.join(clean, "index.html") if is_folder else clean
