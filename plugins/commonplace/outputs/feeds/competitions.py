"""Entries and results of competitions in feeds."""

from collections.abc import Iterator

from commonplace.addresses import page_uri, results_uri, url_of
from commonplace.language import N_
from commonplace.model import Award
from commonplace.outputs.feeds.entry import Author, Category, Entry, Fact, author_of, categories_of
from commonplace.views import Edition
from commonplace.views.arrivals import Arrival
from commonplace.views.fame import Honours


def arrival_entry(edition: Edition, arrival: Arrival) -> Entry:
    """Return what a feed says of an entry that came in."""
    entry, competition = arrival.entry, arrival.competition
    url = edition.absolute(url_of(page_uri(entry)))
    first = next(iter(entry.redirect_from), "")
    return Entry(
        id=edition.absolute(first) if first else url,
        url=url,
        title=entry.title,
        published=arrival.at,
        updated=arrival.at,
        authors=tuple(author_of(edition, one.person) for one in entry.team.members),
        categories=(
            Category(competition.id, competition.title),
            *categories_of(edition, entry.topics, entry.tags),
        ),
        summary=entry.description,
        lang=edition.hub.language_of(entry) if edition.is_foreign(entry) else "",
    )


def results_entry(edition: Edition, honours: Honours) -> Entry:
    """Return what a feed says of the results of a competition: who won what."""
    competition, words = honours.competition, edition.language.gettext
    page = results_uri(competition) if honours.has_results else page_uri(competition)
    own = edition.absolute(url_of(page_uri(competition)))
    authors = tuple(author_of(edition, one) for one in competition.organizers)
    return Entry(
        id=f"{own}#results",
        url=edition.absolute(url_of(page)),
        title=words(N_("Results of {title}")).format(title=competition.title),
        published=honours.known_from,
        updated=honours.known_from,
        authors=authors or (Author(edition.site.name, edition.site.url),),
        categories=categories_of(edition, competition.topics, competition.tags),
        facts=tuple(_fact(edition, award) for award in honours.awards),
    )


def _fact(edition: Edition, award: Award) -> Fact:
    return Fact(award.name, (*_winners(edition, award), award.citation))


def _winners(edition: Edition, award: Award) -> Iterator[str]:
    for name in award.recipients:
        entry = edition.hub.entries.get(f"{award.source.parent}/{name}")
        yield entry.title if entry else edition.name_of(name)
