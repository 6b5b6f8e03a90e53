"""Ways to be at an event: registering, joining, watching; and when each of them is of use."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.language import N_
from commonplace.model.programme import EventStatus
from commonplace.pages.kinds import kind_words
from commonplace.views.events import Occurrence

BEFORE, NOW = "before", "now"


@dataclass(frozen=True, slots=True)
class Way:
    """A link with its words; shown in some phases of the event, and in some of them the main one.

    `words` is an English msgid.
    """

    url: str
    words: str
    phases: tuple[str, ...]
    main: tuple[str, ...] = ()


def ways(occurrence: Occurrence) -> tuple[Way, ...]:
    """Return how one can be there, in the order in which they are offered."""
    found = list(_all(occurrence))
    if occurrence.status is EventStatus.MOVED_ONLINE:
        found.sort(key=lambda way: NOW not in way.phases)
    return tuple(_with_main(found, occurrence))


def _all(occurrence: Occurrence) -> Iterator[Way]:
    words = kind_words(occurrence.event.kind)
    if url := occurrence.event.registration_url:
        yield Way(url, N_("Registration") if occurrence.is_full else N_("Register"), (BEFORE,))
    if url := occurrence.join_url:
        yield Way(url, words.join, (BEFORE, NOW))
    if url := occurrence.stream_url:
        yield Way(url, words.watch, (BEFORE, NOW))


def _with_main(found: list[Way], occurrence: Occurrence) -> Iterator[Way]:
    """Yield the ways with the first that helps in each phase as its main one; none when full."""
    for way in found:
        main = [
            phase
            for phase in way.phases
            if way == next(other for other in found if phase in other.phases)
            and not (phase == BEFORE and occurrence.is_full)
        ]
        yield Way(way.url, way.words, way.phases, tuple(main))
