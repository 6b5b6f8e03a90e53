"""What `check --fix` mends: faults that anybody would mend in the same way."""

import codecs
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from commonplace.documents.text import LARGEST_FILE
from commonplace.language import N_
from commonplace.load.tree import read_tree
from commonplace.regular_files import read_regular
from commonplace.selection import ALL, Selection
from commonplace.settings import Settings

BOM = N_("byte order mark removed")
CRLF = N_("line ends made LF")
LAST_LINE = N_("line end added at the end")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that was written anew, and what was done to it, marked for translation."""

    path: str
    done: tuple[str, ...]


def mend(root: Path, settings: Settings, selection: Selection = ALL) -> list[Mended]:
    """Mend the records of the hub in `root` that are selected; return what was done.

    Only regular files are touched, and only those that are text in UTF-8. Raises OSError where a
    file cannot be written.
    """
    mended = []
    for file in read_tree(root / settings.submissions, settings.submissions).files:
        path = f"{settings.submissions}/{file.uri}"
        if path not in selection:
            continue
        try:
            data, size = read_regular(file.path, LARGEST_FILE)
        except OSError:
            continue  # the check that follows says so
        if size > LARGEST_FILE:
            continue
        better, done = mend_bytes(data)
        if done:
            _replace(file.path, better)
            mended.append(Mended(path, done))
    return mended


def mend_bytes(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a file's content as it should be, and what had to be done for that."""
    done = []
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data, ()
    if b"\0" in data:
        return data, ()
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
        done.append(BOM)
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        done.append(CRLF)
    if data and not data.endswith(b"\n"):
        data += b"\n"
        done.append(LAST_LINE)
    return data, tuple(done)


def _replace(path: Path, data: bytes) -> None:
    """Put new content in the place of a file in one step: it is never there in part."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        shutil.copymode(path, beside)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
