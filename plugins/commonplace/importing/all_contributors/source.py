"""`.all-contributorsrc` as it is: people, and what they gave, each with its line."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from commonplace.importing.events.ics_source import LARGEST_SOURCE
from commonplace.importing.front_matter import clean
from commonplace.importing.json_places import items, list_in
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import N_

_HOSTS = {"github": "github.com", "gitlab": "gitlab.com"}
_READ = frozenset({"contributors", "repoType", "repoHost", "types"})
_READ_OF_PERSON = frozenset({"login", "name", "profile", "contributions"})


@dataclass(frozen=True, slots=True)
class Given:
    """One contribution: its type as the file has it, and where one can see it."""

    type: str
    url: str = ""


@dataclass(slots=True)
class Listed:
    """Somebody in the file; `login` is empty for whom it only names."""

    line: int
    login: str
    name: str
    profile: str
    given: list[Given]


@dataclass(slots=True)
class AllContributors:
    """What is in a file. `service` is where accounts are, empty where the hub knows no such place.

    `passed_over` counts fields that no hub has.
    """

    path: str
    service: str = ""
    people: list[Listed] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)
    problems: list[ImportProblem] = field(default_factory=list)


def read_all_contributors(path: Path) -> AllContributors:
    """Return the people of a file, and what of it cannot be read."""
    source = AllContributors(path.as_posix())
    text, found = _text(path, source.path)
    source.problems += found
    if text is not None:
        _read(text, source)
    return source


def _text(path: Path, name: str) -> tuple[str | None, list[ImportProblem]]:
    try:
        size = path.stat().st_size
        if size > LARGEST_SOURCE:
            limit = LARGEST_SOURCE // 1024
            return None, [problem(name, "source-too-large", size=-(-size // 1024), limit=limit)]
        return path.read_bytes().decode("utf-8-sig"), []
    except OSError as error:
        return None, [problem(name, "unreadable", reason=error.strerror or error)]
    except UnicodeDecodeError as error:
        return None, [problem(name, "not-utf8", reason=error.reason)]


def _read(text: str, source: AllContributors) -> None:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        place = {"column": error.colno, "reason": error.msg}
        source.problems.append(problem(source.path, "json-broken", error.lineno, **place))
        return
    except RecursionError:
        reason = N_("nested too deep")
        source.problems.append(problem(source.path, "json-broken", 1, column=1, reason=reason))
        return
    if not isinstance(whole, dict) or not isinstance(whole.get("contributors"), list):
        source.problems.append(problem(source.path, "no-people", 1))
        return
    source.service = _service(whole)
    source.passed_over.update(key for key in whole if key not in _READ)
    for line, entry in _entries(text):
        _add(source, line, entry)


def _service(whole: dict[str, Any]) -> str:
    """Return where accounts are; empty for a host of the project's own."""
    service = str(whole.get("repoType") or "github")
    host = urlsplit(str(whole.get("repoHost") or "")).hostname
    known = _HOSTS.get(service, "")
    return service if known and host in (None, known, f"www.{known}") else ""


def _entries(text: str) -> Iterator[tuple[int, Any]]:
    line, counted = 1, 0
    for at, entry in items(text, list_in(text, "contributors")):
        line, counted = line + text.count("\n", counted, at), at
        yield line, entry


def _add(source: AllContributors, line: int, entry: Any) -> None:
    fields = entry if isinstance(entry, dict) else {}
    login, name = _word(fields.get("login")), _word(fields.get("name"))
    # An address of mail is nobody's name, and must not be published as one.
    name = "" if "@" in name.strip("@") else name
    if not (login or name):
        source.problems.append(problem(source.path, "person-broken", line))
        return
    source.passed_over.update(key for key in fields if key not in _READ_OF_PERSON)
    contributions = fields.get("contributions")
    given = [_given(one) for one in contributions if one] if isinstance(contributions, list) else []
    source.people.append(Listed(line, login, name or login, _word(fields.get("profile")), given))


def _given(one: Any) -> Given:
    if isinstance(one, dict):
        return Given(_word(one.get("type")), _word(one.get("url")))
    return Given(_word(one))


def _word(value: Any) -> str:
    return clean(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) else ""
