"""`commonplace import ics`, `calendar-yaml`, `conferences`: calendars become events."""

from pathlib import Path
from typing import Any

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import Choice, command
from commonplace.cli.importing import (
    Wanted,
    carry_out,
    check_id,
    import_options,
    into_option,
    read_hub,
)
from commonplace.cli.progress import progress
from commonplace.importing.events import (
    EventOptions,
    check_options,
    draft_calendar_yaml,
    draft_conference_files,
    draft_ics,
    plan_events,
)
from commonplace.importing.events.sources import Read
from commonplace.importing.events.summary import summary_data, summary_text
from commonplace.language import N_
from commonplace.model.event import EventKind


def _event_options(command: Any) -> Any:
    command = import_options(command)
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _check_ids(
    ctx: click.Context, option: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    return tuple(check_id(ctx, option, value) for value in values)


_OPTIONS = (
    click.argument(
        "files",
        metavar="FILE…",
        nargs=-1,
        required=True,
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
    ),
    into_option,
    click.option(
        "--timezone",
        metavar="ZONE",
        default="",
        help=N_("The zone of times and days that name none; an IANA name."),
    ),
    click.option(
        "--kind",
        type=Choice([kind.value for kind in EventKind]),
        help=N_("What all of them are; else what their titles say."),
    ),
    click.option(
        "--series",
        metavar="ID",
        default="",
        callback=check_id,
        help=N_("The series that all of them belong to."),
    ),
    click.option(
        "--series-by-name",
        "by_name",
        is_flag=True,
        help=N_("Make a series of each calendar, or of the editions of each conference."),
    ),
    click.option(
        "--topic",
        "topics",
        metavar="ID",
        multiple=True,
        callback=_check_ids,
        help=N_("A topic of all of them. May be given again."),
    ),
    click.option(
        "--tag",
        "tags",
        metavar="TEXT",
        multiple=True,
        help=N_("A tag of all of them. May be given again."),
    ),
    click.option(
        "--organizer",
        "organizers",
        metavar="ID",
        multiple=True,
        callback=_check_ids,
        help=N_("A member who organises all of them. May be given again."),
    ),
    click.option(
        "--held-in",
        metavar="LANGUAGE",
        default="",
        help=N_("The language that all of them are held in, such as en or zh."),
    ),
)

_with_private = click.option(
    "--with-private",
    is_flag=True,
    help=N_("Import what is marked as private or confidential, too."),
)


def _run(  # noqa: PLR0913 - one parameter an option
    call: Call,
    read: Read,
    /,
    *,
    files: tuple[Path, ...],
    into: Path | None,
    update: bool,
    dry_run: bool,
    form: str,
    **wanted: Any,
) -> int:
    """Read the sources, plan the import, write it, and print the summary."""
    shared = Wanted(into, update, dry_run, form)
    options = EventOptions(**wanted)
    hub = read_hub(call, shared)
    check_options(options, hub)
    with progress(call, N_("Reading the source")) as step:
        drafts = read(files, hub, options, step)
    with progress(call, N_("Turning them into events")) as step:
        plan = plan_events(drafts, hub, step)
    return carry_out(call, shared, hub, plan, text=summary_text, data=summary_data)


@command(
    "ics",
    help=N_(
        "Turn the events of calendars into events of the hub. FILE is an iCalendar file, as every "
        "calendar program exports it. Every event in it ends as an event, or is listed with the "
        "reason why not; what is likely there already is named. What is marked as private stays "
        "out, and so does every mail address. Running it twice changes nothing, and a file that "
        "somebody has changed since is left alone.\n\n"
        "Exit code 0: everything is imported; 1: something needs a look; 2: the command could not "
        "be run."
    ),
    examples=[
        ("commonplace import ics calendar.ics --dry-run", N_("see what would happen")),
        ("commonplace import ics calendar.ics --into .", N_("import into this hub")),
        (
            "commonplace import ics *.ics --series-by-name",
            N_("several calendars, each a series"),
        ),
        (
            "commonplace import ics old.ics --timezone Asia/Shanghai",
            N_("its times name no zone; they are those of Shanghai"),
        ),
    ],
)
@_event_options
@_with_private
@pass_call
def ics(call: Call, /, **wanted: Any) -> int:
    """Import iCalendar files."""
    return _run(call, draft_ics, **wanted)


@command(
    "calendar-yaml",
    help=N_(
        "Turn calendars in YAML into events of the hub. FILE is a list of events as the tool "
        "yaml2ics has it; files that it includes are read, too. Every event in it ends as an "
        "event, or is listed with the reason why not; what is likely there already is named. "
        "Running it twice changes nothing, and a file that somebody has changed since is left "
        "alone.\n\n"
        "Exit code 0: everything is imported; 1: something needs a look; 2: the command could not "
        "be run."
    ),
    examples=[
        ("commonplace import calendar-yaml calls.yaml --dry-run", N_("see what would happen")),
        (
            "commonplace import calendar-yaml calendars/*.yaml --series-by-name",
            N_("several calendars, each a series"),
        ),
        (
            "commonplace import calendar-yaml calls.yaml --organizer alice-wong --tag calls",
            N_("say who organises them, and how to find them"),
        ),
    ],
)
@_event_options
@_with_private
@pass_call
def calendar_yaml(call: Call, /, **wanted: Any) -> int:
    """Import calendars in YAML."""
    return _run(call, draft_calendar_yaml, **wanted)


@command(
    "conferences",
    help=N_(
        "Turn lists of conferences into events of the hub. FILE is a list in JSON as the "
        "collection conference-data has it, named after its topic; a conference in several lists "
        "is one event with several topics. Each ends as an event, or is listed with the reason why "
        "not; what is likely there already is named. Running it twice changes nothing, and a file "
        "that somebody has changed since is left alone.\n\n"
        "Exit code 0: everything is imported; 1: something needs a look; 2: the command could not "
        "be run."
    ),
    examples=[
        ("commonplace import conferences 2026-python.json --dry-run", N_("see what would happen")),
        (
            "commonplace import conferences 2025-*.json 2026-*.json --series-by-name",
            N_("many lists, and the editions of a conference as a series"),
        ),
    ],
)
@_event_options
@pass_call
def conferences(call: Call, /, **wanted: Any) -> int:
    """Import lists of conferences."""
    return _run(call, draft_conference_files, **wanted)
