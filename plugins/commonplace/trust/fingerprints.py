"""Fingerprints of values: equal for values that nothing can tell apart, else different.

They stand in keys of what is kept (`trust.keys`), so they are the same in every process and on
every machine. What cannot be told by its parts, such as a function made by another or a generator,
has none: whatever depends on it is made anew.
"""

import dataclasses
import hashlib
import struct
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import partial
from pathlib import PurePath
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from pydantic import BaseModel

_SIZE = 20


def fingerprint(value: Any) -> str | None:
    """Return the fingerprint of a value; None where it has none."""
    return Fingerprints().of(value)


class Fingerprints:
    """Gives fingerprints for the time in which no value changes, such as one build.

    What is frozen is looked at once. Of objects their fields count, with those that `==` leaves
    out; what they keep besides, such as cached properties, follows from their fields. A class that
    says by `__getstate__` what its objects are is believed.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}
        self._values: dict[str, object] = {}

    def of(self, value: Any) -> str | None:
        """Return the fingerprint of a value; None where it has none."""
        try:
            return _digest(self._written(value))
        except (_NoFingerprintError, AttributeError, RecursionError):
            return None

    def name_of(self, value: Any) -> str | None:
        """Return what an object, made of fields, is known by to `seen`; None for other values."""
        if _made(type(value)) is None:
            return None
        try:
            return self._written(value)[1:].decode()
        except (_NoFingerprintError, AttributeError, RecursionError):
            return None

    def seen(self, name: str) -> object | None:
        """Return an object by its name, of those that were looked at, alone or inside of others."""
        return self._values.get(name)

    def _written(self, value: Any) -> bytes:
        """Return a value as bytes that say where they end; an object as a digest."""
        kind = type(value)
        if (plain := _PLAIN.get(kind)) is not None:
            return plain(value)
        if kind is tuple:
            return self._several(b"t", value)
        if kind is list:
            return self._several(b"l", value)
        if kind is dict:
            return self._pairs(b"d", value)
        if (known := self._known.get(id(value))) is not None:
            return known[1]
        made = _made(kind)
        return self._other(value, kind) if made is None else self._object(value, made)

    def _object(self, value: Any, made: "_Made") -> bytes:
        parts = [made.name, *[self._written(getattr(value, name)) for name in made.fields]]
        found = _digest(b"".join(parts))
        written = b"o" + found.encode()
        self._values[found] = value
        if made.is_frozen:
            self._known[id(value)] = value, written  # it is held, so that its id stays its own
        return written

    def _other(self, value: Any, kind: type) -> bytes:
        """Return what is neither plain nor made of fields."""
        if kind is MappingProxyType or kind is Counter:
            return self._pairs(_named(b"x", kind), value)
        if isinstance(kind.__dict__.get("__getstate__"), FunctionType):
            return _named(b"g", kind) + self._written(value.__getstate__())
        if kind in {set, frozenset}:
            return self._several(_named(b"s", kind), value, order=sorted)
        if kind is partial:
            return self._several(b"p", (value.func, value.args, value.keywords))
        if isinstance(value, tuple) and hasattr(kind, "_fields"):
            return self._several(_named(b"n", kind), value)
        return _word(value, kind) or _program(value)

    def _several(
        self,
        mark: bytes,
        values: Iterable[Any],
        order: Callable[[list[bytes]], list[bytes]] = list,
    ) -> bytes:
        parts = order([self._written(value) for value in values])
        return b"%b%d;%b" % (mark, len(parts), b"".join(parts))

    def _pairs(self, mark: bytes, values: Mapping[Any, Any]) -> bytes:
        """Return a mapping in its own order, in which its readers go through it."""
        return self._several(mark, (each for pair in values.items() for each in pair))


class _NoFingerprintError(TypeError):
    """A value cannot be told by its parts."""


class _Made(NamedTuple):
    """What the objects of a class are made of."""

    name: bytes
    fields: tuple[str, ...]
    is_frozen: bool


def _made(kind: Any) -> _Made | None:
    if kind not in _MADE:
        _MADE[kind] = _parts_of(kind)
    return _MADE[kind]


_MADE: dict[type, _Made | None] = {}


def _parts_of(kind: Any) -> _Made | None:
    if issubclass(kind, BaseModel):
        names = (*kind.model_fields, "__pydantic_private__", "__pydantic_extra__")
        return _Made(_named(b"o", kind), names, bool(kind.model_config.get("frozen")))
    if hasattr(kind, "__dataclass_fields__"):
        names = tuple(field.name for field in dataclasses.fields(kind))
        return _Made(_named(b"o", kind), names, is_frozen=_settings(kind).frozen)
    return None


def _settings(kind: Any) -> Any:
    return kind.__dataclass_params__


def _digest(written: bytes) -> str:
    return hashlib.blake2b(written, digest_size=_SIZE).hexdigest()


def _text(text: str) -> bytes:
    written = text.encode("utf-8", "surrogatepass")
    return b"%d;%b" % (len(written), written)


def _named(mark: bytes, kind: type) -> bytes:
    return mark + _text(f"{kind.__module__}:{kind.__qualname__}")


def _zone(zone: tzinfo | None) -> bytes:
    if zone is None:
        return b"_"
    if type(zone) is timezone:
        return b"o" + _text(repr(zone))
    if type(zone) is ZoneInfo and zone.key:
        return b"z" + _text(zone.key)
    raise _NoFingerprintError


def _moment(moment: datetime | time) -> bytes:
    """Return a clock's time with its zone; `fold` tells an hour that comes twice."""
    clock = moment.replace(tzinfo=None, fold=0).isoformat()
    return b"%d" % moment.fold + _text(clock) + _zone(moment.tzinfo)


_PLAIN: Mapping[type, Callable[[Any], bytes]] = {
    str: lambda text: b"u" + _text(text),
    int: lambda number: b"i%d;" % number,
    bool: lambda truth: b"T" if truth else b"F",
    type(None): lambda _: b"N",
    float: lambda number: b"f" + struct.pack(">d", number),
    bytes: lambda data: b"b%d;%b" % (len(data), data),
    date: lambda day: b"D" + _text(day.isoformat()),
    datetime: lambda moment: b"M" + _moment(moment),
    time: lambda moment: b"C" + _moment(moment),
    timedelta: lambda length: b"L%d;%d;%d;" % (length.days, length.seconds, length.microseconds),
    Decimal: lambda number: b"E" + _text(str(number)),
    Fraction: lambda number: b"Q%d;%d;" % (number.numerator, number.denominator),
    ZoneInfo: lambda zone: b"Z" + _zone(zone),
    timezone: lambda zone: b"Z" + _zone(zone),
}
"""How values without parts are written. Each begins by what tells its type from all others."""


def _word(value: Any, kind: type) -> bytes | None:
    """Return what is a text of a type of its own; None for all else."""
    if isinstance(value, Enum):
        return _named(b"e", kind) + _text(value.name)
    if isinstance(value, str):
        return _named(b"w", kind) + _text(str.__str__(value))
    if isinstance(value, PurePath):
        return _named(b"a", kind) + _text(str(value))
    return None


def _program(value: Any) -> bytes:
    """Return the name of a module, class or function of the program, which is in every key."""
    if isinstance(value, ModuleType) and sys.modules.get(value.__name__) is value:
        return b"P" + _text(value.__name__)
    if isinstance(value, FunctionType | type):
        found: Any = sys.modules.get(value.__module__)
        for name in value.__qualname__.split("."):
            found = getattr(found, name, None)
        if found is value:
            return b"P" + _text(f"{value.__module__}:{value.__qualname__}")
    raise _NoFingerprintError
