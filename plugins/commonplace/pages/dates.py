"""Days, times and lengths of time, worded by Babel in the language of an edition."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    format_timedelta,
    get_day_names,
)
from babel.lists import format_list
from babel.units import format_unit

from commonplace.language import Language


@lru_cache(maxsize=4096)  # the same days stand on many pages
def worded_day(day: date, language: Language) -> str:
    """Return a day in full, e.g. `May 12, 2026` or `2026年5月12日`."""
    return format_date(day, "long", locale=language.locale)


def worded_month(day: date, language: Language) -> str:
    """Return a day's month and year, e.g. `May 2026`."""
    return format_date(day, _MONTH[language.tag], locale=language.locale)


def worded_month_name(day: date, language: Language) -> str:
    """Return the name of a day's month, e.g. `May` or `5月`."""
    return format_date(day, "LLLL", locale=language.locale)


def worded_short_month(day: date, language: Language) -> str:
    """Return the name of a day's month in short, e.g. `May` or `5月`."""
    return format_date(day, "LLL", locale=language.locale)


def worded_short_day(day: date, language: Language) -> str:
    """Return a day within its year, e.g. `May 12` or `5月12日`."""
    return format_skeleton("MMMd", day, locale=language.locale)


def first_weekday(tag: str) -> int:
    """Return the day on which weeks begin where a language is spoken, 0 for Monday.

    For a language alone, as for `en`, that is where most people speak it.
    """
    try:
        spoken = Locale.parse(tag, sep="-")
        if not spoken.territory:
            spoken = Locale.parse(get_global("likely_subtags").get(spoken.language, "und"))
    except (UnknownLocaleError, ValueError):
        return 0
    return spoken.first_week_day if spoken.territory else 0


def worded_short_days(first: date, last: date, language: Language) -> str:
    """Return days within their year, e.g. `Dec 5` or `Dec 5 – 7`."""
    if last <= first:
        return worded_short_day(first, language)
    return str(format_interval(first, last, "MMMd", locale=language.locale))


def worded_short_weekdays(language: Language) -> list[str]:
    """Return the days of the week in short, beginning on Monday."""
    names = get_day_names(_SHORT[language.tag], context="stand-alone", locale=language.locale)
    return [names[number] for number in range(7)]


# One letter is enough in Chinese; in English, two days begin with T and two with S.
_SHORT: dict[str, Literal["abbreviated", "narrow"]] = {"en": "abbreviated", "zh": "narrow"}


_MONTH = {"en": "MMMM y", "zh": "y年M月"}


def worded_weekday(day: date, language: Language) -> str:
    """Return a day with its weekday, e.g. `Thursday, May 14, 2026`."""
    return format_date(day, "full", locale=language.locale)


def worded_weekday_name(day: date, language: Language) -> str:
    """Return the name of a day's weekday, e.g. `Thursday`."""
    return format_date(day, "cccc", locale=language.locale)


def worded_time(moment: datetime, language: Language) -> str:
    """Return a time of day on the moment's own clock, with 24 hours: `19:30`."""
    return format_time(moment.time(), "HH:mm", locale=language.locale)


def worded_moment(moment: datetime, language: Language) -> str:
    """Return a day with its time of day, e.g. `May 12, 2026 19:30`."""
    return f"{worded_day(moment.date(), language)} {worded_time(moment, language)}"


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


def worded_distance(now: datetime, moment: datetime, language: Language) -> str:
    """Return how far off a moment is, e.g. `in 9 days`, `in 20 minutes`, `9天后`.

    In whole hours or minutes, as the browser's script words it on a later day; from a day on, by
    the dates on the moment's own clock: from Monday noon, Thursday morning is in three days.
    """
    minutes = int((moment.astimezone(UTC) - now.astimezone(UTC)).total_seconds()) // 60
    days = (moment.date() - now.astimezone(moment.tzinfo).date()).days
    unit: Literal["day", "hour", "minute"] = (
        "day" if minutes >= _DAY else "hour" if minutes >= _HOUR else "minute"
    )
    whole = {
        "day": timedelta(days=days),
        "hour": timedelta(hours=minutes // _HOUR),
        "minute": timedelta(minutes=max(minutes, 1)),
    }
    return format_timedelta(
        whole[unit],
        granularity=unit,
        threshold=10**6,
        add_direction=True,
        locale=language.locale,
    )


_HOUR, _DAY = 60, 24 * 60

# Chinese writes units in one way only, which Babel has under this name alone.
_UNITS: dict[str, Literal["long", "short"]] = {"en": "long", "zh": "short"}
