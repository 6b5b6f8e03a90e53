"""Spans and zones as they stand on a page: on an event's own clock, in an edition's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from babel.core import get_global

from commonplace.language import LANGUAGES, N_, Language, language
from commonplace.pages.dates import worded_day, worded_short_days, worded_time, worded_weekday
from commonplace.values import ANYWHERE_ON_EARTH
from commonplace.values.instants import instant
from commonplace.views import Edition
from commonplace.views.events import Occurrence, last_day, timeline
from commonplace.views.events.ahead import (
    coming_turn,
    timeline_ahead,
    times_ahead,
    turns,
    turns_of_deadline,
)

ZONE_AND_OFFSET = N_("{zone}, {offset}")
"""How a zone and its offset are put together; the script words the reader's own zone by it too."""

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SpanWords:
    """A start and an end in words, with what stands between; without an end the rest is empty.

    `starts` and `ends` are the same for machines: instants with their offset, or days.
    """

    starts: str
    start: str
    between: str = ""
    ends: str = ""
    end: str = ""

    def __str__(self) -> str:
        return f"{self.start}{self.between}{self.end}"


def span_words(
    start: datetime, end: datetime, *, all_day: bool, language: Language, with_day: bool = True
) -> SpanWords:
    """Return when something takes place, as short as is clear; the first day may be left out."""
    if all_day:
        return _days(start, end, language)
    time = worded_time(start, language)
    begins = f"{worded_weekday(start.date(), language)} {time}" if with_day else time
    # The clock alone would say of an hour that comes twice that its second half is no time.
    if end.astimezone(UTC) <= start.astimezone(UTC):
        return SpanWords(instant(start), begins)
    stops = worded_time(end, language)
    if end.date() == start.date():
        return SpanWords(instant(start), begins, "–", instant(end), stops)
    stops = f"{worded_weekday(end.date(), language)} {stops}"
    return SpanWords(instant(start), begins, " – ", instant(end), stops)


def _days(start: datetime, end: datetime, language: Language) -> SpanWords:
    first, last = start.date(), (end - timedelta(microseconds=1)).date()
    if last <= first:
        return SpanWords(first.isoformat(), worded_weekday(first, language))
    return SpanWords(
        first.isoformat(),
        worded_day(first, language),
        " – ",
        last.isoformat(),
        worded_day(last, language),
    )


def lasts(occurrence: Occurrence) -> timedelta:
    """Return how long an occurrence lasts: whole days by the calendar, hours by what passes."""
    if occurrence.event.all_day:
        return occurrence.ends_at.date() - occurrence.starts_at.date()
    return occurrence.length


def interval(occurrence: Occurrence) -> str:
    """Return when an occurrence is, for the script: `start/end/over`, as far as they differ."""
    words = _span(occurrence, language(LANGUAGES[0]))
    over = instant(occurrence.over_at)
    return f"{words.starts}/{words.ends}" + (f"/{over}" if over != words.ends else "")


def worded_offset(start: datetime, end: datetime | None = None) -> str:
    """Return an offset from UTC, e.g. `UTC+8`; both, where the clock changes before the end."""
    offsets = dict.fromkeys(_offset(moment) for moment in (start, end) if moment)
    return " → ".join(offsets)


def _offset(moment: datetime) -> str:
    minutes = (moment.utcoffset() or timedelta()) // _MINUTE
    sign, minutes = ("−", -minutes) if minutes < 0 else ("+", minutes)
    hours, rest = divmod(minutes, 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"


def worded_zone(name: str, language: Language) -> str:
    """Return what people call a zone: its city; empty for those that are nothing but an offset."""
    if name == ANYWHERE_ON_EARTH:
        return language.gettext(N_("anywhere on Earth"))
    if name in _CLOCKS:
        return name
    own = _ALIASES.get(name, name)
    if own.startswith("Etc/"):
        return ""
    # Babel knows some cities by an older name of their zone only, such as Asia/Calcutta.
    older = sorted(alias for alias, other in _ALIASES.items() if other == own)
    known = (language.locale.time_zones.get(zone, {}).get("city") for zone in (own, *older))
    return next(filter(None, known), own.rpartition("/")[2].replace("_", " "))


_CLOCKS = frozenset({"CET", "EET", "EST", "HST", "MET", "MST", "WET"})
"""Zones that are known by their letters; Babel would call each by some city."""

_ALIASES: Mapping[str, str] = get_global("zone_aliases")


def zone_words(start: datetime, end: datetime | None, name: str, language: Language) -> str:
    """Return a zone with its offset at a moment, or over a span: `Shanghai, UTC+8`."""
    offset = worded_offset(start, end)
    zone = worded_zone(name, language)
    return language.gettext(ZONE_AND_OFFSET).format(zone=zone, offset=offset) if zone else offset


def clock_tools(edition: Edition) -> dict[str, Any]:
    """Return what a template can ask for when it words a time."""
    speaks = edition.language
    index = edition.events
    return {
        "span": lambda occurrence, with_day=True: _span(occurrence, speaks, with_day=with_day),
        "zone": lambda moment, name, end=None: zone_words(moment, end, name, speaks),
        "zone_name": lambda name: worded_zone(name, speaks),
        "zone_pattern": speaks.gettext(ZONE_AND_OFFSET),
        "offsets": lambda occurrence: worded_offset(occurrence.starts_at, occurrence.ends_at),
        "lasts": lasts,
        "short_days": lambda occurrence: worded_short_days(
            occurrence.starts_at.date(), last_day(occurrence), speaks
        ),
        "interval": interval,
        "ahead_of": lambda occurrence: times_ahead(index, occurrence),
        "timeline_of": lambda occurrence: timeline(occurrence.event, occurrence),
        "timeline_ahead": lambda occurrence: timeline_ahead(
            occurrence, times_ahead(index, occurrence)
        ),
        "turns_of": turns,
        "turns_of_deadline": turns_of_deadline,
        "coming_turn": lambda found: coming_turn(found, edition.now),
    }


def _span(occurrence: Occurrence, speaks: Language, *, with_day: bool = True) -> SpanWords:
    return span_words(
        occurrence.starts_at,
        occurrence.ends_at,
        all_day=occurrence.event.all_day,
        language=speaks,
        with_day=with_day,
    )
