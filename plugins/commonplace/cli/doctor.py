"""`commonplace doctor`: what is wrong with the machine and the set-up, each with its cure."""

from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import command
from commonplace.doctor import State, examine
from commonplace.language import N_
from commonplace.root import NoHubError
from commonplace.terminal import printable

_SIGNS = {State.FINE: ("✓", "green"), State.NOTE: ("!", "yellow"), State.FAULT: ("✗", "red")}


@command(
    "doctor",
    help=N_(
        "Find what is wrong with the machine and with how the hub is set up. Says for each fault "
        "what to do. Exit code 1 when there is a fault."
    ),
    examples=[
        ("commonplace doctor", N_("the hub around this folder")),
        ("commonplace --hub ../our-hub doctor", N_("another one")),
    ],
)
@pass_call
def doctor(call: Call) -> int:
    """Print every finding."""
    words = call.language
    try:
        root = call.root
    except NoHubError:
        if call.hub:
            raise
        root = Path.cwd()  # what is missing here is what the findings are about
    findings = examine(root)
    for finding in findings:
        sign, colour = _SIGNS[finding.state]
        click.echo(f"{click.style(sign, fg=colour)} {_line(finding.sentence(words))}")
        if advice := finding.advice(words):
            click.echo(f"  → {_line(advice)}")
    faults = sum(finding.state is State.FAULT for finding in findings)
    if faults:
        message = words.ngettext("{count} fault found.", "{count} faults found.", faults)
        click.echo("\n" + message.format(count=faults))
    else:
        click.echo("\n" + words.gettext("Everything is as it should be."))
    return int(bool(faults))


def _line(text: str) -> str:
    return printable(" ".join(text.split()))
