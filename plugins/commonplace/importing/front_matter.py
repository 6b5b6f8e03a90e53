"""Hugo's front matter in its three languages, and its dates in all their forms.

All values come out as text, lists and mappings: which word is a date or a truth value is for the
reader of a field to say, so that a title such as `No` or `2020-01-01` stays a title.
"""

import json
import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from commonplace.values import hidden_character

_YAML = re.compile(r"---[ \t]*\n(?P<fields>.*?)^---[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<fields>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class FrontMatterError(Exception):
    """The front matter cannot be read; the message is the parser's reason."""


@dataclass(frozen=True, slots=True)
class Page:
    """A source file split up; keys are in lower case, `body_line` is where the body begins."""

    fields: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    has_front_matter: bool = True


def read_page(text: str) -> Page:
    """Split a source file into fields and body.

    Raises FrontMatterError where the front matter is broken.
    """
    if text.startswith("{"):
        return _read_json(text)
    for opening, pattern, read in (("---", _YAML, read_yaml), ("+++", _TOML, read_toml)):
        if not text.startswith(opening):
            continue
        if not (found := pattern.match(text)):
            raise FrontMatterError(f"no second “{opening}” closes it")
        return _page(read(found["fields"]), text, found.end())
    return Page({}, text, 1, has_front_matter=False)


def read_yaml(text: str) -> Any:
    """Read YAML with all scalars as text. Raises FrontMatterError."""
    try:
        return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a base loader makes text only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (line {mark.line + 2})" if mark else ""
        raise FrontMatterError(f"{getattr(error, 'problem', None) or 'not YAML'}{where}") from error
    except RecursionError as error:
        raise FrontMatterError("nested too deep") from error


def read_toml(text: str) -> Any:
    """Read TOML with all scalars as text. Raises FrontMatterError."""
    try:
        return _as_text(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FrontMatterError(str(error)) from error


def _read_json(text: str) -> Page:
    try:
        fields, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        # A text may well begin with a brace.
        return Page({}, text, 1, has_front_matter=False)
    return _page(_as_text(fields), text, end)


def _page(fields: Any, text: str, end: int) -> Page:
    if fields in (None, ""):
        fields = {}
    if not isinstance(fields, dict):
        raise FrontMatterError("it is not made of fields")
    lowered = {str(key).lower(): value for key, value in fields.items()}
    return Page(lowered, text[end:], text.count("\n", 0, end) + 1)


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


# --- fields ---------------------------------------------------------------------------------------


def text_of(value: Any) -> str:
    """Return one line of text out of a field, empty where it holds none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def texts_of(value: Any) -> list[str]:
    """Return the texts of a field that holds one or a list of them."""
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := text_of(item))]


def clean(text: str) -> str:
    """Take out characters that nobody can see, and line breaks."""
    text = " ".join(text.split())
    while char := hidden_character(text):
        text = text.replace(char, "")
    return text.strip()


def is_true(value: Any) -> bool:
    """Whether a field says yes."""
    return text_of(value).lower() in ("true", "yes", "on", "1")


_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WITH_MONTH = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:[a-z]{2})?\s+([a-z]{3,9})\.?,?\s+(\d{4})"
)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:[a-z]{2})?,?\s+(\d{4})")
_TWELVE = 12


def read_date(text: str) -> date | None:
    """Return the day that a text names, in any form met so far; None where it names none.

    A time and zone behind it are passed over: the day is the one on the author's own clock.
    """
    text = text.strip().lower()
    try:
        if found := _YEAR_FIRST.match(text) or _COMPACT.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _YEAR_LAST.match(text):
            month, day = int(found[1]), int(found[2])
            if month > _TWELVE:
                month, day = day, month
            return date(int(found[3]), month, day)
        if found := _MONTH_FIRST.match(text):
            return date(int(found[3]), _month(found[1]), int(found[2]))
        if found := _WITH_MONTH.match(text):
            return date(int(found[3]), _month(found[2]), int(found[1]))
    except ValueError:
        return None
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1
