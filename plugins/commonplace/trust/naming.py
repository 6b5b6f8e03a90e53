"""The names in a clean text, its ids, as they are on the page that it stands on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape, unescape

_THEMES = re.compile(r"(__codelineno-|__span-|__tabbed_)(.*)", re.DOTALL)
_KEPT_FOR_THE_PAGE = re.compile(r"__|cp-")
_TAG = re.compile(r'<[a-z][a-z0-9]*(?: [^\s="<>]+="[^"]*")+')
"""The beginning of a tag with attributes, as clean HTML is written."""
_ID = re.compile(r' id="([^"]*)"')
_NAMING = re.compile(r' (id|for|href|name)="([^"]*)"')


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


def renamed(html: str, rename: Renaming = KEEPS_IDS) -> str:
    """Return clean HTML with the ids that `rename` changes, and with what refers to them."""
    ids = {unescape(found[1]) for tag in _TAG.finditer(html) for found in _ID.finditer(tag[0])}
    names = {name: new for name in ids if (new := rename.new_name(name)) != name}
    if not names:
        return html

    def change(found: re.Match[str]) -> str:
        value = unescape(found[2])
        new = _changed(found[1], value, names)
        return found[0] if new == value else f' {found[1]}="{escape(new)}"'

    return _TAG.sub(lambda tag: _NAMING.sub(change, tag[0]), html)


def _changed(attribute: str, value: str, names: Mapping[str, str]) -> str:
    if attribute == "href":
        return f"#{names.get(value[1:], value[1:])}" if value.startswith("#") else value
    if attribute == "name":  # the boxes of one set of tabs; their ids are numbered below it
        first = names.get(f"{value}_1")
        return first.rpartition("_")[0] if first else value
    return names.get(value, value)
