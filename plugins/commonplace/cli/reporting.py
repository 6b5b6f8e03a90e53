"""The report on a hub, dressed for where it is printed."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from commonplace.cli.call import Call
from commonplace.cli.output import columns
from commonplace.model import COLLECTIONS, Hub
from commonplace.problems import Problem
from commonplace.problems.reports import Report, Sources
from commonplace.selection import ALL, Selection

_STYLES: dict[str, dict[str, Any]] = {
    "path": {"bold": True},
    "error": {"fg": "red"},
    "warning": {"fg": "yellow"},
    "quiet": {"dim": True},
    "fine": {"fg": "green"},
}


def report_on(call: Call, hub: Hub, selection: Selection = ALL) -> Report:
    """Return the report on the selected files of a hub.

    Its colours go to `click.echo`, which drops them where the output is no terminal.
    """
    records = (record.path for name in COLLECTIONS for record in hub.of(name).values())
    refused = (f"{hub.settings.submissions}/{uri}" for uri in hub.refused)
    return dressed(
        call,
        [problem for problem in hub.problems if problem.path in selection],
        sum(path in selection for path in {*records, *refused}),
        Sources(hub.root),
    )


def dressed(
    call: Call, problems: Sequence[Problem], checked: int, lines: Callable[[str], Sequence[str]]
) -> Report:
    """Return the report on problems of `checked` files; `lines` gives those of a file."""
    return Report(
        problems=problems,
        language=call.language,
        checked=checked,
        lines=lines,
        paint=lambda text, kind: click.style(text, **_STYLES[kind]),
        columns=columns(),
    )
