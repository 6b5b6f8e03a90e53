"""Borda: points for each entry that stands behind in a judge's order."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction

from commonplace.judging.averages import mean

Order = Mapping[str, Fraction]
"""What one judge says of each entry that they scored; only which is higher counts."""


def points(order: Order) -> dict[str, Fraction]:
    """Return the share of the other entries of one order that each stands before, from 0 to 1.

    Equal entries share their points, half of each (Gärdenfors, "Positionalist voting functions",
    Theory and Decision 4, 1973). Whoever scored one entry alone compares nothing: one half.
    """
    others = len(order) - 1
    if not others:
        return dict.fromkeys(order, Fraction(1, 2))
    found: dict[Fraction, Fraction] = {}
    behind = 0
    for verdict, count in sorted(Counter(order.values()).items()):
        found[verdict] = Fraction(2 * behind + count - 1, 2 * others)
        behind += count
    return {entry: found[verdict] for entry, verdict in order.items()}


def borda(orders: Iterable[Order]) -> dict[str, Fraction]:
    """Return the mean of the points that each entry has of those who scored it.

    J.-C. de Borda, "Mémoire sur les élections au scrutin", 1781. Judges who each scored some of
    the entries are taken as graders of partial orders (Caragiannis, Krimpas and Voudouris,
    "Aggregating partial rankings with applications to peer grading", AAAI 2015): an entry has
    points only of those who scored it. As their parts need not be equally long, points are shares
    of the others in that part, and the mean of them counts, not the sum: neither being scored by
    few nor in a short ballot is an advantage or a fault.
    """
    found: dict[str, list[Fraction]] = {}
    for order in orders:
        for entry, share in points(order).items():
            found.setdefault(entry, []).append(share)
    return {entry: mean(shares) for entry, shares in found.items()}
