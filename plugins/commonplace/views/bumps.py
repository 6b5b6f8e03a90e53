"""A bump chart: where each entry comes by each way of counting; a column a way, a row a rank."""

from collections.abc import Sequence
from dataclasses import dataclass

from commonplace.judging import Change, Sensitivity, Standings, Variant

COLUMN, ROW = 96, 34
"""How far apart columns and rows are."""
LEFT, TOP = 24, 54
"""Where the first column and the first row stand; above are the names of the columns."""


@dataclass(frozen=True, slots=True)
class Bump:
    """The line of an entry: its ranks, each with where it stands; None where it has none."""

    entry: str
    is_on_podium: bool
    points: tuple[tuple[int, int, int] | None, ...]

    @property
    def path(self) -> str:
        """The line through all its ranks, with a gap where there is none."""
        parts: list[str] = []
        before: tuple[int, int] | None = None
        for point in self.points:
            if point is None:
                before = None
                continue
            x, y = point[1], point[2]
            half = COLUMN // 2
            bend = f"C{before[0] + half} {before[1]} {x - half} {y} " if before else "M"
            parts.append(f"{bend}{x} {y}")
            before = x, y
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class BumpChart:
    """Ways of counting, the announced one first as None, and the line of each entry."""

    ways: tuple[Variant | None, ...]
    bumps: tuple[Bump, ...]
    height: int

    @property
    def labels(self) -> tuple[tuple[Variant | None, int], ...]:
        """The ways, each with where its column stands."""
        return tuple((way, LEFT + number * COLUMN) for number, way in enumerate(self.ways))

    @property
    def right(self) -> int:
        """Where the last column stands; names of entries are beside it."""
        return LEFT + (len(self.ways) - 1) * COLUMN


def bump_chart(found: Sensitivity) -> BumpChart:
    """Return how entries change places from one way of counting to the next.

    Those who share a rank stand below each other, each with the number of that rank.
    """
    others = (*found.of_kind(Change.METHOD), *found.of_kind(Change.VOTES))
    ways: tuple[Variant | None, ...] = (None, *others)
    standings = [found.announced, *(one.standings for one in others)]
    places = [_places(one, found.entries) for one in standings]
    bumps = []
    for entry in reversed(found.entries):  # so that the first is drawn last, above the others
        first = places[0].get(entry)
        is_on = first is not None and first[0] <= found.podium
        points = [
            (at[0], LEFT + number * COLUMN, TOP + (at[1] - 1) * ROW)
            if (at := column.get(entry))
            else None
            for number, column in enumerate(places)
        ]
        bumps.append(Bump(entry, is_on, tuple(points)))
    return BumpChart(ways, tuple(bumps), TOP + len(found.entries) * ROW)


def _places(standings: Standings, entries: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return the rank and the row of each entry; those who share a rank have a row each."""
    ranked = [place for place in standings.places if place.rank and place.entry in entries]
    return {place.entry: (place.rank or 0, row) for row, place in enumerate(ranked, 1)}
