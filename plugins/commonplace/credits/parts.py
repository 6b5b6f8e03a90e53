"""The files that a page is made of besides its own: what it includes, and its pictures."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from commonplace.model import Hub, Record

_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)")
_PICTURE_ELEMENT = re.compile(r"<img\b[^>]*?\bsrc\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_INCLUDE = re.compile(r"^\s*-{1,}8<-{1,}\s+[\"']([^\"']+)[\"']", re.MULTILINE)
_BLOCK = re.compile(r"^\s*(-{1,}8<-{1,})\s*\n(.*?)^\s*\1\s*$", re.MULTILINE | re.DOTALL)
_DEEPEST = 8


def page_parts(hub: Hub) -> Callable[[Record], tuple[str, ...]]:
    """Return a function from a page to the files it is made of, relative to the hub's folder."""
    texts: dict[str, str] = {}

    def text_of(path: str) -> str:
        if path not in texts:
            texts[path] = _text(hub.root / path)
        return texts[path]

    def parts(page: Record) -> tuple[str, ...]:
        body = page.body or (text_of(page.path) if page.collection == "page" else "")
        found = dict.fromkeys([*_pictures_beside(page, body), *_included(body, text_of)])
        return tuple(path for path in found if (hub.root / path).is_file())

    return parts


def _pictures_beside(page: Record, body: str) -> Iterator[str]:
    folder = posixpath.dirname(page.path)
    own = (getattr(page, name, None) for name in ("image", "cover"))
    named = (*(name for name in own if name), *_sources(body))
    for name in named:
        if "://" not in name and not name.startswith(("/", "data:", "#")):
            path = posixpath.normpath(posixpath.join(folder, unquote(name).partition("#")[0]))
            if not path.startswith("../"):
                yield path


def _sources(body: str) -> Iterable[str]:
    return (*_PICTURE.findall(body), *_PICTURE_ELEMENT.findall(body))


def _included(body: str, text_of: Callable[[str], str], depth: int = 0) -> Iterator[str]:
    if depth > _DEEPEST or "8<" not in body:
        return
    named = [*_INCLUDE.findall(body)]
    named += [line.strip() for _, lines in _BLOCK.findall(body) for line in lines.splitlines()]
    for name in named:
        path = posixpath.normpath(name.partition(":")[0])
        if not path or name.startswith(("http:", "https:", ";")) or path.startswith(("..", "/")):
            continue
        yield path
        yield from _included(text_of(path), text_of, depth + 1)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
