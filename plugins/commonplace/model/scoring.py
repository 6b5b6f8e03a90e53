"""How a competition is judged: what judges look at, and how their scores become a standing."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from commonplace.language import N_
from commonplace.model.record import Fields
from commonplace.values import LARGEST_NUMBER, Line, Slug, mistake


class Criterion(Fields):
    """What judges look at, and how much it counts."""

    id: Slug = Field(description=N_("Its id, which ballots name."), examples=["clarity"])
    name: Line = Field(description=N_("Its name."), examples=["Clarity"])
    weight: float = Field(
        1, gt=0, description=N_("How much it counts beside the others."), examples=[2]
    )
    min: float = Field(0, description=N_("The lowest score."), examples=[0])
    max: float = Field(10, description=N_("The highest score."), examples=[10])
    anchors: dict[str, Line] = Field(
        default_factory=dict,
        description=N_("What a score means, in words."),
        examples=[{"1": "one must guess", "5": "one glance is enough"}],
    )

    @model_validator(mode="after")
    def _has_range(self) -> Self:
        if self.min >= self.max:
            raise mistake(
                "range-invalid",
                field="max",
                other="min",
                found=f"{self.max:g}",
                low=f"{self.min:g}",
            )
        return self


class Method(StrEnum):
    """How scores become a standing."""

    MEAN = "mean"
    MEDIAN = "median"
    TRIMMED_MEAN = "trimmed_mean"
    BORDA = "borda"
    SCHULZE = "schulze"


class Normalise(StrEnum):
    """How strict and mild judges are made comparable."""

    NONE = "none"
    Z_SCORE = "z_score"


class Scoring(Fields):
    """The way of counting, announced before the first entry."""

    method: Method = Field(
        Method.MEAN, description=N_("How scores become a standing."), examples=["mean"]
    )
    normalise: Normalise = Field(
        Normalise.NONE,
        description=N_(
            "Whether each judge's scores are brought to one scale, criterion by criterion. “borda” "
            "and “schulze” look at orders alone and need none."
        ),
        examples=["none"],
    )
    ties: Line = Field(
        "shared",
        description=N_("“shared”, or the id of the criterion that breaks ties."),
        examples=["clarity"],
    )
    min_ballots: int = Field(
        1,
        ge=1,
        le=LARGEST_NUMBER,
        description=N_("Ballots an entry needs to be ranked."),
        examples=[2],
    )
    trim: float = Field(
        0.1,
        ge=0,
        lt=0.5,
        description=N_(
            "For the trimmed mean: the share of scores left out at each end, in whole scores. Of "
            "five scores, 0.2 leaves out the lowest and the highest, 0.1 none."
        ),
        examples=[0.1],
    )
    shrinkage: float = Field(
        0,
        ge=0,
        description=N_(
            "How many ballots the average of all entries weighs beside an entry's own, so that one "
            "enthusiast makes no winner. Not for “schulze”."
        ),
        examples=[2],
    )
    votes: float = Field(
        0,
        ge=0,
        le=1,
        description=N_(
            "The share of the result that the community's votes decide. The entry with the most "
            "votes has the highest score there, one without votes the lowest; where scores are "
            "normalised or orders count, the votes are as one more judge."
        ),
        examples=[0.2],
    )
