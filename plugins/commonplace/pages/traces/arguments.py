"""What a template gave along when it asked, as data that can be kept."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from commonplace.trust.fingerprints import Fingerprints

_PLAIN = frozenset({bool, int, str, type(None)})


class NoArgumentError(Exception):
    """Something cannot be kept, or is not there again."""


class Arguments:
    """Objects are named by their fingerprints, and found among those that were looked at."""

    def __init__(self, known: Fingerprints) -> None:
        self._known = known

    def as_data(self, value: Any) -> Any:
        """Return a value as JSON can hold it. Raises NoArgumentError for what it cannot."""
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is tuple or kind is list:
            return {kind.__name__: [self.as_data(each) for each in value]}
        if kind is date:
            return {"date": value.isoformat()}
        if kind is datetime and (zone := _as_data(value.tzinfo)):
            return {"datetime": [value.replace(tzinfo=None, fold=0).isoformat(), value.fold, zone]}
        if name := self._known.name_of(value):
            return {"object": name}
        raise NoArgumentError

    def meant(self, data: Any) -> Any:
        """Return the value that was kept as `data`. Raises NoArgumentError where it is not there.

        For what `as_data` did not return, any error may come.
        """
        if not isinstance(data, dict):
            return data
        ((kind, told),) = data.items()
        if kind == "date":
            return date.fromisoformat(told)
        if kind == "datetime":
            clock, fold, zone = told
            return datetime.fromisoformat(clock).replace(fold=fold, tzinfo=_zone(zone))
        if kind == "object":
            return self._object(told)
        several = [self.meant(each) for each in told]
        return tuple(several) if kind == "tuple" else several

    def _object(self, name: str) -> Any:
        found = self._known.seen(name)
        if found is None:
            raise NoArgumentError
        return found


def _as_data(zone: tzinfo | None) -> Any:
    """Return a zone as JSON can hold it: its key, or its seconds from UTC; None for no zone."""
    if isinstance(zone, timezone):
        return [zone.utcoffset(None).total_seconds(), zone.tzname(None)]
    return zone.key if isinstance(zone, ZoneInfo) else None


def _zone(data: Any) -> tzinfo:
    if isinstance(data, str):
        return ZoneInfo(data)
    seconds, name = data
    return UTC if not seconds and name == "UTC" else timezone(timedelta(seconds=seconds), name)
