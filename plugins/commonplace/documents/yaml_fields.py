"""YAML to plain fields, strictly: no aliases, tags or repeated keys, and every place remembered.

Scalars stay text; only the schema knows which field is a number or a date. That keeps `lang: no`
a language, `date: 2026-02-30` a mistake that can be named, and `title: 1.10` as it was written.
Plain `null`, `~` and an empty value are None. Follows YAML 1.2's core schema in that.
"""

from collections.abc import Iterator
from typing import Any

import yaml

from commonplace.documents.places import FieldPath, Places
from commonplace.language import N_
from commonplace.problems import Place, Problem, Word

DEEPEST = 20
"""Levels of lists and mappings in one front matter."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class _RefusedError(Exception):
    """Reading stops here; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_yaml(path: str, text: str, first_line: int = 1) -> tuple[Any, Places, list[Problem]]:
    """Read a YAML text that begins on `first_line` of the file at `path`.

    Returns the value (mappings, lists, text and None), the place of each part, and the problems;
    the value is None where reading had to stop.
    """
    builder = _Builder(path, first_line)
    try:
        events = yaml.parse(text, Loader=_LOADER)
        value = builder.document(events)
    except _RefusedError as refused:
        return None, Places(), [*builder.problems, refused.problem]
    except yaml.YAMLError as error:
        return None, Places(), [*builder.problems, builder.broken(error)]
    return value, Places(builder.keys, builder.values), builder.problems


class _Builder:
    """Turns the parser's events into values, noting places and repeated keys on the way."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
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
                    self.refuse(event, "yaml-broken", reason=Word(N_("a second document begins here")))
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
        return str(event.value)

    def accept(self, event: Any, at: FieldPath | None) -> None:
        """Refuse what strict YAML leaves out; remember where a value stands."""
        if getattr(event, "anchor", None):
            self.refuse(event, "yaml-alias", name=event.anchor)
        if event.tag:
            self.refuse(event, "yaml-tag", tag=event.tag)
        if at is None:
            return
        if len(at) > DEEPEST:
            self.refuse(event, "yaml-too-deep", limit=DEEPEST)
        self.values[at] = self.place(event)

    def place(self, event: Any) -> Place:
        return Place(event.start_mark.line + self.first_line, event.start_mark.column + 1)

    def refuse(self, event: Any, code: str, **values: object) -> None:
        raise _RefusedError(Problem.at(self.path, self.place(event), code, **values))

    def broken(self, error: yaml.YAMLError) -> Problem:
        """Word the parser's own complaint; the commonest mistakes have a rule of their own."""
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = Place(self.first_line)
        if mark is not None:
            place = Place(mark.line + self.first_line, mark.column + 1)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
        if "mapping values are not allowed" in reason:
            return Problem.at(self.path, place, "yaml-colon")
        if "cannot start any token" in reason and "\\t" in repr(reason):
            return Problem.at(self.path, place, "yaml-tab")
        return Problem.at(self.path, place, "yaml-broken", reason=reason)
