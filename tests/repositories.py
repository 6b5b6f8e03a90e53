"""Repositories of many hands: real commits by different people, on branches and merged.

    told = Repository(tmp_path)
    told.commit(write("a.md"), by="Ada")
    told.on("side", lambda: told.commit(move("a.md", "b.md"), by="Bo"))
    told.merge("side")
    told.authors()["b.md"]  # {"Ada", "Bo"}

Each commit is made a day after the one before, the first on 1 January 2026 at noon (UTC).
"""

import os
import random
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from commonplace.history.attribution import read_attribution
from commonplace.model import Attribution
from commonplace.model.attribution import Part, Touch
from commonplace.settings import CreditOptions, Settings

BEGINNING = datetime(2026, 1, 1, 12, tzinfo=UTC)

Deed = Callable[[Path], None]


def day(number: int) -> datetime:
    """Return the moment of a commit by its number, the first one is 1."""
    return BEGINNING + timedelta(days=number - 1)


def address(name: str) -> str:
    """Return the address under which somebody commits."""
    return f"{name.split(maxsplit=1)[0].lower()}@hub.test" if name.isascii() else "someone@hub.test"


class Repository:
    """A repository, in which everybody's commits are made a day after the one before."""

    def __init__(self, root: Path, *options: str) -> None:
        self.root = root
        self.days = 0
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *args: str, by: str = "Ada", given: bytes = b"") -> str:
        """Run git as somebody without settings of their own would, and return what it printed."""
        name, _, own = by.partition(" <")
        when = f"{int(day(self.days).timestamp())} +0000"
        quiet = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": name,
            "GIT_AUTHOR_EMAIL": own.removesuffix(">") or address(name),
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_NAME": "Forge",
            "GIT_COMMITTER_EMAIL": "forge@hub.test",
            "GIT_COMMITTER_DATE": when,
        }
        run = subprocess.run(
            ["git", "-c", "core.autocrlf=false", *args],  # noqa: S607 - whichever git is there
            cwd=self.root,
            env=os.environ | quiet,
            input=given,
            check=True,
            capture_output=True,
        )
        return run.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def commit(self, *deeds: Deed, by: str = "Ada", message: str = "A step") -> str:
        """Change files, commit them a day after the last commit, and return the commit's id."""
        for deed in deeds:
            deed(self.root)
        self.days += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}", by=by)
        return self.head

    def on(self, branch: str, tell: Callable[[], object], start: str = "HEAD") -> None:
        """Tell what happened on a new branch, and come back."""
        before = self.git("rev-parse", "--abbrev-ref", "HEAD")
        self.git("switch", "--quiet", f"--create={branch}", start)
        tell()
        self.git("switch", "--quiet", before)

    def merge(self, *branches: str, by: str = "Merger", then: tuple[Deed, ...] = ()) -> str:
        """Merge branches; `then` is what whoever merges changes on the way."""
        self.git("merge", "--quiet", "--no-ff", "--no-commit", *branches)
        return self.commit(*then, by=by, message="Merge")

    def merge_by_hand(self, branch: str, *then: Deed, by: str = "Merger") -> str:
        """Merge a branch that git cannot: `then` is what makes the one before the merged one."""
        self.git("merge", "--quiet", "--no-commit", "--strategy=ours", branch)
        return self.commit(*then, by=by, message="Merge")

    @property
    def head(self) -> str:
        """The id of the last commit."""
        return self.git("rev-parse", "HEAD")

    def attribution(self, **options: Any) -> Attribution:
        """Read who changed what."""
        return attribution(self.root, **options)

    def authors(self, **options: Any) -> dict[str, set[str]]:
        """Return the names of the authors of each file."""
        found = self.attribution(**options)
        return {path: names(history.touches) for path, history in found.of.items()}

    def followed(self) -> dict[str, set[str]]:
        """Return the authors of each file as `git log --follow` names them."""
        command = ("log", "--follow", "--full-history", "--no-merges", "--format=%aN", "--")
        paths = self.git("ls-files", "-z").split("\0")
        return {path: {*self.git(*command, path).splitlines()} for path in paths if path}


def attribution(root: Path, *, measure: bool = False, **options: Any) -> Attribution:
    """Read who changed what in a folder, with some options of `commonplace/credits`."""
    settings = Settings(credits=CreditOptions.model_validate(options))
    return read_attribution(root, settings, measure=measure)


def names(touches: tuple[Touch, ...], part: Part = Part.AUTHOR) -> set[str]:
    """Return who had a part in some touches."""
    return {touch.who.name for touch in touches if touch.part is part}


def page(name: str, *changed: int, lines: int = 12) -> str:
    """Return a text like no other, of which some lines were changed."""
    chance = random.Random(name)  # noqa: S311 - the same text each time
    text = [f"{name} says {chance.getrandbits(64)}." for _ in range(lines)]
    for number in changed:
        text[number] = f"{name} says something else in line {number}."
    return "".join(f"{line}\n" for line in text)


def write(path: str, text: str | bytes | None = None) -> Deed:
    """Write a file; without a text, a page of its own."""

    def deed(root: Path) -> None:
        content = page(path) if text is None else text
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())

    return deed


def edit(path: str, *lines: int) -> Deed:
    """Change some lines of a file, whatever they say."""

    def deed(root: Path) -> None:
        text = (root / path).read_text("utf-8").splitlines()
        for line in lines or (0,):
            text[line] += " More."
        (root / path).write_text("".join(f"{line}\n" for line in text), "utf-8")

    return deed


def move(old: str, new: str) -> Deed:
    """Give a file another name."""

    def deed(root: Path) -> None:
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / old).replace(root / new)

    return deed


def copy(old: str, new: str) -> Deed:
    """Copy a file to the byte."""
    return lambda root: write(new, (root / old).read_bytes())(root)


def remove(path: str) -> Deed:
    """Remove a file."""
    return lambda root: (root / path).unlink()


def swap(one: str, other: str) -> Deed:
    """Let two files exchange their names."""

    def deed(root: Path) -> None:
        for names in ((one, "between"), (other, one), ("between", other)):
            move(*names)(root)

    return deed


def told_at_once(root: Path, stream: bytes, *options: str) -> Repository:
    """Make a repository of what `git fast-import` reads."""
    told = Repository(root, *options)
    told.git("fast-import", "--quiet", "--force", given=stream)
    told.git("reset", "--quiet", "--hard")
    return told
