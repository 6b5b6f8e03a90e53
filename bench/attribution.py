"""Compares whom we name as authors of each file of a repository with whom `git log --follow` names.

python bench/attribution.py REPOSITORY [--times]

Prints CPU seconds of reading everything, and of reading what is kept from that; then each file
where the names differ: `-` somebody whom only git names, `+` somebody whom only we name.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from commonplace.git import git_folder
from commonplace.history.attribution import read_attribution
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


def timed(name: str, read: Callable[[], Attribution]) -> Attribution:
    """Print the CPU seconds of reading, of Python and of git, and return what was read."""
    before = os.times()
    found = read()
    after = os.times()
    own = after.user + after.system - before.user - before.system
    git = after.children_user + after.children_system
    git -= before.children_user + before.children_system
    sys.stdout.write(f"{name}: {own + git:.2f} s CPU, {git:.2f} of it git's\n")
    return found


def differences(root: Path, attribution: Attribution) -> Iterator[tuple[str, str]]:
    """Yield each file where we name others than git, and who they are."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        by_git = pool.map(lambda path: followed(root, path), attribution.of)
        for (path, history), names in zip(attribution.of.items(), by_git, strict=True):
            ours = {touch.who.name for touch in history.touches if touch.part is Part.AUTHOR}
            only = [*(f"- {name}" for name in sorted(names - ours))]
            only += [f"+ {name}" for name in sorted(ours - names)]
            if only:
                yield path, "; ".join(only)


def main() -> None:
    """Print what reading takes and, if wanted, what differs."""
    root = Path(sys.argv[1])
    settings = Settings(credits=EVERYTHING)
    folder = git_folder(root)
    if folder:
        (folder / "commonplace" / "attribution.json").unlink(missing_ok=True)
    for name in ("cold", "warm"):
        attribution = timed(name, lambda: read_attribution(root, settings))
    sys.stdout.write(f"{len(attribution.of):,} files, {len(attribution.seen):,} people\n")
    if "--times" not in sys.argv:
        differ = [*differences(root, attribution)]
        for path, names in differ:
            sys.stdout.write(f"{path!r}: {names}\n")
        sys.stdout.write(f"{len(attribution.of) - len(differ)} equal, {len(differ)} differ\n")


if __name__ == "__main__":
    main()
