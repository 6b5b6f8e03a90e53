"""What a browser loads for a page before its reader does anything, read from the built files."""

import gzip
import posixpath
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

_LOADED = {"icon", "preload", "stylesheet"}


class _Asked(HTMLParser):
    """Collects the addresses of styles, scripts and the icon, but not of pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" in given:
            self.addresses.append(given["src"])
        elif tag == "link" and set(given.get("rel", "").split()) & {
            "stylesheet",
            "icon",
            "preload",
        }:
            self.addresses.append(given["href"])


def first_load(folder: Path, url: str) -> dict[str, int]:
    """Return gzip bytes of the page at `url` and of each file that it asks for."""
    page = posixpath.join(url, "index.html")
    asked = _Asked()
    asked.feed((folder / page).read_text(encoding="utf-8"))
    sizes = {page: _size(folder / page)}
    for address in asked.addresses:
        parts = urlsplit(address)
        assert not parts.netloc, address
        name = posixpath.normpath(posixpath.join(url, parts.path))
        sizes[name] = _size(folder / name)
    return sizes


def _size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=6, mtime=0))
