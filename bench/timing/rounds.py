"""Builds of every variant in turn, after each edit, and what ours differ in."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from content.commits import commit
from content.whole import Texts, texts
from forms import FORMS
from forms.form import write

from timing.cost import Cost, cost_of
from timing.edits import EDITS, ONE_BY_ONE, Project
from timing.measured import Key, Measured
from timing.table import COLD
from timing.trees import Tree, differences, tree_of
from timing.variants import OURS, REFERENCE, WITH_HISTORY, Variant

BUILT_AT = "1795392000"
"""The moment for which all is built: 23 November 2026."""


@dataclass
class Bench:
    """Builds hubs of one size below `place`, by programs in the folders `ours` and `peers`."""

    pages: int
    place: Path
    ours: Path
    peers: Path
    measured: Measured
    edits: Sequence[str] = ONE_BY_ONE
    differing: list[str] = field(default_factory=list)
    compared: int = 0
    _wanted: dict[str, Tree] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.texts: Texts = texts(self.pages, 1)

    def run(self, variants: Sequence[Variant], compared: Sequence[str]) -> None:
        """Build by every variant in turn: cold, then after each edit; compare at some steps."""
        for variant in variants:
            project = self._fresh(variant)
            for step in self._steps(project):
                cost = self._build(variant, project.folder)
                self.measured.add(Key(self.pages, variant.name, step), cost)
                _say(f"{self.pages:>6} {variant.name:<28} {step:<20} {_shown(cost)}")
                if step in compared and variant in OURS:
                    self._compare(variant, step, project)

    def _steps(self, project: Project) -> Iterator[str]:
        """Yield each step when what is done before its build is done."""
        yield COLD
        for name in self.edits:
            EDITS[name](project)
            project.commit(name)
            yield name

    def _fresh(self, variant: Variant) -> Project:
        """Return a project that nobody has built."""
        form = FORMS[variant.form]
        kept, folder = self.place / f"kept-{form.name}", self.place / "project"
        if not kept.is_dir():
            write(kept, form, self.texts)
            if form.name in WITH_HISTORY:
                commit(kept, form, self.texts)
        for old in (folder, self.place / "temporary"):
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(kept, folder)
        return Project(folder, form, self.texts)

    def _build(self, variant: Variant, folder: Path) -> Cost:
        temporary = self.place / "temporary"  # what is cold finds nothing there either
        temporary.mkdir(exist_ok=True)
        programs = {"ours": self.ours, "peers": self.peers}
        command = [part.format(**programs) for part in variant.command]
        environment = {
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONWARNINGS": "ignore",
            "SOURCE_DATE_EPOCH": BUILT_AT,
            "TMPDIR": str(temporary),
        }
        return cost_of(command, folder, environment)

    def _compare(self, variant: Variant, step: str, project: Project) -> None:
        """Hold a site against one that is built anew from the same files."""
        if step not in self._wanted:
            clean = self.place / "clean"
            shutil.rmtree(clean, ignore_errors=True)
            shutil.copytree(project.folder, clean, ignore=_made_by_builds)
            self._build(REFERENCE, clean)
            self._wanted[step] = tree_of(clean / "site")
            shutil.rmtree(clean)
        found = differences(tree_of(project.folder / "site"), self._wanted[step])
        self.compared += 1
        if found:
            files = ", ".join(found[:5])
            what = (
                f"{variant.name}, {step}, {self.pages:,} pages: {len(found)} files differ: {files}"
            )
            self.differing.append(what)
            _say(what)


def _made_by_builds(folder: str, names: list[str]) -> set[str]:
    """Return what builds leave behind in a project, which a clean one does not have."""
    is_git = os.path.basename(folder) == ".git"  # noqa: PTH119
    return {*names} & ({"commonplace"} if is_git else {".cache", "site"})


def _shown(cost: Cost) -> str:
    return f"{cost.cpu:8.2f} s CPU {cost.wall:8.2f} s wall {cost.memory:6.0f} MiB"


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
