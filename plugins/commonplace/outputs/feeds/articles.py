"""Articles in a feed."""

from datetime import date, datetime, time

from commonplace.addresses import page_uri, url_of
from commonplace.model import Article
from commonplace.outputs.feeds.entry import Entry, author_of, categories_of
from commonplace.values import time_zone
from commonplace.views import Edition


def article_entry(edition: Edition, article: Article) -> Entry:
    """Return what a feed says of an article."""
    url = edition.absolute(url_of(page_uri(article)))
    # A renamed article keeps its first address as its name: readers do not see it a second time.
    first = next(iter(article.redirect_from), "")
    return Entry(
        id=edition.absolute(first) if first else url,
        url=url,
        title=article.title,
        published=_moment(edition, article.date),
        updated=_moment(edition, article.updated or article.date),
        authors=tuple(author_of(edition, author) for author in article.authors),
        categories=categories_of(edition, article.topics, article.tags),
        summary=article.description or "",
    )


def _moment(edition: Edition, day: date) -> datetime:
    """Return the first moment of a day in the hub's zone."""
    zone = time_zone(edition.hub.settings.options.timezone)
    return datetime.combine(day, time(), zone)
