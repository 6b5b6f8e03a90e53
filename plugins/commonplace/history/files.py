"""The files of events as they are on the disk now, which may be ahead of the last commit."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from commonplace.documents.text import LARGEST_FILE
from commonplace.history.lives import Life
from commonplace.history.log import Change, Commit
from commonplace.history.paths import event_id
from commonplace.history.versions import Versions, plain
from commonplace.model import Hub

SHA1_DIGITS = 40


@dataclass(frozen=True, slots=True)
class File:
    """A file on the disk: its content with plain line ends, and the ids git may know it by.

    Both are empty where it cannot be read or is too large to be an event.
    """

    content: bytes = b""
    ids: tuple[str, ...] = ()


def read_files(hub: Hub, folder: str, digits: int) -> dict[str, File]:
    """Return the files of all events, those that were refused too, by path in the repository.

    `digits` says which hash the repository uses, by the length of its ids.
    """
    submissions = hub.root / hub.settings.submissions
    uris = [event.source.uri for event in hub.events.values()]
    uris += [uri for uri in hub.refused if f"{uri}/".startswith("events/")]
    return {
        path: _file(submissions / uri, digits) if event_id(path, folder) else File()
        for uri in uris
        for path in [f"{folder}{uri}"]
    }


def ahead(
    files: Mapping[str, File], here: Mapping[str, Life], versions: Versions, now: datetime
) -> Commit:
    """Return what the files on the disk changed since the last commit, as a commit of this moment.

    Contents that git does not know are added to `versions`.
    """
    changes = []
    for path in sorted({*files, *here}):
        old = here[path].blob if path in here else ""
        file = files.get(path)
        if file is None:
            if not any(path.startswith(f"{above}/") for above in files):
                changes.append(Change(old=path, old_blob=old))
            continue
        if path in here and _is_same(file, old, versions):
            continue
        new = file.ids[0] if file.ids else ""
        if new:
            versions.add(new, file.content)
        changes.append(Change(path if path in here else "", path, old, new))
    return Commit("", now, tuple(changes))


def _is_same(file: File, blob: str, versions: Versions) -> bool:
    """Whether a file is as it was committed; the system may have changed its line ends."""
    if not file.ids or not blob:
        return not file.ids and not blob
    return blob in file.ids or plain(versions.content(blob)) == file.content


def _file(path: Path, digits: int) -> File:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return File()
        content = path.read_bytes()
    except OSError:
        return File()
    ours = plain(content)
    return File(ours, tuple(dict.fromkeys(_ids((ours, content), digits))))


def _ids(contents: tuple[bytes, ...], digits: int) -> Iterator[str]:
    name = "sha1" if digits == SHA1_DIGITS else "sha256"
    for content in contents:
        head = f"blob {len(content)}\0".encode()
        yield hashlib.new(name, head + content, usedforsecurity=False).hexdigest()
