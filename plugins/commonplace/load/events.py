"""Events against the calendar: dates that no rule gives, deadlines that come too late."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta

from commonplace.documents.places import FieldPath
from commonplace.language import N_
from commonplace.load.addresses import Files
from commonplace.model import Event, Hub, Recurrence, is_recurring
from commonplace.problems import Problem, Word
from commonplace.values import is_before, shown_moment

_NEARBY = timedelta(days=800)
"""How far behind a wrong date the nearest right one is looked for."""


def check_events(hub: Hub, files: Files) -> Iterator[Problem]:  # noqa: ARG001 - as every check
    """Yield what is wrong with the dates of events."""
    for event in hub.events.values():
        yield from _deadlines(event)
        yield from _sessions(event)
        if is_recurring(event):
            recurrence = Recurrence(event)
            yield from _rule(event, recurrence)
            # Looking for dates of a rule that never fires takes long and finds nothing.
            if not event.rrule or recurrence.first_by_rule:
                yield from _left_out(event, recurrence)
                yield from _overrides(event, recurrence)


def _problem(event: Event, path: FieldPath, code: str, **values: object) -> Problem:
    return Problem.at(event.path, event.source.places.of_value(path), code, **values)


def _deadlines(event: Event) -> Iterator[Problem]:
    if is_recurring(event):
        return
    for index, deadline in enumerate(event.deadlines):
        if is_before(event.ends_at, event.deadline_at(deadline)):
            values = {"title": deadline.title, "found": shown_moment(deadline.at)}
            yield _problem(event, ("deadlines", index, "at"), "deadline-late", **values)


def _sessions(event: Event) -> Iterator[Problem]:
    """Yield sessions that begin before the event does or when it is over."""
    if is_recurring(event):
        return
    # Without an end, an event lasts as long as the day.
    midnight = datetime.combine(event.starts_at.date() + timedelta(days=1), time())
    has_end = event.end or event.duration or event.all_day
    ends_at = event.ends_at if has_end else event.on_clock(midnight)
    for index, session in enumerate(event.sessions):
        start = event.on_clock(session.start)
        if is_before(start, event.starts_at) or not is_before(start, ends_at):
            values = {
                "title": session.title,
                "found": shown_moment(session.start),
                "start": shown_moment(event.starts_at.replace(tzinfo=None)),
                "end": shown_moment(ends_at.replace(tzinfo=None)),
            }
            yield _problem(event, ("sessions", index, "start"), "session-outside", **values)


def _rule(event: Event, recurrence: Recurrence) -> Iterator[Problem]:
    first = recurrence.first_by_rule
    if event.rrule and first is None:
        until = recurrence.until
        if until and is_before(until, event.starts_at):
            reason = N_("its UNTIL comes before the start")
        else:
            reason = N_("counted from this start, its parts never come together")
        yield _problem(event, ("rrule",), "rule-never", found=event.rrule, reason=Word(reason))
    elif not event.rdate and _all_left_out(recurrence):
        reason = N_("exdate leaves out all of its dates")
        yield _problem(event, ("rrule",), "rule-never", found=event.rrule, reason=Word(reason))
    elif first and not recurrence.starts_by_rule:
        values = {"found": _shown(event, event.starts_at), "first": _shown(event, first)}
        yield _problem(event, ("start",), "rule-start", **values)


def _all_left_out(recurrence: Recurrence) -> bool:
    if not recurrence.left_out:
        return False
    last = max(recurrence.left_out, key=lambda moment: moment.astimezone(UTC))
    return set(recurrence.starts(last, more=1)) <= recurrence.left_out


def _left_out(event: Event, recurrence: Recurrence) -> Iterator[Problem]:
    for index, value in enumerate(event.exdate):
        start = event.start_on(value)
        if not recurrence.has(start):
            values = {"found": shown_moment(value), "nearest": _nearest(event, recurrence, start)}
            yield _problem(event, ("exdate", index), "exdate-unknown", **values)


def _overrides(event: Event, recurrence: Recurrence) -> Iterator[Problem]:
    seen: set[datetime] = set()
    for index, override in enumerate(event.overrides):
        path = ("overrides", index, "occurrence")
        start, found = event.start_on(override.occurrence), shown_moment(override.occurrence)
        if not recurrence.has(start):
            nearest = _nearest(event, recurrence, start)
            yield _problem(event, path, "occurrence-unknown", found=found, nearest=nearest)
        elif start in recurrence.left_out:
            yield _problem(event, path, "occurrence-left-out", found=found)
        elif start in seen:
            yield _problem(event, path, "occurrence-twice", found=found)
        seen.add(start)
        begins = event.start_on(override.start) if override.start else start
        if override.end and is_before(event.end_on(override.end), begins):
            values = {"field": "end", "other": "start", "found": shown_moment(override.end)}
            yield _problem(
                event,
                ("overrides", index, "end"),
                "end-before-start",
                **values,
                start=_shown(event, begins),
            )


def _nearest(event: Event, recurrence: Recurrence, wrong: datetime) -> str:
    """Return the start of the series that is nearest to a wrong one, as its author would write."""
    starts: Iterable[datetime] = recurrence.starts(wrong + _NEARBY, more=1)
    nearest = min(starts, key=lambda start: abs(start.astimezone(UTC) - wrong.astimezone(UTC)))
    return _shown(event, nearest)


def _shown(event: Event, start: datetime) -> str:
    return start.date().isoformat() if event.all_day else shown_moment(start.replace(tzinfo=None))
