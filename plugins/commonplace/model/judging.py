"""What judges said about entries, and what was won."""

from typing import ClassVar

from pydantic import Field

from commonplace.language import N_
from commonplace.model.record import Fields, MemberId, Record
from commonplace.values import (
    LARGEST_NUMBER,
    Day,
    Line,
    Paragraph,
    Slug,
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


class Ballot(Record):
    """One judge's scores, the file `ballots/<judge>.yml`."""

    collection: ClassVar[str] = "ballot"
    belongs_to: ClassVar[str] = "competition"

    judge: MemberId = Field(description=N_("The judge: the id of a member."), examples=["chen-mo"])
    scores: dict[str, dict[str, float | None]] = Field(
        description=N_("For each entry, a number for each criterion; null for no score."),
        examples=[{"city-at-night": {"clarity": 8, "craft": None}}],
    )
    recused: tuple[Slug, ...] = Field(
        (), description=N_("Entries the judge leaves to others."), examples=[["my-own-chart"]]
    )
    comments: dict[str, Comment] = Field(
        default_factory=dict,
        description=N_("What the judge says about entries."),
        examples=[{"city-at-night": {"public": "The legend alone is worth the visit."}}],
    )


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
        min_length=1,
        description=N_("Entries of this competition, or members."),
        examples=[["city-at-night"]],
    )
    citation: Paragraph = Field(
        description=N_("Why, in a sentence or two."),
        examples=["For a map that one reads at a glance."],
    )
    presented_at: Day | None = Field(
        None, description=N_("The day it was presented."), examples=["2026-10-20"]
    )
