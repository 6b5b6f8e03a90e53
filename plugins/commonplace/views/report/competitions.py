"""Competitions in the report: how many entries came, and which of them too late."""

from commonplace.language import N_
from commonplace.load.lateness import arrival
from commonplace.model import Competition, Entry
from commonplace.model.entry import EntryStatus
from commonplace.values.periods import Period
from commonplace.views.edition import Edition
from commonplace.views.report.findings import Figure, Finding, Group, Section


def competitions_section(edition: Edition, period: Period) -> Section:
    """Return what there is to say about entries that came in a period."""
    came = [
        (competition, entry)
        for competition in edition.hub.competitions.values()
        for entry in edition.hub.entries_by_competition.get(competition.id, ())
        if (moment := arrival(competition, entry)) and moment.date() in period
    ]
    late = [(one, entry) for one, entry in came if entry.status is EntryStatus.LATE]
    counts = {"entries": len(came), "late": len(late)}
    return Section(
        name="competitions",
        title=N_("Competitions"),
        columns={"entries": N_("entries"), "late": N_("late")},
        figures=(Figure("all", counts),) if came else (),
        groups=(
            Group(
                name="late",
                title=N_("Came in late"),
                rule=N_("Entries that were merged after the deadline and its grace."),
                advice=N_(
                    "They are shown and not ranked. If one came in time by other ways, add "
                    "“received”."
                ),
                findings=tuple(_late(one, entry) for one, entry in late),
            ),
        ),
        nothing=N_("No entry came."),
    )


def _late(competition: Competition, entry: Entry) -> Finding:
    moment = arrival(competition, entry)
    return Finding(entry.path, f"{competition.title}: {entry.title}", moment)
