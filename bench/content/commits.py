"""The history of a made hub, as `git fast-import` reads it.

Each text is added by who wrote it, changed up to three times by the same or others, and one in
thirty was called something else before. Some commits name who helped; one in ten came as a branch
that was merged. The last commit holds just the files that the hub has.
"""

import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from forms.form import Form

from content.documents import Document, chance_of
from content.whole import Texts

BEGINNING, END = 1_450_000_000, 1_795_000_000
"""From the end of 2015 to shortly before the day for which hubs are built."""


@dataclass(frozen=True)
class Step:
    """What one commit does to one text."""

    document: Document
    path: str
    text: str
    verb: str
    former: str = ""
    """The path that is renamed to `path`."""


class History:
    """Writes the commits of one form of a hub."""

    def __init__(self, form: Form, texts: Texts) -> None:
        self.form = form
        self.texts = texts
        self.people = [_identity(member) for member in texts.of_kind("members")]
        self.chance = chance_of(texts.seed, "history")
        self.marks = 0
        self.time = BEGINNING

    def stream(self) -> Iterator[str]:
        """Yield what fast-import reads."""
        steps = self._steps()
        pace = (END - BEGINNING) // (len(steps) + 2)
        around = "".join(_put(*file) for file in self.form.around(self.texts))
        yield self._commit("main", "Keeper <keeper@hub.test>", "Begin", around)
        for step in steps:
            self.time += pace
            yield self._one(step) if self.chance.random() > 0.1 else self._merged(step)  # noqa: PLR2004
        yield f"reset refs/heads/side\nfrom {'0' * 40}\n\n"

    def _steps(self) -> list[Step]:
        timed: list[tuple[float, int, Step]] = []
        for index, document in enumerate(self.texts.documents):
            path, text = self.form.file_of(document)
            chance = chance_of(self.texts.seed, "history", document.path)
            steps = _life(chance, document, path, text)
            moments = sorted(chance.random() for _ in steps)
            timed += [(moment, index, step) for moment, step in zip(moments, steps, strict=True)]
        return [step for _, _, step in sorted(timed, key=lambda each: each[:2])]

    def _one(self, step: Step) -> str:
        return self._commit("main", self._author(step), self._message(step), _change(step))

    def _merged(self, step: Step) -> str:
        start = self.marks
        own = self._commit("side", self._author(step), self._message(step), _change(step), start)
        both = f"merge :{self.marks}\n{_change(step)}"
        message = f"Merge pull request #{self.marks}"
        return own + self._commit("main", "Keeper <keeper@hub.test>", message, both, start)

    def _commit(self, branch: str, who: str, message: str, change: str, start: int = 0) -> str:
        self.marks += 1
        moment = f"{who} {self.time} +0800"
        above = f"from :{start}\n" if start else ""
        return (
            f"commit refs/heads/{branch}\nmark :{self.marks}\nauthor {moment}\n"
            f"committer {moment}\ndata {len(message.encode())}\n{message}\n{above}{change}\n"
        )

    def _author(self, step: Step) -> str:
        if step.verb == "Add" or self.chance.random() < 0.4:  # noqa: PLR2004
            return self.people[step.document.author % len(self.people)]
        if self.chance.random() < 0.1:  # noqa: PLR2004
            return f"Guest <guest-{self.chance.randrange(200)}@hub.test>"
        return self.chance.choice(self.people)

    def _message(self, step: Step) -> str:
        message = f"{step.verb} {step.path.rpartition('/')[2]}"
        if self.chance.random() < 0.15:  # noqa: PLR2004
            message += f"\n\nCo-authored-by: {self.chance.choice(self.people)}"
        return message


def _life(chance: random.Random, document: Document, path: str, text: str) -> list[Step]:
    """Return what became of a text, whose last version is the one that the hub has."""
    lines = text.splitlines(keepends=True)
    number = chance.choice((0, 0, 1, 1, 2, 3))
    first = path
    if chance.random() < 1 / 30 and not path.endswith("/index.md"):
        first = f"{path.removesuffix('.md')}-before.md"
    versions = [
        "".join(lines[: max(14, len(lines) * (index + 2) // (number + 2))])
        for index in range(number)
    ]
    steps = [
        Step(document, first, version, "Change" if index else "Add")
        for index, version in enumerate([*versions, text])
    ]
    if first != path:
        steps.append(Step(document, path, "", "Rename", former=first))
    return steps


def _change(step: Step) -> str:
    return f"R {step.former} {step.path}\n" if step.former else _put(step.path, step.text)


def _put(path: str, text: str) -> str:
    return f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"


def _identity(member: Document) -> str:
    own = member.path.removeprefix("members/").removesuffix(".md")
    return f"{member.title} <{own}@hub.test>"


def commit(folder: Path, form: Form, texts: Texts) -> None:
    """Make a folder that holds a form of the hub a repository with its history."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)  # noqa: S607
    command = ["git", "fast-import", "--quiet"]
    with subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE) as reader:  # noqa: S603
        assert reader.stdin  # noqa: S101 - a pipe
        for part in History(form, texts).stream():
            reader.stdin.write(part.encode())
    if reader.returncode:
        raise subprocess.CalledProcessError(reader.returncode, command)
    subprocess.run(["git", "reset", "--quiet"], cwd=folder, check=True)  # noqa: S607
