"""A fault in a submission, as a value."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NamedTuple, Self

from commonplace.language import Language, join_sentences
from commonplace.problems.codes import CODES, Severity


class Word(str):
    """A value that is one of our own words and is translated with the message around it."""

    __slots__ = ()


class Place(NamedTuple):
    """A line and a column in a file, both counted from 1; columns count characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, which rule it breaks, and the values that word the message.

    `path` is relative to the hub's folder and uses `/` on every system.
    """

    path: str
    place: Place
    code: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    @classmethod
    def at(cls, path: str, place: Place, code: str, /, **values: object) -> Self:
        """Make a problem; values are turned to text, shortened where a stranger made them long."""
        return cls(path, place, code, {name: _worded(name, values[name]) for name in values})

    def as_data(self) -> dict[str, Any]:
        """Return what JSON can hold; `from_data` makes the same problem of it."""
        ours = [name for name, value in self.values.items() if isinstance(value, Word)]
        return {
            "path": self.path,
            "place": [*self.place],
            "code": self.code,
            "values": {**self.values},
            "words": ours,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Return the problem that `as_data` was asked of."""
        ours = data["words"]
        values = {name: Word(one) if name in ours else one for name, one in data["values"].items()}
        return cls(data["path"], Place(*data["place"]), data["code"], values)

    @property
    def severity(self) -> Severity:
        """Whether the file is left out (error) or only mentioned (warning)."""
        return CODES[self.code].severity

    @property
    def is_error(self) -> bool:
        """Whether the file is left out of the site."""
        return self.severity is Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, Place, str, str]:
        """Order for a report: by file, then by place."""
        return (self.path, self.place, self.code, str(sorted(self.values.items())))

    def message(self, language: Language) -> str:
        """Say what was found and what is allowed."""
        return _fill(CODES[self.code].message, self.values, language)

    def hint(self, language: Language) -> str:
        """Say what to do."""
        hint = _fill(CODES[self.code].hint, self.values, language)
        if likely := self.values.get("suggestion"):
            question = language.gettext("Did you mean “{name}”?").format(name=likely)
            hint = join_sentences(question, hint)
        return hint


def closest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, or an empty text: the “did you mean”."""
    by_folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


_LONGEST_VALUE = 120
_OURS = frozenset({"allowed", "example", "wanted", "required"})
_NAMED = re.compile(r"\{(\w+)\}")


def _short(text: str) -> str:
    """Make a stranger's text safe to print in one line: no control characters, not too long."""
    line = printable(text)
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1] + "…"


def _worded(name: str, value: object) -> str:
    if isinstance(value, Word):
        return value
    return str(value) if name in _OURS else _short(str(value))


def printable(text: str) -> str:
    """Return `text` with everything that does not print, such as a line break, written out."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text)


def _fill(template: str, values: Mapping[str, str], language: Language) -> str:
    # Not str.format: a value may hold braces, and a name without a value stays as it is.
    def worded(name: re.Match[str]) -> str:
        value = values.get(name[1], name[0])
        return language.gettext(value) if isinstance(value, Word) else value

    return _NAMED.sub(worded, language.gettext(template))
