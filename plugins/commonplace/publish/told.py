"""What is said of a build, as data that outlives it: a site that stands has the same said of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from commonplace.model import COLLECTIONS
from commonplace.problems import Problem
from commonplace.publish.accounting import Fate
from commonplace.publish.changes import Changes
from commonplace.publish.links import DeadLink
from commonplace.publish.remade import Remade
from commonplace.publish.site import BuildReport


@dataclass(frozen=True, slots=True)
class Told:
    """What a build found and did. `is_built` is false where nothing had changed since it.

    `checked` counts the records, `waiting` are keys and paths of articles without a page yet; for
    the others see `BuildReport`.
    """

    site_dir: Path
    pages: int
    checked: int
    problems: tuple[Problem, ...] = ()
    refused: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    waiting: tuple[tuple[str, str], ...] = ()
    fates: Mapping[Fate, int] = field(default_factory=dict)
    dead: tuple[DeadLink, ...] = ()
    changes: Changes = field(default_factory=Changes)
    remade: tuple[Remade, ...] = ()
    is_built: bool = True

    def as_data(self) -> dict[str, Any]:
        """Return what JSON can hold of it, but not which files changed: that was then."""
        data = {name: getattr(self, name) for name in _PLAIN}
        problems = [problem.as_data() for problem in self.problems]
        return {**data, "problems": problems, "dead": [asdict(dead) for dead in self.dead]}

    @classmethod
    def from_data(cls, site_dir: Path, data: Mapping[str, Any]) -> "Told":
        """Return what is said where the site stands of which `as_data` was asked."""
        return cls(
            site_dir=site_dir,
            pages=data["pages"],
            checked=data["checked"],
            problems=tuple(Problem.from_data(one) for one in data["problems"]),
            waiting=tuple((key, path) for key, path in data["waiting"]),
            fates={Fate(name): count for name, count in data["fates"].items()},
            dead=tuple(
                DeadLink(one["target"], one["link"], tuple(one["pages"])) for one in data["dead"]
            ),
            refused=tuple(data["refused"]),
            warnings=tuple(data["warnings"]),
            lacks=tuple(data["lacks"]),
            notes=tuple(data["notes"]),
            is_built=False,
        )


_PLAIN = ("pages", "checked", "refused", "warnings", "lacks", "notes", "waiting", "fates")


def told_of(report: BuildReport) -> Told:
    """Return what is said of a build that was made just now."""
    hub = report.hub
    paths = {record.path for name in COLLECTIONS for record in hub.of(name).values()}
    paths |= {f"{hub.settings.submissions}/{uri}" for uri in hub.refused}
    return Told(
        site_dir=report.site_dir,
        pages=report.pages,
        checked=len(paths),
        problems=hub.problems,
        refused=hub.refused,
        warnings=report.warnings,
        lacks=report.lacks,
        notes=report.notes,
        waiting=tuple((article.key, article.path) for article in report.waiting),
        fates=Counter(report.account.fates.values()),
        dead=report.dead,
        changes=report.changes,
        remade=report.remade,
    )
