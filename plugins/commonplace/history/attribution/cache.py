"""What was known at the last reading, kept in git's own folder.

Never in the work tree: there, a pull request could bring one that tells lies. Where the folder
cannot be written, or what is in it cannot be read, everything is read anew.
"""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from commonplace.git import git_folder
from commonplace.history.attribution.known import Known, KnownCommit, Past
from commonplace.model.attribution import Identity

FORMAT = 2
"""To be raised whenever another version would know something else of the same history."""


class Cache:
    """Keeps what is known for as long as `key` is the same."""

    def __init__(self, root: Path, key: str, *, has_lines: bool) -> None:
        folder = git_folder(root)
        name = "attribution-lines.json" if has_lines else "attribution.json"
        self._file = folder / "commonplace" / name if folder else None
        self._key = f"{FORMAT} {key}"

    def read(self) -> Known | None:
        """Return what is kept; None where there is nothing, or something else."""
        if self._file is None:
            return None
        try:
            kept = json.loads(self._file.read_bytes())
            return _known(kept) if kept.pop("key") == self._key else None
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            return None

    def write(self, known: Known) -> None:
        """Keep what is known. Two builds at once do not disturb each other."""
        if self._file is None:
            return
        with suppress(OSError):
            self._file.parent.mkdir(exist_ok=True)
            _write_beside(self._file, json.dumps({"key": self._key, **_kept(known)}).encode())


def _write_beside(file: Path, content: bytes) -> None:
    number, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    try:
        with os.fdopen(number, "wb") as beside:
            beside.write(content)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _kept(known: Known) -> dict[str, Any]:
    return {
        "head": known.head,
        "people": [
            (who.name, who.address, who.written_name, who.written_address) for who in known.people
        ],
        "seen": known.seen,
        "commits": known.commits,
        "pasts": {
            path: (past.created, past.changed, past.steps, past.lines)
            for path, past in known.pasts.items()
        },
        "tree": known.tree,
    }


def _known(kept: dict[str, Any]) -> Known:
    return Known(
        kept["head"],
        [*map(KnownCommit._make, kept["commits"])],
        [Identity(*fields) for fields in kept["people"]],
        kept["seen"],
        {
            path: Past(created and tuple(created), changed and tuple(changed), steps, lines)
            for path, (created, changed, steps, lines) in kept["pasts"].items()
        },
        kept["tree"],
    )
