"""Every file that members sent, and what became of it: counted in the folder that was built."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from commonplace.addresses import page_uri, question_anchor, url_of
from commonplace.load.tree import is_no_submission
from commonplace.model import COLLECTIONS, Article, Hub, Member, PageRecord, Question, Record
from commonplace.problems import printable
from commonplace.views import Edition

_LISTS = ("search/search_index.json", "sitemap.xml")
"""Files that name every page, where one that waits must not be named."""


class Fate(StrEnum):
    """What became of a file."""

    PUBLISHED = "published"
    USED = "used"
    WAITING = "waiting"
    HIDDEN = "hidden"
    REFUSED = "refused"
    MISSING = "missing"
    EARLY = "early"


@dataclass(frozen=True)
class Account:
    """The fate of each file, by its path below the submissions folder.

    Published ones have a page, stand on one, or are a picture; used ones, such as ballots, have a
    part in pages of others; waiting are articles without a page yet, and what lies beside texts
    that are not there. Missing ones ought to be there and are not; early ones the reverse.
    """

    fates: Mapping[str, Fate]

    @cached_property
    def counts(self) -> Mapping[Fate, int]:
        """How many files met each fate; together they are all files."""
        return Counter(self.fates.values())

    def of(self, fate: Fate) -> tuple[str, ...]:
        """Return the files that met a fate."""
        return tuple(uri for uri, met in self.fates.items() if met is fate)


def submitted(hub: Hub) -> tuple[str, ...]:
    """Return every file below the submissions folder, found without the loader's help."""
    folder = hub.root / hub.settings.submissions
    return tuple(sorted(uri for uri in _walk(folder) if not is_no_submission(uri)))


def _walk(folder: Path) -> Iterator[str]:
    for path, folders, names in os.walk(folder):
        links = [name for name in folders if Path(path, name).is_symlink()]
        for name in (*names, *links):
            yield printable(Path(path, name).relative_to(folder).as_posix())


def account(files: Sequence[str], editions: Sequence[Edition], site: Path) -> Account:
    """Say what became of each of `files`, by looking into the folder `site` that was built."""
    look = _Look(editions, site)
    return Account({uri: look.fate(uri) for uri in files})


class _Look:
    """A look into a folder that was built, for one file after another."""

    def __init__(self, editions: Sequence[Edition], site: Path) -> None:
        hub = editions[0].hub
        self.hub = hub
        self.editions = [(edition, site / edition.site.path) for edition in editions]
        self.refused = frozenset(hub.refused)
        self.assets = {asset.uri for asset in hub.assets}
        records = (record for kind in COLLECTIONS for record in hub.of(kind).values())
        self.records: dict[str, Record] = {record.source.uri: record for record in records}
        self.lists = "\n".join(
            _texts(folder / name for _, folder in self.editions for name in _LISTS)
        )

    def fate(self, uri: str) -> Fate:
        """Return what became of one file."""
        parts = uri.split("/")
        if any("/".join(parts[:end]) in self.refused for end in range(len(parts) + 1)):
            return Fate.REFUSED
        record = self.records.get(uri)
        if isinstance(record, PageRecord):
            return self._fate_of_page(record)
        if isinstance(record, Question):
            return self._fate_of_question(record)
        if record is not None:
            return Fate.USED
        if uri in self.assets:
            return self._fate_of_asset(uri)
        return Fate.HIDDEN if self._is_beside_somebody_hidden(parts) else Fate.MISSING

    def _fate_of_page(self, record: PageRecord) -> Fate:
        url = url_of(page_uri(record))
        due = [folder for edition, folder in self.editions if edition.has_page(record)]
        if due:
            is_there = all((folder / url / "index.html").is_file() for folder in due)
            return Fate.PUBLISHED if is_there else Fate.MISSING
        if isinstance(record, Member) and record.merged_into:
            return Fate.USED  # its address leads to the one that took its place
        everywhere = (folder / url / "index.html" for _, folder in self.editions)
        if any(page.exists() for page in everywhere) or self._is_listed(url):
            return Fate.EARLY
        return Fate.WAITING if isinstance(record, Article) else Fate.HIDDEN

    def _fate_of_asset(self, uri: str) -> Fate:
        files = [(folder / uri).is_file() for _, folder in self.editions]
        if uri in self.editions[0][0].asset_uris:
            return Fate.PUBLISHED if all(files) else Fate.MISSING
        return Fate.EARLY if any(files) else Fate.WAITING  # with its text

    def _is_listed(self, url: str) -> bool:
        return f'"{url}' in self.lists or f"/{url}<" in self.lists

    def _fate_of_question(self, question: Question) -> Fate:
        event = self.hub.events.get(question.source.parent)
        if event is None:
            return Fate.WAITING  # until somebody mends its event
        mark = f'id="{question_anchor(question)}"'
        pages = (folder / url_of(page_uri(event)) / "index.html" for _, folder in self.editions)
        is_there = all(mark in text for text in _texts(pages))
        return Fate.PUBLISHED if is_there else Fate.MISSING

    def _is_beside_somebody_hidden(self, parts: Sequence[str]) -> bool:
        member = self.hub.people.get(parts[1]) if parts[0] == "members" else None
        return member is not None and not member.is_public


def _texts(paths: Iterable[Path]) -> Iterator[str]:
    """Yield what is in each file, nothing for one that is not there."""
    for path in paths:
        yield path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
