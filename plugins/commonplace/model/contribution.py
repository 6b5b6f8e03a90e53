"""Who gave what: credits as they are written down."""

from typing import Annotated, ClassVar

from pydantic import Field

from commonplace.language import N_
from commonplace.model.record import Record, Somebody
from commonplace.values import Day, Line
from commonplace.values.roles import Degree, Role


class Credit(Somebody):
    """One contribution that somebody wrote down."""

    role: Role = Field(description=N_("What kind of work it was."), examples=["translation"])
    degree: Degree | None = Field(
        None, description=N_("How much of a shared work it was."), examples=["lead"]
    )
    date: Day | None = Field(
        None, description=N_("The day, where it matters."), examples=["2026-05-12"]
    )
    evidence: Line | None = Field(
        None,
        description=N_("Where one can see it: an address, a commit, or a few words."),
        examples=["https://example.org/pull/12"],
    )


Credits = Annotated[
    tuple[Credit, ...],
    Field(
        description=N_("Others who helped: translators, reviewers, designers …"),
        examples=[[{"member": "alice-wong", "role": "review"}]],
    ),
]


class CreditsRecord(Record):
    """Contributions that have no page of their own, one file under `credits/`."""

    collection: ClassVar[str] = "credits"

    credits: tuple[Credit, ...] = Field(
        min_length=1,
        description=N_("The contributions, one an item."),
        examples=[[{"member": "alice-wong", "role": "design"}]],
    )
