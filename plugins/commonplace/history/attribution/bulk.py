"""Which commits count for nobody: those that maintainers list, large ones, and whoever says so."""

import re
from collections import defaultdict
from pathlib import Path

from commonplace.git import repository_top
from commonplace.history.attribution.commits import Commit
from commonplace.history.attribution.trailers import credits_nobody
from commonplace.history.log import Change
from commonplace.settings import CreditOptions

_ID = re.compile(rb"^[ \t]*([0-9a-f]{4,64})\b", re.IGNORECASE | re.MULTILINE)


def read_ignored(root: Path, options: CreditOptions) -> bytes:
    """Return the list of ignored commits, of the hub's folder or else of the whole repository."""
    for folder in (root, repository_top(root)):
        try:
            return (folder / options.ignore_revs).read_bytes()
        except OSError:
            continue
    return b""


class Bulk:
    """Knows which changes of a commit count."""

    def __init__(self, ignored: bytes, most_files: int) -> None:
        self._most_files = most_files
        self._ignored: dict[int, set[str]] = defaultdict(set)
        for found in _ID.finditer(ignored):
            name = found[1].decode("ascii").lower()
            self._ignored[len(name)].add(name)

    def counts_for_nobody(self, commit: Commit) -> bool:
        """Whether nothing in a commit counts."""
        listed = (commit.id[:length] in names for length, names in self._ignored.items())
        return any(listed) or credits_nobody(commit.message)

    def counts(self, commit: Commit, change: Change) -> bool:
        """Whether a change counts; in a large commit, only that a file was added."""
        return not change.old or sum(map(len, commit.diffs)) <= self._most_files
