"""`commonplace init`: a new hub that builds and passes its own check at once."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from commonplace.cli.asking import can_ask, split, worded
from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import Choice, command
from commonplace.cli.hub_questions import ask_for_rest, ask_languages, zone_here
from commonplace.cli.next_steps import tell
from commonplace.git import GitError, run_git
from commonplace.language import LANGUAGES, N_
from commonplace.problems import Problem
from commonplace.starting import NewHub, faults_of_hub, make_hub
from commonplace.starting.chapters import chosen
from commonplace.starting.forges import FORGES
from commonplace.starting.hubs import check_empty
from commonplace.trouble import Trouble
from commonplace.values import time_zone

WRONG = 2
_FLAGS = {"languages": "--language"}


@command(
    "init",
    help=N_(
        "Make a new hub in an empty folder: settings, a handbook to keep, a place for "
        "submissions, and files that let the forge check and publish. It builds and passes its own "
        "check at once. FOLDER is made where it is missing; without it, the hub is made here. Asks "
        "for what no option tells.\n\n"
        "A hub in two languages is named in each: --name Harbour --name zh=海港"
    ),
    examples=[
        ("commonplace init our-hub", N_("asks what it needs to know")),
        (
            "commonplace init our-hub --name Harbour --goal 'We teach each other.'",
            N_("as little as will do"),
        ),
        (
            "commonplace init --repo https://github.com/our/hub",
            N_("checks and publishes on GitHub"),
        ),
        (
            "commonplace init --without judging --without competitions",
            N_("without two chapters of the handbook"),
        ),
        ("commonplace init --accent '#1f6fa8'", N_("a colour of its own")),
        (
            "commonplace init --language zh --language en",
            N_("Chinese at the root, English at /en/"),
        ),
    ],
)
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--name", "names", metavar="[LANG=]NAME", multiple=True, help=N_("The community's name.")
)
@click.option(
    "--goal",
    "goals",
    metavar="[LANG=]GOAL",
    multiple=True,
    help=N_("What it is for, in one sentence."),
)
@click.option(
    "--language",
    "languages",
    type=Choice(LANGUAGES),
    multiple=True,
    help=N_("A language of the site; the first is the one at its root."),
)
@click.option(
    "--chapters",
    metavar="all|CHAPTER,…",
    multiple=True,
    help=N_("The chapters of the handbook to keep; else all."),
)
@click.option(
    "--without",
    metavar="CHAPTER",
    multiple=True,
    help=N_("A chapter of the handbook to leave out."),
)
@click.option(
    "--accent",
    metavar="COLOUR",
    help=N_(
        "The colour of links and buttons, such as '#a8401f'; its twin for the dark is computed."
    ),
)
@click.option("--url", metavar="URL", help=N_("Where the site will be."))
@click.option("--repo", metavar="URL", help=N_("Where the repository is or will be."))
@click.option(
    "--forge",
    type=Choice([*FORGES]),
    help=N_("What keeps the repository; else as the address of --repo says."),
)
@click.option("--timezone", metavar="ZONE", help=N_("The zone in which the hub counts days."))
@click.option("--license", metavar="LICENSE", help=N_("The licence of texts, such as CC-BY-4.0."))
@click.option(
    "--report",
    metavar="ADDRESS",
    help=N_("Where to report misconduct: a mailto: address or a web page."),
)
@click.option(
    "--founder", metavar="NAME", help=N_("The first member; also makes a column for news.")
)
@click.option("--no-git", is_flag=True, help=N_("Do not make the folder a git repository."))
@pass_call
def init(call: Call, /, *, folder: Path | None, no_git: bool, **given: Any) -> int:
    """Gather the answers, write the hub, and say what to do next."""
    target = (folder or call.hub or Path()).resolve()
    check_empty(target)
    answers = {name: value for name, value in given.items() if value}
    told = set(answers) | ({"chapters"} if "without" in answers else set())
    languages = list(dict.fromkeys(answers.pop("languages", ())))
    answers["chapters"] = _chapters(answers.pop("chapters", ()), answers.pop("without", ()))
    answers["languages"] = languages or _languages(call)
    for name, option in (("name", "names"), ("goal", "goals")):
        answers[name] = _by_language(answers.pop(option, ()), answers["languages"])
    if not can_ask():
        _need(call, answers)
    if faults := faults_of_hub(answers):
        return _refuse(call, faults)
    answers.setdefault("timezone", zone_here())
    if can_ask():
        ask_for_rest(call, answers, told)
    hub = NewHub.model_validate(answers)
    today = datetime.now(time_zone(hub.timezone)).date()
    made = make_hub(target, hub, today, call.language)
    has_git = not no_git and _make_repository(call, target)
    tell(call, made, hub, has_git=has_git)
    return 0


def _languages(call: Call) -> list[str]:
    """Return the hub's languages: asked for, else the one that the command speaks."""
    return ask_languages(call) if can_ask() else [call.language.tag]


def _chapters(keep: tuple[str, ...], drop: tuple[str, ...]) -> tuple[str, ...]:
    """Return the chapters to keep. Raises Trouble where one is unknown, or none is left."""
    kept = chosen([slug for text in keep for slug in split(text)] or ["all"], drop)
    if not kept:
        raise Trouble(N_("A handbook needs a chapter; keep one."))
    return kept


def _need(call: Call, answers: dict[str, Any]) -> None:
    """Complain of what must be told where nobody can be asked."""
    if missing := [f"--{name}" for name in ("name", "goal") if not answers[name]]:
        raise click.UsageError(
            call.gettext(
                N_("Not given: {names}. On a terminal you would be asked."),
                names=", ".join(missing),
            ),
            click.get_current_context(),
        )


def _by_language(texts: tuple[str, ...], languages: list[str]) -> dict[str, str]:
    """Return texts by language; one without `LANG=` is in the first language without any."""
    found: dict[str, str] = {}
    for text in texts:
        tag, sign, rest = text.partition("=")
        if not sign or tag not in languages:
            tag, rest = next((each for each in languages if each not in found), languages[-1]), text
        found[tag] = rest.strip()
    return found


def _refuse(call: Call, faults: list[tuple[str, Problem | Trouble]]) -> int:
    for name, problem in faults:
        flag = _FLAGS.get(name, f"--{name}")
        call.warn(N_("Error: {sentence}"), sentence=f"{flag}: {worded(call, problem)}")
    call.warn(N_("Nothing was written."))
    return WRONG


def _make_repository(call: Call, folder: Path) -> bool:
    """Make a folder a git repository unless it is in one; return whether it now is in one."""
    try:
        run_git(folder, "rev-parse", "--git-dir")
    except GitError:
        pass
    else:
        return True
    try:
        run_git(folder, "init", "--quiet")
        run_git(folder, "symbolic-ref", "HEAD", "refs/heads/main")
    except GitError as error:
        call.warn(N_("Note: {what}"), what=error.sentence(call.language))
        return False
    return True
