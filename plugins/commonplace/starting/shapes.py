"""From the text of an answer to the value of a field, written as a person would write it."""

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
