"""Every internal of MkDocs and Material that the build leans on, in one place.

MkDocs 1.6 is frozen, so what stands here stays. `PINNED` says what each looked like when it was
last read; a test fails where one changes.
"""

import hashlib
import inspect
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import markdown
from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.commands import build as _build
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure import pages as _pages
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.theme import Theme
from mkdocs.utils import templates

__all__ = [
    "AnchorLink",
    "LiveReloadServer",
    "SearchIndex",
    "SearchPlugin",
    "TableOfContents",
    "build_site",
    "render",
]

PINNED = {
    "build": _build.build,
    "populate": _build._populate_page,  # noqa: SLF001 - called by what we call
    "render": Page.render,
    "page": _build._build_page,  # noqa: SLF001 - in it, a template makes the HTML
    "context": _build.get_context,
    "environment": Theme.get_env,
    "url": templates.url_filter,
    "script": templates.script_tag_filter,
    "look up": _pages._RelativePathTreeprocessor,  # noqa: SLF001 - what asks for files
    "search": SearchIndex.add_entry_from_context,
    "sections": SearchIndex.create_entry_for_section,
    "server": LiveReloadServer,
}
"""What we answer in the place of, or rely on to be called as it is."""

build_site = _build.build

_render = Page.render
_page = _build._build_page  # noqa: SLF001 - called by `build`, and by nothing else


def digests() -> dict[str, str]:
    """Return a digest of the source of each pinned internal, by its name here."""
    return {
        name: hashlib.sha256(inspect.getsource(what).encode()).hexdigest()[:16]
        for name, what in PINNED.items()
    }


def render(page: Any, config: Any, files: Any, fresh: Callable[[], markdown.Markdown]) -> None:
    """Let MkDocs render what it takes for a page, by the parser that `fresh` returns."""
    module: Any = _pages
    package = module.markdown
    module.markdown = _Parsers(fresh)
    try:
        _render(page, config, files)
    finally:
        module.markdown = package


class _Parsers:
    """What MkDocs takes for the package `markdown` while it renders a page."""

    def __init__(self, fresh: Callable[[], markdown.Markdown]) -> None:
        self._fresh = fresh

    def Markdown(self, **_: Any) -> markdown.Markdown:  # noqa: N802 - the name it is called by
        return self._fresh()


@contextmanager
def rendered_by(answer: Callable[[Page, Files], None]) -> Iterator[None]:
    """Let pages be rendered by `answer` for a while."""

    def rendered(page: Page, _: Any, files: Files) -> None:
        answer(page, files)

    Page.render = rendered  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Page.render = _render  # type: ignore[method-assign]


Show = Callable[[Any, Any], str]
"""Returns what a template makes of a context."""


@contextmanager
def shown_by(show: Show) -> Iterator[None]:
    """Let `show` answer for a while what templates make of pages."""
    module: Any = _build

    def built(
        page: Any, config: Any, files: Any, nav: Any, env: Any, *more: Any, **how: Any
    ) -> None:
        _page(page, config, files, nav, _Templates(env, show), *more, **how)  # type: ignore[arg-type]

    module._build_page = built  # noqa: SLF001 - as above
    try:
        yield
    finally:
        module._build_page = _page  # noqa: SLF001 - as above


class _Templates:
    """What MkDocs takes for an environment while it makes one page."""

    def __init__(self, env: Any, show: Show) -> None:
        self._env = env
        self._show = show

    def get_template(self, name: str) -> "_Template":
        return _Template(self._env.get_template(name), self._show)


class _Template:
    def __init__(self, template: Any, show: Show) -> None:
        self._template = template
        self._show = show

    def render(self, context: Any) -> str:
        return self._show(self._template, context)


def contents(data: Iterable[Any]) -> TableOfContents:
    """Return a page's contents as MkDocs makes them: of title, id, level and what is below."""
    links = [*map(_link, data)]
    if links:
        links[0].active = True  # type: ignore[attr-defined]
    return TableOfContents(links)


def _link(data: Any) -> AnchorLink:
    title, anchor, level, below = data
    link = AnchorLink(title, anchor, level)
    link.children = [*map(_link, below)]
    return link


def as_data(contents: Iterable[AnchorLink]) -> list[Any]:
    """Return a page's contents as data, of which `contents` makes them again."""
    return [[link.title, link.id, link.level, as_data(link.children)] for link in contents]


def title_of(page: Any) -> str | None:
    """Return the title that rendering found in a page's text."""
    return page._title_from_render  # type: ignore[no-any-return]  # noqa: SLF001 - MkDocs' own place


def give_title(page: Any, title: str | None) -> None:
    """Let a page have a title as if rendering had found it."""
    page._title_from_render = title  # noqa: SLF001 - as above
