"""What calendars call their time zones, and the IANA name of each: by its name, else by its rules.

A zone that is found by its rules has the same offset from UTC at every instant that matters, so no
event moves.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from importlib.resources import files
from typing import cast

from babel.core import get_global
from icalendar import Timezone

from commonplace.importing.events.component import Component
from commonplace.values import time_zone

UTC_NAME = "UTC"
_PLACE = re.compile(r"[A-Za-z]+(?:/[A-Za-z0-9_+-]+)+")
_WORD = re.compile(r"[A-Za-z]{3,}")
_WHOLE_HOURS = 14


def zone_by_name(name: str) -> str:
    """Return the IANA name for what a calendar calls a zone, or an empty text.

    IANA names in any case and with a maker's path before them, and the names of Windows.
    """
    name = name.strip().strip('"')
    if name.upper() in ("UTC", "GMT", "Z", "ETC/UTC", "ETC/GMT"):
        return UTC_NAME
    known = _by_lower_case()
    if found := known.get(name.lower()):
        return found
    if windows := _windows_zones().get(name.lower()):
        return windows
    for place in _PLACE.findall(name):
        steps = place.split("/")
        for first in range(len(steps) - 1):
            if found := known.get("/".join(steps[first:]).lower()):
                return found
    return ""


def zone_by_rules(zone: tzinfo, instants: Iterable[datetime], likely: Iterable[str]) -> str:
    """Return an IANA name with the offsets of `zone` at all `instants`, or an empty text.

    Of several, the first of `likely` is taken, else the most widely used.
    """
    wanted = [(moment, moment.astimezone(zone).utcoffset()) for moment in instants]
    for name in dict.fromkeys((*likely, *_by_use())):
        other = time_zone(name)
        if all(moment.astimezone(other).utcoffset() == offset for moment, offset in wanted):
            return name
    return ""


def zone_of_offset(offset: timedelta) -> str:
    """Return the IANA name of a zone that always has this offset, or an empty text."""
    hours, rest = divmod(offset, timedelta(hours=1))
    if not offset:
        return UTC_NAME
    if rest or abs(hours) > _WHOLE_HOURS:
        return ""
    # The names count the other way round: Etc/GMT-8 is eight hours ahead of Greenwich.
    name = f"Etc/GMT{-hours:+d}"
    return name if name.lower() in _by_lower_case() else ""


def described_zone(component: Component) -> tzinfo | None:
    """Return the zone that a VTIMEZONE describes, None where its rules cannot be read."""
    try:
        zone = cast("Timezone", Timezone.from_ical(component.raw)).to_tz(lookup_tzid=False)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        return None
    return zone if isinstance(zone, tzinfo) else None


def places_in(text: str) -> Iterator[str]:
    """Yield zones whose city a text names, as in “(UTC+08:00) Beijing, Hong Kong”."""
    words = {word.lower() for word in _WORD.findall(text)}
    for name in _by_use():
        city = name.rsplit("/", 1)[-1].lower().split("_")
        if words.issuperset(part for part in city if part):
            yield name


def is_same_clock(name: str, other: str, instants: Iterable[datetime]) -> bool:
    """Whether two zones have the same offset at all of some instants."""
    one, two = time_zone(name), time_zone(other)
    return all(
        moment.astimezone(one).utcoffset() == moment.astimezone(two).utcoffset()
        for moment in instants
    )


def as_utc(moments: Iterable[datetime]) -> tuple[datetime, ...]:
    """Return aware moments in UTC."""
    return tuple(moment.astimezone(UTC) for moment in moments)


@cache
def _by_lower_case() -> dict[str, str]:
    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return {name.lower(): name for name in names}


@cache
def _windows_zones() -> dict[str, str]:
    mapping: dict[str, str] = dict(get_global("windows_zone_mapping"))
    return {windows.lower(): _todays_name(name) for windows, name in mapping.items()}


def _todays_name(name: str) -> str:
    """Return what a zone is called today: Unicode's CLDR keeps names that have changed since."""
    return name if name in _table() else _links().get(name, name)


@cache
def _table() -> tuple[str, ...]:
    """Return the zones of the world's countries, by their names of today."""
    return _names_in("zone.tab")


@cache
def _links() -> dict[str, str]:
    rows = (row.split(" ") for row in _data("tzdata.zi").splitlines() if row.startswith("L "))
    return {link: target for _, target, link in rows}


def _data(name: str) -> str:
    return files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")


@cache
def _by_use() -> tuple[str, ...]:
    """Zones; those first that stand for all with their clock, where most of the people live.

    And of these the ones whose time people have a name for.
    """
    main = sorted(_names_in("zonenow.tab"), key=lambda name: not _abbreviation(name).isalpha())
    return tuple(dict.fromkeys((*main, *_table())))


def _abbreviation(name: str) -> str:
    return time_zone(name).tzname(datetime(2025, 1, 1)) or ""  # noqa: DTZ001 - on its own clock


def _names_in(name: str) -> tuple[str, ...]:
    """Return the zones of one of the tables that come with the time zones."""
    rows = (row.split("\t") for row in _data(name).splitlines() if not row.startswith("#"))
    return tuple(row[2] for row in rows if len(row) > 2)  # noqa: PLR2004 - the column of the zone
