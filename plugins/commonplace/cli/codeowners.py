"""`commonplace codeowners`: the file by which a forge asks the right people."""

from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import Choice, command
from commonplace.cli.kept_file import keep, text_of
from commonplace.cli.progress import progress
from commonplace.git import repository_top, way_from_top
from commonplace.language import N_, NN_
from commonplace.load import load_hub
from commonplace.review.code_owners import SYNTAXES, CodeOwners
from commonplace.settings import Settings, read_settings
from commonplace.starting.forges import FORGES, forge_at
from commonplace.trouble import Trouble

_LEFT_OUT = NN_(
    "{count} member has no account there in their record and is left out: {names}",
    "{count} members have no account there in their records and are left out: {names}",
)


@command(
    "codeowners",
    help=N_(
        "Name in CODEOWNERS whom the forge asks about which files: members about their records, "
        "editors about their columns, organisers about their events and competitions, maintainers "
        "about all else. It is made of the records, so nobody keeps it by hand.\n\n"
        "Without --output it is printed and nothing is written.\n\n"
        "Exit code 0: fine; 1: with --check, the file is not what it would be; 2: the command "
        "could not be run."
    ),
    examples=[
        ("commonplace codeowners", N_("print it")),
        ("commonplace codeowners --output .github/CODEOWNERS", N_("write it")),
        ("commonplace codeowners --check", N_("for a job: is it up to date?")),
    ],
)
@click.option(
    "--forge",
    type=Choice([*SYNTAXES]),
    help=N_("The forge that reads it; else the one of repo_url in mkdocs.yml."),
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write it into this file."),
)
@click.option(
    "--check",
    is_flag=True,
    help=N_("Write nothing; exit with 1 if the file, or the one that the forge reads, differs."),
)
@pass_call
def codeowners(call: Call, /, *, forge: str | None, output: Path | None, check: bool) -> int:
    """Load the hub, and print or write the file."""
    root = call.root
    settings = read_settings(root)
    name = _forge(forge, settings)
    with progress(call, N_("Reading submissions")) as step:
        hub = load_hub(root, settings, step)
    file = CodeOwners(hub, SYNTAXES[name], way_from_top(root))
    if file.left_out:
        count = len(file.left_out)
        message = call.language.ngettext(*_LEFT_OUT, count)
        click.echo(message.format(count=count, names=", ".join(file.left_out)), err=True)
    if output is None and not check:
        click.echo(file.text, nl=False)
        return 0
    path = output or repository_top(root) / FORGES[name].owners
    return keep(call, path, text_of(path), file.text, check=check)


def _forge(named: str | None, settings: Settings) -> str:
    """Return the forge that reads the file. Raises Trouble where nothing says which."""
    found = named or forge_at(settings.repo_url)
    if found in SYNTAXES:
        return found
    message = N_("Nothing says which forge reads the file; add --forge: {allowed}.")
    raise Trouble(message, allowed=", ".join(SYNTAXES))
