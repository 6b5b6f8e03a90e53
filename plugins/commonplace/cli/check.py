"""`commonplace check`: everything that is wrong with submissions, at once."""

import shutil
import sys
from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import Choice, command
from commonplace.cli.progress import progress
from commonplace.language import N_
from commonplace.load import load_hub
from commonplace.mending import mend
from commonplace.problems.reports import FORMATS, Report, Sources, summary
from commonplace.selection import Selection, select
from commonplace.settings import Settings, read_settings

_COLOURS = {"path": {"bold": True}, "error": {"fg": "red"}, "warning": {"fg": "yellow"}}
_COLOURS |= {"quiet": {"dim": True}, "fine": {"fg": "green"}}


@command(
    "check",
    help=N_(
        "Find what is wrong with submissions. Says for each problem where it is, what is allowed "
        "and what to do. Looks at all submissions, or only at the files and folders PATH.\n\n"
        "Exit code 0: nothing is wrong, or there are warnings only; 1: there are errors; "
        "2: the command could not be run."
    ),
    examples=[
        ("commonplace check", N_("everything")),
        ("commonplace check member_submissions/events", N_("one folder")),
        ("commonplace check --fix", N_("mend line ends and byte order marks first")),
        ("commonplace check --format github", N_("in a workflow: shown beside the lines")),
    ],
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help=N_("First mend what needs no judgement."))
@click.option("--strict", is_flag=True, help=N_("Exit with 1 for warnings too."))
@click.option("--format", "form", type=Choice(list(FORMATS)), default="text", help=N_("How to print problems."))
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=N_("Write the report into this file."),
)
@pass_call
def check(
    call: Call, *, paths: tuple[Path, ...], fix: bool, strict: bool, form: str, output: Path | None
) -> int:
    """Load the hub and print what was found."""
    root = call.root
    settings = read_settings(root)
    selection = select(paths, root=root, submissions=settings.submissions)
    if fix:
        _mend(call, root, settings, selection)
    report = _examine(call, root, settings, selection)
    text = FORMATS[form](report if output is None else report)
    if output:
        output.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        click.echo(summary(report), err=True)
    else:
        click.echo(text, nl=False)
    return int(any(problem.is_error or strict for problem in report.problems))
