"""Events that belong together, by the name that they share."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonplace.model import Event
from commonplace.views.events.occurrence import Occurrence


@dataclass(frozen=True, slots=True)
class Series:
    """A series: its events by their start, and all times at which one of them takes place."""

    id: str
    events: tuple[Event, ...]
    occurrences: tuple[Occurrence, ...]


def in_series(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Return events by the series they belong to, each by its start."""
    groups: dict[str, list[Event]] = {}
    for event in sorted(events, key=lambda event: (event.starts_at.timestamp(), event.key)):
        if event.series:
            groups.setdefault(event.series, []).append(event)
    return {name: groups[name] for name in sorted(groups)}
