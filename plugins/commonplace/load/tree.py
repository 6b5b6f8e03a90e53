"""The files of a submissions folder: which record or picture each one is, by its path.

Nothing is opened here. Links, devices and names that some system cannot hold are refused first.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from commonplace.addresses import is_reserved_by_windows, is_reserved_id
from commonplace.model.hub import Asset
from commonplace.problems import Place, Problem, printable
from commonplace.values import SLUG

LONGEST_NAME = 80
LONGEST_PATH = 200
"""Characters of one name, and of all from the submissions folder on; Windows allows 260 for all."""

ASSET_ENDINGS = (".avif", ".csv", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".txt", ".webp")
"""Kinds of file that may lie beside a text."""

_IGNORED = frozenset({".DS_Store", ".gitkeep", "Thumbs.db", "desktop.ini"})
_DEEPEST = 10
_PICTURES = (
    "columns/<column>/, columns/<column>/<article>/, events/<event>/, "
    "events/<event>/questions/<question>/, members/<id>/, "
    "competitions/<competition>/, competitions/<competition>/entries/<entry>/"
)
_EXPECTED = (
    "members/<id>.md, columns/<column>/index.md, columns/<column>/<article>.md, events/<event>.md, "
    "events/<event>/questions/<question>.md, "
    "competitions/<competition>/index.md, competitions/<competition>/entries/<entry>/index.md, "
    "competitions/<competition>/ballots/<judge>.yml, "
    "competitions/<competition>/polls/<poll>.yml, "
    "competitions/<competition>/awards/<award>.yml, credits/<id>.yml"
)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that is a record: where it is and which one it is."""

    path: Path
    uri: str
    collection: str
    id: str
    parent: str = ""

    @property
    def key(self) -> str:
        """The id by which other records refer to this one."""
        return f"{self.parent}/{self.id}" if self.parent else self.id


@dataclass(slots=True)
class Tree:
    """What was found: records, pictures and problems; `refused` are URIs that are left out."""

    files: list[FoundFile] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


_NAME = r"([^/]+)"
_RECORD_PATHS = tuple(
    (collection, re.compile(pattern))
    for collection, pattern in (
        ("member", rf"members/{_NAME}(?:\.md|/index\.md)"),
        ("column", rf"columns/{_NAME}/index\.md"),
        ("article", rf"columns/{_NAME}/{_NAME}(?:\.md|/index\.md)"),
        ("event", rf"events/{_NAME}(?:\.md|/index\.md)"),
        ("question", rf"events/{_NAME}/questions/{_NAME}(?:\.md|/index\.md)"),
        ("competition", rf"competitions/{_NAME}/index\.md"),
        ("entry", rf"competitions/{_NAME}/entries/{_NAME}(?:\.md|/index\.md)"),
        ("ballot", rf"competitions/{_NAME}/ballots/{_NAME}\.ya?ml"),
        ("poll", rf"competitions/{_NAME}/polls/{_NAME}\.ya?ml"),
        ("award", rf"competitions/{_NAME}/awards/{_NAME}\.ya?ml"),
        ("credits", rf"credits/{_NAME}\.ya?ml"),
    )
)
_ASSET_FOLDERS = re.compile(
    r"(?:members/[^/]+|columns/[^/]+(?:/[^/]+)?|events/[^/]+|competitions/[^/]+(?:/entries/[^/]+)?)"
    r"(?:/(?!entries/|ballots/|polls/|awards/)[^/]+){1,4}"
)
_NOTES = re.compile(r"(?:[^/]+/)?README(?:\.[a-z-]+)?\.md")


def read_tree(submissions: Path, prefix: str) -> Tree:
    """Walk a submissions folder; `prefix` is its path in the hub, for the problems."""
    tree = Tree()
    for path, found, fault in _walk(submissions, ""):
        uri = printable(found)
        shown = f"{prefix}/{uri}".rstrip("/")
        if fault is not None:
            problem = Problem.at(shown, Place(), fault[0], **fault[1])
            tree.problems.append(problem)
            if problem.is_error:
                tree.refused.append(uri)
        else:
            _sort_in(tree, path, uri, shown)
    return tree


Fault = tuple[str, dict[str, object]]


def _walk(folder: Path, uri: str) -> Iterator[tuple[Path, str, Fault | None]]:
    """Yield regular files, and whatever is refused, in the same order on every system."""
    if uri.count("/") > _DEEPEST:
        yield folder, uri.rstrip("/"), ("path-unexpected", {"allowed": _EXPECTED})
        return
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield folder, uri.rstrip("/"), ("file-unreadable", {"reason": error.strerror or str(error)})
        return
    if fault := _fault_of_folder(uri, {entry.name for entry in entries}):
        yield folder, uri.rstrip("/"), fault
        return
    entries = [entry for entry in entries if not _is_litter(entry.name)]
    keepers = _keepers([entry.name for entry in entries])
    for entry in entries:
        here, keeper = f"{uri}{entry.name}", keepers[_folded(entry.name)]
        if entry.name != keeper:
            yield Path(entry.path), here, ("name-clash", {"other": keeper})
        elif fault := _fault_of_name(entry.name) or _fault_of_path(here) or _fault_of_kind(entry):
            yield Path(entry.path), here, fault
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), f"{here}/")
        else:
            yield Path(entry.path), here, None


def _fault_of_folder(uri: str, names: set[str]) -> Fault | None:
    if ".git" in names:
        return "file-submodule", {}
    if uri and not names:
        return "folder-empty", {}
    return None


def _fault_of_path(uri: str) -> Fault | None:
    if len(uri) > LONGEST_PATH:
        return "path-too-long", {"length": len(uri), "limit": LONGEST_PATH}
    return None


def _fault_of_kind(entry: os.DirEntry[str]) -> Fault | None:
    if entry.is_symlink() or (hasattr(entry, "is_junction") and entry.is_junction()):
        return "file-link", {}
    is_known = entry.is_dir(follow_symlinks=False) or entry.is_file(follow_symlinks=False)
    return None if is_known else ("file-special", {})


def _keepers(names: list[str]) -> dict[str, str]:
    """Of names that many systems cannot tell apart, return the one that stays: plain lower case."""
    kept: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (_folded(name) != name, name)):
        kept.setdefault(_folded(name), name)
    return kept


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _fault_of_name(name: str) -> Fault | None:
    if len(name) > LONGEST_NAME:
        return "name-too-long", {"length": len(name), "limit": LONGEST_NAME}
    if is_reserved_by_windows(name):
        return "name-reserved", {"found": name, "suggested": _suggested(name, "-1")}
    if not name.isprintable() or any(char in '<>:"|?*\\' for char in name) or name.startswith("."):
        return "name-invalid", {"found": name, "suggested": _suggested(name)}
    return None


def is_no_submission(uri: str) -> bool:
    """Whether a file is nobody's submission: a note for who looks around, a system's own file."""
    return bool(_NOTES.fullmatch(uri)) or any(_is_litter(name) for name in uri.split("/"))


def _is_litter(name: str) -> bool:
    return name in _IGNORED or name.startswith("._")


def _sort_in(tree: Tree, path: Path, uri: str, shown: str) -> None:
    """Put one regular file where it belongs: record, picture, or problem."""
    if _NOTES.fullmatch(uri):
        return
    for collection, pattern in _RECORD_PATHS:
        if names := pattern.fullmatch(uri):
            *parents, record_id = names.groups()
            faults = [fault for name in names.groups() if (fault := _fault_of_id(name, collection))]
            tree.problems += [Problem.at(shown, Place(), code, **values) for code, values in faults]
            if faults:
                tree.refused.append(uri)
            else:
                tree.files.append(FoundFile(path, uri, collection, record_id, *parents))
            return
    ending = path.suffix.lower()
    if _ASSET_FOLDERS.fullmatch(uri) and ending in ASSET_ENDINGS:
        tree.assets.append(Asset(uri, path))
        return
    tree.refused.append(uri)
    if ending in ASSET_ENDINGS:
        values = {"allowed": _PICTURES}
        tree.problems.append(Problem.at(shown, Place(), "path-unexpected", **values))
    elif _ASSET_FOLDERS.fullmatch(uri) and ending not in (".md", ".yml", ".yaml"):
        allowed = ", ".join(ASSET_ENDINGS)
        tree.problems.append(
            Problem.at(shown, Place(), "file-kind", ending=ending, allowed=allowed)
        )
    else:
        tree.problems.append(Problem.at(shown, Place(), "path-unexpected", allowed=_EXPECTED))


def _fault_of_id(name: str, collection: str) -> Fault | None:
    if not SLUG.fullmatch(name):
        return "name-invalid", {"found": name, "suggested": _suggested(name)}
    if is_reserved_id(name, collection):
        return "name-reserved", {"found": name, "suggested": f"{name}-1"}
    return None


def _suggested(name: str, tail: str = "") -> str:
    """Return a name like `name` that is allowed, with the same ending."""
    stem, dot, ending = name.rpartition(".")
    if not (stem and re.fullmatch(r"[a-z0-9]{1,5}", ending)):
        stem, dot, ending = name, "", ""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "my-page"
    return f"{slug}{tail}{dot}{ending}"
