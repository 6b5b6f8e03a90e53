"""The home page, and the pages that say how to take part and how to follow."""

from collections.abc import Iterator

from commonplace.addresses import CONTRIBUTE, FOLLOW, HOME
from commonplace.language import N_
from commonplace.pages.contributors import first_time
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views.calendars import Calendar
from commonplace.views.competitions import newest_first, timeline
from commonplace.views.feeds import feeds
from commonplace.views.people import NEW_FOR, directory
from commonplace.views.questions import rounds_ahead

_NEWEST = 5
_EVENTS, _WAITING = 3, 5
"""Events that are shown, and how many more an old build can show in their stead."""
_PEOPLE = 24
_NEW = 4
_GUIDE = "using/members/index.md"
"""Where a hub explains each kind of file step by step, if its maintainers wrote that."""


def entrance_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the home page, the contribute page, and the one about feeds where there are some."""
    edition = writer.edition
    open_now = [
        competition
        for competition in sorted(writer.hub.competitions.values(), key=newest_first)
        if timeline(competition).at(edition.now).tone in ("open", "soon")
    ]
    members = [member for member in directory(writer.hub) if member.is_public]
    yield writer.page(
        HOME,
        "home",
        title=edition.site.name,
        section="home",
        description=edition.site.description,
        newest=edition.own_first(edition.articles.listed)[:_NEWEST],
        upcoming=edition.events.upcoming[: _EVENTS + _WAITING],
        shown_events=_EVENTS,
        competitions=open_now,
        members=members,
        contributors=edition.contributors,
        first_time=first_time(edition, within=NEW_FOR),
        shown_first=_NEW,
        shown=_PEOPLE,
    )
    yield writer.page(
        CONTRIBUTE,
        "contribute",
        title=edition.language.gettext("Take part"),
        section="contribute",
        settings=writer.hub.settings,
        guide=_GUIDE if writer.hub.maintains(edition.site, _GUIDE) else "",
        columns=list(writer.hub.columns.values()),
        rounds=rounds_ahead(writer.hub, edition.events.upcoming),
        competitions=open_now,
    )
    found = feeds(edition)
    if found or writer.calendars:
        yield writer.page(
            FOLLOW,
            "follow",
            title=edition.language.gettext("Follow"),
            section="feeds",
            description=edition.language.gettext(
                "Calendars of events, and feeds of new articles and events, by what they are about."
            ),
            feeds=found,
            calendars=_by_group(writer),
        )


_GROUPS = {
    "all": N_("All of them"),
    "series": N_("By series"),
    "kinds": N_("By kind"),
    "topics": N_("By topic"),
    "languages": N_("By language"),
    "members": N_("By who is there"),
}
"""What groups of calendars are called, in the order in which they are shown."""


def _by_group(writer: Writer) -> dict[str, list[Calendar]]:
    """Return the calendars, but not those of single events, by what they have in common."""
    words = writer.edition.language.gettext
    groups = {
        name: [calendar for calendar in writer.calendars if calendar.group == group]
        for group, name in _GROUPS.items()
    }
    return {words(name): found for name, found in groups.items() if found}
