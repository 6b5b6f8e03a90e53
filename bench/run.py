"""Times builds of ours and of peers in turn, and writes a table of it.

bench/run [SIZES] [--ours NAMES] [--peers NAMES] [--edits NAMES] [--rounds 3]
bench/run --smoke
"""

import argparse
import os
import platform
import sys
import tempfile
from importlib.metadata import distributions
from pathlib import Path

from timing.edits import AT_ONCE, ONE_BY_ONE
from timing.measured import Measured, read
from timing.rounds import Bench
from timing.table import COLD, page
from timing.variants import OURS, PEERS, REFERENCE, Variant

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "bench"
PEERS_HOME = CACHE / "venv"
SMOKE = 12
_LOAD = "Builds make 1 to 2; with more, all seconds are too large: look at ratios."
_SHOWN = ("hugo", "mkdocs", "mkdocs-git-authors-plugin", "mkdocs-material", "zensical")


def chosen(given: str | None, all_of_them: tuple[Variant, ...], pages: int) -> list[Variant]:
    """Return the variants whose names are given, or those that are usual for a size."""
    if given is None:
        return [each for each in all_of_them if pages <= each.most_pages]
    names = {name.strip() for name in given.split(";")} - {""}
    if unknown := names - {each.name for each in all_of_them}:
        known = "; ".join(each.name for each in all_of_them)
        sys.exit(f"{'; '.join(unknown)}: no such variant. There are: {known}")
    return [each for each in all_of_them if each.name in names]


def load() -> float:
    """Return how many processes wanted to run in the last minute; 0 where nobody knows."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def machine(rounds: int, loads: list[float]) -> list[str]:
    """Return what was measured on, how busy it was, and which versions."""
    libraries = sorted(PEERS_HOME.glob("lib/python*/site-packages"))
    found = {one.name: one.version for one in distributions(path=[*map(str, libraries)])}
    versions = ", ".join(f"{name} {found[name]}" for name in _SHOWN if name in found)
    python = platform.python_version()
    return [
        f"{platform.system()}, {os.cpu_count()} cores, Python {python}; medians of {rounds}.",
        f"Load: {min(loads):.1f} to {max(loads):.1f}. {_LOAD}",
        f"Peers: {versions or 'none'}.",
    ]


def smoke() -> None:
    """Build a tiny hub, change everything at once, build it again, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        bench = Bench(SMOKE, place, Path(sys.executable).parent, PEERS_HOME, Measured())
        bench.edits = [AT_ONCE]
        bench.run([each for each in OURS if each != REFERENCE], [AT_ONCE])
    if bench.differing:
        sys.exit("\n".join(bench.differing))
    sys.stdout.write(f"{bench.compared} sites are what a clean build makes.\n")


def main() -> None:
    """Time what the command line asks for."""
    parser = argparse.ArgumentParser(prog="bench/run", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[500, 2000])
    parser.add_argument("--ours", help="names with ; between them; else all")
    parser.add_argument("--peers", help="the same; '' for none")
    parser.add_argument("--edits", help="the same; '' for cold builds alone")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-compare", action="store_true", help="compare no output of ours")
    parser.add_argument("--anew", action="store_true", help="forget what was measured before")
    parser.add_argument("--smoke", action="store_true", help="correctness alone, in seconds")
    given = parser.parse_args()
    if given.smoke:
        smoke()
        return
    kept = CACHE / "measured.json"
    measured = Measured() if given.anew else read(kept)
    edits = (
        [*ONE_BY_ONE] if given.edits is None else [e.strip() for e in given.edits.split(";") if e]
    )
    said: list[str] = []
    loads = [load()]
    for pages in given.sizes:
        variants = [*chosen(given.ours, OURS, pages), *chosen(given.peers, PEERS, pages)]
        ours = Path(sys.executable).parent
        bench = Bench(pages, CACHE / str(pages), ours, PEERS_HOME / "bin", measured, edits)
        measured.forget(pages, [each.name for each in variants], [COLD, *edits])
        for number in range(given.rounds):
            none = number > 0 or given.no_compare
            bench.run(variants, () if none else (COLD, *edits))
            measured.save(kept)
            loads.append(load())
        said += bench.differing
        if bench.compared:
            alike = bench.compared - len(bench.differing)
            said.append(
                f"{pages:,} pages: {alike} of {bench.compared} sites of ours are, byte for byte, "
                f"what `{REFERENCE.name}` makes of a fresh copy."
            )
        results = page(measured, machine(given.rounds, loads), said)
        (ROOT / "bench" / "results.md").write_text(results, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
