"""Schulze: entries compared two by two, and the strongest chains of victories between them.

M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
single-winner election method", Social Choice and Welfare 36, 2011.

- One entry defeats another where more judges put it before than behind. The strength of that
  victory is how many put it before ("winning votes", which the paper recommends).
- A judge who did not score one of two entries says nothing about which is better: the pair is not
  counted. The paper puts what is left out last, as voters leave out what they do not want; judges
  leave out what was not theirs to score.
- A chain is as strong as its weakest victory. An entry beats another where its strongest chain to
  it is stronger than the strongest chain back.
- Who is beaten by nobody comes first; the others by how many beat them. As the relation is
  transitive (the paper proves it), whoever beats an entry stands before it.

A set of entries is the bits of one whole number, so that a thousand entries take seconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from commonplace.judging.borda import Order


def schulze(entries: Sequence[str], ballots: Iterable[tuple[int, Order]]) -> dict[str, int]:
    """Return for each entry by how many others it is beaten. Each order comes with its weight."""
    bits = {entry: 1 << index for index, entry in enumerate(entries)}
    before, behind = _comparisons(bits, ballots)
    links = [_victories(ahead, against) for ahead, against in zip(before, behind, strict=True)]
    beaten = [0] * len(entries)
    for beats in _beaten(links):
        for index, is_beaten in enumerate(reversed(f"{beats:b}")):
            beaten[index] += is_beaten == "1"
    return dict(zip(entries, beaten, strict=True))


def _comparisons(
    bits: Mapping[str, int], ballots: Iterable[tuple[int, Order]]
) -> tuple[list[dict[int, int]], list[dict[int, int]]]:
    """Return for each entry which others it stands before, and behind which, by how many judges."""
    everybody = (1 << len(bits)) - 1
    before = [{0: everybody} for _ in bits]
    behind = [{0: everybody} for _ in bits]
    places = {entry: index for index, entry in enumerate(bits)}
    for weight, order in ballots:
        groups = defaultdict(list)
        for entry, verdict in order.items():
            groups[verdict].append(entry)
        below, left = 0, sum(bits[entry] for entry in order)
        for _, group in sorted(groups.items()):
            left -= (own := sum(bits[entry] for entry in group))
            for entry in group:
                index = places[entry]
                before[index] = _counted(before[index], weight, below)
                behind[index] = _counted(behind[index], weight, left)
            below += own
    return before, behind


def _counted(counts: Mapping[int, int], weight: int, members: int) -> dict[int, int]:
    """Return sets by their count, where members of one set count more by a weight."""
    found: dict[int, int] = defaultdict(int)
    for count, known in counts.items():
        if inside := known & members:
            found[count + weight] |= inside
        if outside := known & ~members:
            found[count] |= outside
    return found


def _victories(before: Mapping[int, int], behind: Mapping[int, int]) -> dict[int, int]:
    """Return the others that an entry defeats, by the strength of the victory."""
    found: dict[int, int] = {}
    for strength, others in before.items():
        defeated = 0
        for against, those in behind.items():
            if strength > against:
                defeated |= others & those
        if defeated:
            found[strength] = defeated
    return found


def _beaten(links: Sequence[Mapping[int, int]]) -> list[int]:
    """Return for each entry the set of those that it beats.

    A chain of a strength exists where one gets from the one to the other by victories of that
    strength or more. So one beats another where, for some strength, it gets there and the other
    does not get back.
    """
    reached = [1 << index for index in range(len(links))]
    beats = [0] * len(links)
    for strength in sorted({strength for own in links for strength in own}, reverse=True):
        reached = [known | own.get(strength, 0) for known, own in zip(reached, links, strict=True)]
        for index in range(len(links)):
            step, more = 1 << index, reached[index]
            reached = [known | more if known & step else known for known in reached]
        # Those who reach each other reach the same.
        mutual: dict[int, int] = defaultdict(int)
        for index, known in enumerate(reached):
            mutual[known] |= 1 << index
        beats = [own | known & ~mutual[known] for own, known in zip(beats, reached, strict=True)]
    return beats
