"""What somebody asked at an event, and what was answered (schema.org Question and Answer)."""

from enum import StrEnum
from typing import ClassVar, Self

from pydantic import Field, model_validator

from commonplace.documents.code import is_blank
from commonplace.language import N_
from commonplace.model.contribution import Credits
from commonplace.model.findable import Tags
from commonplace.model.record import Person, Record
from commonplace.values import (
    LARGEST_NUMBER,
    Day,
    LanguageTag,
    Line,
    Paragraph,
    before,
    mistake,
)


class QuestionStatus(StrEnum):
    """What became of a question."""

    OPEN = "open"
    ANSWERED = "answered"
    DECLINED = "declined"


class Question(Record):
    """One question of an event, the file `questions/<question>.md`; the body is the answer."""

    collection: ClassVar[str] = "question"
    belongs_to: ClassVar[str] = "event"

    title: Line = Field(
        description=N_("The question, in one line."),
        examples=["How did you choose the scale?"],
    )
    description: Paragraph | None = Field(
        None,
        description=N_("What stands behind it, in a few sentences."),
        examples=["My own chart was turned down for a scale that did not begin at zero."],
    )
    asked_by: Person | None = Field(
        None,
        description=N_("Who asks: a member or a guest; without it the question is anonymous."),
        examples=["alice-wong"],
    )
    date: Day | None = Field(None, description=N_("The day it was asked."), examples=["2026-05-12"])
    answered_by: tuple[Person, ...] = Field(
        (),
        description=N_("Who answers, or is asked to: members or guests."),
        examples=[["chen-mo", {"name": "Bob Martin"}]],
    )
    answered_at: Day | None = Field(
        None, description=N_("The day it was answered."), examples=["2026-05-14"]
    )
    status: QuestionStatus | None = Field(
        None,
        description=N_(
            "What became of it; if absent, it is answered as soon as there is an answer."
        ),
        examples=["open"],
    )
    status_reason: Paragraph | None = Field(
        None,
        description=N_("Why it is declined, or still open."),
        examples=["It is about a person who is not here."],
    )
    position: int | None = Field(
        None,
        ge=1,
        le=LARGEST_NUMBER,
        description=N_("Its place among the questions of the event; the others follow by day."),
        examples=[3],
    )
    lang: LanguageTag | None = Field(
        None, description=N_("The language of the text, if it is not the event's."), examples=["en"]
    )
    tags: Tags = ()
    credits: Credits = ()

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        if self.status is QuestionStatus.DECLINED and not self.status_reason:
            raise mistake("field-together", field="status", other="status_reason")
        if self.date and self.answered_at and self.answered_at < self.date:
            raise before(("answered_at",), self.answered_at, "date", self.date)
        return self

    @property
    def state(self) -> QuestionStatus:
        """What became of it: what its status says, else whether there is an answer."""
        if self.status in (QuestionStatus.OPEN, QuestionStatus.DECLINED):
            return self.status
        return QuestionStatus.OPEN if is_blank(self.body) else QuestionStatus.ANSWERED
