"""Averages of what several judges gave: mean, median, trimmed mean; and their shrinking."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from commonplace.judging.exact import exact
from commonplace.model.scoring import Method, Scoring

Average = Callable[[Sequence[Fraction]], Fraction]


def average_of(scoring: Scoring) -> Average:
    """Return how a way of counting averages; where it counts orders alone, by the mean."""
    if scoring.method is Method.MEDIAN:
        return median
    if scoring.method is Method.TRIMMED_MEAN:
        share = exact(scoring.trim)
        return lambda scores: trimmed_mean(scores, share)
    return mean


def mean(scores: Sequence[Fraction]) -> Fraction:
    """Return the arithmetic mean."""
    return sum(scores, Fraction()) / len(scores)


def median(scores: Sequence[Fraction]) -> Fraction:
    """Return the middle one; of an even number, the mean of the two in the middle."""
    ordered = sorted(scores)
    middle, is_odd = divmod(len(ordered), 2)
    return ordered[middle] if is_odd else (ordered[middle - 1] + ordered[middle]) / 2


def trimmed_mean(scores: Sequence[Fraction], share: Fraction) -> Fraction:
    """Return the mean without the lowest and the highest scores, a share of all at each end.

    The share is rounded down to whole scores (Tukey, "The future of data analysis", Annals of
    Mathematical Statistics 33, 1962; scipy.stats.trim_mean does the same): of five scores, a tenth
    leaves out none, a fifth one at each end.
    """
    cut = int(share * len(scores))
    return mean(sorted(scores)[cut : len(scores) - cut])


def shrunk(
    scores: Mapping[str, Fraction], ballots: Mapping[str, int], weight: Fraction
) -> dict[str, Fraction]:
    """Return scores moved towards the mean of all entries, those with few ballots most.

    As if each entry had `weight` more ballots that all say the mean: (n·score + weight·mean) /
    (n + weight). That is the form of an empirical Bayes estimate (Efron and Morris, "Stein's
    paradox in statistics", Scientific American 236, 1977).
    """
    if not scores or not weight:
        return dict(scores)
    middle = mean([*scores.values()])
    return {
        entry: (score * ballots[entry] + middle * weight) / (ballots[entry] + weight)
        for entry, score in scores.items()
    }
