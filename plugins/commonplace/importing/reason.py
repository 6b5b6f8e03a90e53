"""What one kind of import problem is called, says and means."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One kind of import problem: its name in a summary, and what is said of each.

    `leaves_out` says whether what it is about stays behind as a whole; `is_harmless` that nobody
    need do anything about that.
    """

    name: str
    message: str
    leaves_out: bool = False
    is_harmless: bool = False
