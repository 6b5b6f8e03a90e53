"""What was measured, kept in a file so that a later run adds to it."""

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from timing.cost import Cost


@dataclass(frozen=True)
class Key:
    """What was measured: a variant at a step, in a hub of so many pages."""

    pages: int
    variant: str
    step: str


@dataclass
class Measured:
    """Costs by what was measured, one a round."""

    costs: dict[Key, list[Cost]] = field(default_factory=dict)

    def add(self, key: Key, cost: Cost) -> None:
        """Remember a cost."""
        self.costs.setdefault(key, []).append(cost)

    def forget(self, pages: int, variants: Sequence[str], steps: Sequence[str]) -> None:
        """Forget what is to be measured anew."""
        for key in [*self.costs]:
            if key.pages == pages and key.variant in variants and key.step in steps:
                del self.costs[key]

    def median(self, key: Key) -> Cost | None:
        """Return the median of each figure."""
        costs = self.costs.get(key)
        if not costs:
            return None
        return Cost(
            *(
                statistics.median(getattr(cost, name) for cost in costs)
                for name in ("cpu", "wall", "memory")
            )
        )

    @property
    def sizes(self) -> list[int]:
        """How many pages the hubs had."""
        return sorted({key.pages for key in self.costs})

    @property
    def variants(self) -> list[str]:
        """What was timed, in the order in which it was."""
        return [*dict.fromkeys(key.variant for key in self.costs)]

    @property
    def steps(self) -> list[str]:
        """Before which builds something was done."""
        return [*dict.fromkeys(key.step for key in self.costs)]

    def save(self, path: Path) -> None:
        """Write everything into a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = [
            {**asdict(key), "costs": [asdict(cost) for cost in costs]}
            for key, costs in self.costs.items()
        ]
        path.write_text(json.dumps(rows, indent=1), encoding="utf-8")


def read(path: Path) -> Measured:
    """Return what a file holds; nothing where there is none."""
    measured = Measured()
    if path.is_file():
        for row in json.loads(path.read_text(encoding="utf-8")):
            costs = [Cost(**cost) for cost in row.pop("costs")]
            measured.costs[Key(**row)] = costs
    return measured
