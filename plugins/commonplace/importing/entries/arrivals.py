"""When the files of a source came into its repository, where it is one."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from commonplace.git import GitError, git_bytes, repository_top

_MARK = "\x01"


def arrivals(paths: Iterable[Path]) -> dict[Path, datetime]:
    """Return for each file when it was first added, by the clock of whoever took it in.

    A file outside a repository, or without a commit, is not there.
    """
    wanted = {path.resolve(): path for path in paths}
    found: dict[Path, datetime] = {}
    if not wanted:
        return found
    try:
        top = repository_top(next(iter(wanted)).parent).resolve()
        log = git_bytes(
            top,
            "log",
            "--diff-filter=A",
            "--name-only",
            "-z",
            "--no-renames",
            f"--format={_MARK}%cI",
        ).decode("utf-8", "replace")
    except GitError:
        return found
    for commit in log.split(_MARK)[1:]:
        day, *names = commit.replace("\n", "\0").split("\0")
        for name in filter(None, names):
            # Newest first: the last word is the oldest commit's.
            if path := wanted.get(top / name):
                found[path] = datetime.fromisoformat(day)
    return found
