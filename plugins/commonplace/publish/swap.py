"""What the disk is asked for: two folders that change names in one step, and all of it written."""

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

_EXCHANGE = 2
_HERE = -100
"""RENAME_EXCHANGE and AT_FDCWD of Linux, see renameat2(2)."""


def exchange(one: Path, other: Path) -> bool:
    """Let two names change places in one step; false where the system does not know how."""
    if not sys.platform.startswith("linux"):
        return False
    with suppress(AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        done = libc.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
        if done == 0:
            return True
        if ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return False


def write_out(folder: Path) -> None:
    """Wait until the whole disk that `folder` is on has written what it was given.

    One call, where a call for each of some thousand files would take many times as long. Raises
    OSError where the disk could not.
    """
    if sys.platform.startswith("linux"):
        with suppress(AttributeError), _opened(folder) as descriptor:
            libc = ctypes.CDLL(None, use_errno=True)
            if libc.syncfs(descriptor.number):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
            return
    if hasattr(os, "sync"):
        os.sync()


def write_names(folder: Path) -> None:
    """Wait until the disk has the names in `folder`; systems that cannot say so are not asked."""
    with suppress(OSError), _opened(folder) as descriptor:
        os.fsync(descriptor.number)


class _opened:  # noqa: N801 - reads as a word in `with`
    """A folder's descriptor, for as long as it is needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.number = -1

    def __enter__(self) -> Self:
        self.number = os.open(self._folder, os.O_RDONLY)
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.number)
