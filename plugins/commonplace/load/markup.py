"""What of a member's text readers will not get: it could do more than be read."""

from collections.abc import Iterator

from commonplace.documents.links import links, place_of
from commonplace.documents.raw_html import Tag, tags
from commonplace.load.addresses import Files
from commonplace.model import Hub
from commonplace.problems import Problem
from commonplace.trust.addresses import is_own_picture, is_safe_address
from commonplace.trust.allowed import is_allowed, is_allowed_attribute


def check_markup(hub: Hub, _files: Files) -> Iterator[Problem]:
    """Yield each kind of tag, attribute and address that goes, once for each text."""
    for record in hub.text_records:
        for code, found, start in record.source.once("markup", _left_out):
            place = place_of(record.body, start, record.source.body_line)
            yield Problem.at(record.path, place, code, found=found)


def _left_out(text: str) -> Iterator[tuple[str, str, int]]:
    seen: set[tuple[str, str]] = set()
    for code, found, start in (*_in_tags(text), *_in_links(text)):
        if (code, found) not in seen:
            seen.add((code, found))
            yield code, found, start


def _in_tags(text: str) -> Iterator[tuple[str, str, int]]:
    for tag in tags(text):
        if is_allowed(tag.name):
            yield from _in_attributes(tag)
        else:
            yield "html-left-out", tag.name, tag.start


def _in_attributes(tag: Tag) -> Iterator[tuple[str, str, int]]:
    for name, value in tag.attributes:
        if name == "markdown":  # is read by Markdown and never written
            continue
        if name in {"src", "href"} and is_allowed_attribute(tag.name, name):
            if not is_safe_address(value):
                yield "address-left-out", value, tag.start
            elif name == "src" and not is_own_picture(value):
                yield "picture-elsewhere", value, tag.start
        elif not is_allowed_attribute(tag.name, name, value):
            yield "attribute-left-out", name, tag.start


def _in_links(text: str) -> Iterator[tuple[str, str, int]]:
    for link in links(text):
        if not is_safe_address(link.target):
            yield "address-left-out", link.target, link.start
        elif link.is_picture and not is_own_picture(link.target):
            yield "picture-elsewhere", link.target, link.start
