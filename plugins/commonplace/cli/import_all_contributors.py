"""`commonplace import all-contributors`: its file becomes members and credits."""

from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import command
from commonplace.cli.importing import (
    Wanted,
    carry_out,
    check_id,
    import_options,
    into_option,
    read_hub,
)
from commonplace.importing.all_contributors import (
    ContributorOptions,
    plan_contributors,
    read_all_contributors,
)
from commonplace.importing.all_contributors.summary import summary_data, summary_text
from commonplace.language import N_
from commonplace.values.roles import Role


def _read_roles(ctx: click.Context, _: click.Parameter, values: tuple[str, ...]) -> dict[str, Role]:
    call, known = ctx.ensure_object(Call), {role.value: role for role in Role}
    roles = {}
    for value in values:
        kind, role = (part.strip() for part in f"{value}=".split("=", 2)[:2])
        if not kind or role not in known:
            message = N_("“{found}” is not of the form “type=role”; roles are: {allowed}.")
            wrong = call.gettext(message, found=value, allowed=", ".join(known))
            raise click.BadParameter(wrong)
        roles[kind] = known[role]
    return roles


@command(
    "all-contributors",
    help=N_(
        "Turn the people of all-contributors into members, and what they gave into a file of "
        "credits. FILE is its .all-contributorsrc; without it, the one in this folder. Every type "
        "of all-contributors is a role of the same name; of any other it is said who gave it. Who "
        "has a record already, by account or by name, keeps it. Pictures are not downloaded. "
        "Running it twice changes nothing, and a file that somebody has changed since is left "
        "alone.\n\n"
        "Exit code 0: everything is imported; 1: something needs a look; 2: the command could not "
        "be run."
    ),
    examples=[
        ("commonplace import all-contributors --dry-run", N_("see what would happen")),
        (
            "commonplace import all-contributors ../code/.all-contributorsrc --into .",
            N_("import into this hub"),
        ),
        (
            "commonplace import all-contributors --role steward=maintenance",
            N_("a type of your own is this role"),
        ),
    ],
)
@click.argument(
    "source",
    metavar="[FILE]",
    required=False,
    default=".all-contributorsrc",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@into_option
@click.option(
    "--role",
    "roles",
    metavar="TYPE=ROLE",
    multiple=True,
    callback=_read_roles,
    help=N_("The role of a type that is none of all-contributors'. May be given again."),
)
@click.option(
    "--credits",
    "credits_id",
    metavar="ID",
    default="all-contributors",
    callback=check_id,
    help=N_("The name of the file below credits/, where there are several sources."),
)
@import_options
@pass_call
def all_contributors(  # noqa: PLR0913 - one parameter an option
    call: Call,
    /,
    *,
    source: Path,
    into: Path | None,
    roles: dict[str, Role],
    credits_id: str,
    update: bool,
    dry_run: bool,
    form: str,
) -> int:
    """Plan the import, write it, and print the summary."""
    shared = Wanted(into, update, dry_run, form)
    hub = read_hub(call, shared)
    found = read_all_contributors(source)
    plan = plan_contributors(found, hub, ContributorOptions(credits_id, roles))
    return carry_out(call, shared, hub, plan, text=summary_text, data=summary_data)
