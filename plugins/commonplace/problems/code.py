"""What a rule is: its wording and how grave it is to break it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a problem means for the file: an error leaves it out, a warning publishes it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """One rule: its wording and how grave it is to break it."""

    message: str
    hint: str
    severity: Severity = Severity.ERROR
