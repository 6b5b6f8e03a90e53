"""What an import of events will write and what it cannot, worked out before a byte is written."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from commonplace.documents import read_document
from commonplace.documents.writing import write_document
from commonplace.importing.composing import checked
from commonplace.importing.events.calendar_drafts import Drafts
from commonplace.importing.events.draft import EventDraft
from commonplace.importing.events.ids import give_ids
from commonplace.importing.events.known import Known, sort_out
from commonplace.importing.files import PlannedFile, Progress
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import LANGUAGES, language
from commonplace.load.events import check_events
from commonplace.model import Event, Hub, Source
from commonplace.problems import Problem
from commonplace.schema import read_record


@dataclass(frozen=True, slots=True)
class EventPlan:
    """What an import will do: `found` is the sum of events, of changes in them, of left out.

    `days_in` counts events of whole days by the zone in which their days are counted.
    """

    files: tuple[PlannedFile, ...] = ()
    problems: tuple[ImportProblem, ...] = ()
    found: int = 0
    changes: int = 0
    days_in: Mapping[str, int] = field(default_factory=dict)

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many items of the sources become no event, by the kind of their problem."""
        return Counter(found.kind for found in self.problems if found.leaves_out)


def plan_events(drafts: Drafts, hub: Hub, progress: Progress | None = None) -> EventPlan:
    """Work out what an import writes. Nothing on the disk is changed."""
    step = progress or (lambda _done, _total: None)
    problems = list(drafts.problems)
    known = sort_out(drafts.drafts, hub)
    problems += known.problems
    uris = _uris(known, hub)
    problems += known.likely(uris)
    files, whole_days, events = [], Counter[str](), []
    for number, draft in enumerate(known.drafts, 1):
        uri = uris[draft.place]
        text = write_document(draft.fields(), draft.body)
        text, faults = checked("event", draft.path, text, uri)
        event = _event(draft, uri, text) if text else None
        faults = [replace(fault, line=draft.line) for fault in faults]
        if event is not None and (found := _fault_of(event, hub)):
            faults = [_refused(draft, found)]
        problems += (*draft.problems, *faults)
        if event is not None and not faults:
            events.append(event)
            files.append(PlannedFile(uri, "event", text))
            whole_days.update([draft.timezone] if draft.all_day else [])
        progress_at = (number, len(known.drafts))
        step(*progress_at)
    return EventPlan(
        files=tuple(sorted(files, key=lambda file: file.uri)),
        problems=tuple(sorted(problems, key=lambda found: found.sort_key)),
        found=drafts.found,
        changes=drafts.changes,
        days_in=dict(whole_days.most_common()),
    )


def _uris(known: Known, hub: Hub) -> dict[str, str]:
    """Return the file of each draft: where its event is already, else one of its own."""
    new = [draft for draft in known.drafts if draft.place not in known.by_place]
    taken = set(hub.events)
    names = give_ids(new, taken)
    fresh = {draft.place: f"events/{name}.md" for draft, name in zip(new, names, strict=True)}
    return {place: event.source.uri for place, event in known.by_place.items()} | fresh


def _event(draft: EventDraft, uri: str, text: str) -> Event | None:
    document, _ = read_document(uri, text.encode())
    if document is None:
        return None
    record, _ = read_record(document, Event, Source(path=draft.place, uri=uri, id=uri))
    return record if isinstance(record, Event) else None


def _fault_of(event: Event, hub: Hub) -> Problem | None:
    """Return what the check would refuse in an event, beyond its single fields."""
    alone = replace(hub, events={event.key: event})
    return next((found for found in check_events(alone, {}) if found.is_error), None)


def _refused(draft: EventDraft, found: Problem) -> ImportProblem:
    reason = found.message(language(LANGUAGES[0]))
    return problem(draft.path, "fails-check", draft.line, reason=reason)


def shown_events(files: Sequence[PlannedFile]) -> int:
    """Return how many events are planned."""
    return sum(file.kind == "event" for file in files)
