"""Articles: which are published, which are listed, what stands beside each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from heapq import nsmallest
from math import lcm

from commonplace.model import Article, ArticleStatus, Hub
from commonplace.model.column import Order
from commonplace.values import time_zone

_NOT_PUBLISHED = frozenset({ArticleStatus.DRAFT, ArticleStatus.IN_REVIEW})
_LISTED = frozenset({ArticleStatus.PUBLISHED, ArticleStatus.SCHEDULED})
_RELATED = 3
_COMMON = 60
"""A word on more articles than this says nothing about kinship."""
_ONE = lcm(*range(1, _COMMON + 1))
"""What a word gives all that have it together: so much that each gets a whole number of it."""


@dataclass(frozen=True)
class ArticleIndex:
    """A hub's articles at one moment."""

    hub: Hub
    now: datetime
    today: date

    def is_published(self, article: Article) -> bool:
        """Whether the article has a page: no draft, and not scheduled for later."""
        if article.status in _NOT_PUBLISHED:
            return False
        if article.publish_at is None:
            return True
        moment = article.publish_at
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=time_zone(self.hub.settings.options.timezone))
        return moment <= self.now

    def is_listed(self, article: Article) -> bool:
        """Whether lists and search show the article."""
        expired = article.expires is not None and article.expires < self.today
        return article.status in _LISTED and self.is_published(article) and not expired

    @cached_property
    def listed(self) -> tuple[Article, ...]:
        """All listed articles, newest first."""
        found = (article for article in self.hub.articles.values() if self.is_listed(article))
        return tuple(sorted(found, key=newest_first))

    @cached_property
    def unpublished(self) -> tuple[Article, ...]:
        """Articles that have no page yet, for the build's summary."""
        return tuple(a for a in self.hub.articles.values() if not self.is_published(a))

    @cached_property
    def by_column(self) -> Mapping[str, tuple[Article, ...]]:
        """Listed articles of each column, in the column's order."""
        groups: dict[str, list[Article]] = defaultdict(list)
        for article in self.listed:
            groups[article.source.parent].append(article)
        for column_id, articles in groups.items():
            column = self.hub.columns.get(column_id)
            if column and column.order is Order.POSITION:
                articles.sort(key=_by_position)
        return {column: tuple(articles) for column, articles in groups.items()}

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Article, ...]]:
        """Listed articles by year, newest year first."""
        groups: dict[int, list[Article]] = defaultdict(list)
        for article in self.listed:
            groups[article.date.year].append(article)
        return {year: tuple(articles) for year, articles in groups.items()}

    def neighbours(self, article: Article) -> tuple[Article | None, Article | None]:
        """Return the article before and the one after in reading order, within the column."""
        return self._neighbours.get(article.key, (None, None))

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[Article | None, Article | None]]:
        found = {}
        for column_id, articles in self.by_column.items():
            column = self.hub.columns.get(column_id)
            row = articles if column and column.order is Order.POSITION else articles[::-1]
            earlier, later = (None, *row[:-1]), (*row[1:], None)
            for article, before, after in zip(row, earlier, later, strict=True):
                found[article.key] = (before, after)
        return found

    def related(self, article: Article) -> tuple[Article, ...]:
        """Return up to three listed articles with most in common: rare words count most.

        Those in the article's own language come first.
        """
        # Exact: in which order a set gives its words differs from run to run, and so would sums.
        points: dict[str, int] = defaultdict(int)
        for word in _words(article):
            others = self._by_word.get(word, ())
            if len(others) <= _COMMON:
                for other in others:
                    points[other.key] += _ONE // len(others)
        for key in (article.key, *(version.key for version in self.translations(article))):
            points.pop(key, None)
        own, ranks = self.hub.language_of(article), self._ranks
        order = ((ranks[key][0] != own, -found, ranks[key][1]) for key, found in points.items())
        return tuple(self.hub.articles[key] for _, _, (_, key) in nsmallest(_RELATED, order))

    @cached_property
    def _ranks(self) -> Mapping[str, tuple[str, tuple[int, str]]]:
        """The language of each listed article, and its place by age."""
        language_of = self.hub.language_of
        return {one.key: (language_of(one), newest_first(one)) for one in self.listed}

    @cached_property
    def _by_word(self) -> Mapping[str, tuple[Article, ...]]:
        groups: dict[str, list[Article]] = defaultdict(list)
        for article in self.listed:
            for word in _words(article):
                groups[word].append(article)
        return {word: tuple(articles) for word, articles in groups.items()}

    def original(self, article: Article) -> Article:
        """Return the text that an article translates, through translations of translations."""
        while (source := self.hub.articles.get(article.translation_of or "")) is not None:
            article = source
        return article

    def translations(self, article: Article) -> tuple[Article, ...]:
        """Return the published versions of an article in other languages."""
        own = self.original(article).key
        return tuple(
            other
            for other in self._by_original.get(own, ())
            if other.key != article.key and self.is_published(other)
        )

    @cached_property
    def _by_original(self) -> Mapping[str, tuple[Article, ...]]:
        groups: dict[str, list[Article]] = defaultdict(list)
        for article in self.hub.articles.values():
            groups[self.original(article).key].append(article)
        return {key: tuple(articles) for key, articles in groups.items() if len(articles) > 1}

    def replaced_by_this(self, article: Article) -> tuple[Article, ...]:
        """Return published articles that say this one replaces them."""
        return self._by_successor.get(article.key, ())

    @cached_property
    def _by_successor(self) -> Mapping[str, tuple[Article, ...]]:
        groups: dict[str, list[Article]] = defaultdict(list)
        for article in self.hub.articles.values():
            if article.replaced_by and self.is_published(article):
                groups[article.replaced_by].append(article)
        return {key: tuple(articles) for key, articles in groups.items()}


def newest_first(article: Article) -> tuple[int, str]:
    """Order articles by day, newest first; the key settles days with several."""
    return (-article.date.toordinal(), article.key)


def _by_position(article: Article) -> tuple[bool, int, tuple[int, str]]:
    return (article.position is None, article.position or 0, newest_first(article))


def _words(article: Article) -> set[str]:
    words = {f"tag:{tag.casefold()}" for tag in article.tags}
    words |= {f"topic:{topic}" for topic in article.topics}
    words |= {f"author:{author}" for author in article.authors}
    return words | {f"column:{article.source.parent}"}
