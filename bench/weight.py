"""Prints what a browser loads for each kind of page before the reader does anything, in gzip bytes.

Pictures of the page itself are not counted, nor what only a search or a diagram asks for later.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.first_loads import first_load

KINDS = {
    "home": "",
    "handbook": "handbook/goal/",
    "columns": "columns/",
    "column": "columns/field-notes/",
    "article": "columns/field-notes/counting-herons/",
    "article in Chinese": "zh/columns/tianye/shu-lu/",
    "events": "events/",
    "event": "events/regex-clinic/",
    "competition": "competitions/autumn-visualisation-2026/",
    "members": "members/",
    "member": "members/alice-marlow/",
}


def main(folder: Path) -> None:
    """Print a row for each kind of page of a built site."""
    for kind, url in KINDS.items():
        parts = first_load(folder, url)
        listed = ", ".join(f"{Path(name).name} {size:,}" for name, size in parts.items())
        sys.stdout.write(f"{sum(parts.values()):>9,}  {kind:<20} {listed}\n")


main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
