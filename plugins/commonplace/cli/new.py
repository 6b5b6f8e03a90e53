"""`commonplace new`: a new file that passes `check` at once."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import click

from commonplace.cli.asking import can_ask, worded
from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import Choice, Command, group
from commonplace.cli.interview import Interview
from commonplace.cli.progress import progress
from commonplace.language import N_
from commonplace.load import load_hub
from commonplace.model import Event, is_recurring
from commonplace.pages.dates import worded_weekday
from commonplace.pages.rhythms import worded_rhythm
from commonplace.problems import Problem
from commonplace.settings import read_settings
from commonplace.starting import KINDS, Draft, Kind, Prompt, compose, read_draft, write_draft
from commonplace.terminal import printable
from commonplace.trouble import Trouble
from commonplace.views.events import occurrences

WRONG = 2
_DATES_TOLD = 4


@group(
    "new",
    help=N_(
        "Write a new file where it belongs, with its fields filled and an outline of the text. "
        "Asks for what no option tells; without a terminal it asks nothing and names what is "
        "missing. Never overwrites a file."
    ),
    examples=[
        ("commonplace new article", N_("asks what it needs to know")),
        ("commonplace new member 林小满", N_("the id, lin-xiaoman, is proposed")),
        ("commonplace new event --help", N_("all options of one kind")),
    ],
)
def new() -> None:
    """Hold the commands of all kinds."""


def _run(kind: Kind, call: Call, /, **given: Any) -> int:
    """Gather the answers, write the file, and say what to do next."""
    in_folder = bool(given.pop("folder", False))
    interview = Interview(call, kind, {name: value for name, value in given.items() if value})
    if not can_ask() and (missing := interview.missing()):
        names = ", ".join(missing)
        raise click.UsageError(
            call.gettext(N_("Not given: {names}. On a terminal you would be asked."), names=names),
            click.get_current_context(),
        )
    root = call.root
    settings = read_settings(root)
    with progress(call, N_("Reading submissions")) as step:
        interview.meet(load_hub(root, settings, step))
    if faults := interview.faults_of_given():
        return _refuse(call, faults)
    answers = interview.finish(in_folder=in_folder)
    uri = kind.uri(answers["id"], interview.parent, in_folder=in_folder)
    draft = Draft(kind, uri, compose(kind, answers))
    text = draft.text(call.language)
    record, problems = read_draft(draft, text)
    if problems:
        return _refuse(call, interview.by_option(problems))
    with progress(call, N_("Checking")) as step:
        problems = write_draft(root, settings, draft, text, step)
    if any(problem.is_error for problem in problems):
        return _refuse(call, interview.by_option(problems))
    _tell(call, kind, root / settings.submissions / uri, problems)
    if isinstance(record, Event) and is_recurring(record):
        _tell_dates(call, record)
    return 0


def _refuse(call: Call, faults: Iterable[tuple[str, Problem | Trouble]]) -> int:
    """Say what is wrong, each with the option that would mend it; nothing was written."""
    for flag, problem in faults:
        name = f"{flag}: " if flag else ""
        call.warn(N_("Error: {sentence}"), sentence=f"{name}{worded(call, problem)}")
    call.warn(N_("Nothing was written."))
    return WRONG


def _tell(call: Call, kind: Kind, path: Path, problems: Iterable[Problem]) -> None:
    here = Path.cwd()
    shown = (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
    call.say(N_("{path} written."), path=printable(shown))
    for problem in problems:
        call.warn(N_("Note: {what}"), what=worded(call, problem))
    click.echo()
    call.say(
        N_(
            "What to do next:\n"
            "  1. {write}\n"
            "  2. Look at it:   commonplace serve\n"
            "  3. Check it:     commonplace check {path}\n"
            "  4. Send it:      git add {folder}\n"
            '                   git commit -m "{name}"\n'
            "                   then push a branch and open a pull request."
        ),
        write=call.gettext(kind.to_write),
        path=shown,
        folder=shown.removesuffix("index.md").rstrip("/"),
        name=path.parent.name if path.name == "index.md" else path.stem,
    )


def _tell_dates(call: Call, event: Event) -> None:
    """Say on which days a recurring event begins, so that a rule that was read wrongly is seen."""
    first = occurrences(event, event.starts_at, more=_DATES_TOLD)[:_DATES_TOLD]
    days = [worded_weekday(occurrence.starts_at.date(), call.language) for occurrence in first]
    rhythm = worded_rhythm(event, call.language)
    click.echo()
    call.say(N_("It takes place {rhythm}:\n  {days}"), rhythm=rhythm, days="\n  ".join(days))


def _option(kind: Kind, option: str) -> click.Option:
    prompt = next(prompt for prompt in kind.prompts if prompt.option == option)
    choices = kind.choices_of(prompt)
    return click.Option(
        [prompt.flag],
        metavar=None if choices else _metavar(prompt),
        type=Choice(choices) if choices and not prompt.many else None,
        multiple=prompt.many,
        help=kind.help_of(prompt),
    )


def _metavar(prompt: Prompt) -> str:
    return (prompt.collection or prompt.option.rpartition("-")[2]).upper()


def _command(kind: Kind) -> Command:
    run: Callable[..., int] = partial(_run, kind)
    options: list[click.Parameter] = [_option(kind, found.option) for found in kind.prompts]
    options.append(
        click.Option(
            ["--id"],
            metavar="ID",
            help=N_("The name of the file and of the page's address; else made from the title."),
        )
    )
    if kind.may_have_folder:
        options.append(
            click.Option(
                ["--folder"],
                is_flag=True,
                help=N_("Make a folder with index.md, where pictures can lie beside the text."),
            )
        )
    return Command(
        kind.name,
        params=[click.Argument([kind.title], metavar="[TITLE]", required=False), *options],
        callback=pass_call(run),
        help=kind.summary,
        examples=kind.examples,
    )


for _kind in KINDS.values():
    new.add_command(_command(_kind))
