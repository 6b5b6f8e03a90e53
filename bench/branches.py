"""Makes a repository of many hands: branches, merges, renames; the same for the same number.

python bench/branches.py FOLDER [COMMITS]
"""

import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

BEGINNING = 1_500_000_000
PEOPLE = 300
LINES = 30
MAILMAP = "".join(f"Person {n} <{n}@hub.test> <old-{n}@hub.test>\n" for n in range(0, PEOPLE, 3))


class Teller:
    """Tells `git fast-import` what happened: pull requests of a few commits, each merged."""

    def __init__(self, commits: int) -> None:
        self.chance = random.Random(commits)  # noqa: S311 - the same history each time
        self.commits = commits
        self.number = 0
        self.made = 0
        self.files: dict[str, list[str]] = {}

    def stream(self) -> Iterator[str]:
        """Yield the whole history; in its middle all files move into another folder."""
        yield from self.commit()
        yield put(".mailmap", MAILMAP)
        for _ in range(self.commits // 20):
            yield self.add()
        is_moved = False
        while self.number < self.commits:
            if not is_moved and self.number > self.commits // 2:
                is_moved = True
                yield from self.commit(self.number)
                yield "R pages site_src\n"
                moved = {f"site_src{path[5:]}": text for path, text in self.files.items()}
                self.files = moved
            yield from self.pull_request(self.number)

    def pull_request(self, base: int) -> Iterator[str]:
        """Yield a branch, while something else happens on the main line, and the merge."""
        tip, all_changes = base, ""
        for _ in range(self.chance.randint(1, 4)):
            yield from self.commit(tip)
            changes = self.change()
            yield changes
            tip, all_changes = self.number, all_changes + changes
        main = base
        if self.chance.random() < 1 / 2:
            yield from self.commit(base)
            yield self.add()
            main = self.number
        yield from self.commit(main, tip)
        yield all_changes

    def commit(self, *parents: int) -> Iterator[str]:
        """Begin a commit, an hour after the one before; every fifth names somebody else, too."""
        self.number += 1
        person, other = self.chance.randrange(PEOPLE), self.chance.randrange(PEOPLE)
        time = f"{BEGINNING + self.number * 3600} +0800"
        message = f"Change {self.number} (#{self.number // 3})\n"
        if self.number % 5 == 0:
            message += f"\nCo-authored-by: Person {other} <old-{other}@hub.test>\n"
        yield f"commit refs/heads/main\nmark :{self.number}\n"
        yield f"author Person {person} <{person}@hub.test> {time}\n"
        yield f"committer Forge <forge@hub.test> {time}\n"
        yield f"data {len(message)}\n{message}"
        for word, parent in zip(("from", "merge"), parents, strict=False):
            yield f"{word} :{parent}\n"

    def change(self) -> str:
        """Change a file or a few, move one, or add one."""
        what = self.chance.random()
        if what < 1 / 10:
            return self.add()
        paths = self.chance.sample([*self.files], self.chance.randint(1, 4))
        if what < 1 / 5:
            text = self.files.pop(paths[0])
            self.made += 1
            new = f"{paths[0].rpartition('/')[0]}/page-{self.made:06}.md"
            self.files[new] = text
            return f"R {paths[0]} {new}\n{self.edit(new)}"
        return "".join(self.edit(path) for path in paths)

    def edit(self, path: str) -> str:
        """Change a line."""
        self.files[path][self.chance.randrange(LINES)] = self.line()
        return put(path, "".join(self.files[path]))

    def add(self) -> str:
        """Add a file."""
        self.made += 1
        top = "site_src" if any(path.startswith("site_src") for path in self.files) else "pages"
        path = f"{top}/folder-{self.made % 40}/page-{self.made:06}.md"
        self.files[path] = [self.line() for _ in range(LINES)]
        return put(path, "".join(self.files[path]))

    def line(self) -> str:
        """Return a line like no other."""
        return f"We read {self.chance.getrandbits(80):x} and talked about it.\n"


def put(path: str, content: str) -> str:
    """Write a file."""
    return f"M 100644 inline {path}\ndata {len(content)}\n{content}\n"


def make(root: Path, commits: int) -> None:
    """Make the repository."""
    root.mkdir(parents=True)
    whole = "".join(Teller(commits).stream()).encode()
    for command in (("init", "--quiet", "--initial-branch=main"), ("fast-import", "--quiet")):
        given = whole if "fast-import" in command else b""
        subprocess.run(("git", *command), cwd=root, input=given, check=True)  # noqa: S603, S607
    subprocess.run(("git", "reset", "--quiet", "--hard"), cwd=root, check=True)  # noqa: S607


if __name__ == "__main__":
    make(Path(sys.argv[1]), int((*sys.argv, "12000")[2]))
