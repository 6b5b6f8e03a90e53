"""`commonplace contributors`: files of the repository that name its contributors."""

from datetime import datetime
from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.commits import edition_of, tell_refused
from commonplace.cli.day import day_option
from commonplace.cli.frame import Choice, command
from commonplace.cli.kept_file import keep, text_of
from commonplace.language import N_
from commonplace.outputs.repository import FORMS, Credited
from commonplace.trouble import Trouble
from commonplace.values.roles import Role


def _read_roles(ctx: click.Context, _: click.Parameter, values: tuple[str, ...]) -> set[Role]:
    known = {role.value: role for role in Role}
    if wrong := next((value for value in values if value not in known), None):
        message = N_("There is no role “{found}”; there are: {allowed}.")
        found = ctx.ensure_object(Call).gettext(message, found=wrong, allowed=", ".join(known))
        raise click.BadParameter(found)
    return {known[value] for value in values}


@command(
    "contributors",
    help=N_(
        "Name everybody who gave something, in a file that a repository keeps: CONTRIBUTORS.md for "
        "people, CITATION.cff for whoever cites the hub, .all-contributorsrc for the tool of that "
        "name, or JSON. It is read from records, and from git where mkdocs.yml has the plugin "
        "commonplace/credits; nobody who is hidden is in it, and people stand by name.\n\n"
        "Without --output it is printed and nothing is written. In a file that is there already, "
        "only the part between its two marks is replaced, and of .all-contributorsrc the people; "
        "the rest of it stays. A file without marks is left alone, unless --force.\n\n"
        "Exit code 0: fine; 1: with --check, the file is not what it would be; 2: the command "
        "could not be run."
    ),
    examples=[
        ("commonplace contributors", N_("print CONTRIBUTORS.md")),
        ("commonplace contributors --output CONTRIBUTORS.md", N_("write it")),
        ("commonplace contributors --output CITATION.cff", N_("the form follows the name")),
        (
            "commonplace contributors --role content --role translation --output CITATION.cff",
            N_("only those who wrote or translated"),
        ),
        (
            "commonplace contributors --output CONTRIBUTORS.md --check",
            N_("for a job: is it up to date?"),
        ),
    ],
)
@click.option(
    "--format",
    "form",
    type=Choice([*FORMS]),
    help=N_("The form of the file; else as the name of --output says, or markdown."),
)
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write it into this file."),
)
@click.option(
    "--role",
    "roles",
    metavar="ROLE",
    multiple=True,
    callback=_read_roles,
    help=N_("Only what was given in this role. May be given again."),
)
@click.option("--force", is_flag=True, help=N_("Replace the whole file, whatever is in it."))
@click.option(
    "--check", is_flag=True, help=N_("Write nothing; exit with 1 if the file would change.")
)
@day_option(N_("The day it is seen from, such as 2026-05-14; today if not given."))
@pass_call
def contributors(  # noqa: PLR0913 - one argument an option
    call: Call,
    *,
    form: str | None,
    output: Path | None,
    roles: set[Role],
    force: bool,
    check: bool,
    today: datetime | None,
) -> int:
    """Load the hub, ask git, and print or write the file."""
    if check and output is None:
        message = call.gettext(N_("--check needs --output: it looks at a file."))
        raise click.UsageError(message, click.get_current_context())
    wanted = FORMS[form or (_form_of(output) if output else "markdown")]
    # A file made of a part of the history would leave people out.
    edition = edition_of(call, today, is_whole=True)
    tell_refused(call, edition)
    credited = Credited.of(edition, roles)
    before = text_of(output) if output else ""
    try:
        text = wanted.write(credited, "" if force else before)
    except Trouble as trouble:
        raise Trouble(N_("{path}: {trouble}"), path=output, trouble=trouble) from None
    if output is None:
        click.echo(text, nl=False)
        return 0
    return keep(call, output, before, text, check=check)


def _form_of(output: Path) -> str:
    """Return the form of a file by its name."""
    by_name = {form.file: name for name, form in FORMS.items()}
    by_ending = {".cff": "citation", ".json": "json"}
    return by_name.get(output.name) or by_ending.get(output.suffix, "markdown")
