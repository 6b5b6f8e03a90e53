"""Guests who are members: a byline that uses a name which a record keeps back means its member."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from commonplace.model.claims import merged_into, name_key
from commonplace.model.member import Member
from commonplace.model.record import Guest, Record, Somebody

_NAMING = (
    "organizers",
    "speakers",
    "sessions",
    "overrides",
    "asked_by",
    "answered_by",
    "team",
    "credits",
)
"""Fields of records in which somebody may be named who has no record."""

RecordT = TypeVar("RecordT", bound=Record)


class Guests:
    """Names that no page may show, and whom they mean.

    A name that somebody else bears in public means that person, and a name that two keep back
    means nobody.
    """

    def __init__(self, people: Mapping[str, Member]) -> None:
        kept: dict[str, set[str]] = defaultdict(set)
        for member in people.values():
            for name in kept_names(member):
                kept[name_key(name)].add(merged_into(people, member.id))
        for member in people.values():
            for name in public_names(member):
                kept.pop(name_key(name), None)
        self._meant = {name: next(iter(ids)) for name, ids in kept.items() if len(ids) == 1}
        self.kept = frozenset(kept)
        """The keys of all names that nobody may be shown by."""

    def named(self, record: RecordT) -> RecordT:
        """Return a record whose guests are members where a name means one."""
        if not self._meant:
            return record
        named = {name: getattr(record, name) for name in _NAMING if hasattr(record, name)}
        changed = {name: self._changed(value) for name, value in named.items()}
        update = {name: new for name, new in changed.items() if new is not named[name]}
        return record.model_copy(update=update) if update else record

    def _changed(self, value: Any) -> Any:
        if isinstance(value, Guest):
            return self._meant.get(name_key(value.name), value)
        if isinstance(value, Somebody):
            member = self._meant.get(name_key(value.name)) if value.name else None
            return value.model_copy(update={"member": member, "name": None}) if member else value
        if isinstance(value, tuple):
            items = tuple(map(self._changed, value))
            same = all(new is old for new, old in zip(items, value, strict=True))
            return value if same else items
        if isinstance(value, BaseModel):
            fields = type(value).model_fields
            changed = {name: self._changed(getattr(value, name)) for name in fields}
            update = {name: new for name, new in changed.items() if new is not getattr(value, name)}
            return value.model_copy(update=update) if update else value
        return value


def kept_names(member: Member) -> Iterator[str]:
    """Yield the names of somebody that no page may show."""
    if member.visibility == "hidden" or member.merged_into:
        yield member.name
    for alias in member.aliases:
        if not (alias.show and member.is_public):
            yield alias.name


def hidden_names(member: Member) -> Iterator[str]:
    """Yield the names that somebody does not want to be seen in texts of others either."""
    if member.visibility == "hidden":
        yield member.name
    for alias in member.aliases:
        if member.visibility == "hidden" or not alias.show:
            yield alias.name


def public_names(member: Member) -> Iterator[str]:
    """Yield the names of somebody that every page may show."""
    if member.visibility != "hidden" and not member.merged_into:
        yield member.name
    if member.is_public:
        yield from member.shown_aliases
