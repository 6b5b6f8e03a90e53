"""Bringing strict and mild judges to one scale: z-scores."""

from collections.abc import Mapping
from fractions import Fraction

from commonplace.judging.averages import mean
from commonplace.judging.exact import root
from commonplace.judging.sheets import Sheets
from commonplace.judging.standings import NoSpread


def z_scores(scores: Mapping[str, Fraction]) -> dict[str, Fraction] | None:
    """Return how many standard deviations each score lies above the mean of all of them.

    The standard score of any textbook, by the deviation of the whole population: what somebody
    scored is all there is. None where all are equal or there is only one: there is no deviation.
    """
    deviation = root(variance(scores))
    if not deviation:
        return None
    middle = mean([*scores.values()])
    return {name: (score - middle) / deviation for name, score in scores.items()}


def variance(scores: Mapping[str, Fraction]) -> Fraction:
    """Return the mean square of what lies between each score and the mean of all."""
    middle = mean([*scores.values()])
    return mean([(score - middle) ** 2 for score in scores.values()])


def normalised(sheets: Sheets) -> tuple[Sheets, list[NoSpread]]:
    """Return z-scores for scores, by judge and criterion, and those without any spread.

    Criterion by criterion, so that a missing score touches that criterion alone. A judge who gave
    one score there, or the same to all, says nothing about who is better: 0 to each of them, which
    is the middle.
    """
    found: dict[str, dict[str, dict[str, Fraction]]] = {}
    flat: list[NoSpread] = []
    for judge, sheet in sheets.items():
        own = found[judge] = {entry: {} for entry in sheet}
        criteria = sorted({name for scores in sheet.values() for name in scores})
        for criterion in criteria:
            given = {
                entry: scores[criterion] for entry, scores in sheet.items() if criterion in scores
            }
            standard = z_scores(given)
            if standard is None:
                flat.append(NoSpread(judge, criterion))
                standard = dict.fromkeys(given, Fraction())
            for entry, score in standard.items():
                own[entry][criterion] = score
    return found, flat
