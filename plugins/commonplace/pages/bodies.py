"""What a member wrote, ready to stand on a page that has a title of its own."""

from functools import partial

from commonplace.documents.headings import lower_headings
from commonplace.model import Record
from commonplace.pages.body_links import linked
from commonplace.pages.generated import MemberText
from commonplace.pages.links import Links


def page_body(record: Record, links: Links) -> MemberText:
    """Return a record's Markdown with headings below the title and with links that lead somewhere.

    Links to a page in another language go to that language's part of the site. What links to
    nothing was reported by `load`; here its words stay, without the link.
    """
    text = lower_headings(record.body.strip("\n"))
    return MemberText(text, record.path, linked=partial(linked, record.source.uri, links))


def fragment_body(record: Record, links: Links, mark: str, highest: int) -> MemberText:
    """Return a record's Markdown for a page on which other texts stand as well.

    Its headings begin at the level `highest`; `mark` makes what it names its own.
    """
    return MemberText(
        lower_headings(record.body.strip("\n"), highest),
        record.path,
        highest - 1,
        mark,
        is_one_of_many=True,
        linked=partial(linked, record.source.uri, links),
    )
