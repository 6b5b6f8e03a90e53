"""Feeds in Atom (RFC 4287), which every reader of feeds knows."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from commonplace.addresses import page_uri, url_of
from commonplace.model import Article
from commonplace.outputs.environment import environment
from commonplace.values import time_zone
from commonplace.views import Edition
from commonplace.views.feeds import feeds


def atom_feeds(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each feed of an edition."""
    template = environment().get_template("atom.xml")
    for feed in feeds(edition):
        entries = [(article, _entry(edition, article)) for article in feed.articles]
        text = template.render(
            edition=edition,
            feed=feed,
            own_url=edition.absolute(feed.uri),
            page_url=edition.absolute(url_of(feed.page)),
            entries=entries,
            updated=max(facts["updated"] for _, facts in entries),
        )
        yield feed.uri, f"{text}\n"


def _entry(edition: Edition, article: Article) -> dict[str, Any]:
    url = edition.absolute(url_of(page_uri(article)))
    # A renamed article keeps its first address as its name: readers do not see it a second time.
    first = next(iter(article.redirect_from), "")
    return {
        "url": url,
        "id": edition.absolute(first) if first else url,
        "published": _moment(edition, article.date),
        "updated": _moment(edition, article.updated or article.date),
        "authors": [_author(edition, author) for author in article.authors],
    }


def _author(edition: Edition, member_id: str) -> dict[str, str]:
    member = edition.member(member_id)
    has_page = member is not None and member.is_public
    url = edition.absolute(url_of(page_uri(member))) if member and has_page else ""
    return {"name": edition.name_of(member_id), "url": url}


def _moment(edition: Edition, day: date) -> str:
    """Return the first moment of a day in the hub's zone (RFC 3339)."""
    zone = time_zone(edition.hub.settings.options.timezone)
    return datetime.combine(day, time(), zone).isoformat()
