"""The kinds of value a field can hold: text, days, addresses, ids. Each names its own mistakes.

A validator raises `PydanticCustomError` with the code of a rule in `problems.codes`; the schema
turns it into a problem with the field's place.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from commonplace.language import N_
from commonplace.problems import Word

LONGEST_LINE = 300
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text as the id of another record; `load` looks whether that record is there."""

    collection: str


def mistake(code: str, **values: object) -> PydanticCustomError:
    """Return the error that the schema turns into the problem `code`."""
    return PydanticCustomError(code, "{found}", {"found": "", **values})  # type: ignore[arg-type]


# --- text ---------------------------------------------------------------------------------------

_ZERO_WIDTH_JOINER = "\u200d"
_ZERO_WIDTH_NON_JOINER = "\u200c"
_INVISIBLE = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2028\u2029\u3164\ufeff\uffa0")


def hidden_character(text: str) -> str:
    """Return the first character of `text` that nobody can see but that changes it, or "".

    Joiners stay where writing needs them: between emoji, and between letters of scripts that join.
    """
    if text.isascii() and text.isprintable():
        return ""
    for index, char in enumerate(text):
        if char.isalnum() or char in "\n\t":
            continue
        if char in (_ZERO_WIDTH_JOINER, _ZERO_WIDTH_NON_JOINER):
            before, after = text[index - 1 : index], text[index + 1 : index + 2]
            if before and after and _joins(before) and _joins(after):
                continue
            return char
        if char in _INVISIBLE or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn"):
            if 0xE0020 <= ord(char) <= 0xE007F and "\U0001f3f4" in text:  # noqa: PLR2004 - flags
                continue
            return char
    return ""


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

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_AND_TIME = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?"
)
ANYWHERE_ON_EARTH = "AoE"


def _day(value: Any) -> Any:
    if isinstance(value, date):
        return value
    text = _text(value)
    parts = _DAY.fullmatch(text) or _DAY_AND_TIME.fullmatch(text)
    if not parts:
        raise mistake("date-format", found=text, example="2026-05-14")
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError:
        raise mistake("date-impossible", found=text, example="2026-05-14") from None


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
        return datetime.fromisoformat(text.replace(" ", "T"))
    except ValueError:
        raise mistake("date-impossible", found=text, example="2026-05-14T19:30") from None


def _zone(value: Any) -> Any:
    text = _text(value)
    try:
        time_zone(text)
    except ValueError:
        raise mistake("timezone-unknown", found=text) from None
    return text


def time_zone(name: str) -> tzinfo:
    """Return the zone for an IANA name or `AoE` (IEEE 802.16: UTC-12).

    Raises ValueError where the name is unknown.
    """
    if name == ANYWHERE_ON_EARTH:
        return timezone(timedelta(hours=-12), ANYWHERE_ON_EARTH)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError) as error:
        raise ValueError(name) from error


_DURATION = re.compile(
    r"P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)


def _duration(value: Any) -> Any:
    if isinstance(value, timedelta):
        return value
    text = _text(value)
    parts = _DURATION.fullmatch(text)
    numbers = {unit: int(count) for unit, count in (parts.groupdict() if parts else {}).items() if count}
    if not numbers or text.endswith("T") or max(numbers.values()) > 100_000:  # noqa: PLR2004
        raise mistake("duration-format", found=text)
    return timedelta(**numbers)


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-05-14"]}),
]
"""A day, `2026-05-14`; a time written behind it is passed over."""

Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema({
        "type": "string",
        "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$",
        "examples": ["2026-05-14T19:30"],
    }),
]
"""A day and time on the clock of the record's own zone, unless it gives an offset."""

TimeZone = Annotated[str, BeforeValidator(_zone)]
Duration = Annotated[
    timedelta,
    BeforeValidator(_duration),
    WithJsonSchema({"type": "string", "pattern": _DURATION.pattern.replace("?P<", "?<")}),
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
        usable = parts.scheme.lower() in schemes and (parts.scheme == "mailto" or parts.hostname)
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


_REDIRECT = re.compile(r"(?!.*(?:^|/)\.\.?(?:/|$))(?:[\w.~%-]+/)*[\w.~%-]+/?")
FileInside = Annotated[str, BeforeValidator(_text), AfterValidator(_visible), AfterValidator(_inside)]
"""A file beside the text, by its path from there."""

RedirectPath = Annotated[str, BeforeValidator(_text), AfterValidator(_redirect)]
"""A former address on this site, e.g. `columns/notes/old-name/`."""
