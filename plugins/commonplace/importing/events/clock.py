"""The days and times of a calendar's properties, each on the clock that it is written for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from commonplace.importing.events.component import Property, SourceCalendar
from commonplace.importing.events.zones import described_zone, zone_by_name
from commonplace.values import EARLIEST_YEAR, LATEST_YEAR, time_zone

_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_MOMENT = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})T(\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d+)?(Z?)", re.IGNORECASE
)


class UnreadableError(Exception):
    """An event cannot be read; `kind` and `values` are those of the import problem."""

    def __init__(self, kind: str, line: int = 0, /, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.line = line
        self.values = values


@dataclass(slots=True)
class Clock:
    """Reads the moments of one calendar.

    `floating` is the zone of times that name none; `wanted` the one that the user names, for zones
    that nobody knows. `used` gathers what had to be assumed, by zone as it is written.
    """

    calendar: SourceCalendar
    floating: str
    wanted: str = ""
    _zones: dict[str, tzinfo] = field(default_factory=dict)

    def moments(self, one: Property) -> list[date]:
        """Return the days, or the moments with their zone, of a property.

        Raises UnreadableError.
        """
        if one.moments:
            return [self._on_clock(moment, one) for moment in one.moments]
        return [self._moment(text, one) for text in one.value.split(",") if text.strip()]

    def moment(self, one: Property) -> date:
        """Return the first of a property's days or moments. Raises UnreadableError."""
        found = self.moments(one)
        if not found:
            raise UnreadableError("moment-odd", one.line, field=one.name, found=one.value)
        return found[0]

    def _moment(self, text: str, one: Property) -> date:
        text = text.strip().split("/")[0]  # of a period, its start
        try:
            moment = _read(text)
        except ValueError:
            raise UnreadableError("moment-odd", one.line, field=one.name, found=text) from None
        return self._on_clock(moment, one)

    def _on_clock(self, moment: date, one: Property) -> date:
        if not isinstance(moment, datetime):
            return moment
        try:
            _in_our_time(moment)
        except ValueError:
            raise UnreadableError("moment-odd", one.line, field=one.name, found=moment) from None
        if moment.tzinfo is not None:
            return moment
        return moment.replace(tzinfo=self.zone(one.params.get("TZID", ""), one.line))

    def zone(self, name: str, line: int) -> tzinfo:
        """Return the zone of a name in this calendar. Raises UnreadableError."""
        if name not in self._zones:
            self._zones[name] = self._find(name, line)
        return self._zones[name]

    def _find(self, name: str, line: int) -> tzinfo:
        if not name:
            return time_zone(self.floating)
        if found := self.name_of(name):
            return time_zone(found)
        component = self.calendar.zones.get(name)
        described = described_zone(component) if component else None
        if described is not None:
            return described
        if self.wanted:
            return time_zone(self.wanted)
        raise UnreadableError("zone-unknown", line, found=name)

    def name_of(self, name: str) -> str:
        """Return the IANA name for what this calendar calls a zone, or an empty text."""
        if found := zone_by_name(name):
            return found
        component = self.calendar.zones.get(name)
        return zone_by_name(component.text("X-LIC-LOCATION")) if component else ""


def _read(text: str) -> date:
    """Return a day, or a moment as it is written. Raises ValueError where it is neither."""
    if found := _DAY.fullmatch(text):
        return _in_our_time(date(int(found[1]), int(found[2]), int(found[3])))
    found = _MOMENT.fullmatch(text)
    hour, minute = (int(found[4]), int(found[5])) if found else (-1, 0)
    if found is None or (hour, minute) > (24, 0):
        raise ValueError(text)
    second = min(int(found[6] or 0), 59)  # a leap second
    day = date(int(found[1]), int(found[2]), int(found[3]))
    clock = time(hour % 24, minute, second, tzinfo=UTC if found[7] else None)
    return datetime.combine(day, clock) + timedelta(days=hour // 24)  # 24:00 ends a day


def _in_our_time(moment: date) -> date:
    if not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise ValueError(moment)
    return moment


def period_ends(one: Property) -> Iterator[tuple[str, str]]:
    """Yield start and end, as they are written, of each period in a property."""
    for text in one.value.split(","):
        start, slash, end = text.strip().partition("/")
        if slash:
            yield start, end
