"""What the user decides about an import of entries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from commonplace.importing.entries.words import Field


@dataclass(frozen=True, slots=True)
class EntryOptions:
    """What the user decides; `fields` says what headings and columns of one's own are.

    `title` and what follows it are asked for only where the competition is not there yet.
    """

    competition: str
    fields: Mapping[str, Field] = field(default_factory=dict)
    title: str = ""
    organizer: str = ""
    timezone: str = ""
    start: date | None = None
    end: date | None = None
    default_author: str = ""
