"""A build where anything has changed since the last, and none where the site stands as it would be.

What a build was made of, and the files it left, are remembered in git's folder.
"""

import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from commonplace.problems.rendering_codes import RENDERING
from commonplace.publish.executors import scheduler_of
from commonplace.publish.inputs import Inputs, UncertainError, inputs_of
from commonplace.publish.place import Place
from commonplace.publish.site import build_site, place_of_site
from commonplace.publish.told import Told, told_of
from commonplace.settings import Settings
from commonplace.trust.keys import digest
from commonplace.trust.store import kept_in_git

_FILE = "builds.sqlite"
_TICK = 0.02
"""Seconds after which a file that is written again has another time, on every disk."""

_log = logging.getLogger(__name__)


def keep_up(  # noqa: PLR0913 - what a caller may decide, by name
    root: Path,
    settings: Settings,
    *,
    site_dir: Path | None = None,
    engine: str = "mkdocs",
    epoch: int,
    anew: bool = False,
    **how: Any,
) -> Told:
    """Build as `build_site` does, unless nothing that has a part in the site has changed since.

    `anew` builds in any case. Returns what is to be said, which is the same in either case.
    """
    shown = site_dir or root / settings.site_dir
    place_of_site(shown, root, settings)  # raises where none can stand
    if executor := how.get("executor"):
        scheduler_of(executor, engine)  # a wrong one is told in any case
    memory = _Memory(root, settings, shown, engine)
    before = memory.inputs()
    if before and not anew and (told := memory.standing(before, epoch)):
        return told
    report = build_site(root, settings, site_dir=site_dir, engine=engine, epoch=epoch, **how)
    told = told_of(report)
    is_final = not told.lacks and not any(one.code in RENDERING for one in told.problems)
    if before and is_final and memory.inputs() == before:
        memory.keep(before, (epoch, report.until), told)
    return told


class _Memory:
    """Remembers what the site at a place was made of."""

    def __init__(self, root: Path, settings: Settings, shown: Path, engine: str) -> None:
        self._root = root
        self._settings = settings
        self._shown = shown
        self._place = place = Place(shown)
        self._engine = engine
        self._key = digest([str(place.folder), engine])

    def inputs(self) -> Inputs | None:
        """Return what a site would be made of; None where that cannot be told."""
        try:
            return inputs_of(self._root, self._settings, self._place, self._engine)
        except (UncertainError, OSError) as error:
            _log.info("Whether anything has changed cannot be told: %s", error)
        return None

    def standing(self, inputs: Inputs, epoch: int) -> Told | None:
        """Return what was said of the site that stands, if it is made of the same and whole."""
        with kept_in_git(self._root, _FILE) as store:
            kept = store.get(self._key)
        with suppress(ValueError, KeyError, TypeError):
            data = json.loads(kept or b"{}")
            is_now = data["epoch"] == epoch or data["epoch"] < epoch < data["until"]
            if (
                is_now
                and data["inputs"] == inputs.content
                and data["site"] == _outputs(self._place.folder)[0]
            ):
                return Told.from_data(self._shown, data["told"])
        return None

    def keep(self, inputs: Inputs, span: tuple[int, int], told: Told) -> None:
        """Remember a site that was just built, for one moment, and stays right until another."""
        site, newest = _outputs(self._place.folder)
        if newest > time.time() - _TICK:
            time.sleep(_TICK)  # else whoever writes to a file right now might not be noticed
            site, _ = _outputs(self._place.folder)
        data = {
            "inputs": inputs.content,
            "epoch": span[0],
            "until": span[1],
            "site": site,
            "told": told.as_data(),
        }
        with kept_in_git(self._root, _FILE) as store:
            store.put(self._key, json.dumps(data).encode())


def _outputs(site: Path) -> tuple[str, float]:
    """Return what tells the files of a site from each other state of them, and the newest time."""
    found = [*_states(os.fspath(site))]
    return digest([line for line, _ in found]), max((time for _, time in found), default=0.0)


def _states(site: str) -> Iterator[tuple[str, float]]:
    """Yield each file with what changes whenever somebody writes to it, and each folder."""
    for here, folders, files in os.walk(site):
        folders.sort()
        yield here, 0.0
        for name in sorted(files):
            state = os.lstat(f"{here}/{name}")
            marks = (state.st_mode, state.st_ino, state.st_size, state.st_mtime_ns)
            yield f"{here}/{name} {marks} {state.st_ctime_ns}", state.st_ctime
