"""What a calendar is made of, whatever file it came from: components, and their properties."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from commonplace.importing.reasons import ImportProblem

_ESCAPED = re.compile(r"\\([\\;,nN])")
_SIGNS = {"n": "\n", "N": "\n"}


def escaped(text: str) -> str:
    """Return a text as a value holds it (RFC 5545, 3.3.11)."""
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", r"\n")


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a component (RFC 5545); `value` is as it is written.

    `moments` are there where the source has read its own days and times; one without a zone is on
    the clock of the calendar.
    """

    name: str
    value: str
    params: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
    moments: tuple[date, ...] = ()

    @property
    def text(self) -> str:
        """The value as text, its escapes undone."""
        return _ESCAPED.sub(lambda found: _SIGNS.get(found[1], found[1]), self.value).strip()


@dataclass(frozen=True, slots=True)
class Component:
    """An event, a zone, or whatever else a calendar holds, with the place where it begins.

    `broken` are the lines of it that could not be read; `raw` is the whole as it is written;
    `notes` are what its source has to say of it already.
    """

    kind: str
    path: str
    line: int
    properties: tuple[Property, ...] = ()
    broken: tuple[tuple[int, str], ...] = ()
    raw: str = ""
    notes: tuple[ImportProblem, ...] = ()

    def all(self, name: str) -> tuple[Property, ...]:
        """Return all properties of a name, in their order."""
        return tuple(one for one in self.properties if one.name == name)

    def first(self, name: str) -> Property | None:
        """Return the first property of a name that says something."""
        return next((one for one in self.all(name) if one.value.strip() or one.moments), None)

    def text(self, *names: str) -> str:
        """Return the text of the first of several properties that says something."""
        found = (one.text for name in names if (one := self.first(name)))
        return next(found, "")


@dataclass(frozen=True, slots=True)
class SourceCalendar:
    """A calendar as its file has it.

    `zone` is the zone it names for itself; `clock` the one in which times without a zone are by the
    rules of its format, empty where they have no rule. `others` counts what is no event.
    """

    path: str
    name: str = ""
    zone: str = ""
    clock: str = ""
    events: tuple[Component, ...] = ()
    zones: Mapping[str, Component] = field(default_factory=dict)
    others: tuple[Component, ...] = ()
