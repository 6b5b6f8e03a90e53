"""How far judges agree: Kendall's W, the spread of each entry, and who is strict."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from commonplace.judging.averages import mean
from commonplace.judging.borda import Order
from commonplace.judging.counting import taking_part
from commonplace.judging.exact import root
from commonplace.judging.exclusions import left_out
from commonplace.judging.methods import Evidence
from commonplace.judging.sheets import read_sheets
from commonplace.judging.spread import variance
from commonplace.judging.yardstick import Yardstick
from commonplace.model.competition import Competition
from commonplace.model.entry import Entry
from commonplace.model.judging import Ballot

FEWEST_JUDGES = 2
FEWEST_ENTRIES = 3


class NoConcordance(StrEnum):
    """Why there is no Kendall's W."""

    FEW_JUDGES = "few_judges"
    FEW_COMMON_ENTRIES = "few_common_entries"
    NO_SPREAD = "no_spread"


@dataclass(frozen=True, slots=True)
class Concordance:
    """Kendall's W: 1 where all judges have the same order, 0 where they share none.

    `judges` is how many there are, `entries` how many entries all of them scored, `of` how many
    anybody scored. `w` is None where `reason` says why.
    """

    w: float | None
    judges: int
    entries: int
    of: int
    reason: NoConcordance | None = None


@dataclass(frozen=True, slots=True)
class EntrySpread:
    """What judges said of one entry: mean, standard deviation, the lowest and the highest."""

    entry: str
    ballots: int
    mean: float
    deviation: float
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class JudgeSpread:
    """What one judge said of all entries they scored.

    `leaning` is how much milder (+) or stricter (-) the judge was than the others on the same
    entries, on average; None where nobody else scored any of them.
    """

    judge: str
    ballots: int
    mean: float
    deviation: float
    leaning: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far judges agree about the entries that take part in the ranking.

    Of each judge and entry there is one number, the weighted mean of the criteria that the judge
    scored; `scale` is the lowest and the highest that it can be.
    """

    concordance: Concordance
    entries: tuple[EntrySpread, ...]
    judges: tuple[JudgeSpread, ...]
    scale: tuple[float, float]


def agreement(
    competition: Competition,
    entries: Iterable[Entry],
    ballots: Iterable[Ballot],
    *,
    track: str | None = None,
) -> Agreement:
    """Return how far the judges of a competition, or of one track, agree."""
    shown = [entry for entry in taking_part(entries, track) if left_out(entry) is None]
    sheets, _ = read_sheets(competition, shown, ballots)
    yardstick = Yardstick(competition.criteria)
    orders = Evidence([entry.id for entry in shown], sheets, None, yardstick).orders
    low, high = yardstick.scale
    scored = sorted({entry for order in orders.values() for entry in order})
    return Agreement(
        concordance(orders),
        tuple(_entry_spread(entry, orders) for entry in scored),
        tuple(_judge_spread(judge, orders) for judge in orders),
        (float(low), float(high)),
    )


def concordance(orders: Mapping[str, Order]) -> Concordance:
    """Return Kendall's W of the entries that all judges scored, corrected for ties.

    Kendall and Babington Smith, "The problem of m rankings", Annals of Mathematical Statistics
    10, 1939; the correction for ties as in Siegel and Castellan, "Nonparametric statistics for
    the behavioral sciences", 1988. An order with gaps has no W, so entries that a judge left out,
    was recused from or may not score are not among those it is of; of fewer than three entries or
    two judges there is none.
    """
    scored = {entry for order in orders.values() for entry in order}
    common = sorted(entry for entry in scored if all(entry in order for order in orders.values()))
    reason = None
    w = None
    if len(orders) < FEWEST_JUDGES:
        reason = NoConcordance.FEW_JUDGES
    elif len(common) < FEWEST_ENTRIES:
        reason = NoConcordance.FEW_COMMON_ENTRIES
    elif found := _kendall([[order[entry] for entry in common] for order in orders.values()]):
        w = float(found[0])
    else:
        reason = NoConcordance.NO_SPREAD
    return Concordance(w, len(orders), len(common), len(scored), reason)


def _kendall(orders: Sequence[Sequence[Fraction]]) -> tuple[Fraction] | None:
    """Return W in a tuple; None where every judge put all entries level."""
    judges, entries = len(orders), len(orders[0])
    sums = [sum(ranks, Fraction()) for ranks in zip(*map(_ranks, orders), strict=True)]
    ties = sum(size**3 - size for order in orders for size in Counter(order).values())
    most = judges**2 * entries * (entries**2 - 1) - judges * ties
    if not most:
        return None
    squares = sum((one**2 for one in sums), Fraction())
    return (Fraction(12 * squares - 3 * judges**2 * entries * (entries + 1) ** 2) / most,)


def _ranks(order: Sequence[Fraction]) -> list[Fraction]:
    """Return the rank of each, from the lowest; equal ones have the mean of their ranks."""
    found: dict[Fraction, Fraction] = {}
    below = 0
    for value, size in sorted(Counter(order).items()):
        found[value] = below + Fraction(size + 1, 2)
        below += size
    return [found[value] for value in order]


def _entry_spread(entry: str, orders: Mapping[str, Order]) -> EntrySpread:
    given = {judge: order[entry] for judge, order in orders.items() if entry in order}
    verdicts = [*given.values()]
    return EntrySpread(
        entry,
        len(verdicts),
        float(mean(verdicts)),
        float(root(variance(given))),
        float(min(verdicts)),
        float(max(verdicts)),
    )


def _judge_spread(judge: str, orders: Mapping[str, Order]) -> JudgeSpread:
    own = orders[judge]
    apart = []
    for entry, verdict in own.items():
        others = [
            order[entry] for name, order in orders.items() if name != judge and entry in order
        ]
        if others:
            apart.append(verdict - mean(others))
    return JudgeSpread(
        judge,
        len(own),
        float(mean([*own.values()])),
        float(root(variance(own))),
        float(mean(apart)) if apart else None,
    )
