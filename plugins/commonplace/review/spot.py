"""What a path is to a hub: a record, a page, or part of what makes the site work."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from commonplace.settings import Settings


class Area(StrEnum):
    """Of what kind a file is, as far as it matters who may change it."""

    RECORD = "record"
    """A record of a member, or a file beside one."""
    PAGE = "page"
    """A text that maintainers look after, or a picture in it: anybody may propose a change."""
    WORKS = "works"
    """What makes the site work: settings, programs, workflows, and whatever is unknown."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a file belongs. `key` is the key of the record of `collection` that it is part of.

    With `is_beside`, it is no record but lies beside one.
    """

    area: Area
    collection: str = ""
    key: str = ""
    is_beside: bool = False

    @property
    def parent(self) -> str:
        """The id of the record in whose folder this one lies."""
        return self.key.partition("/")[0]


_TEXTS = (".md", ".markdown")
_PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".webp")
_DATA = (".yml", ".yaml")
_WORKS = Spot(Area.WORKS)
_PAGE = Spot(Area.PAGE)
_IN_COMPETITIONS = {"entries": "entry", "ballots": "ballot", "polls": "poll", "awards": "award"}
_TWO = 2
_NOTES = re.compile(r"README(?:\.[a-z-]+)?\.md")


class Map:
    """Tells what each path is to a hub; `way` (`…/`) leads from where it is seen to the hub."""

    def __init__(self, settings: Settings, way: str = "") -> None:
        self.submissions = f"{way}{settings.submissions}/"
        self._docs = tuple(
            f"{posixpath.normpath(f'{way}{site.docs_dir}')}/" for site in settings.languages
        )

    def spot(self, path: str) -> Spot:
        """Return what a path is; whatever nobody knows is for maintainers."""
        if path.startswith(self.submissions):
            return _spot_of_submission(path.removeprefix(self.submissions).split("/"))
        ending = posixpath.splitext(path)[1].lower()
        is_hidden = any(part.startswith(".") for part in path.split("/"))
        if is_hidden:
            return _WORKS
        if ending in _TEXTS or (ending in _PICTURES and path.startswith(self._docs)):
            return _PAGE
        return _WORKS


def _spot_of_submission(parts: list[str]) -> Spot:
    """Return the record that a file among the submissions is, or lies beside."""
    folder, *rest = parts
    if any(part.startswith(".") for part in parts):
        return _WORKS  # no record is hidden, and what is may be some program's
    if len(parts) <= _TWO and _NOTES.fullmatch(parts[-1]):
        return _PAGE
    find = _IN_FOLDERS.get(folder)
    return find(rest) if find and rest else _WORKS


def _alone(collection: str, rest: list[str]) -> Spot:
    """Return the spot of `<id>.md`, `<id>/index.md`, or a file in that folder."""
    if len(rest) == 1:
        is_record = rest[0].endswith(".md")
        return Spot(Area.RECORD, collection, _stem(rest[0])) if is_record else _WORKS
    return Spot(Area.RECORD, collection, rest[0], is_beside=rest[1:] != ["index.md"])


def _below(collection: str, parent: str, rest: list[str]) -> Spot:
    found = _alone(collection, rest)
    if found.area is not Area.RECORD:
        return found
    return Spot(Area.RECORD, collection, f"{parent}/{found.key}", is_beside=found.is_beside)


def _in_column(rest: list[str]) -> Spot:
    column, *inner = rest
    if inner == ["index.md"]:
        return Spot(Area.RECORD, "column", column)
    if len(inner) == 1 and not inner[0].endswith(".md"):
        return Spot(Area.RECORD, "column", column, is_beside=True)
    return _below("article", column, inner)


def _in_competition(rest: list[str]) -> Spot:
    competition, *inner = rest
    collection = _IN_COMPETITIONS.get(inner[0])
    if collection is None or len(inner) == 1:
        is_beside = inner != ["index.md"]
        return Spot(Area.RECORD, "competition", competition, is_beside=is_beside)
    if collection == "entry":
        return _below("entry", competition, inner[1:])
    if len(inner) == _TWO and inner[1].endswith(_DATA):
        return Spot(Area.RECORD, collection, f"{competition}/{_stem(inner[1])}")
    return _WORKS


def _event(rest: list[str]) -> Spot:
    if len(rest) > _TWO and rest[1] == "questions":
        return _below("question", rest[0], rest[2:])
    return _alone("event", rest)


def _credits(rest: list[str]) -> Spot:
    is_record = len(rest) == 1 and rest[0].endswith(_DATA)
    return Spot(Area.RECORD, "credits", _stem(rest[0])) if is_record else _WORKS


_IN_FOLDERS: Mapping[str, Callable[[list[str]], Spot]] = {
    "members": lambda rest: _alone("member", rest),
    "columns": lambda rest: _in_column(rest) if len(rest) > 1 else _WORKS,
    "events": _event,
    "competitions": lambda rest: _in_competition(rest) if len(rest) > 1 else _WORKS,
    "credits": _credits,
}


def _stem(name: str) -> str:
    return posixpath.splitext(name)[0]
