"""What every command has: translated help with examples, and the options that all share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from commonplace.cli.call import Call
from commonplace.cli.layout import Context
from commonplace.language import LANGUAGES, N_, Language, language

Examples = Sequence[tuple[str, str]]
"""Command lines, each with what it does."""

_WIDEST_EXAMPLE = 46
_CLICKS_WORDS = (N_("[OPTIONS]"), N_("COMMAND [ARGS]..."))


class Choice(click.Choice[str]):
    """One of a few words; complains in the user's language."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Say which words are allowed."""
        words = ctx.ensure_object(Call).language if ctx else language(LANGUAGES[0])
        message = words.gettext("“{found}” is not known; allowed: {allowed}.")
        return message.format(found=value, allowed=", ".join(self.choices))


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value is not None and value is not False:
            setattr(ctx.ensure_object(Call), name, value)

    return keep


def _keep_language(ctx: click.Context, _: click.Parameter, tag: str | None) -> None:
    if tag:
        ctx.ensure_object(Call).language = language(tag)


SHARED = (
    click.Option(
        ["--hub"],
        metavar="DIR",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_keep("hub"),
        help=N_("The hub's folder; else the nearest one from here upwards."),
    ),
    click.Option(
        ["--lang"],
        type=Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=_keep_language,
        help=N_("The language of messages; else the system's."),
    ),
    click.Option(
        ["--debug"],
        is_flag=True,
        expose_value=False,
        callback=_keep("debug"),
        help=N_("Show where in the program an unexpected error came from."),
    ),
)
"""Options that may stand before and after the name of any command."""


class Command(click.Command):
    """A command whose help is translated where it is shown."""

    context_class = Context

    def __init__(self, *args: Any, examples: Examples = (), **attributes: Any) -> None:
        attributes.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **attributes)
        self.examples = examples

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the command's own parameters, then those that all commands share."""
        *own, help_option = super().get_params(ctx)
        taken = {parameter.name for parameter in own}
        return [*own, *(option for option in SHARED if option.name not in taken), help_option]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, and say in the user's language what is too much."""
        if isinstance(self, click.Group):
            return super().parse_args(ctx, args)
        ctx.allow_extra_args = True  # so that not click complains
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise click.UsageError(
                _words(ctx).gettext("Not expected here: {found}").format(found=" ".join(left)), ctx
            )
        return left

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write usage, what the command does, examples, commands and options."""
        words = _words(ctx)
        usage = words.gettext("Usage:")
        formatter.write_usage(
            ctx.command_path,
            " ".join(self.collect_usage_pieces(ctx)),
            prefix=f"{usage} " if usage.isascii() else usage,
        )
        formatter.write_paragraph()
        formatter.write_text(words.gettext(self.help))
        shared = [option for option in self.get_params(ctx) if option not in self.params]
        examples = [(line, words.gettext(does)) for line, does in self.examples]
        _write_list(ctx, formatter, N_("Examples"), examples, widest=_WIDEST_EXAMPLE)
        _write_list(ctx, formatter, N_("Commands"), self.list_summaries(ctx))
        _write_list(ctx, formatter, N_("Options"), _option_rows(ctx, self.params))
        _write_list(ctx, formatter, N_("For every command"), _option_rows(ctx, shared))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what may follow the command's name."""
        pieces = super().collect_usage_pieces(ctx)
        return [_words(ctx).gettext(piece) for piece in pieces]

    def list_summaries(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return the names of subcommands and what each does, in a line."""
        if not isinstance(self, click.Group):
            return []
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, _summary(ctx, command)) for name, command in found if command]


class Group(Command, click.Group):
    """A command with subcommands, listed in the order in which they are given."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the subcommands."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand; else say which one may be meant."""
        if args and self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise UnknownCommandError(args[0], self.list_commands(ctx), ctx)
        return super().resolve_command(ctx, args)


class UnknownCommandError(click.UsageError):
    """There is no such command."""

    def __init__(self, name: str, known: Sequence[str], ctx: click.Context) -> None:
        super().__init__(name, ctx)
        self.name = name
        self.known = known


def command(
    name: str,
    *,
    help: str,  # noqa: A002 - click's word
    examples: Examples = (),
    **attributes: Any,
) -> Callable[[Callable[..., Any]], Command]:
    """Make a function a command; `help` and the examples' texts are marked with `N_`."""
    return click.command(name, Command, help=help, examples=examples, **attributes)


def group(
    name: str,
    *,
    help: str,  # noqa: A002 - click's word
    examples: Examples = (),
    **attributes: Any,
) -> Callable[[Callable[..., Any]], Group]:
    """Make a function a group; its `@<group>.command("name", help=…)` are translated too."""
    return click.command(name, Group, help=help, examples=examples, **attributes)


def _words(ctx: click.Context) -> Language:
    return ctx.ensure_object(Call).language


def _summary(ctx: click.Context, found: click.Command) -> str:
    # The first sentence, which in Chinese ends in a full-width stop.
    text = _words(ctx).gettext(found.help).split("\n\n")[0]
    return text.split("。")[0].split(". ")[0].rstrip(".")


def _write_list(
    ctx: click.Context,
    formatter: click.HelpFormatter,
    title: str,
    rows: Sequence[tuple[str, str]],
    *,
    widest: int = 30,
) -> None:
    if rows:
        with formatter.section(_words(ctx).gettext(title)):
            formatter.write_dl(rows, col_max=widest)


def _option_rows(
    ctx: click.Context, parameters: Sequence[click.Parameter]
) -> list[tuple[str, str]]:
    """Return the names of options and what they do; an argument is told of in the text above."""
    return [
        _option_row(ctx, option)
        for option in parameters
        if isinstance(option, click.Option) and not option.hidden
    ]


def _option_row(ctx: click.Context, option: click.Option) -> tuple[str, str]:
    record = option.get_help_record(ctx)
    names = record[0] if record else ", ".join(option.opts)
    words = _words(ctx)
    if "--help" in option.opts:
        return names, words.gettext("Show this help.")
    text = words.gettext(option.help)
    if option.show_default and option.default is not None:
        text += words.gettext(" (else {value})").format(value=option.default)
    return names, text
