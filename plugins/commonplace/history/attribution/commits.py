"""The whole history as git's log tells it: each commit, and what it changed for each parent."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

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


class Commit(NamedTuple):
    """A commit of any branch. `author` is a name and an address after `.mailmap`, and as written.

    `diffs` says for each parent what this commit changed; a first commit has one without a parent.
    `lines` counts those added and removed by the new path of a file that is a text, where that was
    asked for. `time` is seconds since 1970 and the author's distance to UTC in minutes.
    """

    id: str
    parents: tuple[str, ...]
    author: tuple[str, ...]
    time: tuple[int, int]
    message: str
    diffs: tuple[tuple[Change, ...], ...]
    lines: Mapping[str, int] | None = None

    @property
    def is_merge(self) -> bool:
        """Whether it joins branches, so that it changed nothing itself."""
        return len(self.parents) > 1


@dataclass(frozen=True, slots=True)
class Log:
    """All commits, each before its parents; `is_cut` where some are missing in this clone."""

    commits: tuple[Commit, ...]
    is_cut: bool = False


class _Part(NamedTuple):
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
    parts = [*_parts(output.decode("utf-8", "surrogateescape").split("\0"))]
    trees = {part.fields[0]: part.fields[2] for part in parts}
    commits = [
        _commit([*of_commit], trees, measure=measure)
        for _, of_commit in groupby(parts, lambda part: part.fields[0])
    ]
    is_cut = any(_CUT in part.fields[9].split(", ") for part in parts if part.fields[9])
    return Log(tuple(commits), is_cut)


def _parts(texts: list[str]) -> Iterator[_Part]:
    """Yield what is between one header and the next; a header is as many texts as fields."""
    at, end = 0, len(texts) - 1
    while at < end:
        fields = texts[at : at + len(_FIELDS)]
        at += len(_FIELDS)
        changes = []
        while texts[at].startswith(_ENTRY):
            old_mode, new_mode, old_blob, new_blob, letter = texts[at].split(" ")
            old = new = texts[at + 1]
            at += 2
            if letter[0] in "RC":
                new = texts[at]
                at += 1
            if letter[0] in "AC":
                old = old_blob = ""
            elif letter == "D":
                new = new_blob = ""
            if _SUBMODULE not in {old_mode.lstrip("\n:"), new_mode}:
                changes.append(Change(old, new, old_blob, new_blob))
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


def _commit(parts: Sequence[_Part], trees: Mapping[str, str], *, measure: bool) -> Commit:
    fields, changes, lines = parts[0]
    parents = tuple(fields[1].split())
    if len(parents) > 1:
        # For a parent that a merge is equal to, git says nothing at all.
        left = iter([part.changes for part in parts])
        is_equal = [trees.get(parent) == fields[2] for parent in parents]
        diffs = tuple(() if equal else next(left, ()) for equal in is_equal)
    else:
        diffs = (changes,)
    return Commit(
        fields[0],
        parents,
        tuple(fields[3:7]),
        _time(fields[7], fields[8]),
        fields[10],
        diffs,
        lines if measure else None,
    )


def _time(date: str, committed: str) -> tuple[int, int]:
    """Return when a commit was made; where its author's clock says what cannot be, what can."""
    seconds, _, zone = date.partition(" ")
    minutes = int(zone[1:3]) * 60 + int(zone[3:]) if zone else 0
    if minutes >= _DAY:
        minutes = 0
    possible = (int(each) for each in (seconds, committed) if each and int(each) < _END_OF_TIME)
    return next(possible, 0), -minutes if zone.startswith("-") else minutes
