"""Topics and tags: which records carry them, and the address each has."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from commonplace.model import Article, Column, Entry, Event, Hub, PageRecord
from commonplace.slugs import slug_for
from commonplace.views.names import folded, syllables

Tagged = Article | Event | Entry


@dataclass(frozen=True)
class TopicIndex:
    """What carries each topic and each tag. Tags that differ only by case are one."""

    hub: Hub
    articles: tuple[Article, ...]

    @cached_property
    def topics(self) -> Mapping[str, tuple[PageRecord, ...]]:
        """Records by topic, by the topic's id; topics of the hub that nothing carries are there."""
        groups: dict[str, list[PageRecord]] = {
            topic: [] for topic in self.hub.settings.options.topics
        }
        for record in self._records:
            for topic in getattr(record, "topics", ()):
                groups.setdefault(topic, []).append(record)
        return {topic: tuple(groups[topic]) for topic in sorted(groups)}

    @cached_property
    def columns(self) -> Mapping[str, tuple[Column, ...]]:
        """Columns by topic."""
        groups: dict[str, list[Column]] = defaultdict(list)
        for column in self.hub.columns.values():
            for topic in column.topics:
                groups[topic].append(column)
        return {topic: tuple(columns) for topic, columns in groups.items()}

    @cached_property
    def tags(self) -> Mapping[str, tuple[PageRecord, ...]]:
        """Records by tag, by the tag as it is written first, in the order of the alphabet."""
        groups: dict[str, list[PageRecord]] = defaultdict(list)
        names: dict[str, str] = {}
        for record in self._records:
            for tag in dict.fromkeys(tag.casefold() for tag in self.tags_of(record)):
                groups[tag].append(record)
            for tag in self.tags_of(record):
                names.setdefault(tag.casefold(), tag)
        return {names[tag]: tuple(groups[tag]) for tag in sorted(groups)}

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """The address of each tag that has a page, by the tag folded to one case.

        A tag on a single record has none: its page would only lead back.
        """
        taken: dict[str, str] = {}
        slugs = {}
        for tag, records in self.tags.items():
            if len(records) < 2:  # noqa: PLR2004 - see above
                continue
            slug = slug_for(tag)
            if slug in taken:
                slug = f"{slug}-{hashlib.sha256(tag.encode()).hexdigest()[:6]}"
            taken[slug] = tag
            slugs[tag.casefold()] = slug
        return slugs

    def slug(self, tag: str) -> str:
        """Return the address of a tag's page, or an empty text where it has none."""
        return self.slugs.get(tag.casefold(), "")

    def tags_of(self, record: Tagged) -> tuple[str, ...]:
        """Return the tags of a record; an event also carries those of its questions."""
        if not isinstance(record, Event):
            return record.tags
        asked = self.hub.questions_by_event.get(record.id, ())
        return (*record.tags, *(tag for question in asked for tag in question.tags))

    @property
    def _records(self) -> Iterable[Tagged]:
        return (*self.articles, *self.hub.events.values(), *self.hub.entries.values())


def by_letter(
    tags: Mapping[str, tuple[PageRecord, ...]],
) -> Mapping[str, tuple[str, ...]]:
    """Return tags by the letter they begin with, Chinese by pinyin; `#` has what has no letter."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for tag in tags:
        spoken = folded(syllables(tag) or tag)
        letter = spoken[:1].upper()
        groups[letter if letter.isascii() and letter.isalpha() else "#"].append((spoken, tag))
    return {
        letter: tuple(tag for _, tag in sorted(groups[letter]))
        for letter in sorted(groups, key=lambda letter: (letter == "#", letter))
    }
