"""Two versions of a hub side by side, as readers would meet them."""

from dataclasses import dataclass
from datetime import datetime

from commonplace.model import Hub
from commonplace.review.change import Change
from commonplace.review.publication.competitions import (
    EntryNews,
    StandingsNews,
    entry_news,
    standings_news,
)
from commonplace.review.publication.events import EventNews, event_news
from commonplace.review.publication.pages import PageNews, page_news
from commonplace.review.publication.people import PersonNews, person_news
from commonplace.views import Edition


@dataclass(frozen=True, slots=True)
class Publication:
    """All that readers, subscribers and entrants will see of a pull request.

    `refused` are files that would not be published, since they have a mistake that they did not
    have before.
    """

    pages: tuple[PageNews, ...] = ()
    people: tuple[PersonNews, ...] = ()
    events: tuple[EventNews, ...] = ()
    entries: tuple[EntryNews, ...] = ()
    standings: tuple[StandingsNews, ...] = ()
    refused: tuple[str, ...] = ()


def compare(
    before: tuple[Edition, ...], after: tuple[Edition, ...], changes: tuple[Change, ...]
) -> Publication:
    """Return what differs between two versions, each in all languages of the site."""
    first_before, first_after = before[0], after[0]
    old, new = first_before.hub, first_after.hub
    return Publication(
        pages=page_news(before, after, changes),
        people=person_news(first_before, first_after),
        events=event_news(first_before, first_after, changes),
        entries=entry_news(first_before, first_after, changes),
        standings=standings_news(first_before, first_after),
        refused=tuple(
            f"{new.settings.submissions}/{uri}" for uri in new.refused if uri not in old.refused
        ),
    )


def editions(hub: Hub, now: datetime) -> tuple[Edition, ...]:
    """Return a hub in all languages of its site at a moment."""
    return tuple(Edition(hub, site, now) for site in hub.settings.languages)
