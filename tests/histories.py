"""Hubs with a history: a real repository whose commits are told as a table of steps.

    story = Story(tmp_path)
    story.commit(add("reading", start="2026-05-14T19:30"))
    story.commit(edit("reading", status="cancelled"), rename("talk", "old-talk"))
    story.histories().of["reading"].sequence

Each commit is made a day after the one before, the first on 1 January 2026 at noon (UTC).
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from textwrap import dedent

from commonplace.history.reading import read_histories
from commonplace.load import load_hub
from commonplace.model import Histories, Hub
from commonplace.settings import read_settings
from commonplace.views import Edition
from tests.hubs import CONFIG, event, write

BEGINNING = datetime(2026, 1, 1, 12, tzinfo=UTC)
IDENTITY = ("-c", "user.name=Ada", "-c", "user.email=ada@hub.test", "-c", "commit.gpgSign=false")

Step = Callable[["Story"], None]


def git(folder: Path, *args: str, time: datetime = BEGINNING) -> str:
    """Run git as somebody without settings of their own would, and return what it printed."""
    quiet = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z",  # nobody may look at it
        "GIT_COMMITTER_DATE": time.isoformat(),
    }
    run = subprocess.run(
        ["git", *IDENTITY, *args],  # noqa: S607 - whichever git the tests find
        cwd=folder,
        env=os.environ | quiet,
        check=True,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
    )
    return run.stdout


def commit_all(folder: Path) -> None:
    """Make a folder a repository with one commit that holds all its files."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Begin")


class Story:
    """A hub in a repository of its own, or in a folder `within` one."""

    def __init__(
        self, root: Path, within: str = "", config: Mapping[str, str] | None = None
    ) -> None:
        self.repository = root
        self.root = root / within
        self.fields: dict[str, dict[str, str]] = {}
        self.bodies: dict[str, str] = {}
        self.days = 0
        root.mkdir(parents=True, exist_ok=True)
        git(root, "init", "--quiet", "--initial-branch=main")
        for name, text in {"mkdocs.yml": CONFIG, **(config or {})}.items():
            write(self.root / name, dedent(text).lstrip())

    def git(self, *args: str, time: datetime | None = None) -> str:
        """Run git in the repository; what is committed is committed on the day of the story."""
        return git(self.repository, *args, time=time or self.last_commit)

    @property
    def last_commit(self) -> datetime:
        """When the last commit was made, or would have been."""
        return BEGINNING + timedelta(days=self.days - 1)

    def do(self, *steps: Step) -> None:
        """Change files without a commit."""
        for step in steps:
            step(self)

    def commit(self, *steps: Step, time: datetime | None = None) -> None:
        """Change files and commit them, a day after the last commit."""
        self.do(*steps)
        self.days += 1
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=A step", time=time)

    def merge(self, *steps: Step) -> None:
        """Make a commit for each step on a branch of its own, and merge it into the main line."""
        self.git("switch", "--quiet", "--create=side")
        for step in steps:
            self.commit(step)
        self.git("switch", "--quiet", "main")
        self.days += 1
        self.git("merge", "--quiet", "--no-ff", "--message=Merge", "side")
        self.git("branch", "--quiet", "--delete", "side")

    def file(self, name: str) -> Path:
        """Return the file of an event by its name, such as `a` or `a/index`."""
        return self.root / "member_submissions" / "events" / f"{name}.md"

    def put(self, name: str) -> None:
        """Write an event's file as its fields and its text are now."""
        write(self.file(name), event(**self.fields[name]) + self.bodies.get(name, ""))

    @property
    def hub(self) -> Hub:
        """The hub as its files are now."""
        return load_hub(self.root, read_settings(self.root))

    def histories(self, now: datetime | None = None) -> Histories:
        """Read the histories of all events, a day after the last commit if not told otherwise."""
        hub = self.hub
        return read_histories(self.root, hub.settings, hub, now or self.now)

    def edition(self, now: datetime | None = None, language: str = "en") -> Edition:
        """Return the hub in one language with its histories."""
        hub, moment = self.hub, now or self.now
        histories = read_histories(self.root, hub.settings, hub, moment)
        return Edition(hub, hub.settings.site_language(language), moment, histories)

    @property
    def now(self) -> datetime:
        """A day after the last commit."""
        return self.last_commit + timedelta(days=1)


def add(name: str, body: str = "", **fields: str) -> Step:
    """Write a new event; its title is its name."""

    def step(story: Story) -> None:
        story.fields[name] = {"title": name.removesuffix("/index").capitalize(), **fields}
        story.bodies[name] = body
        story.put(name)

    return step


def edit(name: str, body: str | None = None, **fields: str) -> Step:
    """Change fields of an event; an empty one goes away."""

    def step(story: Story) -> None:
        known = story.fields[name] | fields
        story.fields[name] = {field: value for field, value in known.items() if value}
        story.bodies[name] = story.bodies[name] if body is None else body
        story.put(name)

    return step


def rename(old: str, new: str) -> Step:
    """Move an event's file, whatever was there before."""

    def step(story: Story) -> None:
        story.file(new).parent.mkdir(parents=True, exist_ok=True)
        story.file(old).replace(story.file(new))
        if old.endswith("/index"):
            story.file(old).parent.rmdir()
        story.fields[new], story.bodies[new] = story.fields.pop(old), story.bodies.pop(old)

    return step


def copy(old: str, new: str) -> Step:
    """Copy an event's file to the byte."""

    def step(story: Story) -> None:
        story.fields[new], story.bodies[new] = story.fields[old], story.bodies[old]
        write(story.file(new), story.file(old).read_text(encoding="utf-8"))

    return step


def swap(one: str, other: str) -> Step:
    """Let two files exchange their names."""

    def step(story: Story) -> None:
        for names in ((one, "between"), (other, one), ("between", other)):
            rename(*names)(story)

    return step


def delete(name: str) -> Step:
    """Remove an event's file, with its folder."""

    def step(story: Story) -> None:
        story.file(name).unlink()
        if name.endswith("/index"):
            shutil.rmtree(story.file(name).parent)

    return step


def restore(name: str) -> Step:
    """Write a deleted event's file anew, as it was."""
    return lambda story: story.put(name)


def scrawl(name: str, text: str) -> Step:
    """Write any text into an event's file."""
    return lambda story: write(story.file(name), text)
