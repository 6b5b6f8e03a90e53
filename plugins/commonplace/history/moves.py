"""Which file of a commit goes on under another name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from commonplace.history.log import Change

ALIKE = 0.5
"""From this share of common text on, a file that vanished and one that came are the same."""

_MOST_PAIRS = 10_000


def moved_paths(changes: Sequence[Change]) -> dict[str, str]:
    """Return the old path of every file that goes on under a new one.

    Contents that are the same to the byte decide, also where names were swapped or handed on in a
    row: git looks only at names that are new. Then what git took for a rename.
    """
    moves = _exact(changes)
    used = set(moves.values())
    for change in changes:
        is_move = change.old and change.new and change.old != change.new
        if is_move and change.new not in moves and change.old not in used:
            moves[change.new] = change.old
            used.add(change.old)
    return moves


def _exact(changes: Sequence[Change]) -> dict[str, str]:
    """Return moves of contents that did not change, as long as they explain all of the commit."""
    changed = [
        change
        for change in changes
        if change.old != change.new or change.old_blob != change.new_blob
    ]
    there: dict[str, list[str]] = defaultdict(list)
    for change in sorted(changed, key=lambda change: change.old):
        if change.old and change.old_blob:
            there[change.old_blob].append(change.old)
    moves: dict[str, str] = {}
    # First those that git itself pairs, lest a copy of the same content takes their place.
    for change in sorted(changed, key=lambda change: (change.old in ("", change.new), change.new)):
        known = [path for path in there.get(change.new_blob, ()) if path != change.new]
        if change.new and known:
            old = change.old if change.old in known else known[0]
            there[change.new_blob].remove(old)
            moves[change.new] = old
    # A file that is still there but says something else was copied, not moved.
    present = {change.new for change in changes}
    while copied := [new for new, old in moves.items() if old in present and old not in moves]:
        for new in copied:
            del moves[new]
    return moves


def similar_paths(
    lost: Iterable[tuple[str, bytes]], new: Iterable[tuple[str, bytes]]
) -> dict[str, str]:
    """Return the old path for each new file that is like a lost one, the most alike first."""
    olds, news = list(lost), list(new)
    if len(olds) * len(news) > _MOST_PAIRS:
        return {}
    scores = [
        (-likeness(old_content, new_content), old_path, new_path)
        for old_path, old_content in olds
        for new_path, new_content in news
    ]
    moves: dict[str, str] = {}
    for score, old_path, new_path in sorted(scores):
        if -score >= ALIKE and new_path not in moves and old_path not in moves.values():
            moves[new_path] = old_path
    return moves


def likeness(old: bytes, new: bytes) -> float:
    """Return how much of a text is still there in another one, from 0 to 1, as git counts it."""
    common = Counter(old.splitlines(keepends=True)) & Counter(new.splitlines(keepends=True))
    kept = sum(len(line) * count for line, count in common.items())
    return kept / (max(len(old), len(new)) or 1)
