"""Pages by their addresses: which come, change, move and go."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from commonplace.addresses import url_of
from commonplace.pages.outline import outline
from commonplace.review.change import Change
from commonplace.views import Edition


class Fate(StrEnum):
    """What becomes of something."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class PageNews:
    """What becomes of one page; `url` is below the root of the whole site.

    A page that moved had the address `former`; `leads_on` says whether somebody who comes there
    still finds it. `path` is the file it is made of; a list that the site makes has none.
    """

    fate: Fate
    url: str
    title: str
    path: str = ""
    former: str = ""
    leads_on: bool = True


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    title: str
    path: str


def page_news(
    before: Iterable[Edition], after: Iterable[Edition], changes: Iterable[Change]
) -> tuple[PageNews, ...]:
    """Return what becomes of the pages of all languages, by address."""
    editions = tuple(after)
    was = {page.url: page for edition in before for page in _pages(edition)}
    now = {page.url: page for edition in editions for page in _pages(edition)}
    leading = {url for edition in editions for url in _former(edition)}
    # Exact or not, what git takes for a rename may be a page that moved.
    moves = {change.old: change.new for change in changes if change.is_renamed}
    touched = {change.new for change in changes if change.new}
    touched |= {change.old for change in changes if change.old and change.old not in moves}
    return tuple(sorted(_news(was, now, leading, moves, touched), key=lambda one: one.url))


def _news(
    was: Mapping[str, _Page],
    now: Mapping[str, _Page],
    leading: set[str],
    moves: Mapping[str, str],
    touched: set[str],
) -> Iterator[PageNews]:
    arrived = {page.path: page for url, page in now.items() if url not in was and page.path}
    moved = set()
    for url, page in was.items():
        if url in now:
            if now[url].path in touched:
                yield PageNews(Fate.CHANGED, url, now[url].title, now[url].path)
            continue
        heir = arrived.get(moves.get(page.path, ""))
        if heir is None:
            leads_on = url in leading
            yield PageNews(Fate.REMOVED, url, page.title, page.path, leads_on=leads_on)
        else:
            moved.add(heir.url)
            yield PageNews(
                Fate.MOVED, heir.url, heir.title, heir.path, former=url, leads_on=url in leading
            )
    for url, page in now.items():
        if url not in was and url not in moved:
            yield PageNews(Fate.ADDED, url, page.title, page.path)


def _pages(edition: Edition) -> Iterator[_Page]:
    """Yield the pages of one language, those that maintainers wrote too."""
    site = edition.site
    for facts in outline(edition):
        yield _Page(f"{site.path}{facts.url}", facts.title, facts.source)
    for page in edition.hub.pages.values():
        if page.path.startswith(f"{site.docs_dir}/") and page.lang == site.tag:
            yield _Page(f"{site.path}{url_of(page.source.uri)}", page.title, page.path)


def _former(edition: Edition) -> Iterator[str]:
    """Yield the addresses from which the pages of one language are still found."""
    for record in edition.hub.page_records:
        site = edition.edition_of(record)
        if edition.beside(site).has_page(record):
            for former in record.redirect_from:
                yield former
                yield f"{edition.site.path}{former}"
