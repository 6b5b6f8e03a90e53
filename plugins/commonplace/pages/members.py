"""People: the directory, and a page for each member with everything they gave."""

from collections.abc import Iterator

from commonplace.addresses import MEMBERS, page_uri
from commonplace.model import Article, Award, Column, Competition, Entry, Event, Member, Role
from commonplace.pages.finders import finder
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views.competitions import awards_of
from commonplace.views.people import NEW_FOR, Given, directory, newcomers


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
    awards = list(_awards(writer))
    for member in members:
        if member.is_public:
            yield _member(writer, member, awards)


Won = tuple[Competition, Award, Entry | None]


def _member(writer: Writer, member: Member, awards: list[tuple[str, Won]]) -> GeneratedPage:
    given = writer.edition.given.get(member.id, ())
    days = [item.date for item in given if item.date]
    return writer.page(
        page_uri(member),
        "member",
        title=member.name,
        section="members",
        description=_first_line(member.body),
        record=member,
        member=member,
        given=given,
        since=min(days, default=None),
        roles=_count_by_role(given),
        columns=[item for item in given if isinstance(item.record, Column)],
        articles=[item for item in given if isinstance(item.record, Article)],
        events=[item for item in given if isinstance(item.record, Event)],
        competitions=[item for item in given if isinstance(item.record, Competition)],
        entries=[item for item in given if isinstance(item.record, Entry)],
        others=[item for item in given if item.record.collection == "credits"],
        awards=[won for winner, won in awards if winner == member.id],
    )


def _awards(writer: Writer) -> Iterator[tuple[str, Won]]:
    """Yield every public award for each member who won it, alone or in a team."""
    hub = writer.hub
    for competition in hub.competitions.values():
        for award in awards_of(hub, competition, writer.edition.now):
            for recipient in award.recipients:
                entry = hub.entries.get(f"{competition.id}/{recipient}")
                for winner in entry.member_ids if entry else (recipient,):
                    yield winner, (competition, award, entry)


def _count_by_role(given: tuple[Given, ...]) -> list[tuple[Role, int]]:
    roles = [item.role for item in given]
    return sorted(
        {role: roles.count(role) for role in roles}.items(), key=lambda item: (-item[1], item[0])
    )


def _first_line(bio: str) -> str:
    """Return the first line of a bio without its markup, for search engines."""
    line = next((line for line in bio.splitlines() if line.strip()), "")
    return "".join(char for char in line if char not in "*_`#[]<>").strip()[:200]
