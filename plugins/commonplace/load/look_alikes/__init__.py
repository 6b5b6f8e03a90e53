"""Names that look like another member's, and words whose letters are not what they look like.

Neither is refused: somebody may well be called so, and whether anybody is deceived is for people
to judge. Both are reported.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from commonplace.documents.places import FieldPath
from commonplace.load.addresses import Files
from commonplace.load.look_alikes.scripts import mixed
from commonplace.load.look_alikes.skeletons import skeletons
from commonplace.model import Hub, Member, Record
from commonplace.model.claims import name_key
from commonplace.model.record import Guest, Somebody
from commonplace.problems import Problem


def check_look_alikes(hub: Hub, _files: Files) -> Iterator[Problem]:
    """Yield a warning for each name and title that may deceive whoever reads it."""
    known = _Known(hub)
    for collection in ("members", "articles", "columns", "events", "questions", "competitions"):
        for record in getattr(hub, collection).values():
            yield from _check(record, known)
    for entry in hub.entries.values():
        yield from _check(entry, known)


def _check(record: Record, known: "_Known") -> Iterator[Problem]:
    names = [*_names(record)]
    title = getattr(record, "title", None)
    for name, path in [*names, *([(title, ("title",))] if title else [])]:
        place = record.source.places.of_value(path)
        for word, letter, scripts in mixed(name):
            values = {"found": word, "character": letter, "scripts": ", ".join(scripts)}
            yield Problem.at(record.path, place, "letters-mixed", **values)
    for name, path in names:
        place = record.source.places.of_value(path)
        for other, theirs in known.like(name, record):
            values = {"found": name, "known": theirs, "other": other.path}
            yield Problem.at(record.path, place, "name-look-alike", **values)


class _Known:
    """Members by what their names look like."""

    def __init__(self, hub: Hub) -> None:
        self._by_skeleton: dict[str, dict[tuple[str, str], None]] = defaultdict(dict)
        self._members = hub.members
        for member in hub.members.values():
            for name, _ in _names(member):
                for look in skeletons(name):
                    self._by_skeleton[look][member.id, name] = None

    def like(self, name: str, record: Record) -> Iterator[tuple[Member, str]]:
        """Yield members, once each, whose name only looks the same: equal ones have their rule."""
        key, seen = name_key(name), {record.id if isinstance(record, Member) else ""}
        for look in skeletons(name):
            for member_id, theirs in self._by_skeleton.get(look, ()):
                if member_id not in seen and name_key(theirs) != key:
                    seen.add(member_id)
                    yield self._members[member_id], theirs


def _names(record: Record) -> Iterator[tuple[str, FieldPath]]:
    """Yield the names that a record shows: a member's own, or those of people without a record."""
    if isinstance(record, Member):
        if not record.is_public:
            return  # their names are told to nobody
        yield record.name, ("name",)
        for index, alias in enumerate(record.aliases):
            yield alias.name, ("aliases", index)
        return
    for field in type(record).model_fields:
        yield from _guests(getattr(record, field), (field,))


def _guests(value: Any, path: FieldPath) -> Iterator[tuple[str, FieldPath]]:
    if value is None or isinstance(value, str):
        return
    if isinstance(value, Guest | Somebody):
        if value.name:
            yield value.name, (*path, "name")
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from _guests(item, (*path, index))
    elif isinstance(value, BaseModel):
        for field in type(value).model_fields:
            yield from _guests(getattr(value, field), (*path, field))
