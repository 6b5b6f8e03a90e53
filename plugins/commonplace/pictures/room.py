"""The folder in which pictures are kept that were made: it does not grow for ever.

Whoever makes or uses pictures holds the folder together with others; who tidies up has it alone.
What was used by a build of the last day stays, whoever builds meanwhile.
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

try:
    import fcntl
except ImportError:  # Windows: what a day protects is protected there, too
    fcntl = None  # type: ignore[assignment]

LARGEST = 256 * 1024 * 1024
"""Bytes of pictures that no build of the last day has used."""

_DAY_NS = 24 * 60 * 60 * 1_000_000_000
_LOCK = "lock"


@contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """Keep others from tidying up, as long as pictures are made and looked up."""
    with suppress(OSError):  # where nothing can be written, nothing is tidied up either
        folder.mkdir(parents=True, exist_ok=True)
    with _opened(folder) as file:
        if file is not None and fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_SH)
        yield


def mark_used(file: Path) -> None:
    """Note that a picture is used now."""
    with suppress(OSError):
        os.utime(file)


def tidy(folder: Path, largest: int = LARGEST) -> None:
    """Remove pictures that were not used for longest, until no more than `largest` bytes are left.

    Those of the last day do not count and stay. Where others use the folder, nothing is done.
    """
    with suppress(OSError), _opened(folder) as file:
        if file is None or not _alone(file):
            return
        pictures = _pictures(folder)
        newest = max((used for used, _, _ in pictures), default=0)
        left = largest
        for used, size, files in sorted(pictures, reverse=True):
            if newest - used > _DAY_NS:
                left -= size
                if left < 0:
                    for one in files:
                        one.unlink(missing_ok=True)


def _pictures(folder: Path) -> list[tuple[int, int, list[Path]]]:
    """Return of each picture when it was used last, how large its files are, and which."""
    found: dict[str, list[Path]] = defaultdict(list)
    for file in sorted(folder.iterdir()):
        if file.name != _LOCK:
            found[file.name.partition(".")[0].partition("-")[0]].append(file)
    pictures = []
    for files in found.values():
        states = [file.stat() for file in files]
        used = max(state.st_mtime_ns for state in states)
        pictures.append((used, sum(state.st_size for state in states), files))
    return pictures


@contextmanager
def _opened(folder: Path) -> Iterator[BinaryIO | None]:
    try:
        file = (folder / _LOCK).open("ab")
    except OSError:
        yield None
        return
    with file:
        yield file


def _alone(file: BinaryIO) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
