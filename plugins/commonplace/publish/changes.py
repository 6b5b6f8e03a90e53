"""What a build changed of a site, file by file."""

import os
from dataclasses import dataclass
from pathlib import Path

from commonplace.publish.files import files_of


@dataclass(frozen=True, slots=True)
class Changes:
    """Files of a site that are new, have other bytes than before, and are there no more."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def keep_times(new: Path, old: Path) -> Changes:
    """Give each file of a site that is as it was before the time it had; return what is not.

    So what copies a site by its times, as rsync does, or sends them to browsers, sees only what
    changed. `old` may be missing. Raises OSError where a file of the new site cannot be read.
    """
    now, before = {*files_of(new)}, {*files_of(old)}
    changed = tuple(name for name in sorted(now & before) if not _is_same(new / name, old / name))
    return Changes(tuple(sorted(now - before)), changed, tuple(sorted(before - now)))


def _is_same(new: Path, old: Path) -> bool:
    """Whether two files have the same bytes; the first then gets the time of the second."""
    try:
        known = old.stat()
        is_same = known.st_size == new.stat().st_size and old.read_bytes() == new.read_bytes()
    except OSError:
        if not new.is_file():
            raise
        return False  # the old one cannot be read
    if is_same:
        os.utime(new, ns=(known.st_atime_ns, known.st_mtime_ns))
    return is_same
