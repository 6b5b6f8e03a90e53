"""What was measured, as Markdown."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timing.cost import Cost
from timing.measured import Key, Measured

COLD = "cold"


def page(measured: Measured, machine: Sequence[str], differing: Sequence[str]) -> str:
    """Return the whole page."""
    parts = ["# Results", "*Written by `bench/run`; what is measured is in [README](README.md).*"]
    parts += machine
    for pages in measured.sizes:
        parts += [f"## {pages:,} pages", "CPU seconds, children included (wall-clock seconds):"]
        parts += [_costs(measured, pages), "MiB at the most, of all processes together:"]
        parts += [_memory(measured, pages), "CPU seconds as multiples of those of the first row:"]
        parts.append(_ratios(measured, pages))
    if len(measured.sizes) > 1:
        parts += ["## Growth", "The exponent of CPU seconds between two sizes; 1 is in proportion:"]
        parts.append(_growth(measured))
    parts += ["## Equality", *(differing or ["Nothing was compared."])]
    return "\n\n".join(parts) + "\n"


def _grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _by_step(measured: Measured, pages: int) -> Iterator[tuple[str, list[Cost | None]]]:
    for variant in measured.variants:
        costs = [measured.median(Key(pages, variant, step)) for step in measured.steps]
        if any(costs):
            yield variant, costs


def _costs(measured: Measured, pages: int) -> str:
    rows = [
        [name, *(f"{cost.cpu:.2f} ({cost.wall:.2f})" if cost else "" for cost in costs)]
        for name, costs in _by_step(measured, pages)
    ]
    return _grid(["", *measured.steps], rows)


def _memory(measured: Measured, pages: int) -> str:
    rows = [
        [name, *(f"{cost.memory:.0f}" if cost else "" for cost in costs)]
        for name, costs in _by_step(measured, pages)
    ]
    return _grid(["", *measured.steps], rows)


def _ratios(measured: Measured, pages: int) -> str:
    found = [*_by_step(measured, pages)]
    ours = found[0][1]
    rows = [
        [
            name,
            *(
                f"{cost.cpu / own.cpu:.2f}" if cost and own else ""
                for cost, own in zip(costs, ours, strict=True)
            ),
        ]
        for name, costs in found
    ]
    return _grid(["", *measured.steps], rows)


def _growth(measured: Measured) -> str:
    between = [*pairwise(measured.sizes)]
    rows = [
        [f"{variant}, {step}", *(_exponent(measured, variant, step, *pair) for pair in between)]
        for variant in measured.variants
        for step in measured.steps
    ]
    head = ["", *(f"{small:,} to {large:,}" for small, large in between)]
    return _grid(head, [row for row in rows if any(row[1:])])


def _exponent(measured: Measured, variant: str, step: str, small: int, large: int) -> str:
    few, many = (measured.median(Key(pages, variant, step)) for pages in (small, large))
    if not few or not many:
        return ""
    return f"{math.log(many.cpu / few.cpu) / math.log(large / small):.2f}"
