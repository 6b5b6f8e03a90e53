"""What a member wrote, ready to stand on a page that has a title of its own."""

import posixpath

from commonplace.addresses import GENERATED
from commonplace.dialect.footnotes import PLACE
from commonplace.documents.headings import lower_headings
from commonplace.documents.links import Link, replace_links
from commonplace.model import PageRecord
from commonplace.pages.links import Links


def page_body(record: PageRecord, links: Links) -> str:
    """Return a record's Markdown with headings below the title and with links that lead somewhere.

    Links to a page in another language go to that language's part of the site. What links to
    nothing was reported by `load`; here its words stay, without the link.
    """
    text = replace_links(
        lower_headings(record.body.strip("\n")), lambda link: _changed(link, links)
    )
    return f"{text}\n\n{PLACE}" if "[^" in text else text


def _changed(link: Link, links: Links) -> str | None:
    """Return what replaces a relative link, or None where it may stay as it is."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(links.uri), link.path))
    if target in GENERATED or links.is_file_here(target):
        return None
    if url := links.url_elsewhere(target):
        # Not rewritten by MkDocs, which takes a path that ends in "/" as it is.
        return f"[{link.words}]({url}{link.rest})" if link.words else None
    if not link.words and not link.is_picture:
        return ""
    return link.words
