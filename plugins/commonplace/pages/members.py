"""People: the directory, and a page for each member with everything they gave."""

from collections.abc import Iterator

from commonplace.addresses import MEMBERS
from commonplace.pages.finders import finder
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.member import pages_of_members
from commonplace.pages.writer import Writer
from commonplace.views.people import NEW_FOR, directory, newcomers


def member_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the directory and the page of each member who has one."""
    words = writer.edition.language.gettext
    members = directory(writer.hub)
    yield from writer.numbered_pages(
        MEMBERS,
        "members",
        members,
        title=words("Members"),
        section="members",
        description=words("The people who make this."),
        count=len(members),
        finder=finder(writer, ["members"], ["topic", "language"], card="member", rows=2),
        newcomers=newcomers(members, writer.edition.given, writer.edition.today),
        new_since=writer.edition.today - NEW_FOR,
    )
    yield from pages_of_members(writer, members)
