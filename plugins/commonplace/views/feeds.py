"""Feeds: what there is to follow, and what each of them brings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from commonplace.addresses import COLUMNS, EVENTS, GALLERY, HALL_OF_FAME, HOME, page_uri
from commonplace.language import N_
from commonplace.model import Article
from commonplace.views.announcements import Announcement
from commonplace.views.arrivals import Arrival, arrivals
from commonplace.views.edition import Edition
from commonplace.views.fame import Honours, honours
from commonplace.views.once import once

NEWEST = 50
"""How much a feed holds; readers keep what they have seen."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What somebody may want to hear of, newest first: articles, events, entries or results.

    `uri` is where the feed is, `page` the page it belongs to; both below the edition's root. `name`
    is what it is called on the site, `title` the same for readers elsewhere.
    """

    uri: str
    page: str
    name: str
    title: str
    description: str
    articles: tuple[Article, ...] = ()
    events: tuple[Announcement, ...] = ()
    entries: tuple[Arrival, ...] = ()
    results: tuple[Honours, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it brings nothing yet."""
        return not (self.articles or self.events or self.entries or self.results)


@once
def feeds(edition: Edition) -> tuple[Feed, ...]:
    """Return the feeds of an edition: all its articles, its events, then by column, then by topic.

    None where the hub does not say where its site is: a feed is read elsewhere and names whole
    addresses. None that is empty.
    """
    if not edition.site.url:
        return ()
    return tuple(feed for feed in _all(edition) if not feed.is_empty)


def feed_of(edition: Edition, page: str) -> Feed | None:
    """Return the feed that belongs to a page."""
    return next((feed for _, feed in _by_page(edition).get(page, ())), None)


def feeds_beside(edition: Edition, page: str) -> tuple[Feed, ...]:
    """Return the feeds that a reader of a page may want to follow, the nearest first.

    That of the page itself and of the column an article is in, of events on their pages and on the
    home page, of entries and results on pages of competitions, and of all articles everywhere.
    """
    column = "/".join([*page.split("/")[:2], "index.md"])
    wanted = {page, column, COLUMNS}
    if page == HOME or page.startswith(EVENTS.removesuffix("index.md")):
        wanted.add(EVENTS)
    if page.startswith("competitions/"):
        wanted |= {GALLERY, HALL_OF_FAME}
    found = (placed for each in wanted for placed in _by_page(edition).get(each, ()))
    return tuple(feed for _, feed in sorted(found, key=itemgetter(0), reverse=True))


@once
def _by_page(edition: Edition) -> Mapping[str, list[tuple[int, Feed]]]:
    """Return the feeds of each page, with the place of each among all."""
    found: dict[str, list[tuple[int, Feed]]] = defaultdict(list)
    for place, feed in enumerate(feeds(edition)):
        found[feed.page].append((place, feed))
    return found


def _all(edition: Edition) -> Iterator[Feed]:
    own = tuple(article for article in edition.articles.listed if edition.has_page(article))
    by_column: dict[str, list[Article]] = defaultdict(list)
    by_topic: dict[str, list[Article]] = defaultdict(list)
    for article in own:
        by_column[article.source.parent].append(article)
        for topic in dict.fromkeys(article.topics):
            by_topic[topic].append(article)
    site, words = edition.site, edition.language.gettext
    name = words(N_("All articles"))
    yield Feed("feeds/articles.xml", COLUMNS, name, site.name, site.description, own[:NEWEST])
    name = words(N_("New events"))
    about = words(N_("Events as they are announced, and what changes about them."))
    title, newest = f"{name} · {site.name}", edition.announcements[:NEWEST]
    yield Feed("feeds/events.xml", EVENTS, name, title, about, events=newest)
    if edition.hub.settings.showcase is not None:
        yield from _of_competitions(edition)
    for column in edition.hub.columns.values():
        if edition.has_page(column):
            found = by_column[column.id]
            uri = f"feeds/columns/{column.id}.xml"
            title, description = f"{column.title} · {site.name}", column.description
            yield Feed(
                uri, page_uri(column), column.title, title, description, tuple(found[:NEWEST])
            )
    for topic in edition.topics.topics:
        found = by_topic[topic]
        name = edition.topic_name(topic)
        uri, page = f"feeds/topics/{topic}.xml", f"topics/{topic}.md"
        yield Feed(uri, page, name, f"{name} · {site.name}", "", tuple(found[:NEWEST]))


def _of_competitions(edition: Edition) -> Iterator[Feed]:
    """Yield the feeds of what is handed in, and of what came of it."""
    site, words = edition.site, edition.language.gettext
    name, about = words(N_("New entries")), words(N_("What is handed in for competitions."))
    found = arrivals(edition)[:NEWEST]
    title = f"{name} · {site.name}"
    yield Feed("feeds/entries.xml", GALLERY, name, title, about, entries=found)
    name, about = words(N_("Results of competitions")), words(N_("Who won what, and for what."))
    title, results = f"{name} · {site.name}", honours(edition)[:NEWEST]
    yield Feed("feeds/results.xml", HALL_OF_FAME, name, title, about, results=results)
