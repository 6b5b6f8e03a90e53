"""The check after a build: whether a site holds what somebody keeps, and no text says why."""

import gzip
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from commonplace.model import Hub
from commonplace.model.attribution import Identity
from commonplace.privacy.encodings import undone, unfolded
from commonplace.privacy.explanations import Explanations
from commonplace.privacy.finding import Finder
from commonplace.privacy.secrets import Kind, secrets_of

_NO_TEXT = re.compile(
    r".*\.(?:avif|bmp|eot|gif|ico|jpe?g|mp[34]|og[gv]|otf|pdf|png|ttf|wasm|webm|webp|woff2?|zip)",
    re.IGNORECASE,
)
_IN_LINES = (".html", ".js", ".css")
"""Files that have most of their lines in common with others, of which each is read once."""
_REMEMBERED = 200_000
"""Lines; what pages have in common is met early, and the rest would only take room."""


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A file of a site that tells what somebody keeps; `file` is seen from the site's folder.

    `owner` is the path of the record that keeps it, empty for an address that only git knows.
    """

    file: str
    kind: Kind
    owner: str


def find_leaks(
    hub: Hub,
    identities: Iterable[Identity],
    site: Path,
    program: Sequence[Path] = (),
) -> tuple[Leak, ...]:
    """Return what a built site tells that it must not, and that nobody wrote into a text.

    `identities` are those whom commits name. `program` are folders in which programs have words of
    their own, such as themes.
    """
    secrets = secrets_of(hub, identities)
    if not secrets:
        return ()
    finder, explained = Finder(secrets), Explanations(hub, secrets, program)
    leaks: set[Leak] = set()
    for file, text in _doubtful(site, finder):
        for hit in finder.hits(text):
            leak = Leak(file, hit.secret.kind, hit.secret.owner)
            if leak not in leaks and not explained(text, hit):
                leaks.add(leak)
    return tuple(sorted(leaks))


def _doubtful(site: Path, finder: Finder) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file that may hold anything, as readers would see it.

    The name of a file or folder is a text too. Lines that a file has in common with those before
    it are read once.
    """
    seen: set[bytes] = set()
    for path, name, is_folder in _files(str(site)):
        if finder.suspects(plain := undone(name)):
            yield name, plain
        if is_folder or _NO_TEXT.fullmatch(name):
            continue
        with open(path, "rb") as file:  # noqa: PTH123 - a `Path` takes as long as reading
            data = file.read()
        if name.endswith(".gz"):
            data = gzip.decompress(data)
        new = _new_lines(data, seen) if name.endswith(_IN_LINES) else data
        if finder.suspects(_plain(new, name)):
            yield name, _plain(data, name)


def _plain(data: bytes, name: str) -> str:
    text = data.decode("utf-8", "replace")
    if not name.endswith((*_IN_LINES, ".json")):
        text = f"{text}\n{unfolded(text)}"
    return undone(text)


def _new_lines(data: bytes, seen: set[bytes]) -> bytes:
    """Return the lines that were not there before, in any order."""
    new = set(data.split(b"\n")) - seen
    if len(seen) < _REMEMBERED:
        seen |= new
    return b"\n".join(new)


def _files(site: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each file and folder, its name below the site's folder, and whether it is a folder."""
    for here, folders, files in os.walk(site):
        folders.sort()
        below = f"{here[len(site) :]}/".replace(os.sep, "/").lstrip("/")
        yield from ((f"{here}/{name}", f"{below}{name}", True) for name in folders)
        yield from ((f"{here}/{name}", f"{below}{name}", False) for name in sorted(files))
