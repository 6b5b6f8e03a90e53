"""Standings for a spreadsheet."""

import csv
from io import StringIO

from commonplace.reporting.dress import Dress
from commonplace.reporting.results.shown import Shown
from commonplace.values.cells import as_cell


def write_csv(shown: Shown, dress: Dress) -> str:  # noqa: ARG001 - as every form is written
    """Return standings as CSV (RFC 4180, but lines end as in every file of a hub).

    One row an entry; its rank by each other way of counting stands behind, where that is asked for.
    """
    sensitivity = shown.sensitivity
    variants = sensitivity.variants if sensitivity else ()
    criteria = [criterion.id for criterion in shown.competition.criteria]
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    names = [f"rank:{variant.name}" for variant in variants]
    rows.writerow(
        ["rank", "entry", "title", "score", *criteria, "ballots", "votes", *names],
    )
    for place in shown.standings.places:
        averages = [place.by_criterion.get(criterion) for criterion in criteria]
        ranks = [variant.rank(place.entry) for variant in variants]
        title = as_cell(shown.title(place))
        rows.writerow(
            [
                place.rank,
                place.entry,
                title,
                place.score,
                *averages,
                place.ballots,
                place.votes,
                *ranks,
            ]
        )
    return text.getvalue()
