"""Asking git, for a command, who made the files of a hub."""

from pathlib import Path

import click

from commonplace.cli.call import Call
from commonplace.history import read_attribution
from commonplace.model import NO_ATTRIBUTION, Attribution
from commonplace.settings import Settings


def attribution_of(
    call: Call, root: Path, settings: Settings, *, is_whole: bool = False
) -> Attribution:
    """Ask git where the hub wants that, and say what it cannot tell.

    With `is_whole`, raises Trouble where a part of the history is missing.
    """
    if settings.credits is None:
        return NO_ATTRIBUTION
    found = read_attribution(root, settings)
    if found.trouble and found.is_shallow and is_whole:
        raise found.trouble
    if found.trouble and not found.is_new:
        click.echo(found.trouble.sentence(call.language), err=True)
    return found
