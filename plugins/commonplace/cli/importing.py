"""What every import has: where it writes to, what it may replace, how it tells what it did."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click

from commonplace.cli.call import Call
from commonplace.cli.frame import Choice
from commonplace.cli.progress import progress
from commonplace.importing import PlannedFile, Written, write_files
from commonplace.importing.reasons import ImportProblem, needs_a_look
from commonplace.language import N_, Language
from commonplace.load import load_hub
from commonplace.model import Hub
from commonplace.settings import read_settings
from commonplace.values import SLUG


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where an import goes and how: the options that all imports share."""

    into: Path | None
    update: bool
    dry_run: bool
    form: str


def import_options(command: Any) -> Any:
    """Add the options that all imports share."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--update", is_flag=True, help=N_("Replace files that are there already and differ.")
    ),
    click.option("--dry-run", is_flag=True, help=N_("Write nothing; say what would be written.")),
    click.option(
        "--format",
        "form",
        type=Choice(["text", "json"]),
        default="text",
        help=N_("How to print the summary."),
    ),
)

into_option = click.option(
    "--into",
    metavar="HUB",
    type=click.Path(path_type=Path),
    help=N_("The hub's folder; else as --hub."),
)


def check_id(ctx: click.Context, _: click.Parameter, value: str) -> str:
    """Return an option's value, which must be an id. Raises click.BadParameter."""
    if value and not SLUG.fullmatch(value):
        raise click.BadParameter(
            ctx.ensure_object(Call).gettext(
                N_("“{found}” is not an id: ids are a-z, 0-9 and “-”, the name of the file."),
                found=value,
            )
        )
    return value


def read_hub(call: Call, wanted: Wanted) -> Hub:
    """Load the hub that is imported into."""
    root = wanted.into.resolve() if wanted.into else call.root
    settings = read_settings(root)
    with progress(call, N_("Reading the hub")) as step:
        return load_hub(root, settings, step)


class Plan(Protocol):
    """What every plan of an import has: the files to write, and what needs a look."""

    @property
    def files(self) -> Sequence[PlannedFile]:
        """The files to write."""

    @property
    def problems(self) -> Sequence[ImportProblem]:
        """What needs a look."""


PlanT = TypeVar("PlanT", bound=Plan)


def carry_out(  # noqa: PLR0913 - what an import is, by name
    call: Call,
    wanted: Wanted,
    hub: Hub,
    plan: PlanT,
    *,
    text: Callable[[PlanT, Written, Language], str],
    data: Callable[[PlanT, Written, Language], Mapping[str, Any]],
) -> int:
    """Write what is planned, unless this is a dry run, tell it, and return the exit code."""
    with progress(call, N_("Writing files")) as step:
        written = write_files(
            plan.files,
            hub.root / hub.settings.submissions,
            update=wanted.update,
            dry_run=wanted.dry_run,
            progress=step,
        )
    if wanted.dry_run:
        call.warn(N_("Nothing is written (--dry-run); this is what would be:"))
    if wanted.form == "json":
        found = data(plan, written, call.language)
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        click.echo(text(plan, written, call.language), nl=False)
    return int(bool(written.different) or needs_a_look(plan.problems))
