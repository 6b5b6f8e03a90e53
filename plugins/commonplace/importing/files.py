"""What an import is going to write."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[int, int], None]
"""Is told how many of how many are done."""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file to write below the submissions folder: its text, or the file it is a copy of."""

    uri: str
    kind: str
    text: str = ""
    copy_from: Path | None = None

    def read(self) -> bytes:
        """Return what is to be in the file. Raises OSError where the copied one cannot be read."""
        return self.text.encode() if self.copy_from is None else self.copy_from.read_bytes()
