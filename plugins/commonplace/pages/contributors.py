"""Everybody who gave something, in orders that are fair, and how credit is counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from commonplace.addresses import CONTRIBUTORS
from commonplace.pages.deeds import DEEDS, Deed, counted
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.how_credit import how_credit_page
from commonplace.pages.writer import Writer
from commonplace.views import Edition
from commonplace.views.credits import orders
from commonplace.views.credits.contributor import Contributor
from commonplace.views.credits.ranking import ranking

_SHOWN = 12
"""People of a role, and first-timers, that are shown at once; the others are folded."""


def contributor_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the list of all contributors, and the page that says how they are counted."""
    edition = writer.edition
    words = edition.language.gettext
    people = edition.contributors
    options = edition.hub.settings.credits
    ranked = ranking(people.everyone, options, edition.today) if options else ()
    order = list(DEEDS)
    yield from writer.numbered_pages(
        CONTRIBUTORS,
        "contributors",
        people.everyone,
        title=words("Contributors"),
        section="members",
        description=words("Everybody who gave something, and what it was."),
        contributors=people,
        first_time=first_time(edition),
        by_role=sorted(people.by_role.items(), key=lambda row: order.index(row[0])),
        shown=_SHOWN,
        rules=orders,
        ranked=ranked[: edition.hub.settings.options.page_size],
        ranking=options.ranking if options else None,
    )
    yield how_credit_page(writer)


@dataclass(frozen=True, slots=True)
class FirstTime:
    """Whose first gift was in a month, each with what they did in it."""

    month: date
    is_this_month: bool
    people: tuple[tuple[Contributor, list[Deed]], ...]


def first_time(edition: Edition, within: timedelta | None = None) -> FirstTime | None:
    """Return the first-timers of this month, else of the latest month that had some.

    None where there are none, or where that month was over longer than `within` ago.
    """
    people, today = edition.contributors, edition.today
    month = people.newest_month
    if month is None:
        return None
    is_this_month = (month.year, month.month) == (today.year, today.month)
    found = people.first_timers(month)
    last = found[0].first_day
    if within is not None and last is not None and last < today - within:
        return None
    rows = tuple((one, counted(one.given_in(month))) for one in found)
    return FirstTime(month, is_this_month, rows)
