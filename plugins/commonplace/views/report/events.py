"""Events in the report: how many there were, and what is left to do before and after."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from commonplace.language import N_
from commonplace.model import QuestionStatus, is_recurring
from commonplace.model.event import EventKind
from commonplace.values.periods import Period
from commonplace.views.edition import Edition
from commonplace.views.events import Occurrence
from commonplace.views.events.index import soonest
from commonplace.views.report.afterwards import missing_groups
from commonplace.views.report.beforehand import coming_groups
from commonplace.views.report.findings import Figure, Finding, Group, Section

_REMEMBERED = timedelta(days=365)
"""How long it is said of a row of events that it has come to an end."""

_HOUR = timedelta(hours=1)


def events_section(edition: Edition, period: Period) -> Section:
    """Return what there is to say about events.

    What is over is of the period, oldest first; what is to come is seen from the edition's moment.
    """
    found = list(_in_period(edition, period))
    over = [one for one in found if edition.events.is_over(one) and not one.is_cancelled]
    return Section(
        name="events",
        title=N_("Events"),
        columns={
            "held": N_("held"),
            "hours": N_("hours"),
            "counted": N_("counted"),
            "people": N_("people"),
            "cancelled": N_("called off"),
        },
        figures=tuple(_figures(over, [one for one in found if one.is_cancelled])),
        groups=(
            *missing_groups(edition.hub, over),
            _unanswered(edition, over),
            *coming_groups(edition),
            _without_reason(edition, period),
            _ended(edition),
        ),
    )


def _in_period(edition: Edition, period: Period) -> Iterator[Occurrence]:
    found = (
        one
        for event in edition.hub.events.values()
        for one in edition.events.all_of(event)
        if one.starts_at.date() in period
    )
    yield from sorted(found, key=soonest)


def _figures(over: list[Occurrence], cancelled: list[Occurrence]) -> Iterator[Figure]:
    """Yield a row for each kind there was, and one for all of them."""
    for kind in EventKind:
        row = [one for one in over if one.event.kind is kind]
        off = [one for one in cancelled if one.event.kind is kind]
        if row or off:
            yield _figure(kind.value, row, off)
    yield _figure("all", over, cancelled)


def _figure(name: str, over: list[Occurrence], cancelled: list[Occurrence]) -> Figure:
    counted = [one.attendance for one in over if one.attendance is not None]
    # Of whole days nobody knows how many hours they had.
    hours = sum((one.length / _HOUR for one in over if not one.event.all_day), 0.0)
    return Figure(
        name,
        {
            "held": len(over),
            "hours": round(hours, 1),
            "counted": len(counted),
            "people": sum(counted) if counted else None,
            "cancelled": len(cancelled),
        },
    )


def _unanswered(edition: Edition, over: Iterable[Occurrence]) -> Group:
    """Return events that are over and left questions open; of one that recurs, the last date."""
    last = {one.event.key: one for one in over}
    waiting = {
        key: sum(question.state is QuestionStatus.OPEN for question in questions)
        for key, questions in edition.hub.questions_by_event.items()
    }
    return Group(
        name="unanswered",
        title=N_("Past, and questions are still open"),
        rule=N_("Questions that were asked for an event and have no answer."),
        advice=N_("Ask those who were to answer, or decline a question with “status_reason”."),
        findings=tuple(
            Finding(
                one.event.path,
                one.title,
                one.starts_at,
                N_("Questions without an answer: {count}."),
                {"count": waiting[key]},
            )
            for key, one in last.items()
            if waiting.get(key)
        ),
    )


def _without_reason(edition: Edition, period: Period) -> Group:
    return Group(
        name="no-reason",
        title=N_("Called off without a reason"),
        rule=N_("Cancelled or postponed, in the period or still to come."),
        advice=N_("Add “status_reason”; whoever wanted to come will ask."),
        findings=tuple(_unexplained(edition, period)),
    )


def _unexplained(edition: Edition, period: Period) -> Iterator[Finding]:
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for event in edition.hub.events.values():
        for one in edition.events.all_of(event):
            is_open = one.is_cancelled and not one.status_reason
            if is_open and one.starts_at.date() >= period.since:
                found[event.key].append(one)
                if not (one.override and one.override.status):
                    break  # the whole event is off: its first date stands for all
    for one in sorted((one for row in found.values() for one in row), key=soonest):
        yield Finding(one.event.path, one.title, one.starts_at)


def _ended(edition: Edition) -> Group:
    """Return rows of events, recurring or in a series, after which nothing comes."""
    rows: list[tuple[str, tuple[Occurrence, ...]]] = [
        (edition.series_name(series.id), series.occurrences)
        for series in edition.events.series.values()
        if len(series.occurrences) > 1
    ]
    rows += [
        (event.title, edition.events.all_of(event))
        for event in edition.hub.events.values()
        if is_recurring(event) and not event.series
    ]
    return Group(
        name="no-next-date",
        title=N_("Series without a next date"),
        rule=N_("Series and events that recur, with the last date less than a year ago."),
        advice=N_("Announce the next one, or tell those who follow it that it has ended."),
        findings=tuple(_last_dates(edition, rows)),
    )


def _last_dates(
    edition: Edition, rows: Iterable[tuple[str, tuple[Occurrence, ...]]]
) -> Iterator[Finding]:
    found = []
    for name, row in rows:
        held = [one for one in row if not one.is_cancelled]
        is_over = held and all(edition.events.is_over(one) for one in held)
        if is_over and edition.now - held[-1].over_at <= _REMEMBERED:
            found.append((held[-1], name))
    for last, name in sorted(found, key=lambda row: (soonest(row[0]), row[1])):
        yield Finding(last.event.path, name, last.starts_at, N_("The last one so far."))
