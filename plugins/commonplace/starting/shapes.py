"""From the text of an answer to the value of a field, written as a person would write it."""

import re
from datetime import date
from typing import Any

from commonplace.values import SLUG


def person(text: str) -> Any:
    """Return a member by id, or a guest by name."""
    return text if SLUG.fullmatch(text) else {"name": text}


def team_member(text: str) -> Any:
    """Return somebody in a team: a member by id, or anybody by name."""
    return {"member": text} if SLUG.fullmatch(text) else {"name": text}


def plain(text: str) -> Any:
    """Return a day or a whole number as such, so that no quotes are written around it."""
    if text.isdecimal() and text.isascii():
        return int(text)
    try:
        return date.fromisoformat(text) if len(text) == len("2026-05-14") else text
    except ValueError:
        return text  # the schema says what is wrong with it


def end_of_day(text: str) -> Any:
    """Return the last minute of a day that is given without a time, as deadlines are meant."""
    return f"{text}T23:59" if isinstance(plain(text), date) else text


def time_or_day(text: str) -> Any:
    """Return a start as events have it: `2027-05-14 19:30` with a `T` between."""
    return re.sub(r"(?<=\d)\s+(?=\d{1,2}:\d{2}$)", "T", text) if " " in text else plain(text)


_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,3}|[一两二三四五六])\s*(?:h|hrs?|hours?|个?小时|个?钟头))?\s*"
    r"(?:(?P<minutes>\d{1,3})\s*(?:m|mins?|minutes?|分钟?)?)?"
)
_FEW = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def length(text: str) -> str:
    """Return a duration as ISO 8601 has it, from `2h`, `1h30`, `1:30`, `90 min` or `两小时`."""
    plainly = re.sub(r"^(\d{1,2}):([0-5]\d)$", r"\1h\2", text.strip().lower())
    found = _LENGTH.fullmatch(plainly)
    if not found or not any(found.groups()) or plainly.isdecimal():
        return text
    hours = _FEW.get(found["hours"] or "") or int(found["hours"] or 0)
    minutes = int(found["minutes"] or 0)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
