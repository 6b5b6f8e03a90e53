"""Feeds in Atom (RFC 4287), which every reader of feeds knows."""

from collections.abc import Iterator

from commonplace.addresses import url_of
from commonplace.outputs.environment import environment
from commonplace.outputs.feeds.articles import article_entry
from commonplace.outputs.feeds.competitions import arrival_entry, results_entry
from commonplace.outputs.feeds.events import event_entry
from commonplace.views import Edition
from commonplace.views.feeds import feeds


def atom_feeds(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each feed of an edition."""
    template = environment().get_template("atom.xml")
    for feed in feeds(edition):
        entries = [
            *(article_entry(edition, article) for article in feed.articles),
            *(event_entry(edition, announcement) for announcement in feed.events),
            *(arrival_entry(edition, arrival) for arrival in feed.entries),
            *(results_entry(edition, honours) for honours in feed.results),
        ]
        text = template.render(
            edition=edition,
            feed=feed,
            own_url=edition.absolute(feed.uri),
            page_url=edition.absolute(url_of(feed.page)),
            entries=entries,
            updated=max(entry.updated for entry in entries),
        )
        yield feed.uri, f"{text}\n"
