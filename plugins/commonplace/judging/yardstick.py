"""The criteria of a competition as one yardstick: what each weighs, on a scale that they share."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from commonplace.judging.exact import exact
from commonplace.model.scoring import Criterion

Scores = Mapping[str, Fraction]
"""What somebody gave to one entry, by criterion; what is missing was not scored."""

PER_CENT = (Fraction(0), Fraction(100))


class Yardstick:
    """The weights of criteria, and the scale of scores that are made of several.

    The scale is the criteria's own where all have the same range. Else each counts as the part of
    its range that was reached, from 0 to 100: so a criterion of up to 100 points does not drown
    one of up to 5, and weights alone say what counts more.
    """

    def __init__(self, criteria: Iterable[Criterion]) -> None:
        self.weights = {one.id: exact(one.weight) for one in criteria}
        self.ranges = {one.id: (exact(one.min), exact(one.max)) for one in criteria}
        found = set(self.ranges.values())
        self.scale = found.pop() if len(found) == 1 else PER_CENT

    def on_scale(self, criterion: str, score: Fraction) -> Fraction:
        """Return a score of one criterion on the scale that all share."""
        low, high = self.ranges[criterion]
        if (low, high) == self.scale:
            return score
        return self._between((score - low) / (high - low))

    def share(self, share: Fraction) -> Fraction:
        """Return where a share from 0 to 1 lies on the scale."""
        return self._between(share)

    def weighted(self, scores: Mapping[str, Fraction | None]) -> Fraction | None:
        """Return the mean of scores that are on one scale, each by its criterion's weight.

        A criterion without a score is left out, not counted as zero. None where none has one.
        """
        known = {name: score for name, score in scores.items() if score is not None}
        total = sum(self.weights[name] for name in known)
        if not known:
            return None
        return (
            sum((score * self.weights[name] for name, score in known.items()), Fraction()) / total
        )

    def verdict(self, scores: Scores) -> Fraction:
        """Return what one judge says of one entry, as one number."""
        found = self.weighted({name: self.on_scale(name, score) for name, score in scores.items()})
        return found if found is not None else self.scale[0]

    def _between(self, share: Fraction) -> Fraction:
        low, high = self.scale
        return low + (high - low) * share
