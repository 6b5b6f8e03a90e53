"""What `api/contributors-badge.json` holds: the words of shields.io's endpoint badge."""

from typing import Literal

from pydantic import Field

from commonplace.language import N_
from commonplace.outputs.api.shape import Shape


class BadgeFile(Shape):
    """A badge as shields.io draws it from an address; the names are theirs."""

    schemaVersion: Literal[1] = Field(  # noqa: N815 - the name that shields.io looks for
        description=N_("Always 1; shields.io asks for it."), examples=[1]
    )
    label: str = Field(description=N_("The left half of the badge."), examples=["contributors"])
    message: str = Field(
        description=N_("The right half: how many people are named."), examples=["42"]
    )
    color: str = Field(
        description=N_("The colour of the right half, without #."), examples=["a8401f"]
    )
