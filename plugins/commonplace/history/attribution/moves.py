"""Under which name a file was before a commit, as far as commits say so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from commonplace.history.attribution.commits import Commit
from commonplace.history.log import Change
from commonplace.history.moves import moved_paths


@dataclass(frozen=True, slots=True)
class Origins:
    """Where files of a commit were in one of its parents: what moved, and what was copied.

    Each is the old path by the new one.
    """

    moved: Mapping[str, str] = field(default_factory=dict)
    copied: Mapping[str, str] = field(default_factory=dict)


NOTHING = Origins()


class Moves:
    """The moves of a whole history.

    A merge moves nothing itself: what looks like a move from one of its parents was made on the
    branch of another, or is a chance likeness of two files. So it must be known from a commit, or
    the file must be new for every parent.
    """

    def __init__(self, commits: Sequence[Commit], copied: Mapping[str, Mapping[str, str]]) -> None:
        self._copied = copied
        self._own: dict[str, Mapping[str, str]] = {}
        self._family = _Families()
        for commit in commits:
            if commit.is_merge:
                continue
            for changes in commit.diffs:
                if moved := _moved(changes):
                    self._own[commit.id] = moved
                    for new, old in moved.items():
                        self._family.join(new, old)

    def origins(self, commit: Commit) -> Sequence[Origins]:
        """Return where the files of a commit were, for each of its parents."""
        if commit.is_merge:
            made = made_by_merge(commit)
            return [Origins(self._over_merge(changes, made)) for changes in commit.diffs]
        moved = self._own.get(commit.id, {})
        copied = self._copied.get(commit.id, {})
        if not moved and not copied:
            return [NOTHING]
        return [Origins(moved, {new: copied[new] for new in copied if new not in moved})]

    def _over_merge(self, changes: Sequence[Change], made: frozenset[str]) -> Mapping[str, str]:
        found = _moved(changes)
        moved = {
            new: old for new, old in found.items() if new in made or self._family.are_one(new, old)
        }
        used = set(moved.values())
        other = [change for change in changes if change.old != change.new]
        lost = self._family.by_head(change.old for change in other if change.old not in used)
        come = self._family.by_head(change.new for change in other if change.new not in moved)
        for family in lost.keys() & come.keys():
            # One side changed it so much that git does not know it again.
            if len(lost[family]) == len(come[family]) == 1:
                moved[come[family][0]] = lost[family][0]
        return moved


def made_by_merge(commit: Commit) -> frozenset[str]:
    """Return the paths that a commit has and none of its parents."""
    added = [
        {change.new for change in changes if change.new and change.old != change.new}
        for changes in commit.diffs
    ]
    return frozenset(set.intersection(*added))


class _Families:
    """Paths that one file had, one after another or on several branches."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        one, other = self.head(one), self.head(other)
        self._above[one] = self._above[other] = min(one, other)

    def head(self, path: str) -> str:
        """Return the path that stands for all that are one, itself where nothing is known."""
        above = self._above.get(path, path)
        while above != path:
            path, above = above, self._above.get(above, above)
        return path

    def are_one(self, one: str, other: str) -> bool:
        return self.head(one) == self.head(other)

    def by_head(self, paths: Iterable[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            if path in self._above:
                found[self.head(path)].append(path)
        return found


def _moved(changes: Sequence[Change]) -> dict[str, str]:
    """Return the old path of each file that moved; most commits move nothing."""
    if not any(change.old and change.new and change.old != change.new for change in changes):
        before = {change.old_blob for change in changes if change.old}
        if len(changes) == 1 or not any(change.new_blob in before for change in changes):
            return {}
    return moved_paths(changes)
