"""One file, read: front matter as plain fields, the body, and where everything stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from commonplace.documents.complaints import colon_of
from commonplace.documents.formulas import check_formulas
from commonplace.documents.headings import check_headings
from commonplace.documents.hidden import called, hidden_in_body, shown
from commonplace.documents.links import place_of
from commonplace.documents.nesting import check_nesting
from commonplace.documents.places import Places
from commonplace.documents.text import read_text
from commonplace.documents.yaml_fields import read_yaml
from commonplace.language import N_
from commonplace.problems import Place, Problem, Word

LARGEST_FRONT_MATTER = 16 * 1024
"""Bytes of one front matter."""

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its author wrote it: nothing is checked against a schema yet.

    `body` has a mark for each character that nobody sees; `body_line` is the line of the file on
    which it begins.
    """

    path: str
    fields: dict[str, Any]
    body: str = ""
    body_line: int = 1
    places: Places = field(default_factory=Places)


def read_document(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """Read a Markdown file with front matter.

    Returns the document, or None where it cannot be used, and every problem found on the way.
    """
    text, problems = read_text(path, data)
    if text is None:
        return None, problems
    opening = _FENCE.match(text)
    if opening is None:
        return None, [*problems, Problem.at(path, Place(), "front-matter-missing")]
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return None, [*problems, Problem.at(path, Place(), "front-matter-unclosed")]
    front_matter = text[opening.end() + 1 : closing.start()]
    body = text[closing.end() + 1 :]
    body_line = text.count("\n", 0, closing.end()) + 2
    document, found = _with_fields(path, front_matter, 2)
    problems += found
    problems += _check_hidden(path, body, body_line)
    body = shown(body)
    problems += check_nesting(path, body, body_line)
    problems += check_headings(path, body, body_line)
    problems += check_formulas(path, body, body_line)
    if document is None:
        return None, problems
    return Document(path, document.fields, body, body_line, document.places), problems


def _check_hidden(path: str, body: str, first_line: int) -> Iterator[Problem]:
    """Yield a warning for the first of each kind of hidden character in a body."""
    seen: set[str] = set()
    for index, char in hidden_in_body(body):
        if char not in seen:
            seen.add(char)
            place = place_of(body, index, first_line)
            yield Problem.at(path, place, "text-hidden", character=called(char))


def read_data(path: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    """Read a YAML file that has fields and no body, such as a ballot."""
    text, problems = read_text(path, data)
    if text is None:
        return None, problems
    document, found = _with_fields(path, text, 1)
    return document, [*problems, *found]


def _with_fields(path: str, text: str, first_line: int) -> tuple[Document | None, list[Problem]]:
    size = len(text.encode())
    if first_line > 1 and size > LARGEST_FRONT_MATTER:
        limit = LARGEST_FRONT_MATTER // 1024
        too_large = Problem.at(
            path, Place(), "front-matter-too-large", size=-(-size // 1024), limit=limit
        )
        return None, [too_large]
    value, places, problems = read_yaml(path, text, first_line)
    if any(problem.code != "yaml-duplicate-key" for problem in problems):
        return None, problems
    if value is None:
        value = {}
    if isinstance(value, str) and (reason := colon_of(text.lstrip())):
        broken = Problem.at(path, places.of_value(()), "yaml-broken", reason=reason)
        return None, [*problems, broken]
    if not isinstance(value, dict):
        found = Word(N_("a list")) if isinstance(value, list) else Word(N_("a single text"))
        place = places.of_value(())
        return None, [*problems, Problem.at(path, place, "front-matter-not-fields", found=found)]
    return Document(path, value, places=places), problems
