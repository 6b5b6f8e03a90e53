"""What an entry shows and says: pictures that can be seen, and words that are its own."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from commonplace.load.addresses import Files
from commonplace.load.links import resolve
from commonplace.load.template_text import template_lines
from commonplace.model import Competition, Entry, Hub
from commonplace.model.competition import CompetitionKind
from commonplace.model.entry import EntryStatus
from commonplace.pictures import picture_size
from commonplace.problems import Place, Problem

LEAST_WIDTH = 640
"""Pixels: below it, a screenshot is blurred on every page that shows it large."""

_LINES = ("title", "description")


def check_entries(hub: Hub, _files: Files) -> Iterator[Problem]:
    """Yield what an entry lacks; none of it keeps the entry from the site."""
    pictures = {asset.uri: asset.path for asset in hub.assets}
    for entry in hub.entries.values():
        if entry.status is not EntryStatus.WITHDRAWN:
            yield from _check_screenshots(hub.competitions.get(entry.source.parent), entry)
            yield from _check_widths(entry, pictures)
            yield from _check_words(entry)


def _check_screenshots(competition: Competition | None, entry: Entry) -> Iterator[Problem]:
    """Yield a problem where there is nothing to see; tasks of a challenge may show nothing."""
    is_contest = competition is None or competition.kind is CompetitionKind.CONTEST
    if is_contest and not entry.screenshots:
        yield Problem.at(entry.path, entry.source.places.of_value(()), "screenshot-missing")


def _check_widths(entry: Entry, pictures: Mapping[str, Path]) -> Iterator[Problem]:
    for index, screenshot in enumerate(entry.screenshots):
        path = pictures.get(resolve(entry.source.uri, screenshot.src))
        if path is None:
            continue  # that it is not there is said elsewhere
        place = entry.source.places.of_value(("screenshots", index, "src"))
        size = picture_size(path)
        if size is not None and size[0] < LEAST_WIDTH:
            values = {"found": screenshot.src, "width": size[0], "limit": LEAST_WIDTH}
            yield Problem.at(entry.path, place, "screenshot-small", **values)


def _check_words(entry: Entry) -> Iterator[Problem]:
    for field in _LINES:
        for _, found in template_lines(getattr(entry, field)):
            place = entry.source.places.of_value((field,))
            yield Problem.at(entry.path, place, "template-text", found=found)
    for line, found in template_lines(entry.body):
        place = Place(entry.source.body_line + line, 1)
        yield Problem.at(entry.path, place, "template-text", found=found)
