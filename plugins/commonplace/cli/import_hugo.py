"""`commonplace import hugo`: a Hugo site's posts become columns, articles and members."""

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
from commonplace.importing import ImportOptions, plan_import, read_hugo_source
from commonplace.importing.article_summary import summary_data, summary_text
from commonplace.language import N_


def _read_merges(ctx: click.Context, _: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    if wrong := next(
        (
            value
            for value, pair in zip(values, pairs, strict=True)
            if not (pair[0].strip() and pair[2].strip())
        ),
        None,
    ):
        message = N_("“{found}” is not of the form “other name=name to keep”.")
        raise click.BadParameter(ctx.ensure_object(Call).gettext(message, found=wrong))
    return {other.strip(): kept.strip() for other, _, kept in pairs}


@command(
    "hugo",
    help=N_(
        "Turn the posts of a Hugo site into articles, and those who signed them into members. "
        "SOURCE is the site's folder, its content folder, or one section of that. Every page ends "
        "as an article, or is listed with the reason why not. Running it twice changes nothing, "
        "and a file that somebody has changed since is left alone.\n\n"
        "Exit code 0: everything that is a post is imported; 1: something needs a look; "
        "2: the command could not be run."
    ),
    examples=[
        (
            "commonplace import hugo ../old-site --column essays --dry-run",
            N_("see what would happen"),
        ),
        (
            "commonplace import hugo ../old-site --column essays --into .",
            N_("import into this hub"),
        ),
        (
            "commonplace import hugo ../old-site --column essays --by-category",
            N_("a column for each category"),
        ),
        (
            'commonplace import hugo ../old-site --column essays --merge "A. Marlow=Alice Marlow"',
            N_("two spellings are one person"),
        ),
    ],
)
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@into_option
@click.option(
    "--column",
    metavar="ID",
    required=True,
    callback=check_id,
    help=N_("The column the articles go to; made where it is missing."),
)
@click.option(
    "--by-category",
    is_flag=True,
    help=N_("Make a column for each first category; the rest goes to --column."),
)
@click.option(
    "--title", metavar="TEXT", default="", help=N_("The title of a new column; else the site's.")
)
@click.option(
    "--editor",
    metavar="ID",
    default="",
    help=N_("Who edits new columns; else who wrote most of each."),
)
@click.option(
    "--default-author",
    metavar="NAME",
    default="",
    help=N_("Who signs what names no author; else “Editors of …”."),
)
@click.option(
    "--organisation",
    "organisations",
    metavar="NAME",
    multiple=True,
    help=N_("A byline that is no person. May be given again."),
)
@click.option(
    "--merge",
    "merges",
    metavar="OTHER=NAME",
    multiple=True,
    callback=_read_merges,
    help=N_("Two names of one person; the second is kept. May be given again."),
)
@click.option(
    "--site-url",
    "site_urls",
    metavar="URL",
    multiple=True,
    help=N_("Where the old site was; links to its posts become internal. May be given again."),
)
@click.option(
    "--permalink",
    metavar="PATTERN",
    help=N_(
        "How the old site made addresses; else from its configuration, or /:year/:month/:slug/."
    ),
)
@import_options
@pass_call
def hugo(  # noqa: PLR0913 - one parameter an option
    call: Call,
    /,
    *,
    source: Path,
    into: Path | None,
    update: bool,
    dry_run: bool,
    form: str,
    **wanted: Any,
) -> int:
    """Plan the import, write it, and print the summary."""
    shared = Wanted(into, update, dry_run, form)
    hub = read_hub(call, shared)
    with progress(call, N_("Reading the source")) as step:
        found = read_hugo_source(source, step)
    with progress(call, N_("Turning posts into articles")) as step:
        plan = plan_import(found, hub, ImportOptions(**wanted), step)
    return carry_out(call, shared, hub, plan, text=summary_text, data=summary_data)
