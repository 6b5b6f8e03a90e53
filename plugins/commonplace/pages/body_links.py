"""The links in a member's text: between files where they are written, between pages where read.

They are brought in order in clean HTML, so it is the same how they were written: as Markdown, by a
definition elsewhere in the text, or as HTML.
"""

import posixpath
import re
from html import escape, unescape
from urllib.parse import quote
from xml.etree.ElementTree import Element, tostring

from commonplace.addresses import generated
from commonplace.documents.links import path_and_rest
from commonplace.pages.links import Links

_TAG = re.compile(r'<(?P<end>/?)(?P<name>a|img)(?P<attributes>(?: [a-z-]+="[^"]*")*)>')
_VALUE = re.compile(r' (href|src|alt)="([^"]*)"')
_LEADING = re.compile(r' (href|src)="[^"]*"')


def linked(uri: str, links: Links, html: str) -> str:
    """Return a text of the file `uri`, as clean HTML, with its links as they are on another page.

    Of a link that leads nowhere its words stay, and of a picture.
    """
    ways = _Ways(uri, links)
    is_open: list[bool] = []
    """Of each link that is not closed yet, whether it is still one."""

    def change(tag: re.Match[str]) -> str:
        if tag["end"]:
            return tag[0] if not is_open or is_open.pop() else ""
        values = {name: unescape(value) for name, value in _VALUE.findall(tag["attributes"])}
        if tag["name"] == "img":
            return ways.picture(tag[0], values)
        new = ways.link(tag[0], values.get("href", ""))
        is_open.append(bool(new))
        return new

    return _TAG.sub(change, html)


class _Ways:
    """Where the links of one file lead, seen from one page."""

    def __init__(self, uri: str, links: Links) -> None:
        self._folder = posixpath.dirname(uri)
        self._links = links
        self._known: dict[str, str] = {}

    def link(self, tag: str, target: str) -> str:
        """Return the tag of a link as it is on the page; nothing where it leads nowhere."""
        path, rest = path_and_rest(target)
        if not path:
            return tag
        url = self._here(path) or self._elsewhere(path)
        return _leading_to(tag, url + rest) if url else ""

    def picture(self, tag: str, values: dict[str, str]) -> str:
        """Return the tag of a picture as it is on the page, or its words in its place."""
        path, rest = path_and_rest(values.get("src", ""))
        if not path:
            return tag
        if url := self._here(path):
            return _leading_to(tag, url + rest)
        words = values.get("alt", "")
        url = self._elsewhere(path)
        if not url or not words:
            return escape(words)
        place = Element("a", {"href": url + rest})
        place.text = words
        return tostring(place, encoding="unicode", method="html")

    def _here(self, path: str) -> str:
        """Return the address of a page or file of this language; nothing where there is none."""
        if path not in self._known:
            self._known[path] = self._found(path)
        return self._known[path]

    def _found(self, path: str) -> str:
        target = self._target(path)
        links = self._links
        if target not in generated(links.hub.settings) and not links.is_file_here(target):
            return ""
        url = links.url(target) if target.endswith(".md") else links.file_url(target)
        return quote(url)

    def _elsewhere(self, path: str) -> str:
        return self._links.url_elsewhere(self._target(path))

    def _target(self, path: str) -> str:
        return posixpath.normpath(posixpath.join(self._folder, path))


def _leading_to(tag: str, address: str) -> str:
    return _LEADING.sub(lambda found: f' {found[1]}="{escape(address)}"', tag, count=1)
