"""Standings as a table for spreadsheets: `api/competitions/ID.csv`, once they are public."""

import csv
import io
from collections.abc import Iterator

from commonplace.model import Competition, Guest
from commonplace.values.cells import as_cell
from commonplace.views import Edition
from commonplace.views.competitions import newest_first

EACH_URI = "api/competitions/ID.csv"

_MARK = "\ufeff"
"""By it spreadsheets know that a file is UTF-8; without it some show Chinese as rubbish."""


def standings_tables(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the table of each competition with public standings."""
    for competition in sorted(edition.hub.competitions.values(), key=newest_first):
        if competition.id in edition.standings:
            yield EACH_URI.replace("ID", competition.id), _table(edition, competition)


def _table(edition: Edition, competition: Competition) -> str:
    criteria = [criterion.id for criterion in competition.criteria]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    heads = ["place", "entry", "title", "team", "track", "score", *criteria, "ballots", "votes"]
    table.writerow(heads)
    for place in edition.standings[competition.id][0].places:
        entry = edition.hub.entries[f"{competition.id}/{place.entry}"]
        people = (one.person for one in entry.team.members)
        names = (one.name if isinstance(one, Guest) else edition.name_of(one) for one in people)
        table.writerow(
            [
                _number(place.rank),
                entry.id,
                as_cell(entry.title),
                as_cell(entry.team.name or ", ".join(names)),
                entry.track or "",
                _number(place.score),
                *(_number(place.by_criterion[name]) for name in criteria),
                place.ballots,
                _number(place.votes),
            ]
        )
    return f"{_MARK}{text.getvalue()}"


def _number(value: float | None) -> float | str:
    return "" if value is None else value
