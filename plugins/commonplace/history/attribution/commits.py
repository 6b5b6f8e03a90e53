"""The whole history as git's log tells it: each commit, and what it changed for each parent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from commonplace.git import git_bytes
from commonplace.history.log import Change

_COMMAND = (
    # What somebody set for their own eyes would change what we read.
    "--no-replace-objects",
    *("-c", "log.showRoot=true"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.diffMerges=separate"),
    *("-c", "mailmap.file="),
    *("-c", "mailmap.blob="),
    "log",
    "--topo-order",
    "-m",
    "--raw",
    "--no-abbrev",
    "--no-color",
    "--no-relative",
    "--no-ext-diff",
    "--ignore-submodules=none",  # a merge without a diff has the tree of that parent
    "-l1000",
    "-O/dev/null",
    "-z",
    "--date=raw",
    "--encoding=UTF-8",
    "--decorate=full",
)
_FIELDS = ("%H", "%P", "%T", "%aN", "%aE", "%an", "%ae", "%ad", "%ct", "%D", "%B")
_FORMAT = f"--format={'%x00'.join(_FIELDS)}"
_ENTRY = (":", "\n:")
_SUBMODULE = "160000"
_CUT = "grafted"
_END_OF_TIME = 253_402_128_000  # two days before the year 10000
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of any branch. `author` is a name and an address after `.mailmap`, and as written.

    `diffs` says for each parent what this commit changed; a first commit has one without a parent.
    `lines` counts those added and removed by the new path of a file, where that was asked for and
    the file is a text. `time` is seconds since 1970 and the author's distance to UTC in minutes.
    """

    id: str
    parents: tuple[str, ...]
    author: tuple[str, str, str, str]
    time: tuple[int, int]
    message: str
    diffs: tuple[tuple[Change, ...], ...]
    lines: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_merge(self) -> bool:
        """Whether it joins branches, so that it changed nothing itself."""
        return len(self.parents) > 1


@dataclass(frozen=True, slots=True)
class Log:
    """All commits, each before its parents; `is_cut` where some are missing in this clone."""

    commits: tuple[Commit, ...]
    is_cut: bool = False


@dataclass(slots=True)
class _Part:
    """What git printed of a commit, for all its parents or for one."""

    fields: list[str]
    changes: tuple[Change, ...]
    lines: dict[str, int]


def read_commits(
    root: Path, *, after: str = "", are_exact: bool = False, measure: bool = False
) -> Log:
    """Read the history of the last commit, or what is not in that of the commit `after`.

    With `are_exact`, only files that moved as they were have moved: git need not read any content.
    Raises GitError where there is no history, or no git.
    """
    output = git_bytes(
        root,
        *_COMMAND,
        _FORMAT,
        f"--find-renames={100 if are_exact else 50}%",
        *(("--numstat",) if measure else ()),
        *((f"{after}..HEAD",) if after else ()),
        "--",
    )
    texts = output.decode("utf-8", "surrogateescape").split("\0")
    parts = [*_parts(texts)]
    trees = {part.fields[0]: part.fields[2] for part in parts}
    commits = []
    at = 0
    while at < len(parts):
        end = at + 1
        while end < len(parts) and parts[end].fields[0] == parts[at].fields[0]:
            end += 1
        commits.append(_commit(parts[at:end], trees))
        at = end
    is_cut = any(_CUT in part.fields[9].split(", ") for part in parts)
    return Log(tuple(commits), is_cut)


def _parts(texts: list[str]) -> Iterator[_Part]:
    """Yield what is between one header and the next; a header is as many texts as fields."""
    at = 0
    while at < len(texts) - 1:
        fields = texts[at : at + len(_FIELDS)]
        at += len(_FIELDS)
        changes = []
        while texts[at].startswith(_ENTRY):
            entry, old, new = texts[at].lstrip("\n:"), texts[at + 1], texts[at + 1]
            at += 2
            modes_and_ids, _, letter = entry.rpartition(" ")
            if letter[0] in "RC":
                new = texts[at]
                at += 1
            old_mode, new_mode, old_blob, new_blob = modes_and_ids.split(" ")
            if _SUBMODULE not in {old_mode, new_mode}:
                old, new = "" if letter[0] in "AC" else old, "" if letter == "D" else new
                changes.append(Change(old, new, old_blob if old else "", new_blob if new else ""))
        lines: dict[str, int] = {}
        while "\t" in texts[at]:
            added, removed, path = texts[at].lstrip("\n").split("\t", 2)
            at += 1
            if not path:
                path = texts[at + 1]
                at += 2
            if added != "-":
                lines[path] = int(added) + int(removed)
        yield _Part(fields, tuple(changes), lines)


def _commit(parts: list[_Part], trees: Mapping[str, str]) -> Commit:
    name, parents, tree, *author, date, committed, _, message = parts[0].fields
    above = tuple(parents.split())
    left = iter([part.changes for part in parts])
    # For a parent that a merge is equal to, git says nothing at all.
    diffs = [
        () if len(above) > 1 and trees.get(parent) == tree else next(left, ()) for parent in above
    ]
    return Commit(
        name,
        above,
        (author[0], author[1], author[2], author[3]),
        _time(date, committed),
        message,
        tuple(diffs) or (parts[0].changes,),
        parts[0].lines,
    )


def _time(date: str, committed: str) -> tuple[int, int]:
    """Return when a commit was made; where its author's clock says what cannot be, what can."""
    text, _, zone = date.partition(" ")
    seconds = next(
        (int(each) for each in (text, committed) if each and int(each) < _END_OF_TIME), 0
    )
    minutes = int(zone[1:-2] or 0) * 60 + int(zone[-2:] or 0) if zone else 0
    if minutes >= _DAY:
        return seconds, 0
    return seconds, -minutes if zone.startswith("-") else minutes
