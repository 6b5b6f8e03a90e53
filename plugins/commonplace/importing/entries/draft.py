"""What a source says of one entry, before it is held against the hub."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from commonplace.importing.entries.people import Maker
from commonplace.importing.reasons import ImportProblem, problem


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that lies in the source's folder; `name` is what it is to be called."""

    path: Path
    name: str
    alt: str


@dataclass(slots=True)
class EntryDraft:
    """One entry on its way; `name` is what its id is made of, the same at every import."""

    path: str
    line: int
    name: str
    title: str = ""
    description: str = ""
    makers: list[Maker] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    built_with: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    track: str = ""
    license: str = ""
    submitted: str = ""
    received: datetime | None = None
    pictures: list[Picture] = field(default_factory=list)
    body: str = ""
    problems: list[ImportProblem] = field(default_factory=list)

    def report(self, kind: str, line: int = 0, **values: object) -> None:
        """Remember that something did not come along."""
        self.problems.append(problem(self.path, kind, line or self.line, **values))


@dataclass(slots=True)
class Drafts:
    """What sources hold: `found` is the sum of `drafts` and of what is left out."""

    drafts: list[EntryDraft] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    found: int = 0
    form_lines: dict[str, int] = field(default_factory=dict)
    passed_over: dict[str, int] = field(default_factory=dict)

    def add(self, draft: EntryDraft) -> None:
        """Take in an entry."""
        self.drafts.append(draft)
        self.found += 1

    def leave_out(self, path: str, kind: str, line: int = 0, **values: Any) -> None:
        """Remember a source that becomes no entry, and why."""
        self.problems.append(problem(path, kind, line, **values))
        self.found += 1
