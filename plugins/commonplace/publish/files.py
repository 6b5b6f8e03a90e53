"""The files of a site."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_of(site: Path) -> Iterator[str]:
    """Yield each file as it is named below the site's folder; none where that is missing."""
    for folder, _, names in os.walk(site):
        here = Path(folder).relative_to(site).as_posix()
        for name in names:
            yield name if here == "." else f"{here}/{name}"
