"""Which of many texts are nearly one, without holding each against each.

A text is its set of shingles: runs of words, or of single characters where writing has no spaces.
What many have in common, such as the words of a form, says nothing and is left aside. Texts that
share some of their smallest fingerprints are compared (the MinHash of Broder); the rest never are.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

_WORD = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\uac00-\ud7af]|[^\\W\u2e80-\u9fff\uf900-\ufaff\uac00-\ud7af]+"
)
_LENGTH = 3
"""Words of a shingle."""

_FEWEST = 12
"""A text of fewer shingles is too short to say that it is another's."""

_COMMON = 12
_SHARE = 20
"""A shingle that more texts have, and more than one in so many, is a form's."""

_SKETCH = 40
_SHARED = 8
"""Texts of which two thirds are the same share far more of their `_SKETCH` fingerprints."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two texts that are nearly one, by their names, and how much they share (1: everything)."""

    one: str
    other: str
    share: float


def likenesses(texts: Mapping[str, str], least: float) -> Iterator[Likeness]:
    """Yield the pairs of texts that share at least so much, in the order of their names."""
    words = {name: tuple(_WORD.findall(_folded(text))) for name, text in texts.items()}
    shingles = {name: _shingles(found) for name, found in words.items()}
    counts = Counter(shingle for found in shingles.values() for shingle in found)
    common = max(_COMMON, len(texts) // _SHARE)
    own = {
        name: frozenset(one for one in found if counts[one] <= common)
        for name, found in shingles.items()
    }
    twins = set(_equal(words))
    for pair in sorted(twins | set(_candidates(own))):
        one, other = pair
        share = 1.0 if pair in twins else _share(own[one], own[other])
        if share >= least:
            yield Likeness(one, other, share)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _shingles(words: tuple[str, ...]) -> frozenset[int]:
    ends = range(_LENGTH, len(words) + 1)
    return frozenset(crc32(" ".join(words[end - _LENGTH : end]).encode()) for end in ends)


def _equal(words: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Yield texts that are the same word for word; of many, each with the first."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, found in words.items():
        if len(found) >= _FEWEST:
            groups[found].append(name)
    for names in groups.values():
        first, *others = sorted(names)
        yield from ((first, other) for other in others)


def _candidates(own: Mapping[str, frozenset[int]]) -> Iterator[tuple[str, str]]:
    """Yield pairs that share some of their smallest fingerprints."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, found in own.items():
        if len(found) >= _FEWEST:
            for fingerprint in sorted(found)[:_SKETCH]:
                holders[fingerprint].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in holders.values():
        shared.update(combinations(sorted(names), 2))
    for pair, count in shared.items():
        if count >= min(_SHARED, _FEWEST // 2, min(map(len, (own[pair[0]], own[pair[1]]))) // 2):
            yield pair


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other)
