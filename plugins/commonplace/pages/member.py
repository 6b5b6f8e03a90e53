"""A member's page: what they gave in a sentence, by the day, and year by year."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from commonplace.addresses import HOW_CREDIT, page_uri
from commonplace.model import Award, Competition, Entry, Member
from commonplace.pages.challenges import streaks_by_member
from commonplace.pages.deeds import DEEDS, counted
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.months import week_start
from commonplace.pages.reasons import Reasons
from commonplace.pages.writer import Writer
from commonplace.views.biography import Biography, biography
from commonplace.views.care import looked_after
from commonplace.views.charts import bars, heat_map
from commonplace.views.competitions import awards_of
from commonplace.views.credits.badges import badges_of
from commonplace.views.days import days_of, first_day, years_before

Won = tuple[Competition, Award, Entry | None]

_REASONS = 3
"""So many reasons stand on somebody's page for one page they worked on; that one has all."""
_YEARS_TO_COMPARE = 3
"""With fewer years there is nothing to compare."""


def pages_of_members(writer: Writer, members: Iterable[Member]) -> Iterator[GeneratedPage]:
    """Yield the page of each member who has one."""
    won = list(_awards(writer))
    care = looked_after(writer.edition)
    rows = streaks_by_member(writer)
    for member in members:
        if member.is_public:
            awards = [each for winner, each in won if winner == member.id]
            yield _page(
                writer,
                member,
                awards=awards,
                looks_after=care.get(member.id, ()),
                streaks=rows.get(member.id, ()),
            )


def _page(writer: Writer, member: Member, **values: Any) -> GeneratedPage:
    told = biography(writer.edition, member.id)
    reasons = Reasons(writer.edition)
    return writer.page(
        page_uri(member),
        "member",
        title=member.name,
        section="members",
        description=_first_line(member.body),
        record=member,
        member=member,
        told=told,
        deeds=counted(told.given),
        how_credit=HOW_CREDIT,
        badges=badges_of(writer.edition, member.id),
        counted=counted,
        deed_words=DEEDS.__getitem__,
        why=lambda entries: reasons.of_all(entries, _REASONS),
        **_charts(writer, told),
        **values,
    )


def _charts(writer: Writer, told: Biography) -> dict[str, Any]:
    """Return the last year by the day, those before it, and how the years compare."""
    today, start = writer.edition.today, week_start(writer)
    days = days_of(told.given, today)
    first = first_day(today, start)
    years = Counter(day.year for day in days)
    return {
        "days": heat_map(days, first, today, start),
        "years_before": [
            heat_map(days, first.replace(year, 1, 1), first.replace(year, 12, 31), start)
            for year in years_before(days, first)
        ],
        "active_years": len(years),
        "by_year": bars((str(year), years[year]) for year in sorted(years, reverse=True))
        if len(years) >= _YEARS_TO_COMPARE
        else (),
    }


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
