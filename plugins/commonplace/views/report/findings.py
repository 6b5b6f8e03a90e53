"""What a report to maintainers is made of: sections, groups of findings, and figures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from commonplace.language import N_
from commonplace.values.periods import Period


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a maintainer may want to do something about.

    `path` is the file, relative to the hub's folder; empty where none is to blame. `starts_at` is
    the time it is about, on its own clock. `note` is marked with `N_`; `{names}` in it are filled
    with `values`.
    """

    path: str
    title: str
    starts_at: datetime | None = None
    note: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind: what they have in common, when one is listed, and what to do.

    All texts are marked with `N_`; `{names}` in them are filled with `values`. `name` is for
    programs and stays.
    """

    name: str
    title: str
    rule: str
    advice: str
    findings: tuple[Finding, ...]
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of figures: what was counted, by the name of each column."""

    name: str
    counts: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: how much there was, and what is to be done.

    `columns` says what each count of a figure is, by its name, and `nothing` that there is none.
    """

    name: str
    title: str
    columns: Mapping[str, str]
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]
    nothing: str = N_("Nothing took place.")


@dataclass(frozen=True, slots=True)
class Report:
    """How a hub did in a period, seen at a moment. `refused` are files that are left out."""

    hub: str
    period: Period
    seen_at: datetime
    sections: tuple[Section, ...]
    refused: tuple[str, ...] = ()
