"""What git says differs between two versions: one value for each file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from commonplace.git import git_bytes

LINK = "120000"
REPOSITORY = "160000"
FILES = frozenset({"100644", "100755"})

_COMMAND = (
    # What somebody set for their own eyes would change what we read.
    "--no-replace-objects",
    "diff-tree",
    "-r",
    "-z",
    "--raw",
    "--no-abbrev",
    "--no-relative",
    "--no-ext-diff",
    "--no-textconv",
    "--ignore-submodules=none",
    "--find-renames=50%",
    "-l1000",
    "-O/dev/null",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One file that differs; a path is empty where the file was not, or is not any more.

    Paths are seen from the hub's folder, whatever bytes they are made of; what is not below it
    begins with `../`. A mode is git's: six digits that say whether it is a file, a link or a
    repository of its own.
    """

    old: str = ""
    new: str = ""
    old_blob: str = ""
    new_blob: str = ""
    old_mode: str = ""
    new_mode: str = ""

    @property
    def is_added(self) -> bool:
        """Whether the file is new."""
        return not self.old

    @property
    def is_deleted(self) -> bool:
        """Whether the file is gone."""
        return not self.new

    @property
    def is_renamed(self) -> bool:
        """Whether the file has another path."""
        return bool(self.old and self.new and self.old != self.new)

    @property
    def path(self) -> str:
        """Where the file is now, else where it was."""
        return self.new or self.old

    @property
    def is_file(self) -> bool:
        """Whether what is there now is a regular file; also where nothing is there any more."""
        return not self.new or self.new_mode in FILES


def read_changes(root: Path, bases: Iterable[str], head: str, way: str) -> tuple[Change, ...]:
    """Return what differs between commits and `head`, once each, by path.

    Two branches that were merged into each other have several bases; what differs from any of them
    may be new. `way` is where the hub is in its repository. Raises GitError where git refuses.
    """
    found = {_seen_from(way, change) for base in bases for change in _changes(root, base, head)}
    return tuple(sorted(found, key=lambda change: (change.path, change.old, change.old_blob)))


def _changes(root: Path, base: str, head: str) -> Iterator[Change]:
    output = git_bytes(root, *_COMMAND, base, head).decode("utf-8", "surrogateescape")
    parts = iter(output.split("\0")[:-1])
    for entry in parts:
        old_mode, new_mode, old_blob, new_blob, letter = entry.removeprefix(":").split(" ")
        old = next(parts)
        new = next(parts) if letter[0] in "RC" else old
        was_there, is_there = letter[0] not in "AC", letter[0] != "D"
        yield Change(
            old=old if was_there else "",
            new=new if is_there else "",
            old_blob=old_blob if was_there else "",
            new_blob=new_blob if is_there else "",
            old_mode=old_mode if was_there else "",
            new_mode=new_mode if is_there else "",
        )


def _seen_from(way: str, change: Change) -> Change:
    if not way:
        return change
    old, new = (path and relative_to(way, path) for path in (change.old, change.new))
    return replace(change, old=old, new=new)


def relative_to(way: str, path: str) -> str:
    """Return a path of a repository as it is seen from one of its folders, `…/`."""
    return path.removeprefix(way) if path.startswith(way) else "../" * way.count("/") + path
