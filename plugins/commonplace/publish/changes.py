"""What a build changed of a site, file by file."""

import filecmp
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


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
    now, before = {*_files(new)}, {*_files(old)}
    changed = tuple(name for name in sorted(now & before) if not _is_same(new / name, old / name))
    return Changes(tuple(sorted(now - before)), changed, tuple(sorted(before - now)))


def _is_same(new: Path, old: Path) -> bool:
    """Whether two files have the same bytes; the first then gets the time of the second."""
    try:
        known = old.stat()
        is_same = filecmp.cmp(new, old, shallow=False)
    except OSError:
        if not new.is_file():
            raise
        return False  # the old one cannot be read
    if is_same:
        os.utime(new, ns=(known.st_atime_ns, known.st_mtime_ns))
    return is_same


def _files(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        paths = (Path(folder, name) for name in names)
        yield from (path.relative_to(site).as_posix() for path in paths if not path.is_symlink())
