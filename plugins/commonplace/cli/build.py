"""`commonplace build`: the whole site, every language, published in one step."""

import os
import sys
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from commonplace.cli import remade
from commonplace.cli.call import Call, pass_call
from commonplace.cli.day import epoch_of, today_option
from commonplace.cli.frame import Choice, command
from commonplace.cli.output import output_options, put_out
from commonplace.cli.progress import progress
from commonplace.cli.reporting import dressed
from commonplace.cli.standing import standing, tell_account, tell_wait
from commonplace.language import N_
from commonplace.problems.reports import Sources, summary
from commonplace.problems.reports.text import write_text
from commonplace.publish import Place, Told, keep_up
from commonplace.publish.engine import ENGINES
from commonplace.settings import read_settings
from commonplace.terminal import printable


@command(
    "build",
    help=N_(
        "Build the site in every language of the hub and publish it in one step: readers meet the "
        "old site or the new one, never half of it. A file with an error is left out and named; "
        "all other pages are published.\n\n"
        "Exit code 0: all is published; 1: published, but something was left out or is doubtful "
        "(see --keep-going and --strict); 2: nothing was published."
    ),
    examples=[
        ("commonplace build", N_("into the folder that mkdocs.yml names")),
        ("commonplace build --keep-going", N_("exit with 0 though files are left out")),
        ("commonplace build --format json", N_("for another program")),
        (
            "commonplace build --explain handbook/index.md",
            N_("and tell why that page was made again"),
        ),
        ("commonplace build --today 2026-05-14", N_("as it would be on that day")),
    ],
)
@click.option(
    "--site-dir",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help=N_("Publish into this folder instead of mkdocs.yml's."),
)
@click.option("--keep-going", is_flag=True, help=N_("Exit with 0 though files are left out."))
@click.option("--strict", is_flag=True, help=N_("Exit with 1 for warnings too."))
@click.option(
    "--engine",
    type=Choice(list(ENGINES)),
    default="mkdocs",
    help=N_("Which generator builds the pages."),
)
@click.option(
    "--executor",
    metavar="dask:ADDRESS",
    default="",
    help=N_("Render pages on a Dask cluster, such as dask:tcp://scheduler.example:8786."),
)
@click.option("--no-wait", is_flag=True, help=N_("Give up if the site is being built already."))
@click.option(
    "--no-previous",
    is_flag=True,
    help=N_("Do not keep the site that is replaced; there is nothing to restore then."),
)
@click.option(
    "--explain",
    metavar="PAGE",
    help=N_("Say why this page was made again, or was not; name its file or its address."),
)
@click.option("--anew", is_flag=True, help=N_("Build also where nothing has changed."))
@output_options(("text", "json"), N_("How to print what was done."))
@today_option
@pass_call
def build(  # noqa: PLR0913 - one argument an option
    call: Call,
    *,
    site_dir: Path | None,
    keep_going: bool,
    strict: bool,
    engine: str,
    executor: str,
    no_wait: bool,
    no_previous: bool,
    explain: str | None,
    anew: bool,
    form: str,
    output: Path | None,
    today: datetime | None,
) -> int:
    """Build, print what was left out, and say where the site is and which."""
    began = time.monotonic()
    settings = read_settings(call.root)
    folder = site_dir.absolute() if site_dir else call.root / settings.site_dir
    with standing(call, Place(folder), form, output) as stands:
        with progress(call, N_("Building pages")) as step:
            told = keep_up(
                call.root,
                settings,
                site_dir=folder,
                engine=engine,
                executor=executor,
                epoch=epoch_of(today, settings.options.timezone),
                anew=anew,
                progress=step,
                waiting=lambda holder: tell_wait(call, holder),
                patient=not no_wait,
                keep=not no_previous,
            )
        if form == "json":
            put_out(stands.as_json(told), output)
        else:
            _tell(call, told, time.monotonic() - began)
            if explain:
                remade.explain(call, told, settings, explain)
            _tell_place(call, folder)
            stands.tell(told)
    left_out = any(problem.is_error for problem in told.problems) or bool(told.refused)
    doubtful = bool(told.warnings or told.lacks or told.dead or told.problems)
    return int((left_out and not keep_going) or (strict and doubtful))


def _tell(call: Call, told: Told, seconds: float) -> None:
    found = dressed(call, told.problems, told.checked, Sources(call.root))
    errors = [problem for problem in found.problems if problem.is_error]
    if errors:
        click.echo(write_text(replace(found, problems=errors)), nl=False)
    if len(errors) < len(found.problems):
        call.say(N_("{summary} `commonplace check` lists them."), summary=summary(found))
    for warning in told.warnings:
        call.warn(N_("From the site generator: {warning}"), warning=printable(warning))
    for lack in told.lacks:
        call.warn(N_("Warning: {lack}"), lack=printable(lack))
    for note in told.notes:
        call.warn(N_("Note: {what}"), what=printable(note))
    call.say(
        N_("Published {pages} pages in {seconds} s.")
        if told.is_built
        else N_("Nothing has changed: {pages} pages stand as they were built. {seconds} s."),
        pages=f"{told.pages:,}",
        seconds=f"{seconds:.1f}",
    )
    remade.tell_remade(call, told)
    if told.refused:
        call.say(N_("Left out: {files}"), files=", ".join(printable(uri) for uri in told.refused))
    tell_account(call, told)
    if told.waiting:
        waiting = ", ".join(printable(key) for key, _ in told.waiting)
        call.say(
            N_("Not published yet (drafts, in review, scheduled): {articles}"), articles=waiting
        )


def _tell_place(call: Call, folder: Path) -> None:
    call.say(
        N_("The site is in {folder}. To look at it, run {command} and open {url}"),
        folder=_shown(folder),
        command=f"`{_PYTHON} -m http.server 8000 --directory {_shown(folder)}`",
        url="http://localhost:8000/",
    )


_PYTHON = "py" if sys.platform == "win32" else "python3"


def _shown(folder: Path) -> str:
    """Return a folder as one would type it from here."""
    try:
        return os.path.relpath(folder)
    except ValueError:  # on another drive of Windows
        return str(folder)
