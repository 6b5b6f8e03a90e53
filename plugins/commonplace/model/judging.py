"""What judges and the community said about entries, and what was won."""

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.record import Fields, MemberId, Record
from commonplace.values import (
    LARGEST_NUMBER,
    Day,
    Line,
    Paragraph,
    Slug,
    mistake,
)


class Comment(Fields):
    """What a judge says about an entry."""

    public: Paragraph | None = Field(
        None,
        description=N_("Shown on the entry's page."),
        examples=["The legend alone is worth the visit."],
    )
    private: Paragraph | None = Field(
        None,
        description=N_("For the organisers; never built."),
        examples=["Check the licence of the photographs."],
    )


def _seal(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"sha256:[0-9a-f]{64}", value.strip()):
        raise mistake("seal-invalid", found=value)
    return value.strip() if isinstance(value, str) else value


Seal = Annotated[str, BeforeValidator(_seal)]


class Ballot(Record):
    """One judge's scores, the file `ballots/<judge>.yml`."""

    collection: ClassVar[str] = "ballot"
    belongs_to: ClassVar[str] = "competition"

    judge: MemberId = Field(description=N_("The judge: the id of a member."), examples=["chen-mo"])
    scores: dict[str, dict[str, float | None]] = Field(
        default_factory=dict,
        description=N_(
            "For each entry, a number for each criterion; null for no score. Required, unless the "
            "ballot is still sealed."
        ),
        examples=[{"city-at-night": {"clarity": 8, "craft": None}}],
    )
    sealed: Seal | None = Field(
        None,
        description=N_(
            "The digest of the ballot and its salt, published before the scores, so that all can "
            "see later that nothing was changed."
        ),
        examples=[f"sha256:{'0' * 64}"],
    )
    salt: Line | None = Field(
        None,
        description=N_("What was added to the ballot before its digest was taken."),
        examples=["3f9a1c"],
    )
    recused: tuple[Slug, ...] = Field(
        (), description=N_("Entries the judge leaves to others."), examples=[["my-own-chart"]]
    )
    comments: dict[str, Comment] = Field(
        default_factory=dict,
        description=N_("What the judge says about entries."),
        examples=[{"city-at-night": {"public": "The legend alone is worth the visit."}}],
    )

    @model_validator(mode="after")
    def _has_scores(self) -> Self:
        if self.sealed is None and "scores" not in self.model_fields_set:
            raise mistake("field-missing", field="scores", other="sealed")
        return self


Votes = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]


class Poll(Record):
    """Votes of the community, counted by the organisers; the file `polls/<poll>.yml`."""

    collection: ClassVar[str] = "poll"
    belongs_to: ClassVar[str] = "competition"

    name: Line = Field(description=N_("What was asked."), examples=["People's choice"])
    votes: dict[str, Votes] = Field(
        description=N_("For each entry, how many voted for it."),
        examples=[{"city-at-night": 12}],
    )
    voters: int | None = Field(
        None, ge=1, le=LARGEST_NUMBER, description=N_("How many voted."), examples=[30]
    )
    counted_at: Day | None = Field(
        None, description=N_("The day they were counted."), examples=["2026-10-18"]
    )
    evidence: Line | None = Field(
        None,
        description=N_("Where the votes can be seen, or how they were cast."),
        examples=["https://example.org/polls/42"],
    )


PODIUM = (1, 2, 3)
"""The places that stand on a podium."""


class DecidedBy(StrEnum):
    """Who decides who wins an award."""

    ORGANIZERS = "organizers"
    JUDGES = "judges"
    VOTES = "votes"


class Award(Record):
    """Who won what, and why; the file `awards/<award>.yml`."""

    collection: ClassVar[str] = "award"
    belongs_to: ClassVar[str] = "competition"

    name: Line = Field(description=N_("What was won."), examples=["First prize"])
    rank: int | None = Field(
        None, ge=1, le=LARGEST_NUMBER, description=N_("The place, where it is one."), examples=[1]
    )
    prize: Line | None = Field(
        None, description=N_("What it consists of."), examples=["A book of your choice"]
    )
    recipients: tuple[Slug, ...] = Field(
        (),
        description=N_(
            "Entries of this competition, or members. Required, unless judges or votes decide."
        ),
        examples=[["city-at-night"]],
    )
    decided_by: DecidedBy = Field(
        DecidedBy.ORGANIZERS,
        description=N_(
            "Who decides: the organisers name the recipients; by judges or votes, they are the "
            "entries at this rank of the standings."
        ),
        examples=["judges"],
    )
    track: Slug | None = Field(None, description=N_("The track it is for."), examples=["open-data"])
    citation: Paragraph = Field(
        description=N_("Why, in a sentence or two."),
        examples=["For a map that one reads at a glance."],
    )
    presented_at: Day | None = Field(
        None, description=N_("The day it was presented."), examples=["2026-10-20"]
    )

    @model_validator(mode="after")
    def _has_recipients(self) -> Self:
        is_given = self.decided_by is DecidedBy.ORGANIZERS
        if is_given and not self.recipients:
            raise mistake(
                "field-missing", field="recipients", example="recipients: [city-at-night]"
            )
        if not is_given and self.rank is None:
            raise mistake("field-missing", field="rank", other="decided_by")
        return self

    @property
    def is_of_podium(self) -> bool:
        """Whether it is for one of the first three places of the whole competition, by judging."""
        is_by_votes = self.decided_by is DecidedBy.VOTES
        return self.rank in PODIUM and self.track is None and not is_by_votes
