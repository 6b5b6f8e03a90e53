"""Each method of counting: from what counts to one exact score for each entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from commonplace.judging.averages import average_of, shrunk
from commonplace.judging.borda import Order, borda, points
from commonplace.judging.exact import exact, rounded
from commonplace.judging.schulze import schulze
from commonplace.judging.sheets import Sheets
from commonplace.judging.spread import normalised, z_scores
from commonplace.judging.standings import NoSpread
from commonplace.judging.yardstick import Yardstick
from commonplace.model.scoring import Method, Normalise, Scoring

Scale = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a method counts: of entries that can be ranked, and of nobody else.

    `votes` is None where they are not to count: nobody voted, or they weigh nothing.
    """

    entries: Sequence[str]
    sheets: Sheets
    votes: Mapping[str, int] | None
    yardstick: Yardstick

    @property
    def ballots(self) -> dict[str, int]:
        """How many judges scored each entry."""
        return {
            entry: sum(entry in sheet for sheet in self.sheets.values()) for entry in self.entries
        }

    @property
    def orders(self) -> dict[str, Order]:
        """What each judge says of each entry that they scored, as one number."""
        return {
            judge: {entry: self.yardstick.verdict(scores) for entry, scores in sheet.items()}
            for judge, sheet in self.sheets.items()
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """The score of each entry, what scores can be, and who told nothing apart."""

    scores: Mapping[str, Fraction]
    scale: Scale | None
    no_spread: tuple[NoSpread, ...] = ()


def outcome(scoring: Scoring, evidence: Evidence) -> Outcome:
    """Return the scores by a way of counting.

    The votes of the community are its voice among the judges, on the same scale: its share of the
    result is `scoring.votes`, theirs is the rest.
    """
    if scoring.method is Method.SCHULZE:
        return _schulze(scoring, evidence)
    if scoring.method is Method.BORDA:
        return _borda(scoring, evidence)
    if scoring.normalise is Normalise.Z_SCORE:
        return _normalised(scoring, evidence)
    scores = _averaged(scoring, evidence, evidence.sheets, is_scaled=True)
    return Outcome(
        _with_votes(scoring, evidence, scores, _votes_on_scale(evidence)), evidence.yardstick.scale
    )


def _normalised(scoring: Scoring, evidence: Evidence) -> Outcome:
    sheets, flat = normalised(evidence.sheets)
    scores = _averaged(scoring, evidence, sheets, is_scaled=False)
    voiced = z_scores(_numbers(evidence)) if evidence.votes is not None else None
    total = _with_votes(scoring, evidence, scores, voiced or dict.fromkeys(scores, Fraction()))
    return Outcome({entry: rounded(score) for entry, score in total.items()}, None, tuple(flat))


def _borda(scoring: Scoring, evidence: Evidence) -> Outcome:
    scores = _shrunk(scoring, evidence, borda(evidence.orders.values()))
    total = _with_votes(scoring, evidence, scores, points(_numbers(evidence)))
    return Outcome(total, (Fraction(0), Fraction(1)), _flat(evidence))


def _schulze(scoring: Scoring, evidence: Evidence) -> Outcome:
    """Return for each entry how many of the others do not beat it.

    The community is one more ballot, of which the weight is its share of all. Shrinking would
    change no order of anybody, so there is none.
    """
    orders = [*evidence.orders.values()]
    ballots = [(1, order) for order in orders]
    if evidence.votes is not None:
        share = exact(scoring.votes)
        own = share.denominator - share.numerator
        ballots = [(own, order) for order in orders if own]
        ballots.append((share.numerator * max(len(orders), 1), _numbers(evidence)))
    others = len(evidence.entries) - 1
    beaten = schulze(evidence.entries, ballots)
    scores = {entry: Fraction(others - count) for entry, count in beaten.items()}
    return Outcome(scores, (Fraction(0), Fraction(max(others, 0))), _flat(evidence))


def _averaged(
    scoring: Scoring, evidence: Evidence, sheets: Sheets, *, is_scaled: bool
) -> dict[str, Fraction]:
    """Return the weighted mean of what the average of each criterion is."""
    average = average_of(scoring)
    yardstick = evidence.yardstick
    found: dict[str, Fraction] = {}
    for entry in evidence.entries:
        by_criterion: dict[str, Fraction] = {}
        for criterion in yardstick.weights:
            given = scores_of(sheets, entry, criterion)
            if given:
                score = average(given)
                by_criterion[criterion] = (
                    yardstick.on_scale(criterion, score) if is_scaled else score
                )
        if (score_ := yardstick.weighted(by_criterion)) is not None:
            found[entry] = score_
    return _shrunk(scoring, evidence, found)


def scores_of(sheets: Sheets, entry: str, criterion: str) -> list[Fraction]:
    """Return all scores of one entry in one criterion."""
    return [
        scores[criterion]
        for sheet in sheets.values()
        if (scores := sheet.get(entry)) is not None and criterion in scores
    ]


def _shrunk(
    scoring: Scoring, evidence: Evidence, scores: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    return shrunk(scores, evidence.ballots, exact(scoring.shrinkage))


def _with_votes(
    scoring: Scoring,
    evidence: Evidence,
    scores: Mapping[str, Fraction],
    voiced: Mapping[str, Fraction],
) -> dict[str, Fraction]:
    """Return scores in which the community's voice has its share."""
    if evidence.votes is None:
        return dict(scores)
    share = exact(scoring.votes)
    if share == 1:
        return dict(voiced)
    return {entry: score * (1 - share) + voiced[entry] * share for entry, score in scores.items()}


def _numbers(evidence: Evidence) -> dict[str, Fraction]:
    votes = evidence.votes or {}
    return {entry: Fraction(votes.get(entry, 0)) for entry in evidence.entries}


def _votes_on_scale(evidence: Evidence) -> dict[str, Fraction]:
    """Return votes on the scale of scores: the most voted has the highest, no vote the lowest."""
    votes = _numbers(evidence)
    most = max(votes.values(), default=Fraction())
    return {
        entry: evidence.yardstick.share(number / most if most else Fraction())
        for entry, number in votes.items()
    }


def _flat(evidence: Evidence) -> tuple[NoSpread, ...]:
    """Return the judges in whose order all are equal."""
    return tuple(
        NoSpread(judge) for judge, order in evidence.orders.items() if len(set(order.values())) == 1
    )
