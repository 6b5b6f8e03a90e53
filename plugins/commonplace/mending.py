"""What `check --fix` mends: faults that anybody would mend in the same way."""

import codecs
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from commonplace.documents.text import LARGEST_FILE
from commonplace.language import N_
from commonplace.load.tree import Tree, read_tree
from commonplace.pictures.limits import MOST_BYTES, is_picture
from commonplace.pictures.told import told_by, without_told
from commonplace.regular_files import read_regular
from commonplace.selection import ALL, Selection
from commonplace.settings import Settings

BOM = N_("byte order mark removed")
CRLF = N_("line ends made LF")
LAST_LINE = N_("line end added at the end")
TOLD = N_("what the file told besides the picture removed")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that was written anew, and what was done to it, marked for translation."""

    path: str
    done: tuple[str, ...]


def mend(root: Path, settings: Settings, selection: Selection = ALL) -> list[Mended]:
    """Mend the records and pictures of the hub in `root` that are selected; return what was done.

    Only regular files are touched, and only those that are text in UTF-8, or pictures. Raises
    OSError where a file cannot be written.
    """
    mended = []
    tree = read_tree(root / settings.submissions, settings.submissions)
    for uri, file, largest, better in _mendable(tree):
        path = f"{settings.submissions}/{uri}"
        if path not in selection:
            continue
        try:
            data, size = read_regular(file, largest)
        except OSError:
            continue  # the check that follows says so
        content, done = better(data) if size <= largest else (data, ())
        if done:
            _replace(file, content)
            mended.append(Mended(path, done))
    return mended


Better = Callable[[bytes], tuple[bytes, tuple[str, ...]]]


def _mendable(tree: Tree) -> Iterator[tuple[str, Path, int, Better]]:
    for file in tree.files:
        yield file.uri, file.path, LARGEST_FILE, mend_bytes
    for asset in tree.assets:
        if is_picture(asset.uri):
            yield asset.uri, asset.path, MOST_BYTES, mend_picture


def mend_picture(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a picture's file without what it tells besides the picture; what is drawn stays."""
    if not told_by(data):
        return data, ()
    better = without_told(data)
    return better, (TOLD,) if better != data else ()


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
