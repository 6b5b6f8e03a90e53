"""Where what a command has to say goes: the terminal, or the file that `--output` names."""

import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from commonplace.cli.frame import Choice
from commonplace.language import N_

_WIDEST = 100


def output_options(forms: Iterable[str], help: str) -> Callable[[Any], Any]:  # noqa: A002 - click's word
    """Return what adds `--format` and `--output` to a command, as `form` and `output`."""
    form = click.option("--format", "form", type=Choice(list(forms)), default="text", help=help)
    output = click.option(
        "--output",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        help=N_("Write the report into this file."),
    )
    return lambda command: form(output(command))


def put_out(text: str, output: Path | None) -> None:
    """Print a text, or write it without colours into a file. Raises OSError where it cannot."""
    if output is None:
        click.echo(text, nl=False)
        return
    output.write_text(click.unstyle(text), encoding="utf-8", errors="replace", newline="\n")


def columns() -> int:
    """Return how wide a line may be; 0, as wide as it likes, where the output is no terminal."""
    return min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else 0
