"""Writing one page: a template, the values it asks for, and the facts of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from commonplace.addresses import numbered, page_uri, relative_url, url_of
from commonplace.language import language_name
from commonplace.model import Article, Award, Hub, PageRecord, Record
from commonplace.model.claims import merged_into
from commonplace.pages.bodies import page_body
from commonplace.pages.clocks import clock_tools
from commonplace.pages.covers import cover_of
from commonplace.pages.environment import environment
from commonplace.pages.faces import face_of, face_of_contributor
from commonplace.pages.forge import new_file_url
from commonplace.pages.found import FoundLists
from commonplace.pages.generated import Alternate, GeneratedPage, PageFacts
from commonplace.pages.linked_data import data_block
from commonplace.pages.links import Links
from commonplace.pages.markup import escape_html
from commonplace.pages.moments import moment_tools
from commonplace.pages.questions import question_tools
from commonplace.pages.subscribing import ways_to_add, ways_to_subscribe
from commonplace.pages.texts import TextPlaces
from commonplace.pages.traces.kept import KeptPages
from commonplace.pages.words import WORDS
from commonplace.settings import SiteLanguage
from commonplace.trust.store import Store
from commonplace.views import Edition
from commonplace.views.calendars import Calendar, by_page, calendars
from commonplace.views.certificates import Certificate, certificates
from commonplace.views.competitions import timeline as competition_timeline
from commonplace.views.feeds import feed_of


@dataclass(frozen=True)
class Numbering:
    """Which page of a list this is, with the way to the others."""

    number: int
    total: int
    urls: tuple[str, ...]


@dataclass(frozen=True)
class Writer:
    """Writes the pages of one edition; with a store, only those that would be other ones."""

    edition: Edition
    store: Store | None = None

    @property
    def hub(self) -> Hub:
        """The hub whose pages are written."""
        return self.edition.hub

    @cached_property
    def kept(self) -> KeptPages | None:
        """What is kept of pages."""
        return KeptPages(self.store, self.edition, self._tools) if self.store else None

    @cached_property
    def found(self) -> FoundLists:
        """What readers can find in the browser, of which the filters are made."""
        return FoundLists(self.edition)

    @cached_property
    def calendars(self) -> tuple[Calendar, ...]:
        """The calendars of the edition."""
        return calendars(self.edition)

    @cached_property
    def _calendar_tools(self) -> dict[str, Any]:
        pages = by_page(self.calendars)
        return {
            "calendar_of": lambda page: pages.get(url_of(page)),
            "ways_to_add": lambda calendar: ways_to_add(calendar, self.edition),
            "ways_to_subscribe": lambda calendar: ways_to_subscribe(calendar, self.edition),
        }

    def word(self, value: str) -> str:
        """Return what a value of front matter is called in this edition's language."""
        return self.edition.language.gettext(WORDS.get(value, value))

    def page(  # noqa: PLR0913 - what every page needs, by name
        self,
        uri: str,
        template: str,
        *,
        title: str,
        section: str,
        description: str = "",
        record: PageRecord | None = None,
        is_indexed: bool = True,
        is_searched: bool = True,
        canonical_url: str = "",
        linked_data: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> GeneratedPage:
        """Return the page at `uri`, written by `templates/<template>.md.jinja`."""
        facts = PageFacts(
            title=title,
            description=" ".join(description.split()),
            url=url_of(uri),
            lang=self.edition.site.tag,
            section=section,
            source=record.path if record else "",
            canonical_url=canonical_url,
            is_indexed=is_indexed,
            alternates=self._alternates(uri, record),
            linked_data=data_block(linked_data) if linked_data else "",
        )
        markdown, places = self._written(
            uri, template, {"title": title, "record": record, **values}
        )
        meta = _meta(facts, template, is_searched=is_searched)
        return GeneratedPage(uri, f"{markdown.strip()}\n", facts, meta, tuple(places.texts))

    def _written(
        self, uri: str, template: str, values: Mapping[str, Any]
    ) -> tuple[str, TextPlaces]:
        """Return the Markdown of a page, and the members' texts that have a place in it."""

        def render(given: Mapping[str, Any]) -> str:
            speaks = environment(self.edition.site.tag)
            return speaks.get_template(f"{template}.md.jinja").render(given)

        if self.kept is not None:
            return self.kept.page(uri, template, values, render)
        places = TextPlaces()
        return render({**self._tools(uri, places), **values}), places

    def numbered_pages(
        self, uri: str, template: str, items: Sequence[Any], *, title: str, **values: Any
    ) -> list[GeneratedPage]:
        """Return as many pages as a list needs; all but the first have a number in their title."""
        size = self.hub.settings.options.page_size
        total = max(1, -(-len(items) // size))
        uris = [numbered(uri, number) for number in range(1, total + 1)]
        pages = []
        for number, page in enumerate(uris, 1):
            shown = items[(number - 1) * size : number * size]
            urls = tuple(relative_url(url_of(other), url_of(page)) for other in uris)
            words = self.edition.language.gettext("{title}, page {number}")
            named = words.format(title=title, number=number) if number > 1 else title
            pages.append(
                self.page(
                    page,
                    template,
                    title=named,
                    items=shown,
                    numbering=Numbering(number, total, urls),
                    **values,
                )
            )
        return pages

    def _tools(self, uri: str, places: TextPlaces) -> dict[str, Any]:
        """Return what a template can ask for besides its values, seen from a page's place."""
        edition, links = self.edition, Links(self.edition, uri)
        return {
            "edition": edition,
            "hub": self.hub,
            "links": links,
            "face": lambda person: face_of(person, links),
            "face_of_contributor": lambda person: face_of_contributor(person, links),
            "cover_of": lambda record: cover_of(record.key, record.source.parent or record.id),
            "body": lambda record: places.put(page_body(record, links)),
            "minutes": edition.minutes,
            "language_badge": self._language_badge,
            "language_mark": self._language_mark,
            "own_words": lambda record: self._own_words(record, links, places),
            "form_url": self._form_url,
            "topic_name": edition.topic_name,
            "feed_of": lambda page: feed_of(edition, page),
            **self._calendar_tools,
            **question_tools(links, places),
            **clock_tools(edition),
            **moment_tools(edition),
            "timeline_of_competition": competition_timeline,
            "certificates_for": self._certificates_for,
            "lang_of": self.hub.language_of,
            "is_foreign": edition.is_foreign,
        }

    def _certificates_for(self, award: Award, recipient: str, person: str) -> list[Certificate]:
        """Return the certificates for an award to a recipient, or that of one member for it."""
        found = self._certificates.get((award.key, recipient), ())
        people = self.hub.people
        return [one for one in found if not person or merged_into(people, one.person) == person]

    @cached_property
    def _certificates(self) -> dict[tuple[str, str], tuple[Certificate, ...]]:
        found: dict[tuple[str, str], tuple[Certificate, ...]] = {}
        for one in certificates(self.edition):
            key = one.award.key, one.recipient
            found[key] = (*found.get(key, ()), one)
        return found

    def _own_words(self, record: PageRecord, links: Links, places: TextPlaces) -> str:
        """Return a record's body, marked with its language where that is not the edition's."""
        text = places.put(page_body(record, links))
        if not text or not self.edition.is_foreign(record):
            return text
        template = environment(self.edition.site.tag).get_template("foreign.md.jinja")
        return template.render(text=text, lang=self.hub.language_of(record))

    def _form_url(self, folder: str) -> str:
        """Return where a new file can be written in the browser, below the submissions folder."""
        settings = self.hub.settings
        return new_file_url(
            settings.repo_url, settings.edit_uri, f"{settings.submissions}/{folder}"
        )

    def _language_badge(self, record: Record) -> str:
        """Return the name of a record's language, in itself, where it is not the edition's."""
        tag = self.hub.language_of(record)
        return language_name(tag, spoken_in=tag) if self.edition.is_foreign(record) else ""

    def _language_mark(self, record: Record) -> str:
        """Return what marks a heading as being in a record's language, where that is another."""
        tag = self.hub.language_of(record)
        return f" {{ lang={tag} }}" if self.edition.is_foreign(record) else ""

    def _alternates(self, uri: str, record: PageRecord | None) -> tuple[Alternate, ...]:
        sites = self.hub.settings.languages
        if len(sites) < 2:  # noqa: PLR2004 - one language has no others
            return ()
        return tuple(self._alternate(site, uri, record) for site in sites)

    def _alternate(self, site: SiteLanguage, uri: str, record: PageRecord | None) -> Alternate:
        target = self._same_page(site, uri, record)
        path = site.path + url_of(target or "index.md")
        url = relative_url(path, self.edition.site.path + url_of(uri))
        name = language_name(site.tag, spoken_in=site.tag)
        return Alternate(site.tag, name, url, is_same_page=target is not None)

    def _same_page(self, site: SiteLanguage, uri: str, record: PageRecord | None) -> str | None:
        """Return the URI in another language of what is at `uri` in this one."""
        if site == self.edition.site:
            return uri
        other = self.edition.beside(site)
        if isinstance(record, Article):
            versions = self.edition.articles.translations(record)
            return next(
                (page_uri(version) for version in versions if other.has_page(version)), None
            )
        if record is not None:
            return uri if other.has_page(record) else None
        return uri if "/page/" not in uri else None


def _meta(facts: PageFacts, template: str, *, is_searched: bool) -> dict[str, Any]:
    """Return what MkDocs and Material read. MkDocs does not escape a title; here it is escaped."""
    meta: dict[str, Any] = {
        "title": escape_html(facts.title),
        "template": f"commonplace/{template}.html",
    }
    if facts.description:
        meta["description"] = escape_html(facts.description)
    if not (facts.is_indexed and is_searched):
        meta["search"] = {"exclude": True}
    return meta
