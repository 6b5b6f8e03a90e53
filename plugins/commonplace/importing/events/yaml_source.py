"""Calendars in YAML, as the tool yaml2ics has them: a name, a zone, and a list of events."""

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from commonplace.importing.events.component import Component, SourceCalendar
from commonplace.importing.events.ics_source import LARGEST_SOURCE
from commonplace.importing.events.yaml_event import component_of
from commonplace.importing.reasons import ImportProblem, problem

_KEYS = frozenset({"name", "timezone", "include", "events"})
_CLOCK = "UTC"
"""What times without any zone are on, by the rules of yaml2ics."""


class _NotReadableError(Exception):
    """A file cannot be read; the message is the reason."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(slots=True)
class YamlSource:
    """The calendars of some files and of those that they include, each file once."""

    calendars: list[SourceCalendar] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    _seen: set[Path] = field(default_factory=set)

    def read(self, path: Path, name: str) -> None:
        """Read a file and what it includes; `name` is used in problems."""
        try:
            self._read(path, name)
        except _NotReadableError as error:
            self.problems.append(problem(name, "source-broken", error.line, reason=error))

    def _read(self, path: Path, name: str) -> None:
        resolved = path.resolve()
        if resolved in self._seen:
            return
        self._seen.add(resolved)
        loader, root = _parsed(path)
        sections = _sections(loader, root)
        for included in _texts(sections.get("include")):
            beside = path.parent / included
            try:
                self._read(beside, _beside(name, included))
            except _NotReadableError as error:
                found = problem(name, "include-broken", found=included, reason=error)
                self.problems.append(found)
        events = sections.pop("events", None)
        for key in sections.keys() - _KEYS:
            self.problems.append(problem(name, "field-passed-over", found=key))
        self.calendars.append(
            SourceCalendar(
                path=name,
                name=_text(sections.get("name")),
                zone=_text(sections.get("timezone")),
                clock=_CLOCK,
                events=tuple(self._events(loader, events, name)),
            )
        )

    def _events(self, loader: yaml.SafeLoader, node: Any, name: str) -> Iterator[Component]:
        if node is None:
            return
        if not isinstance(node, yaml.SequenceNode):
            self.problems.append(problem(name, "source-broken", reason="events: […]"))
            return
        for item in node.value:
            line = item.start_mark.line + 1
            try:
                fields = loader.construct_object(item, deep=True)
            except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
                fields = error
            yield component_of(fields, name, line)


def _parsed(path: Path) -> tuple[yaml.SafeLoader, yaml.Node | None]:
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.stat().st_size > LARGEST_SOURCE:
            raise _NotReadableError(f"> {LARGEST_SOURCE // 1024} KiB")
        loader = yaml.SafeLoader(path.read_bytes())
        return loader, loader.get_single_node()
    except OSError as error:
        raise _NotReadableError(error.strerror or str(error)) from None
    except (yaml.YAMLError, RecursionError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "YAML"
        raise _NotReadableError(str(reason), mark.line + 1 if mark else 0) from None


def _sections(loader: yaml.SafeLoader, root: yaml.Node | None) -> dict[str, Any]:
    """Return the values of a calendar by their keys; its events as the node that holds them."""
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise _NotReadableError("name: …, events: […]", 1)
    found: dict[str, Any] = {}
    for key, value in root.value:
        name = str(key.value)
        if name == "events":
            is_empty = isinstance(value, yaml.ScalarNode) and not value.value.strip()
            found[name] = None if is_empty else value
            continue
        try:
            found[name] = loader.construct_object(value, deep=True)
        except (yaml.YAMLError, ValueError) as error:
            raise _NotReadableError(f"{name}: {error}", key.start_mark.line + 1) from None
    return found


def _beside(name: str, included: str) -> str:
    return (Path(name).parent / included).as_posix()


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := _text(item))]
