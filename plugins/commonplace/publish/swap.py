"""One folder in the place of another in one step."""

import ctypes
import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

_EXCHANGE = 2
_HERE = -100
"""RENAME_EXCHANGE and AT_FDCWD of Linux, see renameat2(2)."""


def folder_beside(folder: Path) -> Path:
    """Make an empty folder on the same disk as `folder`, so that the two can be swapped."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))


def swap_in(new: Path, place: Path) -> None:
    """Put the folder `new` at `place` and remove what was there.

    On Linux the two names change places in one step, so a reader meets the old site or the new
    one. Elsewhere the old one is moved aside first, which leaves a gap of one rename.
    Raises OSError where the place cannot be written; the old site then stays.
    """
    new.chmod(0o755)  # a temporary folder is its owner's alone, a site is everybody's
    if not place.exists():
        new.rename(place)
        return
    if _exchange(new, place):
        shutil.rmtree(new, ignore_errors=True)
        return
    aside = folder_beside(place)
    aside.rmdir()
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two names change places; false where the system does not know how."""
    if not sys.platform.startswith("linux"):
        return False
    with suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        done = libc.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
        if done == 0:
            return True
        if ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return False
