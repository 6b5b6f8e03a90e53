"""The main line of a repository as git's log tells it: commits, and which files they changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from commonplace.git import git_bytes

_COMMAND = (
    # What somebody set for their own eyes would change what we read.
    "--no-replace-objects",
    *("-c", "log.showRoot=true"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.diffMerges=first-parent"),
    "log",
    "--first-parent",  # what was published, not what was tried on a branch
    "-m",
    "--reverse",
    "--raw",
    "--no-abbrev",
    "--no-relative",
    "--no-ext-diff",
    "--ignore-submodules=all",
    "--find-renames=50%",
    "-l1000",
    "-z",
    "--decorate=full",
    "--format=%H %ct %D",
)
_IS_FILE = frozenset({"100644", "100755"})
_CUT = "grafted"


class Change(NamedTuple):
    """One file in one commit: its path before and after, and the ids of its content.

    A path is empty where the file was not there. A content is empty where it is no text: a link, or
    a repository of its own. Paths are seen from the top of the repository.
    """

    old: str = ""
    new: str = ""
    old_blob: str = ""
    new_blob: str = ""


@dataclass(frozen=True, slots=True)
class Commit:
    """A step of the main line: its id, when it was committed (UTC), and what it changed."""

    id: str
    time: datetime
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """All commits, oldest first; `is_cut` where older ones are missing in this clone."""

    commits: tuple[Commit, ...]
    is_cut: bool = False


def read_log(root: Path) -> Log:
    """Read the main line of the repository that `root` is in; a merge counts as one commit.

    Raises GitError where there is none, or no git.
    """
    parts = iter(git_bytes(root, *_COMMAND).decode("utf-8", "surrogateescape").split("\0"))
    commits = []
    is_cut = False
    head, changes = "", list[Change]()
    for part in parts:
        text = part.lstrip("\n")
        if text.startswith(":"):
            changes.append(_change(text, parts))
        elif text:
            if head:
                commits.append(_commit(head, changes))
            head, changes = text, []
            is_cut = is_cut or _CUT in head.split(" ", 2)[2].split(", ")
    if head:
        commits.append(_commit(head, changes))
    return Log(tuple(commits), is_cut)


def _commit(head: str, changes: list[Change]) -> Commit:
    name, time, _ = head.split(" ", 2)
    return Commit(name, datetime.fromtimestamp(int(time), UTC), tuple(changes))


def _change(entry: str, parts: Iterator[str]) -> Change:
    """Read one entry, `:modes ids letter`, and the one or two paths that follow it."""
    old_mode, new_mode, old_blob, new_blob, letter = entry.removeprefix(":").split(" ")
    old = next(parts)
    new = next(parts) if letter[0] in "RC" else old
    return Change(
        old="" if letter[0] in "AC" else old,
        new="" if letter[0] == "D" else new,
        old_blob=old_blob if old_mode in _IS_FILE and letter[0] not in "AC" else "",
        new_blob=new_blob if new_mode in _IS_FILE else "",
    )
