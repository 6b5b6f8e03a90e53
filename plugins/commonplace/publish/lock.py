"""One build at a time: a lock that ends with the process that holds it, however that ends."""

import contextlib
import json
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock, as far as is known: process, machine, and since when."""

    process: int = 0
    machine: str = ""
    since: datetime | None = None


Waiting = Callable[[Holder], None]


class LockedError(Exception):
    """Somebody else holds the lock, and nobody wanted to wait."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder)
        self.holder = holder


@contextmanager
def locked(path: Path, *, waiting: Waiting | None = None, patient: bool = True) -> Iterator[None]:
    """Hold the lock in the file `path`; `waiting` is told who holds it, if one has to wait.

    The file stays: whoever removed it would take the lock from those that wait.
    Raises LockedError where somebody holds it and one is not `patient`.
    """
    with path.open("a+b") as file:
        if not _take(file, wait=False):
            holder = _read(file)
            if not patient:
                raise LockedError(holder)
            if waiting is not None:
                waiting(holder)
            _take(file, wait=True)
        _write(file)
        yield


def _read(file: BinaryIO) -> Holder:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        file.seek(0)
        said = json.loads(file.read(1000))
        since = datetime.fromtimestamp(float(said["since"]), UTC)
        return Holder(int(said["process"]), str(said["machine"]), since)
    return Holder()


def _write(file: BinaryIO) -> None:
    said = {
        "process": os.getpid(),
        "machine": socket.gethostname(),
        "since": datetime.now(UTC).timestamp(),
    }
    with contextlib.suppress(OSError):  # a full disk keeps nobody from holding the lock
        file.truncate(0)
        file.write(json.dumps(said).encode())
        file.flush()


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO, *, wait: bool) -> bool:
        # A byte far behind what is written, which others may read meanwhile.
        while True:
            file.seek(1 << 20)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:  # LK_LOCK gives up after ten seconds
                if not wait:
                    return False
            else:
                return True
else:
    import fcntl

    def _take(file: BinaryIO, *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
