"""Topics and tags, and what carries each."""

from collections.abc import Iterator

from commonplace.addresses import TAGS, TOPICS
from commonplace.model import PageRecord
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer

_KINDS = ("article", "event", "entry")


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
        topics=index.topics,
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
        )
    yield writer.page(
        TAGS,
        "tags",
        title=words("Tags"),
        section="columns",
        description=words("Every tag and what carries it."),
        tags=index.tags,
        slug=index.slug,
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
            )


def _in_order(writer: Writer, records: tuple[PageRecord, ...]) -> list[PageRecord]:
    """Articles first, then events, then entries; each kind keeps its order."""
    own_first = writer.edition.own_first(records)
    return sorted(own_first, key=lambda record: _KINDS.index(record.collection))
