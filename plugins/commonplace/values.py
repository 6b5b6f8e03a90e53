"""The kinds of value a field can hold: text, days, addresses, ids. Each names its own mistakes.

A validator raises `PydanticCustomError` with the code of a rule in `problems.codes`; the schema
turns it into a problem with the field's place.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from commonplace.language import N_
from commonplace.problems import Word, closest

LONGEST_LINE = 300
LARGEST_NUMBER = 1_000_000
"""Counts beyond it are slips of the keyboard, and no list or calendar could show them."""

DayT = TypeVar("DayT", bound=date)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text as the id of another record; `load` looks whether that record is there."""

    collection: str


def mistake(code: str, **values: object) -> PydanticCustomError:
    """Return the error that the schema turns into the problem `code`."""
    return PydanticCustomError(code, "{found}", {"found": "", **values})  # type: ignore[arg-type]


def before(at: tuple[str | int, ...], end: date, other: str, start: date) -> PydanticCustomError:
    """Return the mistake of an end at the field `at` that comes before its start."""
    return mistake(
        "end-before-start", at=at, other=other, found=shown_moment(end), start=shown_moment(start)
    )


def shown_moment(moment: date) -> str:
    """Return a day or a moment as its author would write it."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.isoformat("T", "seconds" if moment.second else "minutes")


# --- text ---------------------------------------------------------------------------------------

_ZERO_WIDTH_JOINER = "\u200d"
_ZERO_WIDTH_NON_JOINER = "\u200c"
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2028\u2029\u2800\u3164\ufeff\uffa0"
)


def hidden_character(text: str) -> str:
    """Return the first character of `text` that nobody can see but that changes it, or "".

    Joiners stay where writing needs them: between emoji, and between letters of scripts that join.
    """
    if text.isascii() and text.isprintable():
        return ""
    for index, char in enumerate(text):
        if char in "\n\t" or (char.isalnum() and char not in _INVISIBLE):
            continue
        if char in (_ZERO_WIDTH_JOINER, _ZERO_WIDTH_NON_JOINER):
            before, after = text[index - 1 : index], text[index + 1 : index + 2]
            if before and after and _joins(before) and _joins(after):
                continue
            return char
        if _in_a_flag(char) and "\U0001f3f4" in text:
            continue
        # Not category Cn: what one version of Python does not know yet is an emoji to the next.
        if char in _INVISIBLE or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co"):
            return char
    return ""


def _in_a_flag(char: str) -> bool:
    return "\U000e0020" <= char <= "\U000e007f"


def _joins(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind in ("So", "Sk", "Mn", "Mc") or (kind == "Lo" and not "\u2e80" <= char <= "\uffdc")


def _visible(text: str) -> str:
    if char := hidden_character(text):
        name = unicodedata.name(char, "CONTROL")
        raise mistake("hidden-character", character=f"U+{ord(char):04X} {name}")
    return text


def _text(value: Any) -> Any:
    if value is None:
        raise mistake("field-empty")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        value = value.strip()
        if not value:
            raise mistake("field-empty")
        return value
    raise mistake("field-type", wanted=Word(N_("a text")))


def _one_line(text: str) -> str:
    if "\n" in text:
        raise mistake("field-line-break")
    if len(text) > LONGEST_LINE:
        raise mistake("field-too-long", length=len(text), limit=LONGEST_LINE)
    return text


Line = Annotated[str, BeforeValidator(_text), AfterValidator(_visible), AfterValidator(_one_line)]
"""One line of plain text that a reader sees."""

Paragraph = Annotated[str, BeforeValidator(_text), AfterValidator(_visible)]
"""Plain text of any length; line breaks are allowed."""


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise mistake("slug-invalid", found=text)
    return text


SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
Slug = Annotated[str, BeforeValidator(_text), AfterValidator(_slug)]
"""An id: the name of a file or folder, as it stands in addresses."""


def _article_key(text: str) -> str:
    column, _, article = text.partition("/")
    if not (SLUG.fullmatch(column) and SLUG.fullmatch(article)):
        raise mistake("article-unknown", found=text)
    return text


ArticleKey = Annotated[
    str, BeforeValidator(_text), AfterValidator(_article_key), Reference("article")
]
"""An article by `column/article`."""

Tag = Annotated[str, BeforeValidator(_text), AfterValidator(_visible), AfterValidator(_one_line)]
Topic = Annotated[str, BeforeValidator(_text), AfterValidator(_slug), Reference("topic")]


# --- time ---------------------------------------------------------------------------------------

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_DAY_AND_TIME = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
EARLIEST_YEAR, LATEST_YEAR = 1800, 2999
"""Years that a date may have; beyond them it is a slip of the keyboard, and zones overflow."""

ANYWHERE_ON_EARTH = "AoE"


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    text = _text(value)
    if _DAY_AND_TIME.fullmatch(text):
        return _moment(text).date()
    parts = _DAY.fullmatch(text)
    if not parts:
        raise mistake("date-format", found=text, example="2026-05-14")
    try:
        day = date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError:
        raise mistake("date-impossible", found=text, example="2026-05-14") from None
    return _in_our_time(day)


def _moment(value: Any) -> Any:
    if isinstance(value, datetime):
        return value
    text = _text(value)
    if _DAY.fullmatch(text):
        return datetime.combine(_day(text), time())
    parts = _DAY_AND_TIME.fullmatch(text)
    if not parts:
        raise mistake("date-format", found=text, example="2026-05-14T19:30")
    try:
        # 24:00 is read by some versions of Python only.
        time(int(parts[2]), int(parts[3]))
        moment = datetime.fromisoformat(text.replace(" ", "T"))
    except ValueError:
        raise mistake("date-impossible", found=text, example="2026-05-14T19:30") from None
    return _in_our_time(moment)


def _in_our_time(day: DayT) -> DayT:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        found, years = day.isoformat(), f"{EARLIEST_YEAR}-{LATEST_YEAR}"
        raise mistake("date-far", found=found, allowed=years)
    return day


def _zone(value: Any) -> Any:
    text = _text(value)
    try:
        time_zone(text)
    except ValueError:
        likely = closest(text, [*_place_names(), ANYWHERE_ON_EARTH])
        raise mistake("timezone-unknown", found=text, suggestion=likely) from None
    return text


def _place_names() -> list[str]:
    # Not the short names: one abbreviation is no better than another.
    return sorted(name for name in _zone_names() if "/" in name)


@cache
def _zone_names() -> frozenset[str]:
    """Names of the package tzdata: what a system's own folder knows besides differs by system."""
    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8")
    return frozenset(names.split())


def time_zone(name: str) -> tzinfo:
    """Return the zone for an IANA name or `AoE` (IEEE 802.16: UTC-12).

    Raises ValueError where the name is unknown.
    """
    if name == ANYWHERE_ON_EARTH:
        return timezone(timedelta(hours=-12), ANYWHERE_ON_EARTH)
    if name not in _zone_names():
        raise ValueError(name)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError) as error:
        raise ValueError(name) from error


_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?",
    re.ASCII,
)


def _duration(value: Any) -> Any:
    if isinstance(value, timedelta):
        return value
    text = _text(value)
    parts = _DURATION.fullmatch(text)
    numbers = {
        unit: int(count) for unit, count in (parts.groupdict() if parts else {}).items() if count
    }
    if not numbers or text.endswith("T") or max(numbers.values()) > 10_000:  # noqa: PLR2004
        raise mistake("duration-format", found=text)
    return timedelta(**numbers)


_DURATION_PATTERN = "^" + re.sub(r"\?P<\w+>", "?:", _DURATION.pattern) + "$"

Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-05-14"]}),
]
"""A day, `2026-05-14`; a time written behind it is passed over."""

Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$",
            "examples": ["2026-05-14T19:30"],
        }
    ),
]
"""A day and time on the clock of the record's own zone, unless it gives an offset."""

TimeZone = Annotated[str, BeforeValidator(_zone)]
Duration = Annotated[
    timedelta,
    BeforeValidator(_duration),
    WithJsonSchema({"type": "string", "pattern": _DURATION_PATTERN}),
]


# --- addresses, languages, licences -------------------------------------------------------------


def _web_address(text: str) -> str:
    return _address(text, ("https", "http"))


def _contact_address(text: str) -> str:
    return _address(text, ("https", "http", "mailto"))


def _address(text: str, schemes: tuple[str, ...]) -> str:
    allowed = ", ".join(f"{scheme}:" for scheme in schemes)
    try:
        parts = urlsplit(text)
        # Before “@” a name can pose as the host: https://github.com@example.org
        has_host = parts.hostname and not parts.username and parts.port != 0
        is_mail = parts.scheme == "mailto" and re.fullmatch(r"[^@/]+@[^@/]+\.[^@/]+", parts.path)
        usable = parts.scheme in schemes and (is_mail or has_host)
    except ValueError:
        usable = False
    if not usable or _NOT_IN_ADDRESSES.search(text):
        raise mistake("url-invalid", found=text, allowed=allowed)
    return text


_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f<>\"\\^`{|}]")
WebAddress = Annotated[
    str,
    BeforeValidator(_text),
    AfterValidator(_visible),
    AfterValidator(_web_address),
    Field(json_schema_extra={"format": "uri"}),
]
ContactAddress = Annotated[
    str, BeforeValidator(_text), AfterValidator(_visible), AfterValidator(_contact_address)
]

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")


def _language_tag(text: str) -> str:
    if not _LANGUAGE_TAG.fullmatch(text):
        raise mistake("language-invalid", found=text)
    return text


LanguageTag = Annotated[str, BeforeValidator(_text), AfterValidator(_language_tag)]
"""A language as BCP 47 writes it: language, script, region."""


def _licence(text: str) -> str:
    from packaging.licenses import (  # noqa: PLC0415 - a large table, needed only by files that name a licence
        InvalidLicenseExpression,
        canonicalize_license_expression,
    )

    try:
        return canonicalize_license_expression(text)
    except InvalidLicenseExpression:
        raise mistake("licence-unknown", found=text) from None


Licence = Annotated[str, BeforeValidator(_text), AfterValidator(_licence)]
"""A licence expression with SPDX identifiers."""


# --- paths --------------------------------------------------------------------------------------

_INSIDE = re.compile(r"(?!/)(?!.*(?:^|/)\.\.?(?:/|$))(?!.*//)[^\\:*?\"<>|#\x00-\x1f]+")


def _inside(text: str) -> str:
    if not _INSIDE.fullmatch(text):
        raise mistake("path-invalid", found=text)
    return text


def _redirect(text: str) -> str:
    path = text.removeprefix("/")
    if not _REDIRECT.fullmatch(path):
        raise mistake("redirect-invalid", found=text)
    return path if path.endswith((".html", "/")) else path + "/"


_REDIRECT = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))(?:[\w.~-]+/)*[\w.~-]+/?")
FileInside = Annotated[
    str, BeforeValidator(_text), AfterValidator(_visible), AfterValidator(_inside)
]
"""A file beside the text, by its path from there."""

RedirectPath = Annotated[str, BeforeValidator(_text), AfterValidator(_redirect)]
"""A former address on this site, e.g. `columns/notes/old-name/`."""
