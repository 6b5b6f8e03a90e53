"""All that has a part in the HTML of a page, by name: where none changed, the page is the same."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from commonplace.language import Language, language
from commonplace.trust.fingerprints import Fingerprints, fingerprint
from mkdocs_commonplace.build.looks import ALL, Looks
from mkdocs_commonplace.build.nav_views import NavViews, item_data
from mkdocs_commonplace.build.theme_sources import WHOLE

_ALWAYS = frozenset({"title", "url"})
_STANDARD = frozenset({
    *("abs_url", "canonical_url", "content", "edit_url", "is_homepage", "meta", "next_page"),
    *("previous_page", "title", "toc", "url"),
})  # fmt: skip
_OF_NAV = frozenset({"active", "ancestors", "children", "is_top_level", "parent"})
"""What of a page follows from its place in the nav."""
_SPECIAL = frozenset({"config", "nav", "page"})

Parts = dict[str, str]


class PageParts:
    """Tells of what the HTML of each page is made.

    `is_steady` says that nothing changes the configuration and the nav while pages are made, so
    that both are looked at once only.
    """

    def __init__(
        self, config: MkDocsConfig, nav: Navigation, fingerprints: Fingerprints, *, is_steady: bool
    ) -> None:
        self._config = config
        self._nav = nav
        self._fingerprints = fingerprints
        self._is_steady = is_steady
        self._options: dict[str, str | None] = {}
        self._views = NavViews(nav, fingerprints)

    def of(self, page: Page, context: Mapping[str, Any], looks: Looks) -> tuple[Parts, str]:
        """Return the fingerprint of each part, or why they cannot be told."""
        if looks.doubts:
            return {}, ", ".join(sorted(looks.doubts))
        if not self._is_steady:
            self._options = {}
            self._views = NavViews(self._nav, self._fingerprints)
        if odd := self._views.odd & (looks.deep | looks.nav):
            return {}, f"{', '.join(sorted(odd))} of pages in the nav"
        found: Parts = {}
        for name, known in self._all(page, context, looks):
            if known is None:
                return {}, f"{name} cannot be told by its parts"
            found[name] = known
        return found, ""

    def _all(
        self, page: Page, context: Mapping[str, Any], looks: Looks
    ) -> Iterator[tuple[str, str | None]]:
        for name in sorted(looks.config):
            yield f"config.{name}", self._option(name)
        yield from self._of_nav(page, looks)
        yield from self._of_page(page, looks)
        for name in sorted((looks.names | {"base_url"}) & context.keys() - _SPECIAL):
            yield from self._variable(name, context[name])

    @staticmethod
    def _variable(name: str, value: Any) -> Iterator[tuple[str, str | None]]:
        if type(value) is dict and all(isinstance(key, str) for key in value):
            yield from ((f"{name}.{key}", fingerprint(_words(one))) for key, one in value.items())
        else:
            yield name, None if name == "pages" else fingerprint(value)

    def _option(self, name: str) -> str | None:
        if name not in self._options:
            self._options[name] = self._found_option(name)
        return self._options[name]

    def _found_option(self, name: str) -> str | None:
        config = self._config
        if name == "plugins":
            return self._fingerprints.of([*_of_plugins(config.plugins.items())])
        if name == "theme":
            theme = config.theme
            fixed = [theme.name, sorted(theme.static_templates), _plain(dict(theme))]
            return self._fingerprints.of(fixed)
        if name in config:
            return self._fingerprints.of(_plain(config[name]))
        return None if name == ALL or hasattr(config, name) else ""

    def _of_nav(self, page: Page, looks: Looks) -> Iterator[tuple[str, str | None]]:
        if "nav" in looks.names or looks.page & {"ancestors", "parent"}:
            yield "nav.way", self._views.way(page)
        if looks.page & _OF_NAV or WHOLE in looks.nav:
            yield "nav.place", self._views.place(page)
        if WHOLE in looks.nav:
            yield "nav.whole", self._views.whole()
        if "homepage" in looks.nav:
            yield "nav.homepage", self._views.homepage()

    @staticmethod
    def _of_page(page: Page, looks: Looks) -> Iterator[tuple[str, str | None]]:
        names = looks.page | _ALWAYS | (_STANDARD if ALL in looks.page else frozenset())
        for name in sorted(names - _OF_NAV - {ALL}):
            if hasattr(page, name):
                yield f"page.{name}", fingerprint(_of_page(name, getattr(page, name)))


def _of_page(name: str, value: Any) -> Any:
    if isinstance(value, File):
        return [value.src_uri, value.dest_uri, value.url, value.inclusion.name]
    if isinstance(value, Page):
        return item_data(value)
    if name == "toc":
        return [*map(_of_heading, value)]
    return _plain(value)


def _of_heading(heading: Any) -> Any:
    named = {name: value for name, value in vars(heading).items() if name != "children"}
    return [named, [*map(_of_heading, heading.children)]]


def _of_plugins(plugins: Iterable[tuple[str, Any]]) -> Iterator[Any]:
    for name, plugin in plugins:
        kind = type(plugin)  # of a hook that of modules, which has no name in its own
        yield [name, kind.__module__, kind.__qualname__, _plain(getattr(plugin, "config", None))]


def _words(value: Any) -> Any:
    """Return what translates into one of our languages as its name; anything else as it is."""
    known = getattr(value, "__self__", None)
    if isinstance(known, Language) and value == known.gettext and known is language(known.tag):
        return [Language, known.tag]
    return value


def _plain(value: Any) -> Any:
    """Return options as what has a fingerprint: MkDocs keeps them in classes of its own."""
    if isinstance(value, Mapping):
        return [type(value).__name__, {key: _plain(one) for key, one in value.items()}]
    if isinstance(value, list | tuple):
        return [type(value).__name__, *map(_plain, value)]
    if type(value).__module__.startswith(("babel.", "mkdocs.utils.babel_stub")):
        return str(value)
    return value
