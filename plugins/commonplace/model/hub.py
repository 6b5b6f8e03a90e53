"""Everything the members of a hub wrote, as one frozen value."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from commonplace.model.article import Article
from commonplace.model.badge import BadgeRule
from commonplace.model.column import Column
from commonplace.model.competition import Competition
from commonplace.model.contribution import CreditsRecord
from commonplace.model.entry import Entry
from commonplace.model.event import Event
from commonplace.model.judging import Award, Ballot, Poll
from commonplace.model.maintained_page import MaintainedPage
from commonplace.model.member import Member
from commonplace.model.question import Question
from commonplace.model.record import PageRecord, Record
from commonplace.problems import Problem
from commonplace.settings import Settings, SiteLanguage


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture or other file beside a record: its place on the site and on the disk.

    `owners` are the paths of the texts it goes with: it is published where one of them is. None
    where it waits for nobody.
    """

    uri: str
    path: Path
    owners: frozenset[str] | None = None


@dataclass(frozen=True)
class Hub:
    """What members wrote. Each mapping goes from a record's `key` to the record, sorted by key.

    `pages` are those that maintainers wrote, of all languages, by the paths of their files;
    `badges` the rules of badges by id.
    `withheld` are members whose file is refused and who are not to be shown as they are, with as
    much of their record as can be read: a mistake of theirs must not tell what they keep.

    `problems` are all faults found while loading, in the order of a report; files with an error
    are in none of the mappings but in `refused`, by path.
    """

    root: Path
    settings: Settings
    members: Mapping[str, Member] = field(default_factory=dict)
    columns: Mapping[str, Column] = field(default_factory=dict)
    articles: Mapping[str, Article] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    competitions: Mapping[str, Competition] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    ballots: Mapping[str, Ballot] = field(default_factory=dict)
    polls: Mapping[str, Poll] = field(default_factory=dict)
    awards: Mapping[str, Award] = field(default_factory=dict)
    credits: Mapping[str, CreditsRecord] = field(default_factory=dict)
    pages: Mapping[str, MaintainedPage] = field(default_factory=dict)
    badges: Mapping[str, BadgeRule] = field(default_factory=dict)
    withheld: Mapping[str, Member] = field(default_factory=dict)
    assets: tuple[Asset, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: tuple[str, ...] = ()

    def of(self, collection: str) -> Mapping[str, Record]:
        """Return the records of a collection by its name in the singular, e.g. `article`."""
        mappings: dict[str, Mapping[str, Record]] = {
            "member": self.members,
            "column": self.columns,
            "article": self.articles,
            "event": self.events,
            "question": self.questions,
            "competition": self.competitions,
            "entry": self.entries,
            "ballot": self.ballots,
            "poll": self.polls,
            "award": self.awards,
            "credits": self.credits,
            "page": self.pages,
        }
        return mappings[collection]

    @cached_property
    def people(self) -> Mapping[str, Member]:
        """All members of whom anything is known, those in `withheld` too."""
        return {**self.withheld, **self.members}

    @property
    def member_ids(self) -> set[str]:
        """The ids of all members' files, those with mistakes too."""
        refused = (uri.split("/")[1] for uri in self.refused if uri.startswith("members/"))
        return {*self.members, *(name.removesuffix(".md") for name in refused)}

    @cached_property
    def page_records(self) -> tuple[PageRecord, ...]:
        """All records that have a page, in the order of their kinds and keys."""
        kinds = (
            self.members,
            self.columns,
            self.articles,
            self.events,
            self.competitions,
            self.entries,
        )
        return tuple(record for kind in kinds for record in kind.values())

    @cached_property
    def text_records(self) -> tuple[Record, ...]:
        """All records whose text stands on a page: their own, or that of what they belong to."""
        return (*self.page_records, *self.questions.values())

    def language_of(self, record: Record) -> str:
        """Return the language of a record's text: its own, its parent's, or the hub's first."""
        own = getattr(record, "lang", None)
        if own:
            return str(own)
        if isinstance(record, Article) and (column := self.columns.get(record.source.parent)):
            return self.language_of(column)
        if isinstance(record, Question) and (event := self.events.get(record.source.parent)):
            return self.language_of(event)
        if isinstance(record, Entry) and (parent := self.competitions.get(record.source.parent)):
            return self.language_of(parent)
        return self.settings.default_language

    def maintains(self, site: SiteLanguage, uri: str) -> bool:
        """Whether maintainers wrote a page or file at `uri` in one language of the site."""
        if uri.startswith(("..", "/")):
            return False
        try:
            return (self.root / site.docs_dir / uri).is_file()
        except (OSError, ValueError):  # no system can hold a file of this name
            return False

    def maintained_page(self, site: SiteLanguage, url: str) -> str:
        """Return the path of the maintainers' page at a URL of one language, or an empty text."""
        stem = url.removesuffix("/").removesuffix(".html")
        twins = (f"{stem}.md", f"{stem}/index.md") if stem else ("index.md",)
        found = (uri for uri in twins if self.maintains(site, uri))
        return next((f"{site.docs_dir}/{uri}" for uri in found), "")

    @cached_property
    def articles_by_column(self) -> Mapping[str, tuple[Article, ...]]:
        """Articles of each column, by column id."""
        return _by_parent(self.articles)

    @cached_property
    def questions_by_event(self) -> Mapping[str, tuple[Question, ...]]:
        """Questions of each event, by event id."""
        return _by_parent(self.questions)

    @cached_property
    def entries_by_competition(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries of each competition, by competition id."""
        return _by_parent(self.entries)

    @cached_property
    def ballots_by_competition(self) -> Mapping[str, tuple[Ballot, ...]]:
        """Ballots of each competition, by competition id."""
        return _by_parent(self.ballots)

    @cached_property
    def polls_by_competition(self) -> Mapping[str, tuple[Poll, ...]]:
        """Polls of each competition, by competition id."""
        return _by_parent(self.polls)

    @cached_property
    def awards_by_competition(self) -> Mapping[str, tuple[Award, ...]]:
        """Awards of each competition, by competition id."""
        return _by_parent(self.awards)


RecordT = TypeVar("RecordT", bound=Record)


def _by_parent(records: Mapping[str, RecordT]) -> Mapping[str, tuple[RecordT, ...]]:
    groups: dict[str, list[RecordT]] = defaultdict(list)
    for record in records.values():
        groups[record.source.parent].append(record)
    return {parent: tuple(group) for parent, group in groups.items()}
