"""Topics and tags, and what carries each."""

from collections.abc import Iterator

from commonplace.addresses import TAGS, TOPICS
from commonplace.model import PageRecord
from commonplace.pages.finders import Finder, finder
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views.topics import by_letter

_KINDS = ("article", "event", "entry")
_LISTS = ("articles", "events", "entries")
_FEW = 8
"""So many can be looked through without a filter."""


def topic_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the index of topics, each topic, the index of tags, each tag on several records."""
    edition = writer.edition
    words = edition.language.gettext
    index = edition.topics
    yield writer.page(
        TOPICS,
        "topics",
        title=words("Topics"),
        section="columns",
        description=words("What people here write and talk about."),
        topics={topic: _in_order(writer, records) for topic, records in index.topics.items()},
        columns=index.columns,
        finder=finder(writer, _LISTS, ("kind", "topic", "language", "year", "tag")),
    )
    for topic, records in index.topics.items():
        yield from writer.numbered_pages(
            f"topics/{topic}.md",
            "topic",
            _in_order(writer, records),
            title=edition.topic_name(topic),
            section="columns",
            columns=edition.own_first(index.columns.get(topic, ())),
            count=len(records),
            finder=_finder(writer, records, ("kind", "language", "year", "tag"), topic=topic),
        )
    yield writer.page(
        TAGS,
        "tags",
        title=words("Tags"),
        section="columns",
        description=words("Every tag and what carries it."),
        tags=index.tags,
        letters=by_letter(index.tags),
        slug=index.slug,
        finder=finder(writer, _LISTS, ("kind", "topic", "language", "year")),
    )
    for tag, records in index.tags.items():
        if slug := index.slug(tag):
            yield from writer.numbered_pages(
                f"tags/{slug}.md",
                "topic",
                _in_order(writer, records),
                title=tag,
                section="columns",
                columns=[],
                count=len(records),
                finder=_finder(writer, records, ("kind", "topic", "language", "year"), tag=tag),
            )


def _finder(
    writer: Writer, records: tuple[PageRecord, ...], facets: tuple[str, ...], **fixed: str
) -> Finder | None:
    """Return the filter of one topic's or tag's page, where there is enough to be filtered."""
    return finder(writer, _LISTS, facets, fixed=fixed) if len(records) > _FEW else None


def _in_order(writer: Writer, records: tuple[PageRecord, ...]) -> list[PageRecord]:
    """Articles first, then events, then entries; each kind keeps its order."""
    own_first = writer.edition.own_first(records)
    return sorted(own_first, key=lambda record: _KINDS.index(record.collection))
