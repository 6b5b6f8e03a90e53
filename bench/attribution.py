"""Compares whom we name as authors of each file of a repository with whom `git log --follow` names.

python bench/attribution.py REPOSITORY

Prints CPU seconds of the first reading and of one from the cache, then each file where the names
differ: `-` somebody whom only git names, `+` somebody whom only we name.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from commonplace.history import read_attribution
from commonplace.model.attribution import Attribution, Part
from commonplace.settings import CreditOptions, Settings

EVERYTHING = CreditOptions(bulk_files=1_000_000, ignore_revs="no-such-file")


def followed(root: Path, path: str) -> set[str]:
    """Return the authors of a file as git follows it."""
    command = ["git", "--no-replace-objects", "log", "--follow", "--full-history", "--no-merges"]
    names = subprocess.run(  # noqa: S603
        [*command, "--format=%aN", "--encoding=UTF-8", "--", path],
        cwd=root,
        capture_output=True,
        check=True,
    ).stdout
    return {*names.decode("utf-8", "replace").splitlines()}


def timed(read: Callable[[], Attribution]) -> tuple[Attribution, str]:
    """Return what is read, and the CPU seconds of Python and of git."""
    before = os.times()
    found = read()
    after = os.times()
    own = after.user + after.system - before.user - before.system
    git = after.children_user + after.children_system
    git -= before.children_user + before.children_system
    return found, f"{own + git:.2f} s CPU (git {git:.2f})"


def main() -> None:
    """Print what differs."""
    root = Path(sys.argv[1])
    settings = Settings(credits=EVERYTHING)
    for name in ("cold", "warm"):
        attribution, took = timed(lambda: read_attribution(root, settings))
        sys.stdout.write(f"{name}: {took}\n")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        by_git = dict(
            zip(
                attribution.of,
                pool.map(lambda path: followed(root, path), attribution.of),
                strict=True,
            )
        )
    differ = 0
    for path, history in attribution.of.items():
        ours = {touch.who.name for touch in history.touches if touch.part is Part.AUTHOR}
        only_git, only_we = by_git[path] - ours, ours - by_git[path]
        if only_git or only_we:
            differ += 1
            names = [*(f"- {name}" for name in sorted(only_git))]
            names += [f"+ {name}" for name in sorted(only_we)]
            sys.stdout.write(f"{path!r}: {'; '.join(names)}\n")
    files = len(attribution.of)
    sys.stdout.write(f"{files} files: {files - differ} equal, {differ} differ\n")


if __name__ == "__main__":
    main()
