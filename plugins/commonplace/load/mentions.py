"""Every record that another one names must be there."""

from collections.abc import Callable, Iterator

from commonplace.load.addresses import Files
from commonplace.model import Article, Hub, Member, Record
from commonplace.problems import Place, Problem, closest
from commonplace.schema import references
from commonplace.schema.references import Mention

_COLLECTIONS = ("member", "column", "article", "event", "competition", "entry", "ballot", "award", "credits")


def check_mentions(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield a problem for every id that names nothing, itself, or leads in a circle.

    A record that is there but faulty is only warned of: one person's mistake takes no other
    person's page away.
    """
    for collection in _COLLECTIONS:
        for record in hub.of(collection).values():
            for mention in references(record):
                yield from _check(hub, files, record, mention)
            if collection in ("article", "entry", "ballot", "award"):
                yield from _check_parent(hub, files, record)
    yield from _circles(hub, "article", "translation_of", _translation_of)
    yield from _circles(hub, "article", "replaced_by", _replaced_by)
    yield from _circles(hub, "member", "merged_into", _merged_into)
    yield from _translations(hub)


def _check(hub: Hub, files: Files, record: Record, mention: Mention) -> Iterator[Problem]:
    place = record.source.places.of_value(mention.path)
    if mention.collection == "topic":
        topics = hub.settings.options.topics
        if topics and mention.key not in topics:
            likely = closest(mention.key, topics)
            allowed = ", ".join(topics)
            yield Problem.at(
                record.path, place, "topic-unknown", found=mention.key, allowed=allowed, suggestion=likely
            )
        return
    if mention.key in hub.of(mention.collection):
        if mention.collection == record.collection and mention.key == record.key:
            field = str(mention.path[0])
            yield Problem.at(record.path, place, "reference-self", field=field)
        return
    yield _missing(hub, files, record.path, mention, place)


def _check_parent(hub: Hub, files: Files, record: Record) -> Iterator[Problem]:
    collection = "column" if record.collection == "article" else "competition"
    parent = record.source.parent
    if parent not in hub.of(collection):
        mention = Mention(collection, parent, ())
        place = record.source.places.of_value(())
        yield _missing(hub, files, record.path, mention, place)


def _missing(hub: Hub, files: Files, path: str, mention: Mention, place: Place) -> Problem:
    if file := files.get((mention.collection, mention.key)):
        shown = f"{hub.settings.submissions}/{file.uri}"
        return Problem.at(path, place, "reference-refused", found=mention.key, path=shown)
    known = [key for collection, key in files if collection == mention.collection]
    likely = closest(mention.key, known)
    code = f"{mention.collection}-unknown"
    return Problem.at(path, place, code, found=mention.key, suggestion=likely)


def _translation_of(record: Record) -> str | None:
    return record.translation_of if isinstance(record, Article) else None


def _replaced_by(record: Record) -> str | None:
    return record.replaced_by if isinstance(record, Article) else None


def _merged_into(record: Record) -> str | None:
    return record.merged_into if isinstance(record, Member) else None


def _circles(
    hub: Hub, collection: str, field: str, follow: Callable[[Record], str | None]
) -> Iterator[Problem]:
    records = hub.of(collection)
    for record in records.values():
        row = [record.key]
        onward = follow(record)
        while onward and onward in records and onward not in row:
            row.append(onward)
            onward = follow(records[onward])
        if onward == record.key and len(row) > 1:
            circle = " → ".join([*row, record.key])
            place = record.source.places.of_value((field,))
            yield Problem.at(record.path, place, "reference-circle", field=field, circle=circle)


def _translations(hub: Hub) -> Iterator[Problem]:
    for article in hub.articles.values():
        original = hub.articles.get(article.translation_of or "")
        if original and hub.language_of(original) == hub.language_of(article):
            place = article.source.places.of_value(("translation_of",))
            found = hub.language_of(article)
            yield Problem.at(article.path, place, "translation-language", found=found)
