"""What pages show of the nav, as fingerprints: the whole of it, or the way to one page."""

from collections.abc import Iterator
from typing import Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from commonplace.trust.fingerprints import Fingerprints

_PLAIN = frozenset({
    *("_Page__active", "_StructureItem__active", "_title_from_render", "abs_url", "active"),
    *("canonical_url", "children", "content", "edit_url", "file", "links_to_anchors", "markdown"),
    *("meta", "next_page", "parent", "present_anchor_ids", "previous_page", "title", "toc"),
    *("update_date", "_Section__active", "url"),
})  # fmt: skip
"""What MkDocs keeps in pages, sections and links."""


class NavViews:
    """Fingerprints of a nav, each made once: it has to stay as it is.

    `odd` are attributes that other programs have given to pages and sections in it.
    """

    def __init__(self, nav: Navigation, fingerprints: Fingerprints) -> None:
        self._nav = nav
        self._fingerprints = fingerprints
        self._whole: str | None = None
        self._is_told = False
        self._levels: dict[int, str | None] = {}
        self._places: dict[int, tuple[int, ...]] = {}
        self.odd = {name for item in self._placed() for name in vars(item)} - _PLAIN

    def whole(self) -> str | None:
        """Return a fingerprint of all titles, addresses and front matters in the nav."""
        if not self._is_told:
            self._is_told = True
            self._whole = self._fingerprints.of(_tree(self._nav.items))
        return self._whole

    def way(self, page: Page) -> str | None:
        """Return a fingerprint of the top of the nav and of each section that a page is in."""
        levels = [self._level(0, self._nav.items)]
        above: Any = page.ancestors
        for section in above:
            levels.append(self._level(id(section), section.children))
            levels.append(self._fingerprints.of(self._places.get(id(section))))
        return None if None in levels else self._fingerprints.of(levels)

    def place(self, page: Page) -> str | None:
        """Return a fingerprint of where a page is in the nav."""
        return self._fingerprints.of([self._places.get(id(one)) for one in page.ancestors])

    def homepage(self) -> str | None:
        """Return a fingerprint of the site's home page."""
        return self._fingerprints.of(item_data(self._nav.homepage))

    def _level(self, key: int, items: Any) -> str | None:
        if key not in self._levels:
            seen = [[item.title, bool(item.children), *_first(item)] for item in items or ()]
            self._levels[key] = self._fingerprints.of(seen)
        return self._levels[key]

    def _placed(self) -> Iterator[Any]:
        """Yield every item of the nav, and note where it is."""
        waiting: list[tuple[tuple[int, ...], Any]] = [
            ((place,), item) for place, item in enumerate(self._nav.items)
        ]
        for place, item in waiting:
            self._places[id(item)] = place
            yield item
            waiting += [((*place, at), one) for at, one in enumerate(item.children or ())]


def item_data(item: Any) -> Any:
    """Return what templates show of a page that is not theirs, of a section or a link."""
    if item is None:
        return None
    file = getattr(item, "file", None)
    names = ("title", "url", "abs_url", "canonical_url", "edit_url", "is_homepage", "is_index")
    values = [getattr(item, name, None) for name in names]
    meta = dict(getattr(item, "meta", None) or {})
    return [type(item).__name__, *values, meta, file and file.src_uri]


def _tree(items: Any) -> list[Any]:
    return [[item_data(item), _tree(item.children or ())] for item in items]


def _first(item: Any) -> tuple[Any, ...]:
    """Return where an item leads to: a section to its first page."""
    opens = bool(item.children) and getattr(item.children[0], "is_index", False)
    while item.children:
        item = item.children[0]
    return opens, getattr(item, "url", None)
