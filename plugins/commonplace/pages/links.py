"""Where links on a page lead: to a page of this edition, or into another one."""

from dataclasses import dataclass

from commonplace.addresses import (
    file_url,
    page_uri,
    question_anchor,
    relative_uri,
    relative_url,
    url_of,
)
from commonplace.model import Hub, Member, PageRecord, Question
from commonplace.views import Edition


@dataclass(frozen=True)
class Links:
    """Links as they are seen from one page. All are relative, so the site works in any folder."""

    edition: Edition
    uri: str

    @property
    def hub(self) -> Hub:
        """The hub whose pages are linked."""
        return self.edition.hub

    def url(self, uri: str) -> str:
        """Return the way to a page of this edition by its URI."""
        return relative_url(url_of(uri), url_of(self.uri))

    def file_url(self, uri: str) -> str:
        """Return the way to a file of this edition that is no page."""
        return relative_url(uri, url_of(self.uri))

    def md(self, uri: str) -> str:
        """Return the way to a page of this edition as a Markdown link, which the host checks."""
        return relative_uri(uri, self.uri)

    def home(self, path: str) -> str:
        """Return the way to a path below the root of the whole site."""
        return relative_url(path, self.edition.site.path + url_of(self.uri))

    def to(self, record: PageRecord | Question) -> str:
        """Return the way to a record's page, or an empty text where it has none.

        A question is found on the page of its event.
        """
        if isinstance(record, Question):
            return self._to_question(record)
        site = self.edition.edition_of(record)
        if isinstance(record, Member) and not record.is_public:
            return ""
        if site == self.edition.site:
            return self.url(page_uri(record)) if self.edition.has_page(record) else ""
        other = self.edition.beside(site)
        return self.home(site.path + url_of(page_uri(record))) if other.has_page(record) else ""

    def _to_question(self, question: Question) -> str:
        event = self.hub.events.get(question.source.parent)
        if event is None:
            return ""
        page = "" if page_uri(event) == self.uri else self.to(event)
        return f"{page}#{question_anchor(question)}"

    def file(self, record: PageRecord, path: str) -> str:
        """Return the way to a file beside a record, such as its picture."""
        return self.home(self.edition.edition_of(record).path + file_url(record, path))

    def is_file_here(self, uri: str) -> bool:
        """Whether a page or file of this URI is in this edition."""
        record = self._by_uri.get(uri)
        if record is not None:
            return self.edition.has_page(record)
        if uri in self._asset_uris:
            return True
        return (self.hub.root / self.edition.site.docs_dir / uri).is_file()

    def url_elsewhere(self, uri: str) -> str:
        """Return the way to a record's page in another edition, or to a question; else nothing."""
        record = self._by_uri.get(uri) or self.edition.questions_by_uri.get(uri)
        return self.to(record) if record is not None else ""

    @property
    def _by_uri(self) -> dict[str, PageRecord]:
        return self.edition.records_by_uri

    @property
    def _asset_uris(self) -> frozenset[str]:
        return self.edition.asset_uris
