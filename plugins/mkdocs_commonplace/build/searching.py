"""Sections of pages for Material's search, kept by what they are made from.

They are its own: `SearchIndex` finds them, here or in another process.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from commonplace.trust.keys import digest
from commonplace.trust.store import Store
from mkdocs_commonplace.build import host
from mkdocs_commonplace.build.crew import Crew, Task
from mkdocs_commonplace.build.keys import programs

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Searched:
    """What search reads of a page; `toc` as in `Rendered`."""

    content: str
    toc: Sequence[Any]
    url: str
    title: str
    meta: Mapping[str, Any]


class Sections:
    """Answers in the place of `SearchIndex.add_entry_from_context`."""

    def __init__(self, plugin: host.SearchPlugin, store: Store) -> None:
        self._index = plugin.search_index
        self._own = self._index.add_entry_from_context
        self._store = store
        dictionaries = _dictionaries(plugin)
        self._base = digest([_plain(dict(plugin.config)), *dictionaries, *programs()])
        self._has_own_words = bool(dictionaries)
        self._index.add_entry_from_context = self.add

    def prepare(self, pages: Iterable[Page], crew: Crew) -> None:
        """Find the sections of pages whose are not kept yet, on all cores.

        Where a hub has dictionaries of its own, only this process has read them.
        """
        if self._has_own_words:
            return
        wanted = [found for page in pages if (found := _searched(page)) is not None]
        missing = [each for each in wanted if self._store.get(self._key(each)) is None]
        if any(_HAN.search(each.content) for each in missing):
            _load_words()  # once, before others are begun that need them too
        for place, sections in crew.share(_SECTIONS, dict(self._index.config), missing):
            self._store.put(self._key(missing[place]), sections.encode())

    def add(self, page: Page) -> None:
        """Add a page's sections to the index."""
        searched = _searched(page)
        if searched is None:
            self._own(page)
            return
        key = self._key(searched)
        kept = self._store.get(key)
        if kept is None:
            before = len(self._index.entries)
            self._own(page)
            self._store.put(key, json.dumps(self._index.entries[before:]).encode())
        else:
            self._index.entries.extend(json.loads(kept))

    def _key(self, searched: Searched) -> str:
        return digest([self._base, *astuple(searched)])


def _searched(page: Page) -> Searched | None:
    """Return what search reads of a page; None where it is not plain data."""
    meta = {name: page.meta[name] for name in ("search", "tags", "title") if name in page.meta}
    if page.content is None or _plain(meta) != meta:
        return None
    return Searched(page.content, host.as_data(page.toc), page.url, str(page.title), meta)


def _sections(config: Mapping[str, Any], searched: Searched) -> str:
    if _HAN.search(f"{searched.title} {searched.content}"):
        _load_words()
    index = host.SearchIndex(**config)
    page = SimpleNamespace(
        content=searched.content,
        toc=host.contents(searched.toc),
        url=searched.url,
        title=searched.title,
        meta=searched.meta,
    )
    index.add_entry_from_context(page)
    return json.dumps(index.entries)


def _makers(_config: Mapping[str, Any]) -> str:
    return digest(programs())


_SECTIONS = Task(_sections, _makers)


def _plain(value: Any) -> Any:
    """Return what is left of a value on its way through JSON."""
    return json.loads(json.dumps(value, default=lambda _: None))


def _dictionaries(plugin: host.SearchPlugin) -> list[str]:
    """Return what is in the hub's own dictionaries of words."""
    paths = (plugin.config.jieba_dict, plugin.config.jieba_dict_user)
    found = (Path(path) for path in paths if path and Path(path).is_file())
    return [path.read_text(encoding="utf-8", errors="replace") for path in found]


def _load_words() -> None:
    """Load the dictionary of words; not from the system's temporary folder, which is anybody's."""
    try:
        import jieba  # noqa: PLC0415 - a second to load, for Chinese pages only
    except ImportError:
        return
    if jieba.dt.initialized:
        return
    with TemporaryDirectory() as folder:
        jieba.dt.tmp_dir = jieba.dt.tmp_dir or folder
        jieba.initialize()


def plugin_of(config: MkDocsConfig) -> host.SearchPlugin | None:
    """Return Material's search, where a site has it and it is enabled."""
    for plugin in config.plugins.values():
        if isinstance(plugin, host.SearchPlugin) and plugin.config.enabled:
            return plugin
    return None
