"""A form in which contributors are written into a file of the repository."""

from collections.abc import Callable
from dataclasses import dataclass

from commonplace.outputs.repository.credited import Credited


@dataclass(frozen=True, slots=True)
class Form:
    """What the file is called that others look for, and what writes it.

    `write(credited, before)` returns the whole new text; `before` is that of the file that is
    there, empty where there is none or it may be replaced. It raises Trouble where something that
    somebody wrote would be lost.
    """

    file: str
    write: Callable[[Credited, str], str]
