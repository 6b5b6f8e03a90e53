"""`commonplace init`: a new hub that builds and passes its own check at once."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from commonplace.cli.asking import ask, can_ask, worded
from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import Choice, command
from commonplace.git import GitError, run_git
from commonplace.language import LANGUAGES, N_, language_name
from commonplace.problems import Problem
from commonplace.starting import MadeHub, NewHub, faults_of_hub, make_hub
from commonplace.starting.hubs import check_empty
from commonplace.terminal import printable
from commonplace.values import time_zone

WRONG = 2
_LOCALTIME = Path("/etc/localtime")
_FLAGS = {"languages": "--language"}


@command(
    "init",
    help=N_(
        "Make a new hub in an empty folder: settings, a handbook to begin with, a place for "
        "submissions. It builds and passes its own check at once. FOLDER is made where it is "
        "missing; without it, the hub is made here. Asks for what no option tells.\n\n"
        "A hub in two languages is named in each: --name 'Riverside' --name zh=河畔社群"
    ),
    examples=[
        ("commonplace init our-hub", N_("asks what it needs to know")),
        (
            "commonplace init our-hub --name Riverside --goal 'We teach each other.' --language en",
            N_("asks nothing"),
        ),
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
@click.option("--url", metavar="URL", help=N_("Where the site will be."))
@click.option("--repo", metavar="URL", help=N_("Where the repository is or will be."))
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
    languages = answers.pop("languages", ())
    answers["languages"] = list(dict.fromkeys(languages)) or _languages(call)
    for name, option in (("name", "names"), ("goal", "goals")):
        answers[name] = _by_language(answers.pop(option, ()), answers["languages"])
    if not can_ask() and (
        missing := [f"--{name}" for name in ("name", "goal") if not answers[name]]
    ):
        raise click.UsageError(
            call.gettext(
                N_("Not given: {names}. On a terminal you would be asked."),
                names=", ".join(missing),
            ),
            click.get_current_context(),
        )
    if faults := faults_of_hub(answers):
        return _refuse(call, faults)
    answers.setdefault("timezone", _zone_here())
    if can_ask():
        _ask_for_rest(call, answers, set(given) - {name for name in given if not given[name]})
    hub = NewHub.model_validate(answers)
    today = datetime.now(time_zone(hub.timezone)).date()
    made = make_hub(target, hub, today, call.language)
    has_git = not no_git and _make_repository(call, target)
    _tell(call, made, hub, has_git=has_git)
    return 0


def _languages(call: Call) -> list[str]:
    """Return the hub's languages: asked for, else the one that the command speaks."""
    own = call.language.tag
    if not can_ask():
        return [own]
    for tag in LANGUAGES:
        call.say("  {tag}  {name}", tag=tag, name=language_name(tag, spoken_in=own))
    question = N_("Which languages will the site have, the main one first, such as en,zh?")
    while True:
        answer = ask(call, question, lambda _: (), default=own)
        tags = list(dict.fromkeys(answer.replace(",", " ").split()))
        if tags and set(tags) <= set(LANGUAGES):
            return tags
        call.warn(N_("Allowed are: {allowed}."), allowed=", ".join(LANGUAGES))


def _by_language(texts: tuple[str, ...], languages: list[str]) -> dict[str, str]:
    """Return texts by language; one without `LANG=` is in the first language without any."""
    found: dict[str, str] = {}
    for text in texts:
        tag, sign, rest = text.partition("=")
        if not sign or tag not in languages:
            tag, rest = next((each for each in languages if each not in found), languages[-1]), text
        found[tag] = rest.strip()
    return found


def _ask_for_rest(call: Call, answers: dict[str, Any], given: set[str]) -> None:
    """Ask for names and goals in every language, then for what a hub can do without."""
    for tag in answers["languages"]:
        spoken = language_name(tag, spoken_in=call.language.tag)
        for name, question in (
            ("name", call.gettext(N_("The community's name ({language})"), language=spoken)),
            ("goal", call.gettext(N_("Its goal in one sentence ({language})"), language=spoken)),
        ):
            if tag not in answers[name]:
                answers[name][tag] = ask(
                    call,
                    question,
                    lambda text, name=name: _faults(name, {"en": text}),  # type: ignore[misc]
                )
    for name, question in (
        ("repo", N_("Address of the repository (Enter: later)")),
        ("report", N_("Where to report misconduct, such as mailto:… (Enter: later)")),
        ("license", N_("Licence of texts, such as CC-BY-4.0 (Enter: later)")),
        ("founder", N_("Your own name, as the first member (Enter: later)")),
    ):
        if name not in given:
            answer = ask(
                call,
                question,
                lambda text, name=name: _faults(name, text),  # type: ignore[misc]
                may_skip=True,
            )
            answers |= {name: answer} if answer else {}
    if "timezone" not in given:
        answers["timezone"] = ask(
            call,
            N_("The zone in which the hub counts days"),
            lambda text: _faults("timezone", text),
            default=answers["timezone"],
        )


def _faults(name: str, answer: Any) -> list[Problem]:
    return [problem for field, problem in faults_of_hub({name: answer}) if field == name]


def _refuse(call: Call, faults: list[tuple[str, Problem]]) -> int:
    for name, problem in faults:
        flag = _FLAGS.get(name, f"--{name}")
        call.warn(N_("Error: {sentence}"), sentence=f"{flag}: {worded(call, problem)}")
    call.warn(N_("Nothing was written."))
    return WRONG


def _zone_here() -> str:
    """Return this machine's time zone where it says so by name, else UTC."""
    named = os.environ.get("TZ", "").removeprefix(":")
    try:
        named = named or str(_LOCALTIME.readlink()).partition("zoneinfo/")[2]
    except OSError:
        return "UTC"  # Windows, or a machine without a zone
    is_known = named and not named.endswith("/UTC") and not _faults("timezone", named)
    return named if is_known else "UTC"


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


def _tell(call: Call, made: MadeHub, hub: NewHub, *, has_git: bool) -> None:
    here = Path.cwd()
    is_here = made.folder == here
    inside = made.folder.is_relative_to(here)
    folder = (made.folder.relative_to(here) if inside else made.folder).as_posix()
    call.say(
        N_("The hub is made: {count} files in {folder}."),
        count=len(made.written),
        folder=printable(folder if not is_here else made.folder.as_posix()),
    )
    for name in made.kept:
        call.say(N_("{path} was there and is as it was."), path=printable(name))
    click.echo()
    call.say(N_("What to do next:"))
    steps = [] if is_here else [(N_("Go there"), f"cd {_quoted(folder)}")]
    steps += [
        (N_("Look at it"), "commonplace serve"),
        (N_("Check it"), "commonplace check"),
        (N_("Read the handbook and make it yours"), "site_src/handbook/"),
    ]
    if not hub.founder:
        steps.append((N_("Add yourself"), "commonplace new member"))
    if has_git:
        steps.append((N_("Keep it"), 'git add . && git commit -m "A new hub"'))
    if not hub.license:
        steps.append((N_("Choose a licence"), "mkdocs.yml, LICENSE"))
    if not hub.report:
        steps.append(
            (
                N_("Say where to report misconduct"),
                "mkdocs.yml, site_src/handbook/code-of-conduct.md",
            )
        )
    for number, (what, how) in enumerate(steps, 1):
        call.say(N_("  {number}. {what}: {how}"), number=number, what=call.gettext(what), how=how)


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
