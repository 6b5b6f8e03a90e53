"""For whom a command prints a report: the language, the colours and the width of a terminal."""

from typing import Any

import click

from commonplace.cli.call import Call
from commonplace.cli.output import columns
from commonplace.reporting import Dress

_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True},
    "path": {"dim": True},
    "quiet": {"dim": True},
    "fine": {"fg": "green"},
}


def dress(call: Call) -> Dress:
    """Return colours and width; `click.echo` drops colours where the output is no terminal."""
    return Dress(
        call.language,
        paint=lambda text, kind: click.style(text, **_STYLES[kind]),
        columns=columns(),
    )
