"""Results kept by what they are made from, so that what did not change is not made again.

One SQLite file, which several builds may use at once. It is to be where no pull request can put a
file, such as git's own folder: what is in it is not doubted but for accidents. Where it cannot be
written, or there is no place for it, results are kept until the end of the process.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from commonplace.git import git_folder

_LARGEST = 64 * 1024 * 1024
CHECKS = "checks.sqlite"
"""Where it is kept what was found in files of a site."""
_TOGETHER = 64
"""Results that are written in one step."""
_PATIENCE = 10.0
"""Seconds to wait for another build that writes."""
_TABLES = """
CREATE TABLE IF NOT EXISTS result (
    key TEXT PRIMARY KEY, content BLOB NOT NULL, check_sum INTEGER NOT NULL, seen INTEGER NOT NULL
);
"""


class Store:
    """Keeps results in a file; `largest` is how many bytes of those of earlier builds it keeps."""

    def __init__(self, file: Path | None, largest: int = _LARGEST) -> None:
        self._largest = largest
        self._fresh: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._database, self._build = _opened(file)

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key; None where there is nothing, or something broken."""
        found = self._fresh.get(key)
        if found is None:
            found = self._read(key)
        if found is not None:
            self._used.add(key)
        return found

    def put(self, key: str, content: bytes) -> None:
        """Keep a result."""
        self._fresh[key] = content
        if len(self._fresh) >= _TOGETHER:
            self._write()

    def close(self) -> None:
        """Write what is not written yet, forget what was not used for longest, and let go."""
        self._write()
        with suppress(sqlite3.Error):
            self._forget()
        self._database.close()

    def _read(self, key: str) -> bytes | None:
        with suppress(sqlite3.Error, zlib.error):
            asked = "SELECT content, check_sum FROM result WHERE key = ?"
            row = self._database.execute(asked, (key,)).fetchone()
            if row is not None:
                content = zlib.decompress(row[0])
                return content if _check_sum(key, content) == row[1] else None
        return None

    def _write(self) -> None:
        rows = [
            (key, zlib.compress(content, 1), _check_sum(key, content), self._build)
            for key, content in self._fresh.items()
        ]
        try:
            with self._database:
                self._database.executemany(
                    "INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", rows
                )
        except sqlite3.Error:  # the disk is full, or another build writes for very long
            return
        self._fresh.clear()

    def _forget(self) -> None:
        with self._database:
            used = [(self._build, key) for key in self._used]
            self._database.executemany("UPDATE result SET seen = ? WHERE key = ?", used)
            self._database.execute(
                "DELETE FROM result WHERE key IN (SELECT key FROM (SELECT key, seen, "
                "SUM(LENGTH(content)) OVER (ORDER BY seen DESC, key) AS kept FROM result) "
                "WHERE kept > ? AND seen < ?)",
                (self._largest, self._build),
            )


@contextmanager
def kept_in_git(root: Path, name: str, largest: int = _LARGEST) -> Iterator[Store]:
    """Give a store of what belongs to the folder `root`: in git's own, where that has one."""
    folder = git_folder(root)
    store = Store(folder / "commonplace" / name if folder else None, largest)
    try:
        yield store
    finally:
        store.close()


def _check_sum(key: str, content: bytes) -> int:
    """Return what tells that a result is whole, and that it is the one of its key."""
    return zlib.crc32(content, zlib.crc32(key.encode()))


def _opened(file: Path | None) -> tuple[sqlite3.Connection, int]:
    """Return a database, and the number of this build in it; a broken one is made anew."""
    if file is not None:
        with suppress(OSError, sqlite3.Error):
            file.parent.mkdir(parents=True, exist_ok=True)
            try:
                return _prepared(str(file))
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                file.unlink()
                return _prepared(str(file))
    return _prepared("")  # a file that goes with its connection


def _prepared(name: str) -> tuple[sqlite3.Connection, int]:
    database = sqlite3.connect(name, timeout=_PATIENCE, check_same_thread=False)
    try:
        with database:
            database.execute(_TABLES)
            (last,) = database.execute("SELECT MAX(seen) FROM result").fetchone()
    except sqlite3.Error:
        database.close()
        raise
    return database, (last or 0) + 1
