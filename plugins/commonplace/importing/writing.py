"""Puts a plan on the disk: each file whole or not at all, and nobody's work overwritten."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commonplace.importing.files import PlannedFile, Progress


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the planned files, by their path below the submissions folder."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    different: tuple[str, ...] = ()


def write_files(
    files: Sequence[PlannedFile],
    submissions: Path,
    *,
    update: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Write the planned files that are not there yet.

    A file that is there already and says something else is left alone and named in `different`,
    for somebody may have worked on it; `update` replaces it. `dry_run` writes nothing and returns
    what would be written. Raises OSError where the disk refuses.
    """
    written, unchanged, different = [], [], []
    for number, file in enumerate(files, 1):
        path = submissions / file.uri
        data = file.read()
        if path.is_file() and _same(path.read_bytes(), data, file):
            unchanged.append(file.uri)
        elif os.path.lexists(path) and not update:
            different.append(file.uri)
        else:
            written.append(file.uri)
            if not dry_run:
                _write(path, data)
        if progress is not None:
            progress(number, len(files))
    return Written(tuple(written), tuple(unchanged), tuple(different))


def _same(there: bytes, planned: bytes, file: PlannedFile) -> bool:
    """Whether two files say the same; git may have changed the line ends of a text."""
    return there == planned or (file.copy_from is None and there.replace(b"\r\n", b"\n") == planned)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # A temporary file is for its owner alone; a submission is for everybody.
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
