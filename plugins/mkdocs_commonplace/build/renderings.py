"""Renderings of pages, kept by what they are made from and made again where that changed."""

import json
import logging
from collections.abc import Iterable
from dataclasses import astuple, fields
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from commonplace.trust.keys import digest
from commonplace.trust.store import Store
from mkdocs_commonplace.build import host
from mkdocs_commonplace.build.crew import Crew, Task
from mkdocs_commonplace.build.keys import INCLUDES, key_of_dialect
from mkdocs_commonplace.build.rendering import Find, Rendered, Renderer, Source, Target

_FIELDS = tuple(one.name for one in fields(Rendered))
_LINKS = ("absolute_links", "unrecognized_links", "not_found", "anchors")


class Renderings:
    """Answers in the place of `Page.render`.

    Where an extension may look at more than the text, nothing is kept and nothing shared out.
    """

    def __init__(self, config: MkDocsConfig, store: Store) -> None:
        self._renderer = _renderer(config)
        self._store = store
        self._base = key_of_dialect(self._renderer)

    def prepare(self, files: Iterable[File], every: Files, crew: Crew) -> None:
        """Render what is not kept yet, on all cores, for texts as they are in their files.

        A plugin may change a text before it is rendered; that one is rendered when it is there.
        """
        find = partial(_find, every)
        sources = [source for file in files if (source := _source_of_file(file)) is not None]
        lasting = (source for source in sources if self._lasts(source))
        missing = [source for source in lasting if self._kept(source, find) is None]
        targets = {file.src_uri: (file.url, file.inclusion.is_excluded()) for file in every}
        for place, found in crew.share(_RENDER, (self._renderer, targets), missing):
            self._keep(missing[place], found)

    def render(self, page: Page, files: Files) -> None:
        """Give a page what MkDocs' own `Page.render` would give it."""
        source = _source(page)
        find = partial(_find, files)
        lasts = self._lasts(source)
        found = self._kept(source, find) if lasts else None
        if found is None:
            found = self._renderer.render(source, find)
            if lasts:
                self._keep(source, found)
        _give(page, found, files)

    def _lasts(self, source: Source) -> bool:
        """Whether a rendering depends on what we know of, and on nothing else."""
        return bool(self._base) and INCLUDES not in source.markdown

    def _kept(self, source: Source, find: Find) -> Rendered | None:
        content = self._store.get(self._key(source))
        if content is None:
            return None
        try:
            found = Rendered(*json.loads(content))
            return found if found.holds(find) else None
        except (ValueError, TypeError, AttributeError):
            return None

    def _keep(self, source: Source, found: Rendered) -> None:
        values = [getattr(found, name) for name in _FIELDS]
        self._store.put(self._key(source), json.dumps(values).encode())

    def _key(self, source: Source) -> str:
        return digest([self._base, *astuple(source)])


def _renderer(config: MkDocsConfig) -> Renderer:
    links = config.validation.links
    return Renderer(
        extensions=list(config.markdown_extensions),
        options=config.mdx_configs or {},
        uses_folders=config.use_directory_urls,
        loudness={name: links[name] for name in _LINKS},
        level=logging.getLogger("mkdocs.structure.pages").getEffectiveLevel(),
    )


def _render(shared: tuple[Renderer, dict[str, Target]], source: Source) -> Rendered:
    renderer, targets = shared
    return renderer.render(source, targets.get)


def _makers(shared: tuple[Renderer, dict[str, Target]]) -> str:
    return key_of_dialect(shared[0])


_RENDER = Task(_render, _makers)


def _source(page: Page) -> Source:
    file = page.file
    return Source(file.src_uri, file.url, file.inclusion.is_excluded(), page.markdown or "")


def _source_of_file(file: File) -> Source | None:
    try:
        markdown, _ = meta.get_data(file.content_string)
    except (OSError, ValueError):
        return None  # MkDocs says it when it comes to this page
    return Source(file.src_uri, file.url, file.inclusion.is_excluded(), markdown)


def _find(files: Files, uri: str) -> Target | None:
    file = files.get_file_from_path(uri)
    return None if file is None else (file.url, file.inclusion.is_excluded())


def _give(page: Page, found: Rendered, files: Files) -> None:
    for name, level, text in found.said:
        logging.getLogger(name).log(level, "%s", text)
    page.content = found.content
    page.toc = host.contents(found.toc)
    host.give_title(page, found.title)
    page.present_anchor_ids = {*found.anchors}  # type: ignore[arg-type]  # as MkDocs does
    if found.links is not None:
        page.links_to_anchors = {
            target: dict(anchors)
            for uri, anchors in found.links.items()
            if (target := page.file if uri == page.file.src_uri else files.get_file_from_path(uri))
        }
