"""What the command says when something goes wrong, and in which form it reaches the terminal."""

import os
import sys
import traceback
from collections.abc import Mapping, Sequence

import click

from commonplace.cli.call import Call
from commonplace.cli.frame import UnknownCommandError
from commonplace.language import (
    LANGUAGES,
    N_,
    interface_language,
    join_sentences,
    language_from_environment,
)
from commonplace.problems import closest
from commonplace.terminal import printable
from commonplace.trouble import Trouble

WRONG = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


def prepare_streams() -> None:
    """Let every character through: UTF-8 for programs, `?` where a terminal lacks a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            is_terminal = stream.isatty()
            stream.reconfigure(encoding=None if is_terminal else "utf-8", errors="replace")


def wants_plain_text(environment: Mapping[str, str]) -> bool:
    """Whether colours are unwelcome even on a terminal (no-color.org)."""
    return bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"


def wanted_language(args: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language of this call, before anything is parsed: complaints are in it too."""
    tag = ""
    for index, arg in enumerate(args):
        if arg == "--":
            break
        if arg.startswith("--lang="):
            tag = arg.partition("=")[2]
        elif arg == "--lang":
            tag = args[index + 1] if index + 1 < len(args) else ""
    return interface_language(tag) if tag in LANGUAGES else language_from_environment(environment)


def report_failure(error: BaseException, call: Call) -> int:
    """Say in one sentence why the command stopped; return the exit code."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.message, err=True)
        return WRONG
    sentence = " ".join(_sentence(error, call).split())  # YAML complains in several lines
    call.warn(N_("Error: {sentence}"), sentence=printable(sentence))
    if isinstance(error, click.UsageError) and error.ctx:
        path = error.ctx.command_path
        call.warn(N_("See: {command}"), command=f"{path} --help")
    if call.debug:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
    return WRONG


def _sentence(error: BaseException, call: Call) -> str:
    if isinstance(error, Trouble):
        return error.sentence(call.language)
    if isinstance(error, click.ClickException):
        return _usage_sentence(error, call)
    if isinstance(error, OSError) and error.filename:
        path, reason = os.fsdecode(error.filename), error.strerror or type(error).__name__
        return call.gettext("{path} cannot be used: {reason}.", path=path, reason=reason)
    found = f"{type(error).__name__}: {error}"
    return call.gettext(
        "This should not have happened: {found}. Run it again with --debug and report what it "
        "prints.",
        found=found,
    )


def _usage_sentence(error: click.ClickException, call: Call) -> str:
    if isinstance(error, UnknownCommandError):
        message = call.gettext("There is no command “{name}”.", name=error.name)
        return join_sentences(message, _hint(closest(error.name, error.known), call))
    if isinstance(error, click.NoSuchOption):
        message = call.gettext("There is no option “{name}”.", name=error.option_name)
        return join_sentences(message, _hint((error.possibilities or [""])[0], call))
    if isinstance(error, click.MissingParameter):
        return call.gettext("{name} is missing.", name=_name(error))
    if isinstance(error, click.BadOptionUsage):
        takes_none = "not take" in error.message  # click tells the two cases apart only here
        message = N_("“{name}” takes no value.") if takes_none else N_("“{name}” needs a value.")
        return call.gettext(message, name=error.option_name)
    if isinstance(error, click.BadParameter) and (name := _name(error)):
        return f"{name}: {error.message}"
    return error.message


def _hint(likely: str, call: Call) -> str:
    return call.gettext("Did you mean “{name}”?", name=likely) if likely else ""


def _name(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return ""
    if isinstance(error.param, click.Option):
        return max(error.param.opts, key=len)
    return error.param.make_metavar(error.ctx).strip("[].{}")
