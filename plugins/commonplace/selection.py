"""Which submissions a command is about: all, or those that paths on the command line name."""

import os
from collections.abc import Iterable
from pathlib import Path

from commonplace.language import N_
from commonplace.trouble import Trouble


class SelectionError(Trouble):
    """A path cannot be used to choose submissions."""


class Selection:
    """Files and folders of submissions, as paths relative to the hub; none of them means all."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        self._paths = frozenset(paths)

    def __contains__(self, path: str) -> bool:
        """Whether a path, relative to the hub, is one of the files or in one of the folders."""
        if not self._paths:
            return True
        parts = path.split("/")
        return any("/".join(parts[:end]) in self._paths for end in range(1, len(parts) + 1))


ALL = Selection()


def select(paths: Iterable[Path], *, root: Path, submissions: str) -> Selection:
    """Return the selection that paths make.

    Raises SelectionError where one is not there or is not among the submissions.
    """
    return Selection(_relative(path, root, submissions) for path in paths)


def _relative(path: Path, root: Path, submissions: str) -> str:
    shown = path.as_posix()
    if not os.path.lexists(path):
        raise SelectionError(N_("{path} is not there."), path=shown)
    # A link is itself a submission, and refused: only the way to it is followed.
    real = path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()
    folder = (root / submissions).resolve()
    if folder.is_relative_to(real):
        return submissions
    if not real.is_relative_to(folder):
        raise SelectionError(
            N_("{path} is not among the submissions, which are in {folder}."),
            path=shown,
            folder=folder.as_posix(),
        )
    return f"{submissions}/{real.relative_to(folder).as_posix()}"
