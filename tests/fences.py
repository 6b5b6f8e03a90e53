"""A hub's own kinds of code block, which do to the process that renders them what a fault would."""

import os
from typing import Any

from pymdownx.superfences import SuperFencesException


def end(*_: Any, **__: Any) -> str:
    """Take the whole process along."""
    os.abort()


def stumble(*_: Any, **__: Any) -> str:
    """Fail as an extension does that meets what it did not expect."""
    raise SuperFencesException("this block has no end")


def speak(*_: Any, **__: Any) -> str:
    """Say something that logs take for an order."""
    raise SuperFencesException("::add-mask::x\n::set-output name=x::y")
