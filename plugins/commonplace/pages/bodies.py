"""What a member wrote, ready to stand on a page that has a title of its own."""

import posixpath
import re
from collections.abc import Callable
from urllib.parse import quote

from commonplace.addresses import generated
from commonplace.documents.headings import lower_headings
from commonplace.documents.links import Link, replace_links
from commonplace.model import Record
from commonplace.pages.generated import MemberText
from commonplace.pages.links import Links

_TITLE = re.compile(r"\s(\"[^\"\n]*\"|'[^'\n]*')\s*\)$")
_DEFINED = re.compile(r"(\]:[ ]*\n?[ ]*)\S+")


def page_body(record: Record, links: Links) -> MemberText:
    """Return a record's Markdown with headings below the title and with links that lead somewhere.

    Links to a page in another language go to that language's part of the site. What links to
    nothing was reported by `load`; here its words stay, without the link.
    """
    return MemberText(lower_headings(_linked(record, links)), record.path)


def fragment_body(record: Record, links: Links, mark: str, highest: int) -> MemberText:
    """Return a record's Markdown for a page on which other texts stand as well.

    Its headings begin at the level `highest`; `mark` makes what it names its own.
    """
    text = lower_headings(_linked(record, links), highest)
    return MemberText(text, record.path, highest - 1, mark, is_one_of_many=True)


def _linked(record: Record, links: Links) -> str:
    return _replaced(record.body.strip("\n"), record.source.uri, links)


def _replaced(text: str, uri: str, links: Links) -> str:
    """Return a text of the file `uri` with its links as they are on the page of `links`."""

    def change(link: Link) -> str | None:
        written = text[link.start : link.end]
        return _changed(link, written, lambda words: _replaced(words, uri, links), uri, links)

    return replace_links(text, change)


def _changed(
    link: Link, written: str, inside: Callable[[str], str], uri: str, links: Links
) -> str | None:
    """Return what replaces a relative link, or None where it may stay as it is.

    `inside` brings the words of a link in order, which may be a picture.
    """
    target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), link.path))
    if target in generated(links.hub.settings) or links.is_file_here(target):
        is_page = target.endswith(".md")
        url = links.url(target) if is_page else links.file_url(target)
        return _moved(link, written, inside(link.words), url)
    if url := links.url_elsewhere(target):
        return f"[{inside(link.words)}]({url}{link.rest})" if link.words else None
    if not link.words and not link.is_picture:
        return ""
    return link.words


def _moved(link: Link, written: str, words: str, url: str) -> str:
    """Return a link between files as one between pages."""
    new = quote(url) + link.rest
    if not link.words and not link.is_picture:
        return _DEFINED.sub(lambda found: found[1] + new, written, count=1)
    title = _TITLE.search(written)
    sign = "!" if link.is_picture else ""
    return f"{sign}[{words}]({new}{f' {title[1]}' if title else ''})"
