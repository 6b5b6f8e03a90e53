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
from commonplace.privacy.examined import Examined
from commonplace.privacy.explanations import Explanations
from commonplace.privacy.finding import Finder
from commonplace.privacy.secrets import Kind, secrets_of
from commonplace.trust.store import Store

_NO_TEXT = re.compile(
    r".*\.(?:avif|bmp|eot|gif|ico|jpe?g|mp[34]|og[gv]|otf|pdf|png|ttf|wasm|webm|webp|woff2?|zip)",
    re.IGNORECASE,
)
_IN_LINES = (".html", ".js", ".css")
"""Files that have most of their lines in common with others, of which each is read once."""
_BETWEEN = {"lines": b"\n", "data": b"},{"}
"""What stands between the parts of a file; no secret reaches from one into the next."""
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


def find_leaks(  # noqa: PLR0913 - what a caller may know, by name
    hub: Hub,
    identities: Iterable[Identity],
    site: Path,
    program: Sequence[Path] = (),
    *,
    store: Store | None = None,
    whose: str = "",
) -> tuple[Leak, ...]:
    """Return what a built site tells that it must not, and that nobody wrote into a text.

    `identities` are those whom commits name. `program` are folders in which programs have words of
    their own, such as themes. What told nothing before is kept in `store`; `whose` tells sites from
    each other that keep theirs there.
    """
    secrets = secrets_of(hub, identities)
    if not secrets:
        return ()
    finder, explained = Finder(secrets), Explanations(hub, secrets, program)
    look = _Look(finder, Examined(secrets, store or Store(None), whose))
    leaks: set[Leak] = set()
    for file, text in look.doubtful(site):
        for hit in finder.hits(text):
            leak = Leak(file, hit.secret.kind, hit.secret.owner)
            if leak not in leaks and not explained(text, hit):
                leaks.add(leak)
    return tuple(sorted(leaks))


class _Look:
    """A look at one file after another, for what may tell anything."""

    def __init__(self, finder: Finder, examined: Examined) -> None:
        self._finder = finder
        self._examined = examined
        self._seen: set[bytes] = set()
        self._told: set[bytes] = set()

    def doubtful(self, site: Path) -> Iterator[tuple[str, str]]:
        """Yield name and text of each file that may hold anything, as readers would see it.

        The name of a file or folder is a text too.
        """
        files = [*_files(str(site))]
        if self._finder.suspects(undone("\n".join(name for _, name, _ in files))):
            names = ((name, undone(name)) for _, name, _ in files)
            yield from ((name, plain) for name, plain in names if self._finder.suspects(plain))
        for path, name, is_folder in files:
            if is_folder or _NO_TEXT.fullmatch(name):
                continue
            with open(path, "rb") as file:  # noqa: PTH123 - a `Path` takes as long as reading
                data = file.read()
            if self._is_doubtful(data, name):
                yield name, _plain(_unpacked(data, name), name)

    def _is_doubtful(self, data: bytes, name: str) -> bool:
        kind = _kind(name)
        if self._examined.has(kind, data):
            return False
        plain = _unpacked(data, name)
        known = self._examined.parts(name) if name.endswith(".json") else None
        parts = set(plain.split(_BETWEEN[kind])) if kind in _BETWEEN else {plain}
        new = known.new(parts) if known else parts - self._seen
        if kind == "lines" and len(self._seen) < _REMEMBERED:
            self._seen |= new
        is_doubtful = self._tells(new, name)
        if is_doubtful:
            self._told |= {part for part in new if self._tells({part}, name)} or new
        elif self._told.isdisjoint(parts):
            self._examined.add(kind, data)
            if known:
                known.add(parts)
        return is_doubtful

    def _tells(self, parts: Iterable[bytes], name: str) -> bool:
        return self._finder.suspects(_plain(b"\n".join(parts), name))


def _kind(name: str) -> str:
    """Return how a file is read."""
    if name.endswith(".gz"):
        return "packed"
    if name.endswith(".json"):
        return "data"
    return "lines" if name.endswith(_IN_LINES) else "text"


def _unpacked(data: bytes, name: str) -> bytes:
    return gzip.decompress(data) if name.endswith(".gz") else data


def _plain(data: bytes, name: str) -> str:
    text = data.decode("utf-8", "replace")
    if not name.endswith((*_IN_LINES, ".json")):
        text = f"{text}\n{unfolded(text)}"
    return undone(text)


def _files(site: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each file and folder, its name below the site's folder, and whether it is a folder."""
    for here, folders, files in os.walk(site):
        folders.sort()
        below = f"{here[len(site) :]}/".replace(os.sep, "/").lstrip("/")
        yield from ((f"{here}/{name}", f"{below}{name}", True) for name in folders)
        yield from ((f"{here}/{name}", f"{below}{name}", False) for name in sorted(files))
