"""`commonplace check`: everything that is wrong with submissions, at once."""

from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import command
from commonplace.cli.output import output_options, put_out
from commonplace.cli.progress import progress
from commonplace.cli.reporting import report_on
from commonplace.language import N_
from commonplace.load import load_hub
from commonplace.mending import mend
from commonplace.problems.reports import FORMATS, summary
from commonplace.selection import Selection, select
from commonplace.settings import Settings, read_settings
from commonplace.terminal import printable


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
@output_options(FORMATS, N_("How to print problems."))
@pass_call
def check(  # noqa: PLR0913 - one argument an option
    call: Call, *, paths: tuple[Path, ...], fix: bool, strict: bool, form: str, output: Path | None
) -> int:
    """Load the hub and print what was found."""
    root = call.root
    settings = read_settings(root)
    selection = select(paths, root=root, submissions=settings.submissions)
    if fix:
        _mend(call, root, settings, selection)
    with progress(call, N_("Reading submissions")) as step:
        hub = load_hub(root, settings, step)
    report = report_on(call, hub, selection)
    put_out(FORMATS[form](report), output)
    if output:
        click.echo(summary(report), err=True)
    return int(any(problem.is_error or strict for problem in report.problems))


def _mend(call: Call, root: Path, settings: Settings, selection: Selection) -> None:
    for mended in mend(root, settings, selection):
        done = call.gettext(", ").join(call.gettext(what) for what in mended.done)
        call.warn(N_("Mended {path}: {done}"), path=printable(mended.path), done=done)
