"""Numbers that are the same on every machine, so that equal entries really tie.

Scores are decimal numbers in files. As binary floats, 3.4666666666666672 and 3.4666666666666663
can both be the mean of the same three scores, added up in another order. So all that decides a
rank is a fraction: a score is the shortest decimal number that its float stands for, which is the
text of the file for up to 15 digits.
"""

from fractions import Fraction
from functools import lru_cache
from math import isqrt

_ROOT = 10**60
_KEPT = 10**30


@lru_cache(maxsize=4096)  # the same scores stand in many ballots
def exact(number: float) -> Fraction:
    """Return a number of a file as the fraction that its decimal text is."""
    return Fraction(repr(number))


def root(square: Fraction) -> Fraction:
    """Return the square root to sixty digits behind the point, by whole numbers alone."""
    whole = isqrt(square.numerator * square.denominator * _ROOT**2)
    return Fraction(whole, square.denominator * _ROOT)


def rounded(number: Fraction) -> Fraction:
    """Return a number that is made of roots to thirty digits, so that equal ones are equal."""
    return Fraction(round(number * _KEPT), _KEPT)
