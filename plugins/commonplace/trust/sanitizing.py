"""HTML of unknown origin into HTML that can do nothing but be read.

What is allowed is in `trust.allowed`; `nh3` parses as browsers do and writes the result anew, so
that no second reading finds something else in it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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

_THEMES = re.compile(r"(__codelineno-|__span-|__tabbed_)(.*)", re.DOTALL)
_KEPT_FOR_THE_PAGE = re.compile(r"__|cp-")
_ID = re.compile(r' id="([^"]*)"')
_LINK = re.compile(r'<a((?: [a-z-]+="[^"]*")*)>')
_PICTURE = re.compile(r'<img((?: [a-z-]+="[^"]*")*)>')
_VALUE = re.compile(r' ([a-z-]+)="([^"]*)"')
_ELSEWHERE = re.compile(r' href="(?:https?:)')
_LINKS = re.compile(r"<(/?)a[ >]")
_FOREIGN = ' rel="nofollow ugc noopener"'


@dataclass(frozen=True, slots=True)
class Renaming:
    """Which ids of a text may not stay as they are: those that the page or the theme has.

    They begin with `mark` then; all ids do where `marks_all` is set. Ids that the theme looks for
    keep their beginning.
    """

    taken: frozenset[str] = frozenset()
    mark: str = "words"
    marks_all: bool = False

    def new_name(self, name: str) -> str:
        """Return what an id is called on the page."""
        clashes = self.marks_all or name in self.taken
        if theirs := _THEMES.fullmatch(name):
            return f"{theirs[1]}{self.mark}-{theirs[2]}" if clashes else name
        is_kept = clashes or _KEPT_FOR_THE_PAGE.match(name)
        return f"{self.mark}-{name}" if is_kept else name


KEEPS_IDS = Renaming()
"""Only the names that the theme looks for may not be those of a text."""


def sanitized(html: str, rename: Renaming = KEEPS_IDS) -> str:
    """Return what of some HTML may stand on a page; links follow the ids that `rename` changes.

    A picture on another site becomes a link to it: no reader's browser asks for it unasked.
    """
    clean = _linked_pictures(_CLEANER.clean(html))
    ids = {unescape(name) for name in _ID.findall(clean)}
    names = {name: new for name in ids if (new := rename.new_name(name)) != name}
    if names:
        clean = _with_names(clean, names)
    return _LINK.sub(_with_rel, clean)


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


def _with_names(html: str, names: Mapping[str, str]) -> str:
    """Return HTML of ours with some ids changed, and what refers to them."""

    def change(tag: str, attribute: str, value: str) -> str | None:
        if attribute == "href" and value.startswith("#"):
            return f"#{names.get(value[1:], value[1:])}"
        if attribute in {"id", "for"}:
            return names.get(value, value)
        if attribute == "name":  # the boxes of one set of tabs; their ids are numbered below it
            return next(
                (names[one].rpartition("_")[0] for one in (f"{value}_1",) if one in names), value
            )
        return _filtered(tag, attribute, value)

    return _cleaner(change).clean(html)


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


def _cleaner(attribute_filter: Callable[[str, str, str], str | None]) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=ELEMENTS,
        clean_content_tags=DROPPED_WHOLE,
        attributes=ATTRIBUTES,
        attribute_filter=attribute_filter,
        strip_comments=True,
        link_rel=None,
        url_schemes=SCHEMES,
    )


_CLEANER = _cleaner(_filtered)
