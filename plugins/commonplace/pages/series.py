"""Series of events: what each is called, its rhythm, and its editions past and to come."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from commonplace.model import is_recurring
from commonplace.model.record import Person
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.linked_data import series_data
from commonplace.pages.rhythms import worded_rhythm
from commonplace.pages.writer import Writer
from commonplace.views import Edition
from commonplace.views.events import Occurrence, Series
from commonplace.views.events.index import SHOWN_OCCURRENCES, worth_listing


def series_uri(series: str) -> str:
    """Return the page of a series."""
    return f"events/series/{series}/index.md"


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A series in a list: its page, its name, when it recurs, and the time that comes next."""

    id: str
    uri: str
    name: str
    rhythms: tuple[str, ...]
    next: Occurrence | None
    past: int


def series_there(edition: Edition) -> tuple[SeriesCard, ...]:
    """Return the series of a hub, those with something to come first, by how soon it is."""
    cards = [_card(edition, series) for series in edition.events.series.values()]
    ahead = sorted(
        (card for card in cards if card.next),
        key=lambda card: (card.next.starts_at.timestamp() if card.next else 0, card.id),
    )
    return (*ahead, *(card for card in cards if not card.next))


def _card(edition: Edition, series: Series) -> SeriesCard:
    rhythms = dict.fromkeys(
        worded_rhythm(event, edition.language) for event in series.events if is_recurring(event)
    )
    held = [one for one in series.occurrences if not one.is_cancelled]
    ahead = [one for one in held if not edition.events.is_over(one)]
    return SeriesCard(
        series.id,
        series_uri(series.id),
        edition.series_name(series.id),
        tuple(rhythms),
        next(iter(ahead), None),
        len(held) - len(ahead),
    )


def series_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the page of each series."""
    for card in series_there(writer.edition):
        series = writer.edition.events.series[card.id]
        is_over = writer.edition.events.is_over
        past = [one for one in reversed(series.occurrences) if is_over(one)]
        ahead = (one for one in series.occurrences if not is_over(one))
        yield writer.page(
            card.uri,
            "series",
            title=card.name,
            section="events",
            description="".join(card.rhythms[:1]),
            linked_data=series_data(writer.edition, series),
            card=card,
            series=series,
            coming=tuple(islice(ahead, SHOWN_OCCURRENCES)),
            past=worth_listing(past),
            editions=Counter(one.starts_at.year for one in past if not one.is_cancelled),
            unlisted=len(past) - len(worth_listing(past)),
            speakers=_speakers(past),
            organizers=_people(who for event in series.events for who in event.organizers),
        )


def _speakers(past: list[Occurrence]) -> tuple[Person, ...]:
    sessions = (one for occurrence in past for one in occurrence.event.sessions)
    return _people(
        [
            *(who for occurrence in past for who in occurrence.speakers),
            *(who for session in sessions for who in session.speakers),
        ]
    )


def _people(found: Iterator[Person] | list[Person]) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(found))
