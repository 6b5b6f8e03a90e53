"""The questions of an event: which have an answer, which wait, and what is said of them when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonplace.documents.code import is_blank
from commonplace.language import N_
from commonplace.model import Event, Hub, Question, QuestionStatus
from commonplace.model.event import EventKind
from commonplace.model.programme import EventStatus
from commonplace.views.events import Occurrence
from commonplace.views.states import State, Timeline

MANY = 5
"""From so many on, a list of all questions stands before them."""

_DECIDED = {
    EventStatus.CANCELLED: State(
        N_("It does not take place. The questions stay here."), "cancelled"
    ),
    EventStatus.POSTPONED: State(
        N_("It is postponed. The questions stay, and you can still ask."), "open"
    ),
}


@dataclass(frozen=True, slots=True)
class QuestionRound:
    """The questions of one event in their order; of the event's occurrence `when`."""

    event: Event
    when: Occurrence
    questions: tuple[Question, ...]

    @property
    def is_shown(self) -> bool:
        """Whether the page speaks of questions: there are some, or the event is made of them."""
        return bool(self.questions) or self.event.kind is EventKind.AMA

    @property
    def told(self) -> tuple[Question, ...]:
        """Questions with an answer, also one that is not whole yet."""
        return tuple(question for question in self.questions if not is_blank(question.body))

    @property
    def open(self) -> tuple[Question, ...]:
        """Questions without an answer."""
        return self._untold(QuestionStatus.OPEN)

    @property
    def declined(self) -> tuple[Question, ...]:
        """Questions that get no answer, and of which nothing but the reason is told."""
        return self._untold(QuestionStatus.DECLINED)

    def _untold(self, state: QuestionStatus) -> tuple[Question, ...]:
        return tuple(
            question
            for question in self.questions
            if question.state is state and is_blank(question.body)
        )

    def count(self, state: str) -> int:
        """Return how many questions are open, answered or declined."""
        return sum(question.state == state for question in self.questions)

    @property
    def is_long(self) -> bool:
        """Whether there are so many questions that a list of all helps."""
        return len(self.questions) >= MANY

    @property
    def timeline(self) -> Timeline:
        """What is said of the round before, during and after the event."""
        if said := _DECIDED.get(self.when.status):
            return Timeline((said,))
        before = N_("Questions are collected until it begins. The answers come here.")
        now = N_("It is happening now: questions are being answered.")
        return Timeline(
            (
                State(before, "open"),
                State(now, "open", self.when.starts_at),
                State(self._afterwards, "closed", self.when.over_at),
            )
        )

    @property
    def _afterwards(self) -> str:
        if not self.questions:
            return N_("It is over. No question has been written down yet.")
        if not self.told:
            return N_("It is over. The answers are still to be written down.")
        if self.count(QuestionStatus.OPEN):
            return N_("It is over. Some questions still wait for an answer.")
        return N_("It is over. This is what was asked and answered.")


def rounds_ahead(hub: Hub, coming: Iterable[Occurrence]) -> tuple[QuestionRound, ...]:
    """Return the rounds at which one can still ask, of events to come in the order given."""
    rounds = (question_round(hub, each.event, each) for each in coming)
    return tuple(
        each for each in rounds if each.is_shown and each.when.status is not EventStatus.CANCELLED
    )


def question_round(hub: Hub, event: Event, when: Occurrence) -> QuestionRound:
    """Return the questions of an event, in their order."""
    return QuestionRound(event, when, in_order(hub.questions_by_event.get(event.id, ())))


def in_order(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Return questions by position, then by the day they were asked, then by id."""
    return tuple(sorted(questions, key=_order))


def _order(question: Question) -> tuple[bool, int, date, str]:
    position = question.position
    return (position is None, position or 0, question.date or date.max, question.id)
