"""One version of a hub, written from git's objects into a folder of its own.

Nothing is checked out: no hook, filter or attribute of a stranger has a say, and what is no regular
file is left out.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from commonplace.git import git_bytes, read_blobs
from commonplace.review.change import FILES

_LARGEST = 16 * 1024 * 1024
"""Bytes of one file that is written; a larger one is none of ours."""

_WAYS = frozenset({"", ".", ".."})


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file of a commit, by its path from the repository's top."""

    path: str
    mode: str
    blob: str


def read_tree_files(root: Path, commit: str) -> tuple[TreeFile, ...]:
    """Return all that is in a commit, links and other repositories too."""
    command = ("--no-replace-objects", "ls-tree", "-r", "-z", "--full-tree", commit)
    output = git_bytes(root, *command).decode("utf-8", "surrogateescape")
    return tuple(map(_file, output.split("\0")[:-1]))


def _file(entry: str) -> TreeFile:
    about, _, path = entry.partition("\t")
    mode, _, blob = about.split(" ")
    return TreeFile(path, mode, blob)


def write_version(
    root: Path, files: tuple[TreeFile, ...], folder: Path, wanted: Callable[[str], bool]
) -> None:
    """Write the regular files of a commit that are wanted, by their paths, below a folder.

    What no system can hold at its path is left out, and so refuses nothing else.
    """
    chosen: dict[str, list[str]] = {}
    for file in files:
        if file.mode in FILES and is_inside(file.path) and wanted(file.path):
            chosen.setdefault(file.blob, []).append(file.path)
    for blob, content in read_blobs(root, chosen, _LARGEST):
        for path in chosen[blob]:
            _write(folder / path, content)


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:  # of two names that a system cannot tell apart, the first
            file.write(content)
    except (OSError, ValueError):
        return


def is_inside(path: str) -> bool:
    """Whether a path of a commit, which anybody may have made up, stays below its folder."""
    parts = path.split("/")
    is_plain = not _WAYS.intersection(parts) and not PurePosixPath(path).is_absolute()
    is_git = any(part.lower().rstrip(". ") == ".git" for part in parts)
    return is_plain and not is_git and (os.sep == "/" or "\\" not in path)


def blobs_of(files: Iterator[TreeFile] | tuple[TreeFile, ...]) -> Mapping[str, str]:
    """Return the content's id of each file by its path."""
    return {file.path: file.blob for file in files}
