"""Which drafts are one event, and which of them the hub has already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from commonplace.importing.events.draft import EventDraft
from commonplace.importing.events.ids import possible_ids
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.load.event_twins import Trace, Twins, find_twins, is_the_same, trace_of
from commonplace.model import Event, Hub
from commonplace.model.uids import uids_by_path

_DRAFT = "\n"
"""Begins the path of a draft's trace, so that it is never that of a file of the hub."""


@dataclass(slots=True)
class Known:
    """The drafts that become events, and what is known of them.

    `by_place` has the hub's event for a draft that was imported before; `doubts` what each may be
    the same as.
    """

    drafts: list[EventDraft] = field(default_factory=list)
    by_place: dict[str, Event] = field(default_factory=dict)
    problems: list[ImportProblem] = field(default_factory=list)
    doubts: list[tuple[EventDraft, EventDraft | Event, str]] = field(default_factory=list)

    def likely(self, uris: Mapping[str, str]) -> list[ImportProblem]:
        """Return what may be twins, by the files that `uris` gives to drafts."""
        places = {draft.place for draft in self.drafts}
        found = []
        for draft, other, why in self.doubts:
            if isinstance(other, EventDraft):
                shown = f"{uris.get(other.place, '')} ({other.place})"
            else:
                shown = other.path
            if draft.place in places:
                found.append(problem(draft.path, "likely-twin", draft.line, other=shown, why=why))
        return found


def sort_out(drafts: Iterable[EventDraft], hub: Hub) -> Known:
    """Put together what is one event, and find again what was imported before."""
    result = Known(drafts=sorted(drafts, key=lambda draft: (draft.path, draft.line)))
    _name_apart(result.drafts)
    _merge_twins(result)
    _find_again(result, hub)
    return result


def _name_apart(drafts: list[EventDraft]) -> None:
    """Let no two drafts have one place: two of one line are told apart by a number."""
    seen: dict[str, int] = {}
    for draft in drafts:
        number = seen[draft.place] = seen.get(draft.place, 0) + 1
        draft.number = number


def _merge_twins(result: Known) -> None:
    by_place = {draft.place: draft for draft in result.drafts}
    gone: dict[str, EventDraft] = {}
    for twins in find_twins([_trace(draft) for draft in result.drafts]):
        earlier, later = (by_place[trace.path[1:]] for trace in (twins.earlier, twins.later))
        keeper = gone.get(earlier.place, earlier)
        if twins.is_certain:
            keeper.take_from(later)
            gone[later.place] = keeper
            result.problems.append(
                problem(later.path, "duplicate", later.line, other=keeper.place, why=twins.why)
            )
        else:
            result.doubts.append((later, keeper, twins.why))
            if later.uid == keeper.uid:
                later.uid = ""  # an id that two different events have is none
    result.drafts = [draft for draft in result.drafts if draft.place not in gone]


def _find_again(result: Known, hub: Hub) -> None:
    """Find the event of the hub that each draft became before, or is."""
    events = {event.path: event for event in hub.events.values()}
    uids = uids_by_path(hub.events, hub.settings.calendar_domain)
    by_uid = {uids[event.key]: event for event in events.values()}
    used: set[str] = set()
    for draft in result.drafts:
        event = by_uid.get(draft.uid) if draft.uid else None
        if event and event.path not in used:
            result.by_place[draft.place] = event
            used.add(event.path)
    twins = _twins_in_hub(result, list(events.values()))
    kept = []
    for draft in result.drafts:
        found = twins.get(draft.place)
        event = events[found.earlier.path] if found else None
        if draft.place in result.by_place or not (found and event) or event.path in used:
            kept.append(draft)
        elif event.id in possible_ids(draft) and is_the_same(found.earlier, found.later):
            result.by_place[draft.place] = event
            used.add(event.path)
            kept.append(draft)
        elif found.is_certain:
            values = {"other": event.path, "why": found.why}
            result.problems.append(problem(draft.path, "duplicate", draft.line, **values))
        else:
            result.doubts.append((draft, event, found.why))
            kept.append(draft)
    result.drafts = kept
    _find_by_id(result, hub, used)


def _find_by_id(result: Known, hub: Hub, used: set[str]) -> None:
    """Find what has moved in its source since: its id, its title and its year are the same."""
    for draft in result.drafts:
        if draft.place in result.by_place:
            continue
        trace = _trace(draft)
        for name in possible_ids(draft):
            event = hub.events.get(name)
            if event is None or event.path in used or (draft.uid and event.uid != draft.uid):
                continue
            there = trace_of(event)
            same_year = draft.recurs or there.first.year == trace.first.year
            if there.letters == trace.letters and there.recurs == draft.recurs and same_year:
                result.by_place[draft.place] = event
                used.add(event.path)
                break


def _twins_in_hub(result: Known, events: list[Event]) -> dict[str, Twins]:
    """Return for each draft the event of the hub that it likely is."""
    traces = [trace_of(event) for event in events]
    drafts = [_trace(draft) for draft in result.drafts]
    hub_paths = {trace.path for trace in traces}
    return {
        twins.later.path[1:]: twins
        for twins in find_twins([*traces, *drafts])
        if twins.later.path.startswith(_DRAFT) and twins.earlier.path in hub_paths
    }


def _trace(draft: EventDraft) -> Trace:
    return draft.trace(f"{_DRAFT}{draft.place}")
