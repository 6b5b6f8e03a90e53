"""What all forms of a hub have in common: files by path, and links that lead to them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from posixpath import dirname, relpath

from content.documents import Document
from content.whole import Texts

SITE = "https://hub.test/"
LINK = re.compile(r"\]\(@([^)]+)\)")

Files = Iterator[tuple[str, str]]
"""Paths within a project, with the texts there."""


@dataclass(frozen=True)
class Form:
    """A project of one generator.

    `place` says where a document is written, seen from the project; `written` what its file says,
    but for links; `around` yields all other files.
    """

    name: str
    place: Callable[[str], str]
    written: Callable[[Document], str]
    around: Callable[[Texts], Files]
    seen: Callable[[str], str] = str
    """Where the generator sees a document that is written somewhere else."""

    def file_of(self, document: Document) -> tuple[str, str]:
        """Return path and text of one document."""
        here = dirname(self.seen(document.path))

        def there(found: re.Match[str]) -> str:
            return f"]({relpath(self.seen(found[1]), here)})"

        return self.place(document.path), LINK.sub(there, self.written(document))

    def files(self, texts: Texts) -> Files:
        """Yield every file of the project."""
        yield from self.around(texts)
        for document in texts.documents:
            yield self.file_of(document)


def write(folder: Path, form: Form, texts: Texts) -> None:
    """Write a project into a folder."""
    made: set[Path] = set()
    for name, text in form.files(texts):
        path = folder / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(text, encoding="utf-8", newline="\n")


def with_fields(fields: Mapping[str, str], body: str) -> str:
    """Return a file with front matter, whose values are YAML already."""
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{lines}---\n\n{body}"


def nav_lines(items: list[object], depth: int = 0) -> str:
    """Return what nav lists, as YAML."""
    lines = []
    for item in items:
        if isinstance(item, dict):
            for title, below in item.items():
                name = json.dumps(title, ensure_ascii=False)
                lines.append(f"{'  ' * depth}- {name}:\n{nav_lines(below, depth + 2)}")
        else:
            lines.append(f"{'  ' * depth}- {item}\n")
    return "".join(lines)
