"""YAML to plain fields, strictly: no aliases, tags or repeated keys, and every place remembered.

Scalars stay text; only the schema knows which field is a number or a date. That keeps `lang: no`
a language, `date: 2026-02-30` a mistake that can be named, and `title: 1.10` as it was written.
Plain `null`, `~` and an empty value are None. Follows YAML 1.2's core schema in that.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import yaml

from commonplace.documents.complaints import BAD_ESCAPE, COMPLAINTS, UNKNOWN
from commonplace.documents.places import FieldPath, Places
from commonplace.language import N_
from commonplace.problems import Place, Problem, Word

DEEPEST = 20
"""Levels of lists and mappings in one front matter."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML was built with it; both give the same results."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_UNPRINTABLE = re.compile(
    r"[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*%")
_LATER_TABS = re.compile(r"(?<=[^ \t\n])[^\n]*\t[^\n]*")
_OTHER_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


class _RefusedError(Exception):
    """Reading stops here; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_yaml(
    path: str, text: str, first_line: int = 1, loader: Any = LOADER
) -> tuple[Any, Places, list[Problem]]:
    """Read a YAML text that begins on `first_line` of the file at `path`.

    Returns the value (mappings, lists, text and None), the place of each part, and the problems;
    the value is None where reading had to stop.
    """
    if "\t" in text:
        # Only tabs of an indent do harm; the parser in Python stumbles over others too.
        text = _LATER_TABS.sub(lambda found: found[0].replace("\t", " "), text)
    builder = _Builder(path, first_line, text)
    if found := _UNPRINTABLE.search(text):
        return None, Places(), [builder.unprintable(text, found.start())]
    if found := _DIRECTIVE.match(text):
        place = Place(text.count("\n", 0, found.end()) + first_line, 1)
        return None, Places(), [Problem.at(path, place, "yaml-quote", character="%")]
    try:
        value = builder.document(iter(loader(text).get_event, None))
    except _RefusedError as refused:
        return None, Places(), [*builder.problems, refused.problem]
    except (yaml.YAMLError, ValueError) as error:  # ValueError: the parser in Python, "\\U00110000"
        return None, Places(), [*builder.problems, builder.broken(error)]
    return value, Places(builder.keys, builder.values), builder.problems


class _Builder:
    """Turns the parser's events into values, noting places and repeated keys on the way."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path = path
        self.first_line = first_line
        self.lines = text.split("\n")
        self.last = Place(first_line)
        # YAML ends lines at more characters than editors do; then lines are counted here.
        self.line_starts: list[int] = []
        if _OTHER_LINE_ENDS.search(text):
            lengths = (len(line) + 1 for line in self.lines)
            self.line_starts = list(accumulate(lengths, initial=0))[:-1]
        self.keys: dict[FieldPath, Place] = {}
        self.values: dict[FieldPath, Place] = {}
        self.problems: list[Problem] = []

    def document(self, events: Iterator[Any]) -> Any:
        value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.refuse(
                        event, "yaml-broken", reason=Word(N_("a second document begins here"))
                    )
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, ())
        return value

    def node(self, event: Any, events: Iterator[Any], at: FieldPath) -> Any:
        self.accept(event, at)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in _NULLS else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, at)
        return self.mapping(events, at)

    def sequence(self, events: Iterator[Any], at: FieldPath) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.node(event, events, (*at, len(items))))
        return items

    def mapping(self, events: Iterator[Any], at: FieldPath) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.key(event)
            here = (*at, key)
            if key in fields:
                first = self.keys[here].line
                where = self.place(event)
                self.problems.append(
                    Problem.at(self.path, where, "yaml-duplicate-key", field=key, first=first)
                )
                self.node(next(events), events, (*at, f"{key}\0{where.line}"))
                continue
            self.keys[here] = self.place(event)
            fields[key] = self.node(next(events), events, here)
        return fields

    def key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            is_list = isinstance(event, yaml.SequenceStartEvent)
            found = Word(N_("a list")) if is_list else Word(N_("a mapping"))
            if isinstance(event, yaml.AliasEvent):
                self.refuse(event, "yaml-alias", name=event.anchor)
            self.refuse(event, "yaml-key", found=found)
        self.accept(event, None)
        if "\n" in event.value:
            self.refuse(event, "yaml-key", found=Word(N_("a text of several lines")))
        return str(event.value)

    def accept(self, event: Any, at: FieldPath | None) -> None:
        """Refuse what strict YAML leaves out; remember where a value stands."""
        if getattr(event, "anchor", None):
            self.refuse(event, "yaml-alias", name=event.anchor)
        if event.tag:
            self.refuse(event, "yaml-tag", tag=event.tag.replace("tag:yaml.org,2002:", "!!"))
        text = getattr(event, "value", "")
        if not text.isascii() and _SURROGATE.search(text):
            self.refuse(event, "yaml-broken", reason=BAD_ESCAPE)
        if at is None:
            return
        if len(at) > DEEPEST:
            self.refuse(event, "yaml-too-deep", limit=DEEPEST)
        self.values[at] = self.place(event)

    def place(self, event: Any) -> Place:
        self.last = self.place_of(event.start_mark)
        return self.last

    def place_of(self, mark: Any) -> Place:
        if self.line_starts:
            line = bisect_right(self.line_starts, mark.index) - 1
            return Place(line + self.first_line, mark.index - self.line_starts[line] + 1)
        return Place(mark.line + self.first_line, mark.column + 1)

    def unprintable(self, text: str, index: int) -> Problem:
        place = Place(
            text.count("\n", 0, index) + self.first_line, index - text.rfind("\n", 0, index)
        )
        return Problem.at(self.path, place, "yaml-control", character=f"U+{ord(text[index]):04X}")

    def refuse(self, event: Any, code: str, **values: object) -> None:
        raise _RefusedError(Problem.at(self.path, self.place(event), code, **values))

    def broken(self, error: Exception) -> Problem:
        """Word the parser's complaint; what it says in C and in Python is told alike."""
        problem, context = getattr(error, "problem", None), getattr(error, "context", None)
        mark = getattr(error, "problem_mark", None)
        said = f"{context or ''}: {problem or ''}"
        complaint = next((known for known in COMPLAINTS if known.said.search(said)), UNKNOWN)
        if complaint.at_beginning:
            mark = getattr(error, "context_mark", None) or mark
        place = self.place_of(mark) if mark is not None else self.last
        line = self.lines[min(place.line - self.first_line, len(self.lines) - 1)]
        code, values = complaint.worded(line, place.column)
        return Problem.at(self.path, place, code, **values)
