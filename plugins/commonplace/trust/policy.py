"""The Content-Security-Policy of a page: what its templates and its maintainers wrote may run.

It is the second wall. The first takes what can run out of members' texts; should something slip
through, a browser does not run it, since nothing here counts what a member wrote. So never hand
over a finished page: its hashes would vouch for whatever is in it.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

Sources = dict[str, dict[str, None]]
"""What each directive allows, in the order in which it was found."""

_SCRIPTS = {"", "module", "importmap", "speculationrules", "text/javascript"}
_LOADS = {
    ("audio", "src"): "media-src",
    ("embed", "src"): "object-src",
    ("form", "action"): "form-action",
    ("iframe", "src"): "frame-src",
    ("img", "src"): "img-src",
    ("img", "srcset"): "img-src",
    ("object", "data"): "object-src",
    ("script", "src"): "script-src",
    ("source", "src"): "media-src",
    ("source", "srcset"): "img-src",
    ("track", "src"): "media-src",
    ("video", "poster"): "img-src",
    ("video", "src"): "media-src",
}
_LINKS = {"stylesheet": "style-src", "icon": "img-src", "preconnect": "font-src"}
_BEGINNING: Mapping[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:"),
    "frame-src": (),
    "object-src": (),
    "base-uri": (),
    "form-action": ("'self'",),
}
HEADERS = """\
/*
  Content-Security-Policy: frame-ancestors 'self'; object-src 'none'; base-uri 'none'
  Referrer-Policy: strict-origin-when-cross-origin
  X-Content-Type-Options: nosniff

/*.svg
  Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; sandbox
"""
"""What a page cannot say of itself, for hosts that read a file `_headers`."""

_ALIGNED = re.compile(r' style="(text-align: ?(?:center|left|right|justify);?)"')
_INLINE = "'unsafe-inline'"
_HANDLED = "'unsafe-hashes'"


def page_policy(
    theme: str,
    maintained: str = "",
    sent: str = "",
    *,
    has_diagrams: bool = False,
    more: Mapping[str, Iterable[str]] | None = None,
) -> str:
    """Return the policy of a page.

    `theme` is the HTML that templates write where no text of a member stands, `maintained` what
    maintainers wrote into the page; all that is in them may run and load. Of `sent`, what members
    wrote, only the alignment of tables counts. Mermaid writes styles of its own, which nobody knows
    before, so a page that `has_diagrams` allows them. `more` is what the hub adds.
    """
    found: Sources = {name: dict.fromkeys(sources) for name, sources in _BEGINNING.items()}
    for part in (theme, maintained):
        for directive, source in _needs(part):
            _allow(found, directive, source)
    for style in _ALIGNED.findall(sent):
        _allow(found, "style-src-attr", _HANDLED)
        _allow(found, "style-src-attr", _hash(unescape(style)))
    for directive, sources in (more or {}).items():
        for source in sources:
            _allow(found, directive, source)
    if has_diagrams or _INLINE in found["style-src"]:
        # Beside a hash, browsers pass over the word that allows all.
        kept = [source for source in found["style-src"] if not source.startswith("'sha")]
        found["style-src"] = dict.fromkeys([*kept, _INLINE])
        found.pop("style-src-attr", None)
    return "; ".join(
        f"{directive} {' '.join(sources) or _NONE}" for directive, sources in found.items()
    )


_NONE = "'none'"


def _allow(found: Sources, directive: str, source: str) -> None:
    # Where nothing is said, `default-src` holds; for attributes of style, `style-src`.
    beginning = {} if directive == "style-src-attr" else dict(found["default-src"])
    found.setdefault(directive, beginning)[source] = None


@cache
def _needs(html: str) -> tuple[tuple[str, str], ...]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(dict.fromkeys(reader.found))


class _Reader(HTMLParser):
    """Finds what a browser would run and load of a part of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._inside = ""
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element asks for by its attributes."""
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            if name.startswith("on"):
                self.found += [("script-src", _HANDLED), ("script-src", _hash(value))]
            elif name == "style":
                self.found += [("style-src-attr", _HANDLED), ("style-src-attr", _hash(value))]
            elif directive := _LOADS.get((tag, name)):
                addresses = value.split(",") if name == "srcset" else [value]
                self.found += [(directive, source) for source in _origins(addresses)]
        if tag == "link":
            for rel in given.get("rel", "").lower().split():
                if rel in _LINKS:
                    origins = _origins([given.get("href", "")])
                    self.found += [(_LINKS[rel], source) for source in origins]
        runs = tag == "script" and given.get("type", "").strip().lower() in _SCRIPTS
        if (runs and "src" not in given) or tag == "style":
            self._inside, self._text = tag, []

    def handle_data(self, data: str) -> None:
        """Keep the text of a script or style."""
        if self._inside:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Note the hash of a script or style that is whole."""
        if tag == self._inside:
            self.found.append((f"{tag}-src", _hash("".join(self._text))))
            self._inside = ""


def _origins(addresses: Iterable[str]) -> Iterator[str]:
    """Yield where addresses on other sites lead to; those on this one need no word."""
    for address in addresses:
        try:
            parts = urlsplit(address.strip().partition(" ")[0])
        except ValueError:
            continue
        if parts.scheme in {"", "http", "https"} and parts.netloc:
            yield f"{parts.scheme or 'https'}://{parts.netloc.rpartition('@')[2].lower()}"
        elif parts.scheme in {"data", "blob"}:
            yield f"{parts.scheme}:"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
