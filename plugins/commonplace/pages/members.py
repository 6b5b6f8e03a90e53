"""People: the directory, and a page for each member with everything they gave."""

from collections.abc import Iterator

from commonplace.addresses import MEMBERS, page_uri
from commonplace.model import Award, Column, Competition, Contribution, Entry, Member, Role
from commonplace.pages.deeds import counted
from commonplace.pages.finders import finder
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views.competitions import awards_of
from commonplace.views.people import NEW_FOR, directory, newcomers
from commonplace.views.weeks import weeks_of


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
    edition = writer.edition
    gave = edition.given.get(member.id, ())
    # Awards have a list of their own.
    given = tuple(item for item in gave if item.role is not Role.AWARD)
    dated = [item for item in given if item.date]
    done = [item for item in given if not item.date or item.date <= edition.today]
    return writer.page(
        page_uri(member),
        "member",
        title=member.name,
        section="members",
        description=_first_line(member.body),
        record=member,
        member=member,
        given=given,
        since=min((item.date for item in done if item.date), default=None),
        deeds=counted(item for item in gave if not item.date or item.date <= edition.today),
        weeks=weeks_of(given, edition.today),
        years=_by_year(dated),
        undated=[[item] for item in given if not item.date and not isinstance(item.record, Column)],
        columns=[item.record for item in given if isinstance(item.record, Column)],
        awards=[won for winner, won in awards if winner == member.id],
    )


def _by_year(dated: list[Contribution]) -> dict[int, list[list[Contribution]]]:
    """Return what was given by year, the newest first.

    Several roles on one record are together, and what somebody asked and answered at one event.
    """
    years: dict[int, dict[str, list[Contribution]]] = {}
    for item in dated:
        if item.date:
            years.setdefault(item.date.year, {}).setdefault(_together(item), []).append(item)
    return {year: list(found.values()) for year, found in years.items()}


def _together(item: Contribution) -> str:
    record = item.record
    if record is None:
        return item.role
    if record.collection == "question":
        return f"question {record.source.parent}"
    if record.collection == "event":  # each time of what recurs has a line and a day of its own
        return f"{record.path} {item.what}"
    return f"{record.path} {item.evidence if record.collection == 'credits' else ''}"


def _awards(writer: Writer) -> Iterator[tuple[str, Won]]:
    """Yield every public award for each member who won it, alone or in a team."""
    hub = writer.hub
    for competition in hub.competitions.values():
        for award in awards_of(hub, competition, writer.edition.now):
            for recipient in award.recipients:
                entry = hub.entries.get(f"{competition.id}/{recipient}")
                for winner in entry.member_ids if entry else (recipient,):
                    yield winner, (competition, award, entry)


def _first_line(bio: str) -> str:
    """Return the first line of a bio without its markup, for search engines."""
    line = next((line for line in bio.splitlines() if line.strip()), "")
    return "".join(char for char in line if char not in "*_`#[]<>").strip()[:200]
