"""From each commit's files to those of the last commit: how paths go on through a history."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from commonplace.history.attribution.commits import Commit
from commonplace.history.attribution.moves import Moves, Origins

Trail = Mapping[str, tuple[str, ...]]
"""The paths of today by a path of some commit. A path that is not in it goes on as it is.

A trail is never changed, so that commits share it as long as nothing moves.
"""

COPY = "\0"
"""Stands before a path of today where the way there leads over a copy; no path can hold it."""


def trails(commits: Iterable[Commit], moves: Moves) -> Iterator[tuple[Commit, Trail]]:
    """Yield each commit with its trail; `commits` has each before its parents."""
    waiting: dict[str, list[Trail]] = {}
    for commit in commits:
        trail = _joined(waiting.pop(commit.id, [{}]))
        yield commit, trail
        for parent, origins in zip(commit.parents, moves.origins(commit), strict=False):
            waiting.setdefault(parent, []).append(before(trail, origins))


def before(trail: Trail, origins: Origins) -> Trail:
    """Return the trail of a parent, whose files were where `origins` says."""
    if not origins.moved and not origins.copied:
        return trail
    found = {**trail, **dict.fromkeys(origins.moved, ())}
    moved: dict[str, tuple[str, ...]] = {}
    for new, old in origins.moved.items():
        moved[old] = _union(moved.get(old, ()), at(trail, new))
    found.update(moved)
    for new, old in origins.copied.items():
        copies = (path if path.startswith(COPY) else COPY + path for path in at(trail, new))
        found[old] = _union(at(found, old), copies)
    return found


def at(trail: Trail, path: str) -> tuple[str, ...]:
    """Return the paths of today of a path."""
    return trail.get(path, (path,))


def _joined(found: Sequence[Trail]) -> Trail:
    """Return the trail of a commit with several children: where any of them leads."""
    whole, *others = found
    for other in others:
        if other is whole or other == whole:
            continue
        paths = {path for path, _ in whole.items() ^ other.items()}
        whole = {**whole, **{path: _union(at(whole, path), at(other, path)) for path in paths}}
    return whole


def _union(some: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*some, *more}))
