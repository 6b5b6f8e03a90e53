"""Which commits count for nobody: those that maintainers list, large ones, and whoever says so."""

import re
from collections import defaultdict
from pathlib import Path

from commonplace.git import repository_top
from commonplace.history.attribution.commits import Commit
from commonplace.history.attribution.trailers import credits_nobody
from commonplace.settings import CreditOptions

_ID = re.compile(r"[0-9a-f]{4,64}", re.IGNORECASE)


def read_ignored(root: Path, options: CreditOptions) -> bytes:
    """Return the list of ignored commits, of the hub's folder or else of the whole repository."""
    for folder in (root, repository_top(root)):
        try:
            return (folder / options.ignore_revs).read_bytes()
        except OSError:
            continue
    return b""


class Bulk:
    """Knows which changes of a commit count. `wrong` are lines of the list that are no ids."""

    def __init__(self, ignored: bytes, most_files: int) -> None:
        self._most_files = most_files
        self._ignored: dict[int, set[str]] = defaultdict(set)
        self.wrong: list[tuple[int, str]] = []
        for number, line in enumerate(ignored.decode("utf-8", "replace").splitlines(), 1):
            text = line.partition("#")[0].strip().lower()
            if _ID.fullmatch(text):
                self._ignored[len(text)].add(text)
            elif text:
                self.wrong.append((number, text))

    def counts_for_nobody(self, commit: Commit) -> bool:
        """Whether nothing in a commit counts."""
        for length, names in self._ignored.items():
            if commit.id[:length] in names:
                return True
        return credits_nobody(commit.message)

    def is_large(self, commit: Commit) -> bool:
        """Whether a commit changes so many files that only those count that it adds."""
        return sum(map(len, commit.diffs)) > self._most_files
