"""Members' pictures, each made ready once for all languages and builds."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue

from commonplace.git import GitError, git_folder, run_git
from commonplace.load.tree import read_tree
from commonplace.model import Asset
from commonplace.pictures.limits import Fault, is_picture
from commonplace.pictures.ready import PictureMaker, ReadyPicture
from commonplace.pictures.room import in_use, tidy
from commonplace.problems import Place, Problem
from commonplace.settings import Settings

_MOST_AT_ONCE = 4
_FOLDER = ".cache"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ReadyPictures:
    """Pictures that can be published, by their URIs, and problems of those that cannot."""

    by_uri: dict[str, ReadyPicture]
    problems: tuple[Problem, ...]


@cache
def pictures_folder(root: Path) -> Path:
    """Return where pictures are kept that were made, to be used again.

    That is where workflows keep what builds need, unless the repository itself has files there:
    what is in them could be anything.
    """
    try:
        tracked = run_git(root, "ls-files", "--", _FOLDER)
    except GitError:  # no repository: nobody sent anything through one
        tracked = ""
    kept = git_folder(root) if tracked else None
    return kept / "commonplace" / "pictures" if kept else root / _FOLDER / "pictures"


def ready_pictures(root: Path, settings: Settings, at_once: int | None = None) -> ReadyPictures:
    """Make all pictures beside records ready, several at once where there are several cores.

    `at_once` says how many instead. What earlier builds made and none has used for long is removed.
    """
    tree = read_tree(root / settings.submissions, settings.submissions)
    assets = [asset for asset in tree.assets if is_picture(asset.uri)]
    ready: dict[str, ReadyPicture] = {}
    problems = []
    folder = pictures_folder(root)
    with in_use(folder):
        made = _made(assets, folder, at_once or min(_MOST_AT_ONCE, os.cpu_count() or 1))
    tidy(folder)
    for asset, found in zip(assets, made, strict=True):
        if isinstance(found, ReadyPicture):
            ready[asset.uri] = found
        elif found is not None:
            code, values = found
            path = f"{settings.submissions}/{asset.uri}"
            problems.append(Problem.at(path, Place(), code, **values))
    return ReadyPictures(ready, tuple(problems))


def _made(assets: Sequence[Asset], folder: Path, at_once: int) -> list[ReadyPicture | Fault | None]:
    """Return what becomes of each, in their order; one thread at a time asks a process."""
    count = max(1, min(at_once, len(assets)))
    makers = [PictureMaker(folder) for _ in range(count)]
    free: SimpleQueue[PictureMaker] = SimpleQueue()
    for maker in makers:
        free.put(maker)

    def make(asset: Asset) -> ReadyPicture | Fault | None:
        maker = free.get()
        try:
            return maker.ready(asset.path)
        finally:
            free.put(maker)

    try:
        with ThreadPoolExecutor(max_workers=count) as pool:
            return [*pool.map(make, assets)]
    finally:
        for maker in makers:
            maker.close()
