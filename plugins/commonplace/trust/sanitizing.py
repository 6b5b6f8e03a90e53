"""HTML of unknown origin into HTML that can do nothing but be read.

What is allowed is in `trust.allowed`; `nh3` parses as browsers do and writes the result anew, so
that no second reading finds something else in it.
"""

import re
from html import unescape
from xml.etree.ElementTree import Element, tostring

import nh3

from commonplace.trust.addresses import is_own_picture, is_safe_address
from commonplace.trust.allowed import (
    ATTRIBUTES,
    DROPPED_WHOLE,
    ELEMENTS,
    SCHEMES,
    VALUES,
    allowed_classes,
)

_LINK = re.compile(r'<a((?: [a-z-]+="[^"]*")*)>')
_PICTURE = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
_VALUE = re.compile(r' ([a-z-]+)="([^"]*)"')
_ELSEWHERE = re.compile(r' href="(?:https?:)')
_LINKS = re.compile(r"<(/?)a[ >]")
_ANY_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?: [^\s="<>]+="[^"]*")*>')
_EMPTY = frozenset({"br", "col", "hr", "img", "input", "wbr"})
"""Elements that have no end."""
_FOREIGN = ' rel="nofollow ugc noopener"'


def sanitized(html: str) -> str:
    """Return what of some HTML may stand on a page, but for its ids (see `trust.naming`).

    A picture on another site becomes a link to it: no reader's browser asks for it unasked.
    """
    return _LINK.sub(_with_rel, _linked_pictures(_CLEANER.clean(html)))


def is_deeper(html: str, limit: int) -> bool:
    """Whether more than `limit` elements of some clean HTML are inside each other."""
    depth = 0
    for found in _ANY_TAG.finditer(html):
        if found[2] not in _EMPTY:
            depth += -1 if found[1] else 1
            if depth > limit:
                return True
    return False


def _linked_pictures(html: str) -> str:
    """Return clean HTML with links in place of pictures that are on other sites."""

    def change(picture: re.Match[str]) -> str:
        values = {name: unescape(value) for name, value in _VALUE.findall(picture[1])}
        source = values.get("src", "")
        if is_own_picture(source):
            return picture[0]
        last = [*_LINKS.finditer(html, 0, picture.start())][-1:]
        is_linked = bool(last) and not last[0][1]
        place = Element("span" if is_linked else "a")
        if not is_linked:
            place.set("href", source)
        place.text = values.get("alt") or source.rpartition("/")[2] or source
        return tostring(place, encoding="unicode", method="html")

    return _PICTURE.sub(change, html)


def _filtered(_tag: str, attribute: str, value: str) -> str | None:
    """Return the value that an attribute may have, or None where it goes."""
    if attribute == "class":
        return allowed_classes(value) or None
    if attribute in {"href", "cite"}:
        return value if is_safe_address(value) else None
    if attribute == "src":
        return value if is_safe_address(value) else None  # see `_linked_pictures`
    if attribute == "style":  # as far as it is allowed
        kept = VALUES[attribute].search(value)
        return kept[0] if kept else None
    wanted = VALUES.get(attribute)
    return value if wanted is None or wanted.fullmatch(value) else None


def _with_rel(link: re.Match[str]) -> str:
    return f"{link[0][:-1]}{_FOREIGN}>" if _ELSEWHERE.search(link[1]) else link[0]


_CLEANER = nh3.Cleaner(
    tags=ELEMENTS,
    clean_content_tags=DROPPED_WHOLE,
    attributes=ATTRIBUTES,
    attribute_filter=_filtered,
    strip_comments=True,
    link_rel=None,
    url_schemes=SCHEMES,
)
