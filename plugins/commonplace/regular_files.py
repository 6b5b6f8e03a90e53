"""Strangers' files are opened here: regular ones only, never longer than asked for.

Between the moment a folder is listed and the moment a file is opened, somebody may put something
else in its place. So what is open is looked at, not the path: a link is not followed, a pipe does
not wait for a writer, and a file that grows is read up to the limit.
"""

import errno
import os
import stat
from pathlib import Path

_READING = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class NotRegularError(OSError):
    """What is at the path is no regular file any more."""


def read_regular(path: Path, limit: int) -> tuple[bytes, int]:
    """Return at most `limit` bytes of a regular file, and how many it has.

    Raises OSError where that is not possible.
    """
    number = os.open(path, _READING)
    try:
        state = os.fstat(number)
        if not stat.S_ISREG(state.st_mode):
            raise NotRegularError(errno.EINVAL, os.strerror(errno.EINVAL))
        pieces, left = [], limit
        while left and (piece := os.read(number, left)):
            pieces.append(piece)
            left -= len(piece)
    finally:
        os.close(number)
    data = b"".join(pieces)
    return data, max(state.st_size, len(data))
