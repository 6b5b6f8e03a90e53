"""Asking git, for a command, who made the files of a hub."""

from datetime import UTC, datetime
from pathlib import Path

import click

from commonplace.cli.call import Call
from commonplace.cli.day import epoch_of
from commonplace.cli.progress import progress
from commonplace.history.arrivals import read_arrivals
from commonplace.history.attribution import read_attribution
from commonplace.language import N_, NN_
from commonplace.load import load_hub
from commonplace.load.lateness import mark_late
from commonplace.model import NO_ATTRIBUTION, Attribution
from commonplace.settings import Settings, read_settings
from commonplace.views import Edition

_NOT_COUNTED = NN_(
    "%(num)s file has a mistake and is not counted; see commonplace check.",
    "%(num)s files have a mistake and are not counted; see commonplace check.",
)


def edition_of(call: Call, today: datetime | None, *, is_whole: bool = False) -> Edition:
    """Return the hub of a call with its history, as it is on a day, in the language of the call.

    With `is_whole`, raises Trouble where a part of the history is missing.
    """
    root = call.root
    settings = read_settings(root)
    now = datetime.fromtimestamp(epoch_of(today, settings.options.timezone), UTC)
    with progress(call, N_("Reading submissions")) as step:
        hub = load_hub(root, settings, step)
    site = settings.site_language(call.language.tag)
    attribution = _attribution_of(call, root, settings, is_whole=is_whole)
    histories = read_arrivals(root, settings, hub)
    if histories.trouble and not attribution.trouble:
        click.echo(histories.trouble.sentence(call.language), err=True)
    return Edition(mark_late(hub, histories.arrivals), site, now, attribution=attribution)


def tell_refused(call: Call, edition: Edition) -> None:
    """Say on stderr how many files are not counted, if there are any."""
    if count := len(edition.hub.refused):
        left_out = call.language.ngettext(*_NOT_COUNTED, count)
        click.echo(left_out % {"num": count}, err=True)


def _attribution_of(call: Call, root: Path, settings: Settings, *, is_whole: bool) -> Attribution:
    """Ask git where the hub wants that, and say what it cannot tell."""
    if settings.credits is None:
        return NO_ATTRIBUTION
    found = read_attribution(root, settings)
    if found.trouble and found.is_shallow and is_whole:
        raise found.trouble
    if found.trouble and not found.is_new:
        click.echo(found.trouble.sentence(call.language), err=True)
    return found
