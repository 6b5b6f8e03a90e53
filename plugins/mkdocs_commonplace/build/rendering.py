"""A page's Markdown to HTML as MkDocs does it: a pure function that any process can run."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from threading import get_ident
from types import SimpleNamespace
from typing import Any

from markdown import Markdown

from mkdocs_commonplace.build import host

Target = tuple[str, bool]
"""Where a file is on the site, and whether it is left out of it."""

Find = Callable[[str], Target | None]
"""Answers whether there is a file, by its URI."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page to render: its file's URI, where it will be, whether it is a draft, and its text."""

    uri: str
    url: str
    is_excluded: bool
    markdown: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """What rendering leaves on a page, as data: JSON can hold all of it.

    `toc` has of each heading the title, the id, the level and those below it. One of `anchors` is
    None where a page says `<a name>`. `links` are those to anchors, by the URI of the file they
    lead to. `asked` is what was looked up, with the answers; `said` are messages for the log:
    logger, level, text.
    """

    content: str
    toc: Sequence[Any]
    title: str | None
    anchors: Sequence[str | None]
    links: Mapping[str, Mapping[str, str]] | None
    asked: Mapping[str, Sequence[Any] | None]
    said: Sequence[Sequence[Any]]

    def holds(self, find: Find) -> bool:
        """Whether everything that was looked up is still where it was."""
        return all(_same(find(uri), known) for uri, known in self.asked.items())


def _same(found: Target | None, known: Sequence[Any] | None) -> bool:
    return found == known if found is None or known is None else tuple(found) == tuple(known)


@dataclass
class Renderer:
    """Renders pages by a hub's Markdown, with one parser for all of them.

    `settings` are what MkDocs says of links: whether addresses are folders, and how loud it is
    about each kind of doubtful link. `level` is that of its logger.
    """

    extensions: Sequence[str]
    options: Mapping[str, Any]
    uses_folders: bool
    loudness: Mapping[str, int]
    level: int
    _parser: Markdown | None = field(default=None, repr=False)

    def render(self, source: Source, find: Find) -> Rendered:
        """Return a page's HTML and what MkDocs wants to know of it. Raises what the parser does."""
        asked: dict[str, Target | None] = {}
        said: list[tuple[str, int, str]] = []
        file = _File(source.uri, source.url, source.is_excluded)
        page = SimpleNamespace(markdown=source.markdown, file=file, links_to_anchors=None)
        files = _Files(find, asked)
        try:
            with _heard(said, self.level):
                host.render(page, self._config, files, self._fresh)
        except BaseException:
            self._parser = None
            raise
        return Rendered(
            content=page.content,
            toc=host.as_data(page.toc),
            title=host.title_of(page),
            anchors=sorted(page.present_anchor_ids, key=str),
            links=_by_uri(page.links_to_anchors),
            asked=asked,
            said=said,
        )

    def _fresh(self) -> Markdown:
        """Return the parser as it is before a text."""
        if self._parser is None:
            self._parser = Markdown(
                extensions=list(self.extensions), extension_configs=dict(self.options)
            )
        return self._parser.reset()

    @cached_property
    def _config(self) -> "_Config":
        links = SimpleNamespace(**self.loudness)
        return _Config(
            use_directory_urls=self.uses_folders, validation=SimpleNamespace(links=links)
        )


class _Config(SimpleNamespace):
    """What rendering asks of a configuration; the parser is made already."""

    def __getitem__(self, name: str) -> None:
        return None


@dataclass(frozen=True)
class _File:
    src_uri: str
    url: str
    _is_excluded: bool

    @property
    def inclusion(self) -> "_File":
        return self

    def is_excluded(self) -> bool:
        return self._is_excluded


class _Files:
    """Files that note what is asked of them."""

    def __init__(self, find: Find, asked: dict[str, Target | None]) -> None:
        self._find = find
        self._asked = asked

    def get_file_from_path(self, path: str) -> _File | None:
        found = self._asked[path] = self._find(path)
        return None if found is None else _File(path, *found)


def _by_uri(links: Mapping[_File, Mapping[str, str]] | None) -> dict[str, dict[str, str]] | None:
    if links is None:
        return None
    return {file.src_uri: dict(anchors) for file, anchors in links.items()}


@contextmanager
def _heard(said: list[tuple[str, int, str]], level: int) -> Iterator[None]:
    """Keep what is logged instead of passing it on."""
    root = logging.getLogger()
    listener = _Listener(said)
    loggers = [root, *(logging.getLogger(name) for name in ("mkdocs", "properdocs"))]
    before = [(logger, logger.handlers, logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.handlers = [listener] if logger is root else []
        logger.propagate = True
    loggers[1].setLevel(level)
    try:
        yield
    finally:
        for logger, handlers, old, propagates in before:
            logger.handlers, logger.propagate = handlers, propagates
            logger.setLevel(old)


class _Listener(logging.Handler):
    """Hears what is said by the thread that renders; another is not about the page."""

    def __init__(self, said: list[tuple[str, int, str]]) -> None:
        super().__init__()
        self._said = said
        self._thread = get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            self._said.append((record.name, record.levelno, record.getMessage()))
