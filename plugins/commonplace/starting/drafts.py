"""A new record as a file: its text, and its place among the others."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commonplace.documents import read_document
from commonplace.documents.writing import write_fields
from commonplace.language import N_, Language, join_sentences
from commonplace.load import load_hub
from commonplace.load.tree import read_tree
from commonplace.model import Record, Source
from commonplace.problems import Problem
from commonplace.schema import read_record
from commonplace.settings import Settings
from commonplace.starting.answers import Known
from commonplace.starting.archetypes import render
from commonplace.starting.fields import choices_at, description_at, example_line
from commonplace.starting.kind import Kind
from commonplace.trouble import Trouble


class TakenError(Trouble):
    """There is a file already where the new one would go."""


@dataclass(frozen=True)
class Draft:
    """A record that is not on the disk yet; `uri` is its file below the submissions folder."""

    kind: Kind
    uri: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    def text(self, language: Language, body: str | None = None) -> str:
        """Return the file: fields, hints at others, and a body, else an outline of one."""
        body = body or render(
            f"records/{language.tag}/{self.kind.name}.md", language, fields=self.fields
        )
        return f"---\n{self._written(language)}{self.hints(language)}---\n\n{body.strip()}\n"

    def _written(self, language: Language) -> str:
        """Return the fields, with what has to be said beside some of them."""
        lines = write_fields(self.fields).split("\n")
        for name, remark in self.kind.remarks:
            for index, line in enumerate(lines):
                if line.startswith(f"{name}: "):
                    lines[index] = f"{line}  # {language.gettext(remark)}"
        return "\n".join(lines)

    def hints(self, language: Language) -> str:
        """Return optional fields as comments: how each is written, and what it means."""
        lines = [language.gettext("Optional: take the first # away and change what stands there.")]
        lines += self._hints_at(self.kind.hints, language)
        for heading, names in self.kind.stages:
            # Two signs: whoever takes the first away from every line still has a comment here.
            lines += [f"# {language.gettext(heading)}", *self._hints_at(names, language)]
        return "".join(f"# {line}\n" for line in lines)

    def _hints_at(self, names: Iterable[str], language: Language) -> Iterator[str]:
        model = self.kind.model
        for name in names:
            if name not in self.fields:
                meaning = language.gettext(description_at(model, (name,)))
                if words := choices_at(model, (name,)):
                    meaning = join_sentences(meaning, f"({', '.join(words)})")
                yield f"{example_line(model, name)}  # {meaning}"


def known_keys(root: Path, settings: Settings) -> Known:
    """Return the collection and key of every record's file, whatever is in it."""
    tree = read_tree(root / settings.submissions, settings.submissions)
    return frozenset((file.collection, file.key) for file in tree.files)


def read_draft(draft: Draft, text: str) -> tuple[Record | None, list[Problem]]:
    """Return the record of a draft and what is wrong with it, not looking at other records."""
    document, problems = read_document(draft.uri, text.encode())
    if document is None:
        return None, problems
    record, found = read_record(document, draft.kind.model, Source(draft.uri, draft.uri, ""))
    return record, [*problems, *found]


def write_draft(
    root: Path,
    settings: Settings,
    draft: Draft,
    text: str,
    progress: Callable[[int, int], None] | None = None,
) -> list[Problem]:
    """Write a draft and hold it against the whole hub.

    Returns the problems of the new file. Where one is an error, the file is taken away again.
    Raises TakenError where the file is there already.
    """
    uri = f"{settings.submissions}/{draft.uri}"
    path = root / uri
    made = _make_folders(path.parent)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise TakenError(N_("{path} is there already."), path=uri) from None
    found = [
        problem for problem in load_hub(root, settings, progress).problems if problem.path == uri
    ]
    if any(problem.is_error for problem in found):
        path.unlink()
        for folder in made:
            folder.rmdir()
    return found


def taken_by(root: Path, settings: Settings, uri: str) -> str:
    """Return the file that already is the record of `uri`, from the hub's folder, or nothing."""
    stem = uri.removesuffix("/index.md").removesuffix(".md")
    paths = [f"{settings.submissions}/{stem}{ending}" for ending in (".md", "/index.md")]
    return next((path for path in paths if os.path.lexists(root / path)), "")


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder; return those that were not there, the innermost first."""
    made = []
    missing = folder
    while not missing.exists():
        made.append(missing)
        missing = missing.parent
    folder.mkdir(parents=True, exist_ok=True)
    return made
