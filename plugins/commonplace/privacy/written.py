"""Texts that people wrote by hand: what stands there was put there by somebody, not by the site."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from commonplace.documents.places import FieldPath
from commonplace.model import COLLECTIONS, Hub, Member, Record
from commonplace.problems import Place
from commonplace.schema import references

_LARGEST = 2**20
_TEXT = re.compile(
    r".*\.(?:cff|cfg|css|csv|html|j2|jinja|js|json|mdx?|po|py|rst|svg|toml|txt|xml|ya?ml)",
    re.IGNORECASE,
)
_NOT_OURS = frozenset({"node_modules", "__pycache__", "site-packages", "venv"})


@dataclass(frozen=True, slots=True)
class Written:
    """A text by somebody: its file, and where in it the text begins.

    A field of `record` is one value in one place; of any other text, lines count from `line`.
    """

    path: str
    text: str
    line: int = 1
    record: Record | None = None
    field: FieldPath = ()

    def place(self, index: int) -> Place:
        """Return the place of a character of the text."""
        if self.record:
            return self.record.source.places.of_value(self.field)
        begins = self.text.rfind("\n", 0, index) + 1
        return Place(self.text.count("\n", 0, index) + self.line, index - begins + 1)


def texts_of_hub(hub: Hub) -> Iterator[Written]:
    """Yield what stands on pages as it was written: records, but not whom they name, and pages.

    Of records of members who are not public nothing stands anywhere.
    """
    for collection in COLLECTIONS:
        for record in hub.of(collection).values():
            if not isinstance(record, Member) or record.is_public:
                yield from texts_of(record)
    for page in hub.pages.values():
        yield Written(page.path, _read(hub.root / page.path))


def texts_of(record: Record) -> Iterator[Written]:
    """Yield the texts of a record, and its body."""
    named = {mention.path for mention in references(record)}
    if isinstance(record, Member):  # what its own page shows is no matter of others
        named |= {("git",), ("aliases",)}
    for path, text in _fields(record, ()):
        if not any(path[: len(at)] == at for at in named):
            yield Written(record.path, text, record=record, field=path)
    if record.body:
        yield Written(record.path, record.body, record.source.body_line)


def _fields(value: Any, at: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield at, str(value)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _fields(getattr(value, name), (*at, name))
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from _fields(item, (*at, index))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield at, str(name)
            yield from _fields(item, (*at, name))


def other_texts(hub: Hub, folders: Iterable[Path] = ()) -> Iterator[Written]:
    """Yield whatever else may have become a part of a page.

    That are the addresses of records, the files of the hub that are no submissions, such as its
    configuration, and those in `folders`, where the program and themes have their words.
    """
    for collection in COLLECTIONS:
        for record in hub.of(collection).values():
            if not isinstance(record, Member):
                yield Written(record.path, record.source.uri)
    own = {hub.settings.submissions, hub.settings.site_dir}
    yield from _below(hub.root, {hub.root / name for name in own})
    for folder in folders:
        yield from _below(folder, set())


def _below(folder: Path, left_out: set[Path]) -> Iterator[Written]:
    for here, folders, files in os.walk(folder):
        at = Path(here)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in _NOT_OURS and at / name not in left_out
        )
        for name in sorted(files):
            if _TEXT.fullmatch(name):
                path = at / name
                shown = path.relative_to(folder).as_posix()
                yield Written(shown, _read(path))


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
