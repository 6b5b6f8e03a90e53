"""All pages and files of one edition."""

from collections.abc import Callable, Iterator

from commonplace.pages.agenda import agenda_pages
from commonplace.pages.archive import archive_pages
from commonplace.pages.columns import column_pages
from commonplace.pages.competitions import competition_pages
from commonplace.pages.contributors import contributor_pages
from commonplace.pages.entrance import entrance_pages
from commonplace.pages.events import event_pages
from commonplace.pages.found import found_files
from commonplace.pages.gallery import gallery_pages
from commonplace.pages.generated import GeneratedFile, GeneratedPage
from commonplace.pages.members import member_pages
from commonplace.pages.pictures import Pictures
from commonplace.pages.redirects import redirects
from commonplace.pages.results import (
    certificate_pages,
    fame_pages,
    former_certificates,
    result_pages,
    sensitivity_pages,
)
from commonplace.pages.schemas import schemas
from commonplace.pages.topics import topic_pages
from commonplace.pages.writer import Writer
from commonplace.trust.store import Store
from commonplace.views import Edition

_PAGES: tuple[Callable[[Writer], Iterator[GeneratedPage]], ...] = (
    entrance_pages,
    column_pages,
    archive_pages,
    topic_pages,
    event_pages,
    agenda_pages,
    competition_pages,
    result_pages,
    sensitivity_pages,
    gallery_pages,
    fame_pages,
    certificate_pages,
    member_pages,
    contributor_pages,
)


def generate(edition: Edition, store: Store | None = None) -> Iterator[GeneratedPage]:
    """Yield every page of an edition, in an order that does not depend on the machine.

    A list or index that maintainers wrote themselves is theirs; ours is then not made. What is kept
    in `store` is not written again while it would be the same.
    """
    yield from pages_by(Writer(edition, store))


def pages_by(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield every page of the edition that a writer writes."""
    edition = writer.edition
    for pages in _PAGES:
        for page in pages(writer):
            if page.facts.source or not edition.hub.maintained_page(edition.site, page.facts.url):
                yield page


def generated_files(edition: Edition, pictures: Pictures | None = None) -> Iterator[GeneratedFile]:
    """Yield the files that are no pages: redirects, schemas for editors, lists for filters.

    With `pictures`, the cards of lists show small versions of them, which are then to be published.
    """
    yield from redirects(edition)
    yield from schemas()
    yield from found_files(edition, pictures)
    yield from former_certificates(edition)
