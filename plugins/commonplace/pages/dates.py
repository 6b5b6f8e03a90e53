"""Days, times and lengths of time, worded by Babel in the language of an edition."""

from datetime import date, datetime, timedelta
from typing import Literal

from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    format_timedelta,
    get_day_names,
)
from babel.lists import format_list
from babel.units import format_unit

from commonplace.language import N_, Language
from commonplace.values import ANYWHERE_ON_EARTH


def worded_day(day: date, language: Language) -> str:
    """Return a day in full, e.g. `May 12, 2026` or `2026年5月12日`."""
    return format_date(day, "long", locale=language.locale)


def worded_month(day: date, language: Language) -> str:
    """Return a day's month and year, e.g. `May 2026`."""
    return format_date(day, _MONTH[language.tag], locale=language.locale)


def worded_month_name(day: date, language: Language) -> str:
    """Return the name of a day's month, e.g. `May` or `5月`."""
    return format_date(day, "LLLL", locale=language.locale)


def worded_short_day(day: date, language: Language) -> str:
    """Return a day within its year, e.g. `May 12` or `5月12日`."""
    return format_skeleton("MMMd", day, locale=language.locale)


def worded_weekday_letters(language: Language) -> list[str]:
    """Return the days of the week by a letter each, beginning on Monday."""
    names = get_day_names("narrow", context="stand-alone", locale=language.locale)
    return [names[number] for number in range(7)]


_MONTH = {"en": "MMMM y", "zh": "y年M月"}


def worded_weekday(day: date, language: Language) -> str:
    """Return a day with its weekday, e.g. `Thursday, May 14, 2026`."""
    return format_date(day, "full", locale=language.locale)


def worded_weekday_and_month(day: date, language: Language) -> str:
    """Return what stands beside a day's number, e.g. `Thursday, December 2026`."""
    return format_date(day, _WEEKDAY_AND_MONTH[language.tag], locale=language.locale)


_WEEKDAY_AND_MONTH = {"en": "EEEE, MMMM y", "zh": "y年M月 EEEE"}


def worded_time(moment: datetime, language: Language) -> str:
    """Return a time of day on the moment's own clock, with 24 hours: `19:30`."""
    return format_time(moment.time(), "HH:mm", locale=language.locale)


def worded_moment(moment: datetime, language: Language) -> str:
    """Return a day with its time of day, e.g. `May 12, 2026 19:30`."""
    return f"{worded_day(moment.date(), language)} {worded_time(moment, language)}"


def worded_zone(moment: datetime, name: str, language: Language) -> str:
    """Return a zone and its offset at a moment, e.g. `Asia/Shanghai, UTC+8`."""
    offset = moment.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    sign, minutes = ("-", -minutes) if minutes < 0 else ("+", minutes)
    hours, rest = divmod(minutes, 60)
    shown = f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"
    if name in ("UTC", "Etc/UTC"):
        return shown
    zone = language.gettext(N_("anywhere on Earth")) if name == ANYWHERE_ON_EARTH else name
    return language.gettext(N_("{zone}, {offset}")).format(zone=zone, offset=shown)


def worded_span(start: datetime, end: datetime, *, all_day: bool, language: Language) -> str:
    """Return when something takes place, as short as is clear."""
    if all_day:
        last = end - timedelta(microseconds=1)
        if last.date() <= start.date():
            return worded_weekday(start.date(), language)
        return f"{worded_day(start.date(), language)} – {worded_day(last.date(), language)}"
    begins = f"{worded_weekday(start.date(), language)} {worded_time(start, language)}"
    if end <= start:
        return begins
    if end.date() == start.date():
        return f"{begins}–{worded_time(end, language)}"
    return f"{begins} – {worded_weekday(end.date(), language)} {worded_time(end, language)}"


def worded_length(length: timedelta, language: Language) -> str:
    """Return a length of time in days, hours and minutes, e.g. `1 hour, 30 minutes`."""
    minutes = int(length.total_seconds()) // 60
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    parts = [
        format_unit(count, unit, _UNITS[language.tag], locale=language.locale)
        for count, unit in ((days, "day"), (hours, "hour"), (minutes, "minute"))
        if count
    ]
    return format_list(parts, style="unit", locale=language.locale)


def worded_distance(length: timedelta, language: Language) -> str:
    """Return how far off a moment is, in its largest whole unit, e.g. `in 9 days`, `9天后`.

    Days, hours or minutes, as the browser's script words it on a later day.
    """
    minutes = int(length.total_seconds()) // 60
    unit: Literal["day", "hour", "minute"] = (
        "day" if minutes >= _DAY else "hour" if minutes >= _HOUR else "minute"
    )
    whole = {"day": _DAY, "hour": _HOUR, "minute": 1}[unit]
    return format_timedelta(
        timedelta(minutes=minutes // whole * whole),
        granularity=unit,
        threshold=10**6,
        add_direction=True,
        locale=language.locale,
    )


_HOUR, _DAY = 60, 24 * 60

# Chinese writes units in one way only, which Babel has under this name alone.
_UNITS: dict[str, Literal["long", "short"]] = {"en": "long", "zh": "short"}
