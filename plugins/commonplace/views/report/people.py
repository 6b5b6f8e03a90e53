"""People in the report: how many gave something, and how many may be ready for more."""

from commonplace.language import N_
from commonplace.values.periods import Period
from commonplace.views.credits.ready import ready
from commonplace.views.edition import Edition
from commonplace.views.report.findings import Figure, Section


def people_section(edition: Edition, period: Period) -> Section:
    """Return what there is to say about people, without a name, as reports are posted anywhere.

    Who is ready for more is seen from the edition's day; `commonplace members ready` names them.
    """
    gave = [
        one
        for one in edition.contributors.everyone
        if any(item.date and item.date in period for item in one.entries)
    ]
    counts = {
        "gave": len(gave),
        "new": sum(bool(one.first_day and one.first_day in period) for one in gave),
        "ready": len({one.member.id for found in ready(edition).values() for one in found}),
    }
    return Section(
        name="people",
        title=N_("People"),
        columns={
            "gave": N_("gave something"),
            "new": N_("for the first time"),
            "ready": N_("may be ready for more"),
        },
        figures=(Figure("all", counts),),
        groups=(),
        nothing=N_("Nobody gave anything."),
    )
