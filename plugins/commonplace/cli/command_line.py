"""The whole command line: which commands there are, and how a call begins and ends."""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

import commonplace
from commonplace.cli.call import Call
from commonplace.cli.console import (
    INTERRUPTED,
    PIPE_CLOSED,
    prepare_streams,
    report_failure,
    wanted_language,
    wants_plain_text,
)
from commonplace.cli.frame import Examples, Group
from commonplace.language import N_, language

COMMANDS = {
    "init": ("commonplace.cli.init:init", N_("Make a new hub in an empty folder")),
    "new": ("commonplace.cli.new:new", N_("Write a new member, column, article, event …")),
    "check": ("commonplace.cli.check:check", N_("Find what is wrong with submissions")),
    "build": ("commonplace.cli.build:build", N_("Build the site and publish it in one step")),
    "restore": (
        "commonplace.cli.restore:restore",
        N_("Bring back the site before the last build"),
    ),
    "serve": ("commonplace.cli.serve:serve", N_("Show the site and follow every change")),
    "review": (
        "commonplace.cli.review:review",
        N_("Say what a pull request will publish, and whether its author may"),
    ),
    "results": (
        "commonplace.cli.results:results",
        N_("Count the ballots and votes of a competition"),
    ),
    "report": (
        "commonplace.cli.report:report",
        N_("Say what happened and what waits for a maintainer"),
    ),
    "contributors": (
        "commonplace.cli.contributors:contributors",
        N_("Name everybody who gave something in a file"),
    ),
    "codeowners": (
        "commonplace.cli.codeowners:codeowners",
        N_("Name in CODEOWNERS whom the forge asks about which files"),
    ),
    "ballot": (
        "commonplace.cli.ballots:ballot",
        N_("Begin, read, seal and open the ballots of judges"),
    ),
    "members": (
        "commonplace.cli.members:members",
        N_("List who is named in commits and has no record"),
    ),
    "import": ("commonplace.cli.command_line:imports", N_("Turn another site into submissions")),
    "schema": ("commonplace.cli.schema:schema", N_("Print what editors need to help with fields")),
    "workflows": (
        "commonplace.cli.workflows:workflows",
        N_("Keep what the forge's machines do up to date"),
    ),
    "doctor": (
        "commonplace.cli.doctor:doctor",
        N_("Find what is wrong with the machine and the set-up"),
    ),
    "completion": (
        "commonplace.cli.completion:completion",
        N_("Let your shell complete commands and options"),
    ),
}
IMPORTS = {
    "hugo": ("commonplace.cli.import_hugo:hugo", N_("Import a Hugo site's articles")),
    "ics": ("commonplace.cli.import_events:ics", N_("Import the events of calendars")),
    "calendar-yaml": (
        "commonplace.cli.import_events:calendar_yaml",
        N_("Import the events of calendars in YAML"),
    ),
    "conferences": ("commonplace.cli.import_events:conferences", N_("Import lists of conferences")),
    "all-contributors": (
        "commonplace.cli.import_all_contributors:all_contributors",
        N_("Import the people of all-contributors"),
    ),
    "entries": (
        "commonplace.cli.import_entries:entries",
        N_("Import what was handed in elsewhere"),
    ),
}


class LazyGroup(Group):
    """A group that imports a command when it is called, so that each starts fast."""

    def __init__(self, name: str, homes: Mapping[str, tuple[str, str]], **attributes: Any) -> None:
        super().__init__(name, **attributes)
        self.homes = homes

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands without importing them."""
        return list(self.homes)

    def list_summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return what each command does without importing it."""
        words = ctx.ensure_object(Call).language
        return [(name, words.gettext(summary)) for name, (_, summary) in self.homes.items()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import a command and return it, or None where there is none of this name."""
        if cmd_name not in self.homes:
            return None
        module, attribute = self.homes[cmd_name][0].split(":")
        found: click.Command = getattr(import_module(module), attribute)
        return found

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> "list[click.shell_completion.CompletionItem]":
        """Complete names of commands without importing them."""
        item = click.shell_completion.CompletionItem
        names = [
            item(name, help=summary)
            for name, summary in self.list_summaries(ctx)
            if name.startswith(incomplete)
        ]
        return [*names, *click.Command.shell_complete(self, ctx, incomplete)]


class CommandLine(LazyGroup):
    """The command `commonplace`: 0 is fine, 1 is problems, 2 is wrong use or a broken machine."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run one call to its end and exit; never shows a stack trace unasked."""
        prepare_streams()
        # One call, then the process ends: looking for circles among a hub's many small values
        # would take a third of the time and find nothing.
        gc.disable()
        given = sys.argv[1:] if args is None else args
        call = Call(language(wanted_language(given, os.environ)))
        try:
            code = super().main(
                args,  # where None, click expands wildcards on Windows
                prog_name="commonplace",
                standalone_mode=False,
                obj=call,
                color=False if wants_plain_text(os.environ) else None,
            )
        except (click.Abort, KeyboardInterrupt):
            sys.exit(INTERRUPTED)
        except Exception as error:  # noqa: BLE001 - the last stop before the user's eyes
            sys.exit(report_failure(error, call))
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a reader of the output that has enough, such as `head`, is no error."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Nothing more may be written, not even when the interpreter ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return PIPE_CLOSED
        return result


def _show_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's signature
    if wanted:
        click.echo(f"commonplace {commonplace.__version__}")
        ctx.exit()


_EXAMPLES: Examples = (
    ("commonplace new article", N_("write an article; asks what it needs to know")),
    ("commonplace check", N_("see whether it can be published")),
    ("commonplace serve", N_("look at the site while you write")),
)

main = CommandLine(
    "commonplace",
    COMMANDS,
    help=N_("Turns a git repository into a community's home."),
    examples=_EXAMPLES,
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help=N_("Show the version."),
        )
    ],
)

imports = LazyGroup(
    "import",
    IMPORTS,
    help=N_(
        "Turn another site, calendars, or a list of people into submissions. Running it twice "
        "changes nothing."
    ),
)
