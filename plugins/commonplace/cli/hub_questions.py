"""The questions that begin a hub: those that no option has answered, put at a terminal."""

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import click

from commonplace.cli.asking import ask, split
from commonplace.cli.call import Call
from commonplace.language import LANGUAGES, N_, language_name
from commonplace.problems import Problem
from commonplace.starting import faults_of_hub
from commonplace.starting.chapters import CHAPTERS, GROUPS, chosen
from commonplace.starting.forges import FORGES, forge_at, pages_at
from commonplace.trouble import Trouble

Faults = Callable[[str], Iterable[Problem | Trouble]]

_LOCALTIME = Path("/etc/localtime")


def ask_languages(call: Call) -> list[str]:
    """Ask which languages the site has; that of the command is proposed."""
    own = call.language.tag
    for tag in LANGUAGES:
        call.say("  {tag}  {name}", tag=tag, name=language_name(tag, spoken_in=own))
    question = N_("Which languages will the site have, the main one first, such as en,zh?")
    tags = split(ask(call, question, _faults_of_languages, default=own))
    return list(dict.fromkeys(tags))


def ask_for_rest(call: Call, answers: dict[str, Any], given: set[str]) -> None:
    """Ask for names and goals in every language, then for what a hub can do without.

    `given` are the names of what options have answered; answers are added to `answers`.
    """
    for tag in answers["languages"]:
        spoken = language_name(tag, spoken_in=call.language.tag)
        for name, question in (
            ("name", call.gettext(N_("The community's name ({language})"), language=spoken)),
            ("goal", call.gettext(N_("Its goal in one sentence ({language})"), language=spoken)),
        ):
            if tag not in answers[name]:
                answers[name][tag] = ask(call, question, partial(_faults_in_english, name))
    if "chapters" not in given:
        answers["chapters"] = _ask_chapters(call)
    _ask_if_wanted(call, answers, given, _LOOK)
    if not (given & {"forge"} or forge_at(answers.get("repo"))):
        question = N_("Which forge keeps the repository")
        answers["forge"] = ask(call, question, _faults_of_forge, default="none", words=[*FORGES])
    if "url" not in given:
        _ask_url(call, answers)
    _ask_if_wanted(call, answers, given, _PEOPLE)
    if "timezone" not in given:
        question = N_("The zone in which the hub counts days")
        answers["timezone"] = ask(
            call, question, partial(_faults, "timezone"), default=answers["timezone"]
        )


_LOOK = (
    ("accent", N_("Colour of links and buttons (Enter: cinnabar, #a8401f)")),
    ("repo", N_("Address of the repository (Enter: later)")),
)
_PEOPLE = (
    ("report", N_("Where to report misconduct, such as mailto:… (Enter: later)")),
    ("license", N_("Licence of texts, such as CC-BY-4.0 (Enter: later)")),
    ("founder", N_("Your own name, as the first member (Enter: later)")),
)


def _ask_if_wanted(
    call: Call, answers: dict[str, Any], given: set[str], questions: tuple[tuple[str, str], ...]
) -> None:
    for name, question in questions:
        if name not in given:
            answer = ask(call, question, partial(_faults, name), may_skip=True)
            answers |= {name: answer} if answer else {}


def _ask_chapters(call: Call) -> tuple[str, ...]:
    """Show all chapters with a number, and ask which to leave out."""
    call.say(N_("The handbook can have these chapters:"))
    numbers = {chapter: str(number) for number, chapter in enumerate(CHAPTERS, 1)}
    for group in GROUPS:
        click.echo(f"  {call.gettext(group.title)}")
        for chapter in group.chapters:
            words = call.gettext(": ").join(map(call.gettext, (chapter.title, chapter.question)))
            click.echo(f"    {numbers[chapter.slug]:>2}  {words}")

    def faults(answer: str) -> list[Trouble]:
        unknown = [part for part in split(answer) if part not in numbers.values()]
        wrong = N_("“{found}” is not a number in this list.")
        if not unknown and len(set(split(answer))) == len(numbers):
            return [Trouble(N_("A handbook needs a chapter; keep one."))]
        return [Trouble(wrong, found=part) for part in unknown]

    question = N_("Numbers of those to leave out, such as 9,13 (Enter: keep all)")
    dropped = set(split(ask(call, question, faults, may_skip=True)))
    return chosen(["all"], [chapter for chapter, number in numbers.items() if number in dropped])


def _ask_url(call: Call, answers: dict[str, Any]) -> None:
    """Ask where the site will be; the forge's own pages service is proposed where it has one."""
    faults: Faults = partial(_faults, "url")
    if proposed := pages_at(answers.get("forge") or "", answers.get("repo")):
        answers["url"] = ask(call, N_("Where the site will be"), faults, default=proposed)
        return
    answer = ask(call, N_("Where the site will be (Enter: later)"), faults, may_skip=True)
    answers |= {"url": answer} if answer else {}


def _faults(name: str, answer: Any) -> list[Problem | Trouble]:
    return [problem for field, problem in faults_of_hub({name: answer}) if field == name]


def _faults_in_english(name: str, answer: str) -> list[Problem | Trouble]:
    """Return what is wrong with a text that a hub has once in each language."""
    return _faults(name, {"en": answer})


def _faults_of_languages(answer: str) -> list[Trouble]:
    tags = split(answer)
    if tags and set(tags) <= set(LANGUAGES):
        return []
    return [Trouble(N_("Allowed are: {allowed}."), allowed=", ".join(LANGUAGES))]


def _faults_of_forge(answer: str) -> list[Trouble]:
    if answer in FORGES:
        return []
    return [Trouble(N_("Allowed are: {allowed}."), allowed=", ".join(FORGES))]


def zone_here() -> str:
    """Return this machine's time zone where it says so by name, else UTC."""
    named = os.environ.get("TZ", "").removeprefix(":")
    try:
        named = named or str(_LOCALTIME.readlink()).partition("zoneinfo/")[2]
    except OSError:
        return "UTC"  # Windows, or a machine without a zone
    is_known = named and not named.endswith("/UTC") and not _faults("timezone", named)
    return named if is_known else "UTC"
