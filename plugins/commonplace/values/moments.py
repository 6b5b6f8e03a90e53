"""Days, moments, durations and time zones."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from commonplace.problems import closest
from commonplace.values.text import mistake, plain_text

DayT = TypeVar("DayT", bound=date)


def before(at: tuple[str | int, ...], end: date, other: str, start: date) -> PydanticCustomError:
    """Return the mistake of an end at the field `at` that comes before its start."""
    return mistake(
        "end-before-start", at=at, other=other, found=shown_moment(end), start=shown_moment(start)
    )


def on_clock(moment: datetime, zone: tzinfo) -> datetime:
    """Return a moment in a zone; one without a zone of its own is on that zone's clock.

    A time that the clock skips is read with the offset before the change, as RFC 5545, 3.3.5 asks:
    02:30 becomes 03:30. Of one that comes twice the first is meant.
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone)


def is_before(one: datetime, other: datetime) -> bool:
    """Whether one moment comes before another: clocks of one zone alone cannot tell.

    Python compares two moments of one zone by their clocks, which are put back once a year.
    """
    return one.astimezone(UTC) < other.astimezone(UTC)


def shown_moment(moment: date) -> str:
    """Return a day or a moment as its author would write it."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.isoformat("T", "seconds" if moment.second else "minutes")


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
    text = plain_text(value)
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
    text = plain_text(value)
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


def _day_or_moment(value: Any) -> Any:
    if isinstance(value, date):
        return value
    return _day(value) if _DAY.fullmatch(plain_text(value)) else _moment(value)


def _in_our_time(day: DayT) -> DayT:
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        found, years = day.isoformat(), f"{EARLIEST_YEAR}-{LATEST_YEAR}"
        raise mistake("date-far", found=found, allowed=years)
    return day


def _zone(value: Any) -> Any:
    text = plain_text(value)
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
    r"P(?:(?P<weeks>\d{1,4})W)?(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,4})M)?(?:(?P<seconds>\d{1,4})S)?)?",
    re.ASCII,
)


def _duration(value: Any) -> Any:
    if isinstance(value, timedelta):
        return value
    text = plain_text(value)
    parts = _DURATION.fullmatch(text)
    numbers = {
        unit: int(count) for unit, count in (parts.groupdict() if parts else {}).items() if count
    }
    if not numbers or text.endswith("T"):
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

DayOrMoment = Annotated[
    datetime | date,
    BeforeValidator(_day_or_moment),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$",
            "examples": ["2026-05-14"],
        }
    ),
]
"""A day, or a moment as above: for what is as well said without a time."""

TimeZone = Annotated[str, BeforeValidator(_zone)]
Duration = Annotated[
    timedelta,
    BeforeValidator(_duration),
    WithJsonSchema({"type": "string", "pattern": _DURATION_PATTERN}),
]
