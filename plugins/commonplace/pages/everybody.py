"""The page of everybody who gave something, for a site that is no hub: in an order that is fair."""

from dataclasses import dataclass

from commonplace.language import N_
from commonplace.pages.dates import worded_month
from commonplace.pages.environment import environment
from commonplace.pages.faces import Face, face_of_contributor
from commonplace.pages.generated import GeneratedPage, PageFacts
from commonplace.pages.links import Links
from commonplace.pages.markup import escape_html
from commonplace.values.roles import Role
from commonplace.views import Edition
from commonplace.views.credits.contributor import Contributor
from commonplace.views.credits.page import IMPORTANCE

SHOWN = 12
"""So many people of one role are shown at once; the others are folded."""

_TITLE = N_("Contributors")
_DESCRIPTION = N_("Everybody who gave something, and what it was.")
_THIS_MONTH = N_("First time here this month")
_IN_MONTH = N_("First time here in %(month)s")


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody on the page: how they are shown, and the kinds of things they did."""

    face: Face
    roles: tuple[Role, ...]


def everybody_page(edition: Edition, uri: str) -> GeneratedPage:
    """Return the page at `uri`: first-timers, people by what they did, and everybody.

    It needs no style but credits.css, and no extension of Markdown.
    """
    words, people = edition.language.gettext, edition.contributors
    links = Links(edition, uri)
    shown = {
        one.person: Shown(face_of_contributor(one.person, links), one.roles)
        for one in (*people.everyone, *people.organisations)
    }

    def shown_of(found: tuple[Contributor, ...]) -> list[Shown]:
        return [shown[one.person] for one in found]

    month = people.newest_month
    markdown = (
        environment(edition.site.tag)
        .get_template("everybody.md.jinja")
        .render(
            title=words(_TITLE),
            count=people.count,
            unnamed=people.unnamed,
            first_heading=_heading(edition),
            first=shown_of(people.first_timers(month)) if month else [],
            by_role=[
                (role, shown_of(people.by_role[role]))
                for role in sorted(people.by_role, key=_importance)
            ],
            organisations=shown_of(people.organisations),
            everyone=shown_of(people.everyone),
            most=SHOWN,
        )
    )
    facts = PageFacts(title=words(_TITLE), description=words(_DESCRIPTION), url=uri)
    meta = {"title": escape_html(facts.title), "description": escape_html(facts.description)}
    return GeneratedPage(uri, f"{markdown.strip()}\n", facts, meta)


def _heading(edition: Edition) -> str:
    """Return what stands above those whose first gift was in the newest month that has any."""
    month, today = edition.contributors.newest_month, edition.today
    words = edition.language.gettext
    if month is None:
        return ""
    if (month.year, month.month) == (today.year, today.month):
        return words(_THIS_MONTH)
    return words(_IN_MONTH) % {"month": worded_month(month, edition.language)}


def _importance(role: Role) -> tuple[int, str]:
    return (IMPORTANCE.index(role) if role in IMPORTANCE else len(IMPORTANCE), role)
