"""The files of a site."""

import os
from collections.abc import Iterator
from pathlib import Path


def files_of(site: Path) -> Iterator[str]:
    """Yield each file as it is named below the site's folder; none where that is missing."""
    top = os.fspath(site)
    for folder, _, names in os.walk(top):
        here = folder[len(top) :].replace(os.sep, "/").strip("/")
        for name in names:
            yield f"{here}/{name}" if here else name
