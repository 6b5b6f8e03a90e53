"""What was read of each file, kept by its content, so that the next command need not read it again.

Many files are kept together on a shelf, by their names: to fetch each by itself would take as long
as to read it.
"""

import hashlib
import io
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import commonplace
from commonplace.model import Record
from commonplace.problems import Problem
from commonplace.trust.keys import digest, makers
from commonplace.trust.store import Store, kept_in_git

Reading = tuple[Record | None, list[Problem]]

_FILE = "records.sqlite"
_LARGEST = 256 * 1024 * 1024
_SHELVES = 64
_MAKERS = ("latex2mathml", "pydantic", "pydantic-core", "PyYAML")
_TAKE_PART = ("dialect", "documents", "formulas", "load", "model", "problems", "schema", "values")
_OURS = tuple(f"commonplace.{name}" for name in ("documents", "model", "problems", "values"))
_BROKEN = (AttributeError, IndexError, KeyError, TypeError, ValueError)
_COMMON = frozenset({"datetime", "decimal", "fractions", "zoneinfo", "pathlib"})


class _Kept(NamedTuple):
    content: bytes
    record: Record | None
    problems: tuple[Problem, ...]


class Readings:
    """Readings of files by name and content. `whose` tells one hub of a repository from another."""

    def __init__(self, store: Store, whose: str) -> None:
        self._store = store
        folder = Path(commonplace.__path__[0])
        programs = makers(_MAKERS, tuple(folder / name for name in _TAKE_PART))
        self._base = digest([whose, *programs])
        self._shelves: dict[int, dict[str, _Kept]] = {}
        self._now: dict[int, dict[str, _Kept]] = {}
        self._changed: set[int] = set()

    def of(self, name: str, data: bytes, read: Callable[[], Reading]) -> Reading:
        """Return what `read` makes of a file, which depends on its name and content alone."""
        number = crc32(name.encode("utf-8", "surrogatepass")) % _SHELVES
        content = hashlib.sha256(data).digest()
        kept = self._shelf(number).get(name)
        if kept is None or kept.content != content:
            record, problems = read()
            kept = _Kept(content, record, tuple(problems))
            self._changed.add(number)
        self._now.setdefault(number, {})[name] = kept
        return kept.record, [*kept.problems]

    def keep(self) -> None:
        """Keep what was read, with what checks have found in it since."""
        for number in self._changed:
            self._store.put(self._key(number), _packed(self._now[number]))

    def _shelf(self, number: int) -> dict[str, _Kept]:
        if number not in self._shelves:
            self._shelves[number] = _unpacked(self._store.get(self._key(number)))
        return self._shelves[number]

    def _key(self, number: int) -> str:
        return f"{self._base} {number}"


@contextmanager
def readings(root: Path) -> Iterator[Readings]:
    """Give the readings of the hub in `root`, and keep them where nothing went wrong."""
    with kept_in_git(root, _FILE, _LARGEST) as store:
        found = Readings(store, str(root))
        yield found
        found.keep()


def _packed(shelf: dict[str, _Kept]) -> bytes:
    content = io.BytesIO()
    _Pickler(content, pickle.HIGHEST_PROTOCOL).dump(shelf)
    return content.getvalue()


def _unpacked(content: bytes | None) -> dict[str, _Kept]:
    with suppress(pickle.UnpicklingError, EOFError, ImportError, *_BROKEN):
        found: Any = _Unpickler(io.BytesIO(content)).load() if content else {}
        return dict(found)
    return {}


class _Pickler(pickle.Pickler):
    """Writes a member of an enumeration by its value; some Pythons ask for `getattr`."""

    def reducer_override(self, obj: Any) -> Any:
        return (type(obj), (obj.value,)) if isinstance(obj, Enum) else NotImplemented


class _Unpickler(pickle.Unpickler):
    """Makes nothing but records and what stands in them."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that may stand in a record."""
        if module == __name__ and name == _Kept.__name__:
            return _Kept
        if module in _COMMON or module.startswith(_OURS):
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise pickle.UnpicklingError(name)
