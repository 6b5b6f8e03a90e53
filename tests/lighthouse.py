"""Lighthouse's figures for each kind of page, and what keeps a page from the best.

Run by `scripts/lighthouse` on a built site; measures, and decides nothing. The site is served on
this machine as GitHub Pages would send it (gzip, ten minutes of cache), but over HTTP/1.1 and
without a network: Lighthouse reckons the slow phone and the slow line from what it saw (its own
defaults). Of several runs, the one with the middle speed counts.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.kinds import examples
from tests.servers import serve

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOALS = {"performance": 95}
"""What is good enough; 100 for the rest."""
ROW = "{:26} {:>5} {:>5} {:>5} {:>4} {:>6} {:>6} {:>7} {:>7} {:>5}"
HEAD = ("page", "speed", "a11y", "pract", "seo", "LCP s", "CLS", "TBT ms", "KB", "files")


def main(site: Path, pattern: str, runs: int) -> None:
    print(ROW.format(*HEAD), flush=True)  # noqa: T201 - a command speaks
    wrong: dict[str, list[str]] = {}
    with serve(site, is_compressed=True) as address:
        for example in examples(site):
            if not re.search(pattern, example.name):
                continue
            reports = sorted(
                (measure(address + example.path) for _ in range(runs)), key=lambda one: one.speed
            )
            report = reports[len(reports) // 2]
            print(ROW.format(example.name, *report.figures()), flush=True)  # noqa: T201
            for fault in report.faults():
                wrong.setdefault(fault, []).append(example.name)
    for fault, names in sorted(wrong.items()):
        print(f"\n{fault}\n  {', '.join(names)}")  # noqa: T201


class Report:
    """What Lighthouse says of one page."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.categories = told["categories"]
        self.audits = told["audits"]

    @property
    def speed(self) -> float:
        """The score for speed, from 0 to 1."""
        return float(self.categories["performance"]["score"] or 0)

    def figures(self) -> Iterator[str]:
        """Yield the cells of a row."""
        for name in CATEGORIES:
            yield f"{100 * (self.categories[name]['score'] or 0):.0f}"
        yield f"{self._number('largest-contentful-paint') / 1000:.2f}"
        yield f"{self._number('cumulative-layout-shift'):.3f}"
        yield f"{self._number('total-blocking-time'):.0f}"
        yield f"{self._number('total-byte-weight') / 1000:.1f}"
        yield f"{len(self.audits['network-requests']['details']['items'])}"

    def faults(self) -> Iterator[str]:
        """Yield what is below its goal: the category, the audit, and what it says."""
        for name in CATEGORIES:
            category = self.categories[name]
            if 100 * (category["score"] or 0) >= GOALS.get(name, 100):
                continue
            for part in category["auditRefs"]:
                audit = self.audits[part["id"]]
                if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                    yield f"{name}: {audit['id']}: {audit['title']}"

    def _number(self, audit: str) -> float:
        return float(self.audits[audit].get("numericValue") or 0)


def measure(address: str) -> Report:
    """Return Lighthouse's report of the page at an address."""
    flags = ["--headless=new", "--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # Chromium has no sandbox for root
        flags.append("--no-sandbox")
    command = ["node", os.environ["LIGHTHOUSE"], address, "--output=json", "--quiet"]
    command += ["--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}"]
    run = subprocess.run(
        [*command, f"--chrome-flags={' '.join(flags)}"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        sys.exit(f"Lighthouse could not measure {address}:\n{run.stderr[-2000:]}")
    return Report(json.loads(run.stdout))


if __name__ == "__main__":
    main(
        Path("site"),
        sys.argv[1] if len(sys.argv) > 1 else "",
        int(sys.argv[2]) if len(sys.argv) > 2 else 1,
    )
