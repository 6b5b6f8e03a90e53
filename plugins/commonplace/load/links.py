"""Links and pictures from one submission to another file, and pictures named in front matter."""

import posixpath
from collections.abc import Iterator

from commonplace.addresses import generated
from commonplace.documents.links import Link, links, place_of
from commonplace.documents.raw_html import html_links
from commonplace.load.addresses import Files
from commonplace.model import Hub, Member, PageRecord, Record
from commonplace.model.column import Order
from commonplace.model.entry import Entry
from commonplace.problems import Problem


def check_links(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield a problem for each link that leads nowhere and each picture without a word."""
    known = {record.source.uri for record in hub.page_records} | generated(hub.settings)
    known |= {question.source.uri for question in hub.questions.values()}
    known |= {asset.uri for asset in hub.assets}
    refused = {*hub.refused, *(file.uri for file in files.values())}
    for record in hub.text_records:
        yield from _check_body(hub, record, known, refused)
    for record in hub.page_records:
        if not isinstance(record, Member) or record.is_public:  # else no page shows any
            yield from _check_pictures(hub, record, known)
    for article in hub.articles.values():
        column = hub.columns.get(article.source.parent)
        if column and column.order is Order.POSITION and article.position is None:
            place = article.source.places.of_value(())
            yield Problem.at(article.path, place, "position-missing")


def resolve(uri: str, path: str) -> str:
    """Return what a relative path in the page `uri` names below the site's root."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), path))


def _all_links(text: str) -> Iterator[Link]:
    yield from links(text)
    yield from html_links(text)


def _check_body(hub: Hub, record: Record, known: set[str], refused: set[str]) -> Iterator[Problem]:
    site = None
    for link in record.source.once("links", _all_links):
        if link.is_nameless:
            place = place_of(record.body, link.start, record.source.body_line)
            yield Problem.at(record.path, place, "picture-alt-missing", found=link.target)
        if not link.path:
            continue
        target = resolve(record.source.uri, link.path)
        if target in known:
            continue
        site = site or hub.settings.site_language(hub.language_of(record))
        if hub.maintains(site, target):
            continue
        place = place_of(record.body, link.start, record.source.body_line)
        if target in refused:
            path = f"{hub.settings.submissions}/{target}"
            yield Problem.at(record.path, place, "reference-refused", found=link.target, path=path)
        else:
            code = "picture-unknown" if link.is_picture else "link-unknown"
            yield Problem.at(record.path, place, code, found=link.target)


def _check_pictures(hub: Hub, record: PageRecord, known: set[str]) -> Iterator[Problem]:
    named: list[tuple[str | None, tuple[str | int, ...]]] = [
        (getattr(record, field, None), (field,)) for field in ("image", "cover")
    ]
    if isinstance(record, Entry):
        named += [
            (screenshot.src, ("screenshots", index, "src"))
            for index, screenshot in enumerate(record.screenshots)
        ]
        named.append((record.poster, ("poster",)))
    for picture, at in named:
        target = resolve(record.source.uri, picture) if picture else ""
        if not target or target in known:
            continue
        place = record.source.places.of_value(at)
        if target in hub.refused:
            path = f"{hub.settings.submissions}/{target}"
            yield Problem.at(record.path, place, "reference-refused", found=picture, path=path)
        else:
            yield Problem.at(record.path, place, "picture-unknown", found=picture)
