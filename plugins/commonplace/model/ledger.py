"""The ledger: who gave what, where, when, and why we say so. All credit shown is a view of it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from commonplace.model.attribution import Part
from commonplace.model.record import Record
from commonplace.values.roles import Degree, Role


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason why a contribution is counted.

    `path` is a file, relative to the hub's folder: with a `line`, the one where it is written down;
    with a `commit`, the one that was changed, which may be a part of the page such as a picture.
    `part` says what the commit tells of the person. `words` is what whoever wrote it down gave as
    evidence: an address, or a few words. `column` tells apart who stands on one line.
    """

    path: str
    line: int = 0
    commit: str = ""
    part: Part | None = None
    words: str = ""
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Contribution:
    """That somebody gave something on a day.

    `member` is the id of their record of today; where no record claims them it is empty, and `name`
    is what they are called. `page` is the file of the page it belongs to, relative to the hub's
    folder; empty for work that is on no page. `what` tells apart several things of one role on one
    page, such as talks on different days.
    """

    member: str
    name: str
    role: Role
    page: str
    date: date | None
    degree: Degree | None = None
    what: str = ""
    lines: int | None = None
    evidence: tuple[Evidence, ...] = ()
    record: Record | None = field(default=None, compare=False, repr=False)
    """The record or the maintainers' page that `page` is, if there is one."""

    @property
    def person(self) -> str:
        """Who it is, the same for all that one person gave: a member's id, or `~` and a name."""
        return self.member or f"~{self.name}"

    @property
    def thing(self) -> tuple[str, str, str]:
        """What was given, whenever: the same role on the same page is one thing."""
        return self.role, self.page, self.what


@dataclass(frozen=True)
class Ledger:
    """All contributions, the newest first, those without a day last; each is there once.

    `unnamed` is how many different people share the entries that have neither id nor name.
    """

    entries: tuple[Contribution, ...] = ()
    unnamed: int = 0

    @cached_property
    def by_person(self) -> Mapping[str, tuple[Contribution, ...]]:
        """What each person gave, by `Contribution.person`."""
        return _grouped(self.entries, "person")

    @cached_property
    def by_page(self) -> Mapping[str, tuple[Contribution, ...]]:
        """What was given to each page, by the page's file."""
        return _grouped(self.entries, "page")


def _grouped(
    entries: tuple[Contribution, ...], name: str
) -> Mapping[str, tuple[Contribution, ...]]:
    groups: dict[str, list[Contribution]] = defaultdict(list)
    for entry in entries:
        groups[getattr(entry, name)].append(entry)
    return {key: tuple(group) for key, group in groups.items()}
