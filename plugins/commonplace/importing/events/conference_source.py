"""Conferences in JSON, as the collection conference-data has them: a topic a file."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonplace.importing.events.ics_source import LARGEST_SOURCE
from commonplace.importing.json_places import after_blank, items
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import N_
from commonplace.slugs import slug_for
from commonplace.values import SLUG

_YEAR_FIRST = re.compile(r"(?:19|20)\d\d[-_ ]?")


@dataclass(frozen=True, slots=True)
class Conference:
    """One item of a file, as it is; `topic` is the file's name without its year."""

    path: str
    line: int
    topic: str
    fields: Any


def read_conferences(path: Path, name: str) -> tuple[list[Conference], list[ImportProblem]]:
    """Return the conferences of a file, and what of it cannot be read."""
    try:
        size = path.stat().st_size
        if size > LARGEST_SOURCE:
            limit = LARGEST_SOURCE // 1024
            return [], [problem(name, "source-too-large", size=-(-size // 1024), limit=limit)]
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return [], [problem(name, "unreadable", reason=error.strerror or error)]
    except UnicodeDecodeError as error:
        return [], [problem(name, "not-utf8", reason=error.reason)]
    topic = topic_of(path.stem)
    found: list[Conference] = []
    try:
        found += (Conference(name, line, topic, fields) for line, fields in _items(text))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        reason = getattr(error, "msg", "") or N_("nested too deep")
        return [], [problem(name, "source-broken", line, reason=reason)]
    return found, []


def topic_of(stem: str) -> str:
    """Return the topic that a file is about: `2026-tech-comm` is about `tech-comm`."""
    bare = _YEAR_FIRST.sub("", stem, count=1).strip("-_ ").lower()
    if SLUG.fullmatch(bare):
        return bare  # not what is kept for files: a topic may be called “api”
    return slug_for(bare, fallback="topic") if bare else ""


def _items(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the line and the value of each item of a list. Raises ValueError where it is none."""
    start = after_blank(text, 0)
    if text[start : start + 1] != "[":
        raise json.JSONDecodeError("no list of conferences", text, start)
    line, counted = 1, 0
    for at, fields in items(text, start):
        line, counted = line + text.count("\n", counted, at), at
        yield line, fields
