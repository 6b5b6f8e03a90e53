"""What is to remain of an event, and what of that is still missing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from commonplace.language import N_
from commonplace.model import Hub, QuestionStatus
from commonplace.model.event import EventKind
from commonplace.model.programme import Afterwards
from commonplace.views.events import Occurrence
from commonplace.views.report.findings import Finding, Group

_RECORDED = frozenset(
    (EventKind.TALK, EventKind.STREAM, EventKind.CONFERENCE, EventKind.WORKSHOP, EventKind.AMA)
)
_SHOWN = frozenset((EventKind.TALK, EventKind.CONFERENCE, EventKind.WORKSHOP))
_SPOKEN = frozenset((EventKind.SALON, EventKind.DISCUSSION, EventKind.BRAINSTORM, EventKind.AMA))


@dataclass(frozen=True, slots=True)
class _Rule:
    """When something is asked for, and whether it is there."""

    title: str
    rule: str
    is_expected: Callable[[Hub, Occurrence], bool]
    is_there: Callable[[Occurrence], bool]


def _has_recording(occurrence: Occurrence) -> bool:
    sessions = occurrence.event.sessions
    return bool(occurrence.recordings or any(session.recordings for session in sessions))


def _has_slides(occurrence: Occurrence) -> bool:
    sessions = occurrence.event.sessions
    return bool(occurrence.slides or any(session.slides for session in sessions))


def _is_told(hub: Hub, occurrence: Occurrence) -> bool:
    """Whether what was said can be heard or read already."""
    questions = hub.questions_by_event.get(occurrence.event.key, ())
    is_answered = any(question.state is QuestionStatus.ANSWERED for question in questions)
    return is_answered or _has_recording(occurrence)


_RULES: Mapping[Afterwards, _Rule] = {
    Afterwards.RECORDINGS: _Rule(
        N_("Past, and still no recording"),
        N_(
            "Expected of talks, streams, workshops, conferences and question rounds, and of "
            "whatever was streamed."
        ),
        lambda _, one: one.event.kind in _RECORDED or bool(one.stream_url),
        _has_recording,
    ),
    Afterwards.SLIDES: _Rule(
        N_("Past, and still no slides"),
        N_("Expected of talks, workshops and conferences."),
        lambda _, one: one.event.kind in _SHOWN,
        _has_slides,
    ),
    Afterwards.NOTES: _Rule(
        N_("Past, and still no notes"),
        N_(
            "Expected of salons, discussions, brainstorms and question rounds that have neither a "
            "recording nor answered questions."
        ),
        lambda hub, one: one.event.kind in _SPOKEN and not _is_told(hub, one),
        lambda one: bool(one.notes),
    ),
    Afterwards.ATTENDANCE: _Rule(
        N_("Past, and nobody said how many came"),
        N_("Expected of every event."),
        lambda *_: True,
        lambda one: one.attendance is not None,
    ),
}


def missing(hub: Hub, occurrence: Occurrence) -> tuple[Afterwards, ...]:
    """Return what an event that is over should have and has not.

    What its file says there is none of (`without`) is not asked for again.
    """
    none = {
        *occurrence.event.without,
        *(occurrence.override.without if occurrence.override else ()),
    }
    return tuple(
        what
        for what, rule in _RULES.items()
        if what not in none and rule.is_expected(hub, occurrence) and not rule.is_there(occurrence)
    )


def missing_groups(hub: Hub, over: Iterable[Occurrence]) -> tuple[Group, ...]:
    """Return a group for each thing that is missing of events that are over, in their order."""
    findings: dict[Afterwards, list[Finding]] = {what: [] for what in _RULES}
    for occurrence in over:
        for what in missing(hub, occurrence):
            findings[what].append(
                Finding(occurrence.event.path, occurrence.title, occurrence.starts_at)
            )
    return tuple(
        Group(
            name=f"no-{what}",
            title=rule.title,
            rule=rule.rule,
            advice=N_(
                "Add “{field}” to the file; for one date of an event that recurs, to its item in "
                "“overrides”. If there is none and will be none, write “without: [{field}]” there, "
                "and nobody is asked again."
            ),
            values={"field": what.value},
            findings=tuple(findings[what]),
        )
        for what, rule in _RULES.items()
    )
