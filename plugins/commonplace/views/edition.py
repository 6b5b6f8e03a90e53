"""One language's site on one day: the point of view from which every page is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TypeVar

from commonplace.credits import build_ledger
from commonplace.git import way_from_top
from commonplace.judging import Standings
from commonplace.language import N_, Language, language
from commonplace.model import (
    NO_ATTRIBUTION,
    NO_HISTORY,
    Article,
    Asset,
    Attribution,
    Column,
    Contribution,
    Event,
    EventHistory,
    Histories,
    Hub,
    Ledger,
    MaintainedPage,
    Member,
    PageRecord,
    Question,
    Record,
)
from commonplace.model.claims import merged_into
from commonplace.model.uids import uids_by_path
from commonplace.privacy import Guests
from commonplace.settings import SiteLanguage
from commonplace.values import time_zone
from commonplace.views.announcements import Announcement, announcements
from commonplace.views.articles import ArticleIndex
from commonplace.views.credits.orders import Contributors
from commonplace.views.events import EventCalendar, EventIndex
from commonplace.views.people import first_of_each
from commonplace.views.reading import reading_minutes
from commonplace.views.results import Results, public_results
from commonplace.views.topics import TopicIndex

RecordT = TypeVar("RecordT", bound=Record)

_UNNAMED = N_("A member")


@dataclass(frozen=True)
class Edition:
    """A hub in one of its languages, seen at one moment.

    Articles and columns have their page in the edition of their own language; people, events and
    competitions have one in each.
    """

    hub: Hub
    site: SiteLanguage
    now: datetime
    histories: Histories = NO_HISTORY
    attribution: Attribution = NO_ATTRIBUTION

    def beside(self, site: SiteLanguage) -> "Edition":
        """Return the same hub at the same moment in another of its languages."""
        return replace(self, site=site)

    @property
    def language(self) -> Language:
        """The language of this edition's own words."""
        return language(self.site.tag)

    @cached_property
    def today(self) -> date:
        """The day it is in the hub's own time zone."""
        return self.now.astimezone(time_zone(self.hub.settings.options.timezone)).date()

    @cached_property
    def mailmap(self) -> str:
        """Where `.mailmap` is or would be, at the repository's top, seen from the hub's folder."""
        return "../" * way_from_top(self.hub.root).count("/") + ".mailmap"

    def edition_of(self, record: Record) -> SiteLanguage:
        """Return the part of the site on which a link to `record` leads."""
        if isinstance(record, Article | Column | MaintainedPage):
            return self.hub.settings.site_language(self.hub.language_of(record))
        return self.site

    def topic_name(self, topic: str) -> str:
        """Return what a topic is called in this edition's language."""
        return self.language.choose(self.hub.settings.options.topics.get(topic, topic))

    def series_name(self, series: str) -> str:
        """Return what a series is called here; where nobody says, as its first event."""
        if name := self.hub.settings.options.series.get(series):
            return self.language.choose(name)
        known = self.events.series.get(series)
        return known.events[0].title if known else series

    def member(self, member_id: str) -> Member | None:
        """Return somebody's record of today; None where it is missing or faulty."""
        return self.hub.people.get(merged_into(self.hub.people, member_id))

    def name_of(self, member_id: str) -> str:
        """Return what somebody is called in public: by id without a record, unnamed if hidden."""
        member = self.member(member_id)
        if member is None:
            return member_id
        return member.name if member.visibility != "hidden" else self.unnamed

    @property
    def unnamed(self) -> str:
        """What somebody is called whose name is not to be known."""
        return self.language.gettext(_UNNAMED)

    def absolute(self, url: str) -> str:
        """Return the whole address of a URL of this edition; empty where the site's is unknown."""
        return f"{self.site.url}{url}" if self.site.url else ""

    def has_page(self, record: Record) -> bool:
        """Whether this edition has a page for `record`; where no hub is built, no record has."""
        if self.edition_of(record) != self.site:
            return False
        if isinstance(record, MaintainedPage) or not self.hub.settings.has_plugin:
            return isinstance(record, MaintainedPage)
        if isinstance(record, Article):
            return self.articles.is_published(record)
        return not isinstance(record, Member) or record.is_public

    def is_foreign(self, record: Record) -> bool:
        """Whether a record's text is in another language than this edition."""
        return self.hub.settings.site_language(self.hub.language_of(record)) != self.site

    def own_first(self, records: Iterable[RecordT]) -> list[RecordT]:
        """Return records with those in this edition's language first, else in the same order."""
        return sorted(records, key=self.is_foreign)

    @cached_property
    def records_by_uri(self) -> dict[str, PageRecord]:
        """Every record that has a page in some edition, by the URI of the page."""
        return {record.source.uri: record for record in self.hub.page_records}

    @cached_property
    def pages_by_path(self) -> dict[str, PageRecord | MaintainedPage]:
        """Every record and maintainers' page that has a page in some edition, by its file."""
        records = {record.path: record for record in self.hub.page_records}
        return {**records, **self.hub.pages}

    @cached_property
    def questions_by_uri(self) -> dict[str, Question]:
        """Every question by the place of its file below the submissions folder."""
        return {question.source.uri: question for question in self.hub.questions.values()}

    @cached_property
    def assets(self) -> tuple[Asset, ...]:
        """Pictures and files beside records, without those of texts that are not published yet."""
        waiting = {article.path for article in self.articles.unpublished}
        return tuple(
            asset
            for asset in self.hub.assets
            if asset.owners is None or not asset.owners <= waiting
        )

    @cached_property
    def asset_uris(self) -> frozenset[str]:
        """Where pictures and files beside records are that may be seen now."""
        return frozenset(asset.uri for asset in self.assets)

    def minutes(self, record: Record) -> int:
        """Return how long a record's text takes to read."""
        if (known := self._minutes.get(record.path)) is None:
            known = self._minutes[record.path] = reading_minutes(record.body)
        return known

    @cached_property
    def _minutes(self) -> dict[str, int]:
        return {}

    @cached_property
    def articles(self) -> ArticleIndex:
        """Articles by state, order, neighbours and kin."""
        return ArticleIndex(self.hub, self.now, self.today)

    @cached_property
    def events(self) -> EventIndex:
        """Events that come and that have been."""
        return EventIndex(self.hub, self.now)

    @cached_property
    def calendar(self) -> EventCalendar:
        """Events by the day."""
        return EventCalendar(self.events)

    @cached_property
    def announcements(self) -> tuple[Announcement, ...]:
        """Every event with when it was announced, the newest first; withdrawn ones among them."""
        events = self.hub.events.values()
        guests = Guests(self.hub.people)  # they may keep today what a file that is gone told then
        gone = (replace(one, event=guests.named(one.event)) for one in self.histories.deleted)
        histories = replace(self.histories, deleted=tuple(gone))
        return announcements(events, histories, lambda event: self.history(event).uid)

    def announcement(self, event: Event) -> Announcement:
        """Return when an event that is there was announced and last changed."""
        return self._announcement[event.key]

    @cached_property
    def _announcement(self) -> Mapping[str, Announcement]:
        shown = (known for known in self.announcements if not known.is_withdrawn)
        return {known.event.key: known for known in shown}

    def history(self, event: Event) -> EventHistory:
        """Return an event's history; where none is known, it begins now."""
        if (known := self.histories.of.get(event.key)) is not None:
            return known
        now = self.now.astimezone(UTC)
        return EventHistory(uid=self._uids[event.key], created=now, modified=now)

    @cached_property
    def _uids(self) -> Mapping[str, str]:
        return uids_by_path(self.hub.events, self.hub.settings.calendar_domain)

    @cached_property
    def topics(self) -> TopicIndex:
        """Articles, events and entries by topic and by tag."""
        return TopicIndex(self.hub, self.articles.listed)

    @cached_property
    def ledger(self) -> Ledger:
        """Who gave what to the pages of all editions, as far as it may be told."""
        published = filter(self.articles.is_published, self.hub.articles.values())
        return build_ledger(self.hub, published, self.attribution, self.now)

    @cached_property
    def given(self) -> Mapping[str, tuple[Contribution, ...]]:
        """What each person gave that lists may show, each thing once, newest first.

        By `Contribution.person`; of several days on which one thing was given, it is the first.
        """
        return {
            person: first_of_each(shown)
            for person, entries in self.ledger.by_person.items()
            if (shown := [*filter(self.may_list, entries)])
        }

    def may_list(self, entry: Contribution) -> bool:
        """Whether lists may show what was given: of articles only what went to listed ones."""
        return not isinstance(entry.record, Article) or self.articles.is_listed(entry.record)

    @cached_property
    def contributors(self) -> Contributors:
        """Everybody who gave something until today, in orders that are fair."""
        return Contributors(self.hub, self.ledger, frozenset(self.articles.listed), self.today)

    @cached_property
    def standings(self) -> Mapping[str, tuple[Standings, ...]]:
        """The standings that may be known now, by competition: of all entries, then by track."""
        return {name: found.standings for name, found in self.results.items()}

    @cached_property
    def results(self) -> Mapping[str, Results]:
        """The results that may be known now, by competition: standings, and how sure they are."""
        return public_results(self.hub, self.now)
