"""The files of an import, each read once and in the order of their names."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from commonplace.importing.events.calendar_drafts import Drafts, draft_calendar
from commonplace.importing.events.conference_drafts import draft_conferences
from commonplace.importing.events.conference_source import read_conferences
from commonplace.importing.events.ics_source import read_ics
from commonplace.importing.events.options import EventOptions
from commonplace.importing.events.yaml_source import YamlSource
from commonplace.importing.files import Progress
from commonplace.model import Hub

Read = Callable[[Iterable[Path], Hub, EventOptions, Progress], Drafts]
"""Reads the files of one format."""


def draft_ics(paths: Iterable[Path], hub: Hub, options: EventOptions, progress: Progress) -> Drafts:
    """Return what is in iCalendar files."""
    result = Drafts()
    for path, name in _in_order(paths, progress):
        calendars, problems = read_ics(path, name)
        result.leave_out(problems)
        for calendar in calendars:
            result.add(draft_calendar(calendar, hub, options))
    return result


def draft_calendar_yaml(
    paths: Iterable[Path], hub: Hub, options: EventOptions, progress: Progress
) -> Drafts:
    """Return what is in calendars in YAML, and in those that they include."""
    source, result = YamlSource(), Drafts()
    for path, name in _in_order(paths, progress):
        source.read(path, name)
    result.leave_out(source.problems)
    for calendar in source.calendars:
        result.add(draft_calendar(calendar, hub, options))
    return result


def draft_conference_files(
    paths: Iterable[Path], hub: Hub, options: EventOptions, progress: Progress
) -> Drafts:
    """Return what is in lists of conferences."""
    result = Drafts()
    for path, name in _in_order(paths, progress):
        conferences, problems = read_conferences(path, name)
        result.leave_out(problems)
        result.add(draft_conferences(conferences, hub, options))
    return result


def _in_order(paths: Iterable[Path], progress: Progress) -> Iterator[tuple[Path, str]]:
    """Yield each file once with its name, from the folder that all of them are in.

    What comes out does not depend on the order that was typed, nor on where that was.
    """
    files = sorted({path.resolve() for path in paths})
    folder = Path(os.path.commonpath([path.parent for path in files]))
    for number, path in enumerate(files, 1):
        yield path, path.relative_to(folder).as_posix()
        progress(number, len(files))
