"""Whether two folders hold the same files with the same bytes."""

import hashlib
from pathlib import Path

Tree = dict[str, str]
"""The digest of every file by its path."""


def tree_of(folder: Path) -> Tree:
    """Return what a folder holds."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(found: Tree, wanted: Tree) -> list[str]:
    """Return the paths of files that are missing, too many, or not the same."""
    return sorted(path for path in {*found, *wanted} if found.get(path) != wanted.get(path))
