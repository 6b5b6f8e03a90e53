"""Files that were added as exact copies of others: their authors are those of the copy, too."""

import posixpath
from collections.abc import Iterable, Mapping, Sequence

from commonplace.history.attribution.commits import Commit
from commonplace.history.log import Change

EMPTY = frozenset(
    {
        "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
        "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
    }
)
"""The ids of a file without content: no two of these have anything in common."""

Holders = Mapping[str, tuple[str, ...]]


def copied_paths(commits: Sequence[Commit], tree: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return by the id of each commit the files it added as copies, with the paths of the others.

    `commits` are newest first; `tree` are the files before all of them, by path with the ids of
    their contents.
    """
    shared = _shared(commits, tree)
    if not shared:
        return {}
    start: dict[str, tuple[str, ...]] = {}
    for path, blob in sorted(tree.items()):
        if blob in shared:
            start[blob] = (*start.get(blob, ()), path)
    after: dict[str, Holders] = {}
    found: dict[str, dict[str, str]] = {}
    for commit in reversed(commits):
        before = after.get(commit.parents[0], start) if commit.parents else {}
        if not commit.is_merge and (copied := _copied(commit.diffs[0], before)):
            found[commit.id] = copied
        after[commit.id] = _after(before, commit.diffs[0], shared)
    return found


def _shared(commits: Iterable[Commit], tree: Mapping[str, str]) -> set[str]:
    """Return the contents that ever were at more than one path and that some commit added."""
    first = {blob: path for path, blob in tree.items()}
    shared: set[str] = set()
    added: set[str] = set()
    for commit in commits:
        for changes in commit.diffs:
            for change in changes:
                blob, path = change.new_blob, change.new
                if path and first.setdefault(blob, path) != path:
                    shared.add(blob)
                if path and not change.old:
                    added.add(blob)
    return (shared & added) - EMPTY


def _copied(changes: Sequence[Change], before: Holders) -> dict[str, str]:
    return {
        change.new: _likest(change.new, before[change.new_blob])
        for change in changes
        if not change.old and before.get(change.new_blob)
    }


def _likest(path: str, others: Sequence[str]) -> str:
    """Return the most likely source of a copy: of the same name, else in the nearest folder."""
    name = posixpath.basename(path)
    return min(
        others,
        key=lambda other: (
            posixpath.basename(other) != name,
            -len(posixpath.commonprefix((path, other))),
            other,
        ),
    )


def _after(before: Holders, changes: Iterable[Change], shared: set[str]) -> Holders:
    """Return who holds which of the shared contents after a commit."""
    after: dict[str, tuple[str, ...]] | None = None
    for change in changes:
        if change.old and change.old_blob in shared:
            after = dict(before) if after is None else after
            left = after.get(change.old_blob, ())
            after[change.old_blob] = tuple(path for path in left if path != change.old)
    for change in changes:
        if change.new and change.new_blob in shared:
            after = dict(before) if after is None else after
            after[change.new_blob] = (*after.get(change.new_blob, ()), change.new)
    return before if after is None else after
