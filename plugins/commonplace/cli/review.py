"""`commonplace review`: what a pull request would change, and whether its author may."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.day import day_option, epoch_of
from commonplace.cli.frame import Choice, command
from commonplace.cli.output import output_options, put_out
from commonplace.cli.reporting import dressed
from commonplace.language import N_
from commonplace.model.handles import FORGES
from commonplace.problems.reports import Report
from commonplace.reporting.reviews import FORMATS, write_markdown
from commonplace.review import Asked, Review
from commonplace.review import review as review_of


@command(
    "review",
    help=N_(
        "Say what a pull request will publish, and with --actor whether its author may change what "
        "it changes. Owners are read from --base, never from what is proposed. Only what git has "
        "is read: nothing is checked out, built or run, and no network is used.\n\n"
        "Exit code 0: all of it is allowed; 1: something is not; 2: the command could not be run."
    ),
    examples=[
        ("commonplace review --base origin/main", N_("the branch you are on")),
        (
            "commonplace review --base main --head FETCH_HEAD --actor alice",
            N_("somebody's, after git fetch"),
        ),
        ("commonplace review --base main --format json", N_("for a program")),
    ],
)
@click.option(
    "--base", required=True, metavar="REF", help=N_("The branch it is to be merged into.")
)
@click.option("--head", default="HEAD", metavar="REF", help=N_("The last commit of it."))
@click.option("--actor", metavar="NAME", help=N_("The account of its author on the forge."))
@click.option(
    "--forge",
    type=Choice(FORGES),
    help=N_("The forge of that account; else the one of repo_url in mkdocs.yml."),
)
@click.option(
    "--summary",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Also add the review as Markdown to the end of this file."),
)
@output_options(FORMATS, N_("How to print the review."))
@day_option(N_("The day it is seen from, such as 2026-05-14; today if not given."))
@pass_call
def review(
    call: Call,
    /,
    *,
    form: str,
    output: Path | None,
    summary: Path | None,
    today: datetime | None,
    **asked: Any,
) -> int:
    """Review and print what was found."""
    now = datetime.fromtimestamp(epoch_of(today, "UTC"), UTC)
    found = review_of(call.root, Asked(**asked), now)
    report = dressed(call, found.problems, len(found.changes), found.lines)
    put_out(FORMATS[form](found, report), output)
    if summary:
        _add_to(summary, found, report)
    return int(not found.is_allowed)


def _add_to(file: Path, found: Review, report: Report) -> None:
    """Add the review to a file that other steps of a job write to as well."""
    with file.open("a", encoding="utf-8", errors="replace", newline="\n") as end:
        end.write(click.unstyle(write_markdown(found, report)))
