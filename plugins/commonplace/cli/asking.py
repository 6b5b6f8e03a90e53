"""Questions at a terminal: put again until the answer can be used, and never put elsewhere."""

import sys
from collections.abc import Callable, Iterable, Sequence

import click

from commonplace.cli.call import Call
from commonplace.language import N_, join_sentences
from commonplace.problems import Problem
from commonplace.terminal import printable
from commonplace.trouble import Trouble

_MOST_SHOWN = 12


def can_ask() -> bool:
    """Whether somebody sits at the keyboard."""
    return sys.stdin.isatty()


def ask(  # noqa: PLR0913 - what a question may need
    call: Call,
    question: str,
    faults: Callable[[str], Iterable[Problem | Trouble]],
    *,
    default: str = "",
    words: Sequence[str] = (),
    may_skip: bool = False,
) -> str:
    """Put a question, marked with `N_`, until an answer has no faults; show the words allowed."""
    shown = call.gettext(question)
    if words and len(words) <= _MOST_SHOWN:
        shown += f" ({', '.join(words)})"
    while True:
        answer = _prompt(shown, default)
        if not answer:
            if may_skip:
                return ""
            call.warn(N_("An answer is needed here; Ctrl-C stops without writing anything."))
            continue
        problems = list(faults(answer))
        for problem in problems:
            click.echo(f"  {worded(call, problem)}", err=True)
        if not problems:
            return answer


def ask_many(  # noqa: PLR0913 - as `ask`
    call: Call,
    question: str,
    faults: Callable[[str], Iterable[Problem | Trouble]],
    *,
    default: str = "",
    words: Sequence[str] = (),
    may_skip: bool = False,
) -> list[str]:
    """Put a question that several answers may follow, parted by commas."""

    def faults_of_all(answer: str) -> list[Problem | Trouble]:
        return [problem for part in split(answer) for problem in faults(part)]

    answer = ask(call, question, faults_of_all, default=default, words=words, may_skip=may_skip)
    return split(answer)


def _prompt(shown: str, default: str) -> str:
    suffix = " " if shown.endswith(("?", "？")) else ": "
    has_default = bool(default)
    answer = click.prompt(shown, default=default, show_default=has_default, prompt_suffix=suffix)
    return str(answer).strip()


def split(answer: str) -> list[str]:
    """Return the parts of an answer, between commas of either width."""
    parts = answer.replace("，", ",").replace("、", ",").split(",")
    return [part.strip() for part in parts if part.strip()]


def worded(call: Call, problem: Problem | Trouble) -> str:
    """Return what is wrong and what to do, in one line."""
    language = call.language
    if isinstance(problem, Trouble):
        return printable(problem.sentence(language))
    return printable(join_sentences(problem.message(language), problem.hint(language)))
