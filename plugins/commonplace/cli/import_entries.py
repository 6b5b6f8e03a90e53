"""`commonplace import entries`: what was handed in elsewhere becomes entries of a competition."""

from datetime import date
from pathlib import Path
from typing import Any

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
from commonplace.cli.progress import progress
from commonplace.importing.entries import EntryOptions, plan_entries, read_sources
from commonplace.importing.entries.summary import summary_data, summary_text
from commonplace.importing.entries.words import Field
from commonplace.language import N_
from commonplace.values import time_zone


def _read_fields(
    ctx: click.Context, _: click.Parameter, values: tuple[str, ...]
) -> dict[str, Field]:
    known = {field.value: field for field in Field}
    fields = {}
    for value in values:
        name, _sign, field = (part.strip() for part in value.rpartition("="))
        if not name or field not in known:
            message = N_("“{found}” is not of the form “heading=field”; fields are: {allowed}.")
            wrong = ctx.ensure_object(Call).gettext(message, found=value, allowed=", ".join(known))
            raise click.BadParameter(wrong)
        fields[name] = known[field]
    return fields


def _read_day(ctx: click.Context, _: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        message = N_("“{found}” is no day; write it as 2026-09-30.")
        wrong = ctx.ensure_object(Call).gettext(message, found=value or "")
        raise click.BadParameter(wrong) from None


def _check_zone(ctx: click.Context, _: click.Parameter, value: str) -> str:
    try:
        if value:
            time_zone(value)
    except ValueError:
        message = N_("“{found}” is no zone; write an IANA name, such as Asia/Shanghai, or AoE.")
        wrong = ctx.ensure_object(Call).gettext(message, found=value)
        raise click.BadParameter(wrong) from None
    return value


@command(
    "entries",
    help=N_(
        "Turn what was handed in elsewhere into entries of a competition. SOURCE is a file or a "
        "folder: of Markdown, where each file is an entry and its headings are the fields; of JSON "
        "or CSV, where each row is one. Headings are understood by their words; what else they are "
        "called, --field says. Every source ends as an entry, or is listed with the reason why "
        "not. Who made something stands in its team, as a member where an account or a name is "
        "known; nobody becomes a member by it, no mail address comes along, and nothing is "
        "downloaded. Running it twice changes nothing, and a file that somebody has changed since "
        "is left alone.\n\n"
        "Exit code 0: everything is imported; 1: something needs a look; 2: the command could not "
        "be run."
    ),
    examples=[
        (
            "commonplace import entries submissions/ --competition map-jam --dry-run",
            N_("see what would happen"),
        ),
        (
            "commonplace import entries entries.json --competition map-jam --title 'Map jam'",
            N_("a list; the competition is made where it is missing"),
        ),
        (
            "commonplace import entries form.csv --competition map-jam --field 'Who are you=team'",
            N_("a column with a name of its own"),
        ),
    ],
)
@click.argument(
    "sources",
    metavar="SOURCE…",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True),
)
@into_option
@click.option(
    "--competition",
    metavar="ID",
    required=True,
    callback=check_id,
    help=N_("The competition the entries go to; made where it is missing."),
)
@click.option(
    "--field",
    "fields",
    metavar="HEADING=FIELD",
    multiple=True,
    callback=_read_fields,
    help=N_("What a heading or a column is; “nothing” passes it over. May be given again."),
)
@click.option(
    "--default-author",
    metavar="NAME",
    default="",
    help=N_("Who made what names nobody; else it is left out."),
)
@click.option(
    "--title", metavar="TEXT", default="", help=N_("The title of a new competition; else its id.")
)
@click.option(
    "--organizer",
    metavar="ID",
    default="",
    help=N_("Who organises a new competition: a member by id, or a name; else its title."),
)
@click.option(
    "--timezone",
    metavar="ZONE",
    default="",
    callback=_check_zone,
    help=N_("The zone of a new competition, an IANA name or AoE; else the hub's."),
)
@click.option(
    "--start",
    metavar="DAY",
    callback=_read_day,
    help=N_("When a new competition opened; else the day of its first entry."),
)
@click.option(
    "--end",
    metavar="DAY",
    callback=_read_day,
    help=N_("When a new competition closed; else the day of its last entry."),
)
@import_options
@pass_call
def entries(  # noqa: PLR0913 - one parameter an option
    call: Call,
    /,
    *,
    sources: tuple[Path, ...],
    into: Path | None,
    update: bool,
    dry_run: bool,
    form: str,
    **wanted: Any,
) -> int:
    """Plan the import, write it, and print the summary."""
    shared = Wanted(into, update, dry_run, form)
    options = EntryOptions(**wanted)
    hub = read_hub(call, shared)
    with progress(call, N_("Reading the source")) as step:
        drafts = read_sources(sources, options, step)
    with progress(call, N_("Turning them into entries")) as step:
        plan = plan_entries(drafts, hub, options, step)
    return carry_out(call, shared, hub, plan, text=summary_text, data=summary_data)
