"""One thing that somebody gave, before it is known who that is."""

from dataclasses import dataclass
from datetime import date

from commonplace.model import Guest, Record
from commonplace.model.attribution import Identity
from commonplace.model.ledger import Evidence
from commonplace.values.roles import Degree, Role

Giver = str | Guest | Identity
"""A member by id, a guest by name, or somebody as commits name them."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a record or a commit says that somebody gave; `record` is None for work on no page."""

    giver: Giver
    role: Role
    record: Record | None
    date: date | None
    evidence: Evidence
    degree: Degree | None = None
    what: str = ""
    lines: int | None = None
