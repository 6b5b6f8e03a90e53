"""Whether the links of a site that was built lead somewhere: from page to page, and to its files.

Looks at finished HTML, as templates, plugins and raw HTML have made it, where the checks before
the build see Markdown only.
"""

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from commonplace.publish.files import files_of

_LINK = re.compile(r"<[a-zA-Z][^<>]*?\s(?:href|src)=(?:\"([^\"]*)\"|'([^']*)')")
_ID = re.compile(r"\s(?:id|name)=\"([^\"]+)\"")
_SCRIPT = re.compile(r"(<(script)\b[^>]*>).*?</\2>", re.DOTALL)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True, order=True)
class DeadLink:
    """A link that leads nowhere, and the pages it stands on."""

    target: str
    link: str
    pages: tuple[str, ...]


def dead_links(site: Path, base: str = "/", roots: tuple[str, ...] = ("",)) -> tuple[DeadLink, ...]:
    """Return the links within `site` that lead to no file or no place on a page.

    `base` is the path of the site on its host, `roots` the folders of its languages.
    """
    files = set(files_of(site))
    pages = {path: _read(site / path) for path in files if path.endswith(".html")}
    places = {path: frozenset(_ID.findall(text)) for path, text in pages.items()}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path, text in pages.items():
        for link in _links(text):
            target, place = _target(link, path, base, roots, files)
            if target not in files or (place and place not in places.get(target, (place,))):
                found[f"{target}#{place}" if place else target, link].add(path)
    return tuple(sorted(DeadLink(*key, tuple(sorted(on))) for key, on in found.items()))


def _read(path: Path) -> str:
    return _SCRIPT.sub(r"\1", path.read_text(encoding="utf-8", errors="replace"))


def _links(text: str) -> set[str]:
    found = (next((part for part in parts if part), "") for parts in _LINK.findall(text))
    return {unescape(link) for link in found if link and not _ELSEWHERE.match(link)}


def _target(
    link: str, page: str, base: str, roots: tuple[str, ...], files: set[str]
) -> tuple[str, str]:
    """Return the file a link leads to, there or not, and the place on it, if it names one."""
    parts = urlsplit(link)
    path, place = unquote(parts.path), unquote(parts.fragment)
    if not path:
        candidates = [page]
    elif path.startswith("/"):
        within = path.removeprefix(base)
        if within == path:
            return page, ""  # another part of the same host
        candidates = [_file_of(f"{root}{within}") for root in roots]
    else:
        candidates = [_file_of(posixpath.join(posixpath.dirname(page), path))]
    target = next((one for one in candidates if one in files), candidates[0])
    is_place = place and place != "top" and not set("=:/?!") & set(place)
    return target, place if is_place else ""


def _file_of(path: str) -> str:
    """Return the file that a server sends for a path: that of a folder is its index."""
    clean = posixpath.normpath(f"/{path}").lstrip("/")
    is_folder = path.endswith("/") or path.rpartition("/")[2] in ("", ".", "..")
    return posixpath.join(clean, "index.html") if is_folder else clean
