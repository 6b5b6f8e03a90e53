"""`commonplace members`: who has no record yet, and who may be ready for more."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.commits import edition_of, tell_refused
from commonplace.cli.day import day_option
from commonplace.cli.dressing import dress
from commonplace.cli.frame import group
from commonplace.cli.output import output_options, put_out
from commonplace.cli.progress import progress
from commonplace.history.attribution import read_attribution
from commonplace.language import N_
from commonplace.load import load_hub
from commonplace.model.claims import name_key
from commonplace.problems import closest
from commonplace.reporting.ready import READY, ReadyMembers
from commonplace.reporting.strangers import SUGGESTIONS, Suggestions
from commonplace.settings import Settings, read_settings
from commonplace.starting.strangers import write_strangers
from commonplace.terminal import printable
from commonplace.trouble import Trouble
from commonplace.views.credits.ready import ready as find_ready
from commonplace.views.strangers import Stranger, find_strangers


@group(
    "members",
    help=N_("Look after members: who has no record yet, and who may be ready for more."),
    examples=[
        ("commonplace members suggest", N_("see who has none yet")),
        ("commonplace members ready", N_("see who could review, edit or mentor")),
    ],
)
def members() -> None:
    """Hold the commands about members."""


@members.command(
    "suggest",
    help=N_(
        "List everybody whom commits name and no record claims, likely one person together, each "
        "with a record that is ready to be written. Where somebody likely has a record, it says "
        "what that one lacks. NAME limits it to some, by name or by the id of the new record.\n\n"
        "Addresses are given as their SHA-256, as the files are public. The exit code is 0 whoever "
        "there is."
    ),
    examples=[
        ("commonplace members suggest", N_("who is there")),
        ("commonplace members suggest --write 'Lin Xiaoman'", N_("write a record for one")),
        ("commonplace members suggest --format markdown", N_("for an issue")),
    ],
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--write", is_flag=True, help=N_("Write the new records: of those named, or of all."))
@click.option(
    "--plain-addresses",
    "plain",
    is_flag=True,
    help=N_("Give e-mail addresses as they are; everybody will be able to read them."),
)
@output_options(SUGGESTIONS, N_("How to print the suggestions."))
@pass_call
def suggest(  # noqa: PLR0913 - one argument an option
    call: Call,
    *,
    names: tuple[str, ...],
    write: bool,
    plain: bool,
    form: str,
    output: Path | None,
) -> int:
    """Read the history and print who has no record; write records where that is wanted."""
    root = call.root
    settings = read_settings(root)
    with progress(call, N_("Reading submissions")) as step:
        hub = load_hub(root, settings, step)
    attribution = read_attribution(root, settings)
    if attribution.trouble:
        if not attribution.seen:
            raise attribution.trouble
        call.warn(N_("Note: {what}"), what=attribution.trouble.sentence(call.language))
    found = _wanted(find_strangers(hub, attribution), names)
    if write:
        return _write(call, settings, found, plain=plain, is_chosen=bool(names))
    name = settings.site_language(call.language.tag).name or root.name
    suggestions = Suggestions(name, settings.submissions, found, plain, is_whole=bool(names))
    put_out(SUGGESTIONS[form](suggestions, dress(call)), output)
    if output:
        call.say(N_("{path} written."), path=output.as_posix())
    return 0


@members.command(
    "ready",
    help=N_(
        "List the members who may be ready to review, to edit a column or to mentor, each with "
        "the reasons. It looks at active members who gave something in the last 90 days, in "
        "records and, with the plugin commonplace/credits, in commits; also at those who keep "
        "their name from the public. Nobody is ranked, and who does a thing already is not named "
        "for it.\n\n"
        "This is for maintainers alone: no page and no report names anybody here. The exit code is "
        "0 whoever there is."
    ),
    examples=[
        ("commonplace members ready", N_("whom you could ask")),
        ("commonplace members ready --today 2026-05-14", N_("as it was on a day")),
        ("commonplace members ready --format json", N_("for a script of your own")),
    ],
)
@output_options(READY, N_("How to print the list."))
@day_option(N_("The day it is seen from, such as 2026-05-14; today if not given."))
@pass_call
def ready(call: Call, *, form: str, output: Path | None, today: datetime | None) -> int:
    """Load the hub, ask git, and print who may be asked to do more."""
    edition = edition_of(call, today)
    tell_refused(call, edition)
    found = ReadyMembers(edition.site.name or call.root.name, edition.today, find_ready(edition))
    put_out(READY[form](found, dress(call)), output)
    if output:
        call.say(N_("{path} written."), path=output.as_posix())
    return 0


def _wanted(found: Sequence[Stranger], names: Sequence[str]) -> Sequence[Stranger]:
    """Return those who are named, else all. Raises Trouble where somebody is not there."""
    if not names:
        return found
    known = {
        key: stranger
        for stranger in reversed(found)
        for key in (stranger.id, *map(name_key, (stranger.name, *stranger.others)))
    }
    for name in names:
        if name not in known and name_key(name) not in known:
            if likely := closest(name, [stranger.name for stranger in found]):
                message = N_("No commit names “{name}” without a record. Did you mean “{likely}”?")
                raise Trouble(message, name=name, likely=likely)
            raise Trouble(N_("No commit names “{name}” without a record."), name=name)
    chosen = [known.get(name) or known[name_key(name)] for name in names]
    return [stranger for stranger in found if stranger in chosen]


def _write(
    call: Call, settings: Settings, found: Sequence[Stranger], *, plain: bool, is_chosen: bool
) -> int:
    """Write the records of those who have none and, if nobody chose, of whom there is no doubt."""
    lacking = [one for one in found if not one.members and (is_chosen or not one.apart)]
    for path, problems in write_strangers(call.root, settings, lacking, plain=plain).items():
        call.say(N_("{path} written."), path=printable(path))
        for problem in problems:
            message = problem.message(call.language)
            call.warn(N_("Note: {what}"), what=printable(message))
    for one in found:
        name = printable(one.name)
        if one.members:
            paths = ", ".join(f"{settings.submissions}/members/{id_}.md" for id_ in one.members)
            message = N_("{name} likely has a record: {paths}. Nothing was written there.")
            call.warn(message, name=name, paths=printable(paths))
        elif one not in lacking:
            names = printable(", ".join(one.apart))
            message = N_("{name} was left out, as it may be several people: {names}.")
            call.warn(message, name=name, names=names)
    return 0
