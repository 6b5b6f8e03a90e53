"""Extra dates, exceptions and changed occurrences of a recurring event."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pydantic import ValidationError

from commonplace.importing.events.clock import UnreadableError
from commonplace.importing.events.component import Component
from commonplace.importing.events.draft import EventDraft
from commonplace.importing.events.drafting import Drafter, plain_description
from commonplace.importing.events.timing import extra_starts
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.model import Event, Recurrence
from commonplace.model.rules import rule_parts
from commonplace.values import time_zone

_OWN_FIELDS = ("title", "status", "location", "join_url", "stream_url")


@dataclass(slots=True)
class Changed:
    """What became of the changes: how many stand in the event, events of their own, problems."""

    folded: int = 0
    apart: tuple[EventDraft, ...] = ()
    problems: tuple[ImportProblem, ...] = ()


def add_dates(draft: EventDraft, component: Component, drafter: Drafter) -> None:
    """Give an event its extra dates and its exceptions. Raises UnreadableError."""
    for start, end in extra_starts(component, drafter.clock):
        moment = _as_start(draft, start)
        if moment != draft.start and moment not in draft.rdates:
            draft.rdates.append(moment)
        if end is not None and isinstance(moment, datetime) and isinstance(end, datetime):
            change = {"occurrence": draft.shown(moment), "end": draft.shown(end)}
            if end - moment != _length(draft):
                draft.changes.append(change)
    draft.rdates.sort(key=_sortable)
    left_out = [moment for one in component.all("EXDATE") for moment in drafter.clock.moments(one)]
    if left_out:
        _leave_out(draft, left_out)


def _leave_out(draft: EventDraft, moments: Iterable[date]) -> None:
    event = as_event(draft)
    for moment in moments:
        start = _as_start(draft, moment)
        if event is None or not Recurrence(event).has(event.start_on(start)):
            draft.report("exception-unmatched", found=draft.shown(start))
        elif start not in draft.exdates:
            draft.exdates.append(start)
    draft.exdates.sort(key=_sortable)


def _as_start(draft: EventDraft, moment: date) -> date:
    """Return a date of the event as its starts are: a day, or a moment on its clock.

    A day alone, for an event that has a time, is that time on that day.
    """
    zone = time_zone(draft.timezone)
    if not isinstance(draft.start, datetime):
        if isinstance(moment, datetime):
            return moment.astimezone(moment.tzinfo or zone).date()
        return moment
    if isinstance(moment, datetime):
        return moment.astimezone(zone)
    clock = draft.start.astimezone(zone).time()
    return datetime.combine(moment, clock, zone)


def as_event(draft: EventDraft) -> Event | None:
    """Return the event that a draft's dates make; None where they make none."""
    fields: dict[str, Any] = {"title": "-", "kind": "meetup", "mode": "online"}
    fields |= draft.when_fields()
    if draft.rule:
        fields["rrule"] = draft.rule
    if draft.rdates:
        fields["rdate"] = [draft.shown(moment) for moment in draft.rdates]
    try:
        return Event.model_validate(fields)
    except ValidationError:
        return None


def change_occurrences(
    draft: EventDraft, master: Component, changes: Iterable[Component], drafter: Drafter
) -> Changed:
    """Put the changes of single occurrences into their event."""
    result = Changed()
    for component in sorted(changes, key=lambda one: one.line):
        try:
            _change(draft, master, component, drafter, result)
        except UnreadableError as error:
            found = problem(
                component.path, error.kind, error.line or component.line, **error.values
            )
            result.problems = (*result.problems, found)
    draft.changes.sort(key=lambda change: str(change["occurrence"]))
    return result


def _change(
    draft: EventDraft, master: Component, component: Component, drafter: Drafter, result: Changed
) -> None:
    named = component.first("RECURRENCE-ID")
    if named is None:
        raise UnreadableError("event-broken", reason="RECURRENCE-ID")
    start = _as_start(draft, drafter.clock.moment(named))
    other = drafter.draft(component, draft)
    other.problems = [one for one in other.problems if one.kind in ("line-broken", "mail-removed")]
    if named.params.get("RANGE", "").upper() == "THISANDFUTURE":
        _split(draft, other, start, result)
        return
    draft.problems += other.problems
    if other.all_day != draft.all_day:
        _set_apart(draft, other, start, result)
        return
    _make_known(draft, start)
    change = _differences(draft, other, start)
    if plain_description(component) not in ("", plain_description(master)):
        change["description"] = plain_description(component)
    result.folded += 1
    if change:
        _drop_change(draft, start)
        draft.changes.append({"occurrence": draft.shown(start), **change})


def _make_known(draft: EventDraft, start: date) -> None:
    """Let the event have an occurrence at `start`, by an extra date where its rule has none."""
    if start in draft.exdates:
        draft.exdates.remove(start)
    event = as_event(draft)
    if event is not None and not (draft.recurs and Recurrence(event).has(event.start_on(start))):
        draft.rdates = sorted({*draft.rdates, start}, key=_sortable)


def _differences(draft: EventDraft, other: EventDraft, start: date) -> dict[str, Any]:
    """Return the fields of an override: what one occurrence has of its own."""
    change: dict[str, Any] = {}
    if _sortable(other.start) != _sortable(start):
        change["start"] = draft.shown(other.start)
    if _length(other) != _length(draft):
        change["end"] = draft.shown(_end(other))
    for name in _OWN_FIELDS:
        own = getattr(other, name)
        if own and own != getattr(draft, name):
            change[name] = own
    if draft.location and not other.location and other.join_url and "status" not in change:
        change["status"] = "moved_online"
    if not other.status and draft.status:
        change["status"] = "scheduled"
    return change


def _drop_change(draft: EventDraft, start: date) -> None:
    shown = draft.shown(start)
    draft.changes = [change for change in draft.changes if change["occurrence"] != shown]


def _set_apart(draft: EventDraft, other: EventDraft, start: date, result: Changed) -> None:
    """Make a changed occurrence an event of its own, and leave its date out of the series."""
    event = as_event(draft)
    if event is not None and Recurrence(event).has(event.start_on(start)):
        draft.exdates = sorted({*draft.exdates, start}, key=_sortable)
    other.rule, other.rdates = "", []
    other.uid = f"{draft.uid}-{start:%Y%m%d}" if draft.uid else ""
    other.report("change-apart", found=draft.shown(start))
    result.apart = (*result.apart, other)


def _split(draft: EventDraft, other: EventDraft, start: date, result: Changed) -> None:
    """End a series before the day from which on all is different, and begin another one there.

    Only where the rule still gives the same days: at another time, in another place.
    """
    rest = _rule_from(draft, start)
    same_day = _day_of(other.start, other.timezone) == _day_of(start, draft.timezone)
    goes_on = bool(rest) and same_day and other.all_day == draft.all_day
    if _sortable(start) > _sortable(draft.start):
        _end_before(draft, start)
    else:
        goes_on = False
    if not goes_on:
        raise UnreadableError("later-changed", found=draft.shown(start))
    other.rule = rest
    shift = _instant(other.start) - _instant(start)
    other.exdates = [moment + shift for moment in draft.exdates if moment >= start]
    other.rdates = [moment + shift for moment in draft.rdates if moment >= start]
    draft.exdates = [moment for moment in draft.exdates if moment < start]
    draft.rdates = [moment for moment in draft.rdates if moment < start]
    other.uid = f"{draft.uid}-{start:%Y%m%d}" if draft.uid else ""
    other.report("change-apart", found=draft.shown(start))
    result.apart = (*result.apart, other)


def _rule_from(draft: EventDraft, start: date) -> str:
    """Return the rule for what is left of a series from one of its starts on."""
    event = as_event(draft)
    if event is None or not draft.rule or not Recurrence(event).has(event.start_on(start)):
        return ""
    parts = rule_parts(draft.rule)
    if "COUNT" in parts:
        before = [
            at
            for at in Recurrence(event).starts(event.start_on(start))
            if at not in Recurrence(event).extra
        ]
        left = int(parts["COUNT"]) - (len(before) - 1)
        if left < 1:
            return ""
        parts["COUNT"] = str(left)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _end_before(draft: EventDraft, start: date) -> None:
    parts = rule_parts(draft.rule) if draft.rule else {}
    parts.pop("COUNT", None)
    last = (
        start - timedelta(seconds=1) if isinstance(start, datetime) else start - timedelta(days=1)
    )
    if isinstance(last, datetime):
        parts["UNTIL"] = f"{last.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    else:
        parts["UNTIL"] = f"{last:%Y%m%d}"
    if draft.rule:
        draft.rule = ";".join(f"{name}={value}" for name, value in parts.items())


def _day_of(moment: date, zone: str) -> date:
    if isinstance(moment, datetime):
        return moment.astimezone(time_zone(zone)).date()
    return moment


def _end(draft: EventDraft) -> date:
    if draft.end is not None:
        return draft.end
    return draft.start + draft.duration if draft.duration else draft.start


def _length(draft: EventDraft) -> timedelta:
    return _instant(_end(draft)) - _instant(draft.start)


def _instant(moment: date) -> datetime:
    if isinstance(moment, datetime):
        return moment.astimezone(UTC)
    return datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


def _sortable(moment: date) -> datetime:
    return _instant(moment)
