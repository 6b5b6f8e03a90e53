"""All events of a calendar as drafts: which components are one event, and what stays behind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from commonplace.importing.events.changes import add_dates, as_event, change_occurrences
from commonplace.importing.events.clock import UnreadableError
from commonplace.importing.events.component import Component, SourceCalendar
from commonplace.importing.events.draft import EventDraft
from commonplace.importing.events.drafting import Drafter
from commonplace.importing.events.options import EventOptions
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import N_, language
from commonplace.model import Hub, Recurrence
from commonplace.slugs import slug_for

_CLOSED = frozenset({"PRIVATE", "CONFIDENTIAL"})


@dataclass(slots=True)
class Drafts:
    """What a source holds: `found` is the sum of drafts, of changes in them, and of left out."""

    drafts: list[EventDraft] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    found: int = 0
    changes: int = 0

    def leave_out(self, problems: Iterable[ImportProblem]) -> None:
        """Add problems of files; a file that stays behind counts as one thing found."""
        for found in problems:
            self.problems.append(found)
            self.found += found.leaves_out

    def add(self, other: "Drafts") -> None:
        """Add what another source holds."""
        self.drafts += other.drafts
        self.problems += other.problems
        self.found += other.found
        self.changes += other.changes


def draft_calendar(calendar: SourceCalendar, hub: Hub, options: EventOptions) -> Drafts:
    """Return the events of a calendar as drafts, and a problem for each that cannot be one."""
    result = Drafts(found=len(calendar.events) + len(calendar.others))
    result.problems += [
        problem(one.path, "not-an-event", one.line, found=one.kind) for one in calendar.others
    ]
    if not calendar.events:
        result.problems.append(problem(calendar.path, "calendar-empty", name=calendar.name))
    words = language(options.held_in or hub.settings.default_language)
    drafter = Drafter(calendar, hub, options, words)
    for components in _by_uid(calendar.events):
        _draft_group(components, drafter, options, result)
    if options.by_name and not options.series and calendar.name:
        for draft in result.drafts:
            draft.series = slug_for(calendar.name, fallback="series")
    for draft in result.drafts:
        draft.series = options.series or draft.series
    return result


def _by_uid(events: Iterable[Component]) -> list[list[Component]]:
    """Return components that share an id, and each without one for itself."""
    groups: dict[str, list[Component]] = defaultdict(list)
    for number, component in enumerate(events):
        groups[component.text("UID") or f"\n{number}"].append(component)
    return [*groups.values()]


def _draft_group(
    components: list[Component], drafter: Drafter, options: EventOptions, result: Drafts
) -> None:
    changes = [one for one in components if one.first("RECURRENCE-ID")]
    masters = _versions([one for one in components if not one.first("RECURRENCE-ID")], result)
    shut = next((one for one in components if _is_closed(one)), None)
    if shut and not options.with_private:
        found = shut.text("CLASS").upper()
        result.problems += [
            problem(one.path, "private", one.line, found=found) for one in (*masters, *changes)
        ]
        return
    for index, master in enumerate(masters):
        _draft_event(master, changes if index == 0 else [], drafter, result, len(masters) == 1)
    if not masters:
        _draft_orphans(changes, drafter, result)


def _is_closed(component: Component) -> bool:
    return component.text("CLASS").upper() in _CLOSED


def _versions(masters: list[Component], result: Drafts) -> list[Component]:
    """Return different events that share an id; of versions of one, the newest."""
    kept: list[Component] = []
    for component in sorted(masters, key=_newness, reverse=True):
        same = next((one for one in kept if _is_version(one, component)), None)
        if same is None:
            kept.append(component)
            continue
        values = {"other": f"{same.path}:{same.line}", "why": N_("it has the same uid")}
        result.problems.append(problem(component.path, "duplicate", component.line, **values))
    return sorted(kept, key=lambda one: one.line)


def _newness(component: Component) -> tuple[int, str, int]:
    sequence = component.text("SEQUENCE")
    stamp = component.text("LAST-MODIFIED", "DTSTAMP")
    return (int(sequence) if sequence.isdecimal() else 0, stamp, -component.line)


def _is_version(one: Component, other: Component) -> bool:
    names = ("SUMMARY", "DTSTART")
    return any(one.text(name) == other.text(name) for name in names)


def _draft_event(
    master: Component,
    changes: list[Component],
    drafter: Drafter,
    result: Drafts,
    is_alone: bool,  # noqa: FBT001 - whether the id is its own
) -> None:
    try:
        draft = drafter.draft(master)
        add_dates(draft, master, drafter)
    except UnreadableError as error:
        result.problems.append(_problem(master, error))
        result.problems += [
            problem(one.path, "master-left-out", one.line, other=f"{master.path}:{master.line}")
            for one in changes
        ]
        return
    changed = change_occurrences(draft, master, changes, drafter)
    _drop_rule_without_dates(draft)
    if not is_alone:
        draft.uid = ""
    result.changes += changed.folded
    result.problems += changed.problems
    result.drafts += [draft, *changed.apart]


def _drop_rule_without_dates(draft: EventDraft) -> None:
    """Take away a rule that is over before it begins: the event takes place once."""
    event = as_event(draft) if draft.rule else None
    if event is not None and Recurrence(event).first_by_rule is None:
        draft.report("field-passed-over", found=f"RRULE:{draft.rule}")
        draft.rule = ""


def _draft_orphans(changes: list[Component], drafter: Drafter, result: Drafts) -> None:
    """Make single events of occurrences whose series is not there, as of invitations to one."""
    for component in changes:
        try:
            draft = drafter.draft(component)
        except UnreadableError as error:
            result.problems.append(_problem(component, error))
            continue
        draft.rule = ""
        if len(changes) > 1 and draft.uid:
            draft.uid = f"{draft.uid}-{draft.start:%Y%m%d}"
        result.drafts.append(draft)


def _problem(component: Component, error: UnreadableError) -> ImportProblem:
    return problem(component.path, error.kind, error.line or component.line, **error.values)
