"""Every record that another one names must be there."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from commonplace.load.addresses import Files
from commonplace.model import COLLECTIONS, Article, Hub, Member, Record
from commonplace.problems import Problem, closest
from commonplace.schema import references
from commonplace.schema.references import Mention


def check_mentions(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield a problem for every id that names no file or the record itself, and every circle."""
    names = Names(files)
    for record, mention in _mentions(hub):
        if mention.collection == "topic":
            yield from _check_topic(hub, record, mention)
        elif (mention.collection, mention.key) not in files:
            place = record.source.places.of_value(mention.path)
            likely = names.closest(mention.collection, mention.key)
            code = f"{mention.collection}-unknown"
            yield Problem.at(record.path, place, code, found=mention.key, suggestion=likely)
        elif mention.collection == record.collection and mention.key == record.key:
            place = record.source.places.of_value(mention.path)
            field = str(mention.path[0])
            yield Problem.at(record.path, place, "reference-self", field=field)
    yield from _circles(hub.articles, "translation_of", _translation_of)
    yield from _circles(hub.articles, "replaced_by", _replaced_by)
    yield from _circles(hub.members, "merged_into", _merged_into)
    yield from _translations(hub)


def check_refused(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield a warning for every id of a record that is there but has mistakes of its own.

    Only a warning: one person's mistake takes no other person's page away.
    """
    if not hub.refused:
        return
    for record, mention in _mentions(hub):
        if mention.collection == "topic" or mention.key in hub.of(mention.collection):
            continue
        file = files[mention.collection, mention.key]
        place = record.source.places.of_value(mention.path)
        path = f"{hub.settings.submissions}/{file.uri}"
        yield Problem.at(record.path, place, "reference-refused", found=mention.key, path=path)


def _mentions(hub: Hub) -> Iterator[tuple[Record, Mention]]:
    """Yield every mention of another record, in the fields or by the folder a file lies in."""
    for collection in (*COLLECTIONS, "page"):
        for record in hub.of(collection).values():
            for mention in references(record):
                yield record, mention
            if record.source.parent:
                yield record, Mention(record.belongs_to, record.source.parent, ())


def _check_topic(hub: Hub, record: Record, mention: Mention) -> Iterator[Problem]:
    topics, topic = hub.settings.options.topics, mention.key
    if topics and topic not in topics:
        place = record.source.places.of_value(mention.path)
        values = {"allowed": ", ".join(topics), "suggestion": closest(topic, topics)}
        yield Problem.at(record.path, place, "topic-unknown", found=topic, **values)


class Names:
    """The ids of each collection, to find the one that somebody may have meant."""

    MOST = 200
    """Suggestions of one run: finding them takes time, and nobody reads more."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._left = self.MOST

    @cached_property
    def _by_pair(self) -> Mapping[tuple[str, str], list[str]]:
        by_pair: dict[tuple[str, str], list[str]] = defaultdict(list)
        for collection, key in self._files:
            for pair in _pairs(key):
                by_pair[collection, pair].append(key)
        return by_pair

    def closest(self, collection: str, key: str) -> str:
        """Return the known id most like `key`, or an empty text."""
        self._left -= 1
        if self._left < 0:
            return ""
        # difflib is slow: it sees only the few ids that share most pairs of letters.
        shared = Counter(
            known for pair in _pairs(key) for known in self._by_pair.get((collection, pair), ())
        )
        return closest(key, sorted(known for known, _ in shared.most_common(8)))


def _pairs(key: str) -> set[str]:
    return {key[index : index + 2] for index in range(len(key) - 1)} or {key}


def _translation_of(record: Record) -> str | None:
    return record.translation_of if isinstance(record, Article) else None


def _replaced_by(record: Record) -> str | None:
    return record.replaced_by if isinstance(record, Article) else None


def _merged_into(record: Record) -> str | None:
    return record.merged_into if isinstance(record, Member) else None


def _circles(
    records: Mapping[str, Record], field: str, follow: Callable[[Record], str | None]
) -> Iterator[Problem]:
    done: set[str] = set()
    for first in records:
        row: dict[str, None] = {}
        key: str | None = first
        while key and key in records and key not in row and key not in done:
            row[key] = None
            key = follow(records[key])
        done.update(row)
        if key not in row or records[key].key == follow(records[key]):
            continue  # no circle, or one of a single record, which has its own rule
        circle = [*row][[*row].index(key) :]
        for index, here in enumerate(circle):
            record = records[here]
            way = " → ".join([*circle[index:], *circle[:index], here])
            place = record.source.places.of_value((field,))
            yield Problem.at(record.path, place, "reference-circle", field=field, circle=way)


def _translations(hub: Hub) -> Iterator[Problem]:
    for article in hub.articles.values():
        original = hub.articles.get(article.translation_of or "")
        if original and hub.language_of(original) == hub.language_of(article):
            place = article.source.places.of_value(("translation_of",))
            found = hub.language_of(article)
            yield Problem.at(article.path, place, "translation-language", found=found)
