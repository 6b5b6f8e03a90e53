"""People in the report: how many gave something, and who may be ready for more."""

from dataclasses import asdict

from commonplace.language import N_
from commonplace.values.periods import Period
from commonplace.views.credits.ready import Ready, Step, ready
from commonplace.views.edition import Edition
from commonplace.views.report.findings import Figure, Finding, Group, Section


def people_section(edition: Edition, period: Period) -> Section:
    """Return what there is to say about people; who is ready is seen from the edition's day."""
    people = edition.contributors
    gave = [
        one
        for one in people.everyone
        if any(item.date and item.date in period for item in one.given)
    ]
    new = [one for one in gave if one.first_day and one.first_day in period]
    return Section(
        name="people",
        title=N_("People"),
        columns={"gave": N_("gave something"), "new": N_("for the first time")},
        figures=(Figure("all", {"gave": len(gave), "new": len(new)}),),
        groups=tuple(_group(step, found) for step, found in ready(people).items()),
        nothing=N_("Nobody gave anything."),
    )


def _group(step: Step, found: list[Ready]) -> Group:
    return Group(
        name=step.name,
        title=step.title,
        rule=step.rule,
        advice=N_("Ask them, in private: they may not know that they could."),
        findings=tuple(_finding(step, one) for one in found),
        values=dict(step.least),
    )


def _finding(step: Step, one: Ready) -> Finding:
    figures = {name: value for name, value in asdict(one.facts).items() if name in step.least}
    return Finding(one.member.path, one.member.name, note=step.note, values=figures)
