"""`commonplace completion`: the script that teaches a shell our commands."""

import click
from click.shell_completion import get_completion_class

from commonplace.cli.frame import Choice, command
from commonplace.language import N_
from commonplace.trouble import Trouble


@command(
    "completion",
    help=N_("Let your shell complete commands and options. Prints the script that does it."),
    examples=[
        (
            'eval "$(commonplace completion bash)"',
            N_("in ~/.bashrc; for zsh the same in ~/.zshrc, with zsh"),
        ),
        (
            "commonplace completion fish > ~/.config/fish/completions/commonplace.fish",
            N_("for fish, once"),
        ),
    ],
)
@click.argument("shell", type=Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print click's own script for a shell."""
    found = get_completion_class(shell)
    if found is None:
        raise Trouble(N_("There is no completion for {shell}."), shell=shell)
    script = found(ctx.find_root().command, {}, "commonplace", "_COMMONPLACE_COMPLETE")
    click.echo(script.source())
