"""What counts how much where a hub asks for a ranking: data, which the hub may change."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from commonplace.language import N_
from commonplace.values.roles import Role

Weight = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]

WEIGHTS: Mapping[Role, float] = {
    **dict.fromkeys(Role, 1.0),
    Role.CONTENT: 3.0,
    Role.EVENT_ORGANIZING: 3.0,
    Role.TALK: 3.0,
    Role.TRANSLATION: 3.0,
    Role.TUTORIAL: 3.0,
    Role.VIDEO: 3.0,
    Role.AUDIO: 2.0,
    Role.CODE: 2.0,
    Role.DATA: 2.0,
    Role.DESIGN: 2.0,
    Role.EDITOR: 2.0,
    Role.JUDGE: 2.0,
    Role.MENTORING: 2.0,
    Role.RESEARCH: 2.0,
    Role.REVIEW: 2.0,
    Role.AWARD: 0.0,  # it is given to somebody, not by them
    Role.FINANCIAL: 0.0,  # no place can be bought
}
"""How much one thing of each role counts, where the hub does not say otherwise."""


class Ranking(BaseModel):
    """Over how many days a ranking goes, and how many things of one person count on one day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    days: int = Field(365, ge=1, le=3660, description=N_("The days it looks back."), examples=[365])
    per_day: int = Field(
        3, ge=1, le=100, description=N_("Things of one person that count on a day."), examples=[3]
    )
