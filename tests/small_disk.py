"""What `test_full_disk.py` runs on a small disk: `small_disk.py DISK publish`, or `… build HUB`.

Prints a line of JSON for each size of the disk.
"""

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from commonplace.publish import BuildError, Place
from tests.hubs import write

KIB = 1024
FILES = 30
STEP = 16 * KIB
DISK = Path(sys.argv[1])
IS_DISK = bool(os.environ["MOUNTED"])


def resize(free: int | None) -> None:
    """Leave so many bytes free on the disk, or plenty; without a disk, in a file."""
    if IS_DISK:
        there = os.statvfs(DISK)
        used = (there.f_blocks - there.f_bfree) * there.f_frsize
        size = 64 * KIB * KIB if free is None else used + free
        subprocess.run(["mount", "-o", f"remount,size={size}", str(DISK)], check=True)  # noqa: S607
    else:
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard if free is None else free // FILES, hard))


def digest(folder: Path) -> str:
    """Return what tells one state of a folder from another."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def publish(place: Place, word: str) -> str:
    """Publish a site whose files all say a word; return what went wrong."""
    try:
        with place.held():
            new = place.new_folder()
            try:
                for number in range(FILES):
                    write(new / f"{number % 3}/{number}.html", word * (8 * KIB // len(word)))
                place.publish(new)
            finally:
                shutil.rmtree(new, ignore_errors=True)
    except (OSError, BuildError) as error:
        return str(error)
    return ""


def words_of(folder: Path) -> set[str]:
    """Return the words that the files of a site say, each with how many say it."""
    words = [path.read_text() for path in folder.rglob("*.html")]
    return {f"{len(words)} {word[:3]} {len(word)}" for word in words}


def try_to_publish() -> None:
    """Publish at each size, from no room at all to enough."""
    place = Place(DISK / "site")
    for free in range(0, FILES * 8 * KIB + 8 * STEP, STEP):
        resize(None)
        shutil.rmtree(place.workroom, ignore_errors=True)
        publish(place, "old")
        shutil.rmtree(place.previous, ignore_errors=True)
        resize(free)
        failure = publish(place, "new")
        resize(None)
        stands = words_of(place.folder)
        whole = {f"{FILES} {word} {8 * KIB // 3 * 3}": word for word in ("old", "new")}
        with suppress(BuildError), place.held():
            pass  # what is left is tidied by whoever comes next
        left = {path.name for path in place.workroom.iterdir()}
        tell(
            free=free,
            failure=failure,
            stands=whole.get(min(stands)) if len(stands) == 1 else sorted(stands),
            left=sorted(left - {".gitignore", "lock", "previous"}),
        )


def try_to_build(hub: Path) -> None:
    """Build where there is no room, and where there is some, but not for all."""
    site = DISK / "site"
    write(site / "index.html", "the old site")
    command = [sys.executable, "-m", "commonplace", "build", "--site-dir", str(site)]
    before = digest(site)
    for free in (0, 1024 * KIB):
        resize(free)
        run = subprocess.run(command, cwd=hub, capture_output=True, text=True, check=False)
        resize(None)
        said = run.stdout + run.stderr
        tell(free=free, code=run.returncode, said=said, same=digest(site) == before)


def tell(**seen: Any) -> None:
    """Print what was seen."""
    print(json.dumps(seen))  # noqa: T201 - that is how it answers


if __name__ == "__main__":
    try_to_publish() if sys.argv[2] == "publish" else try_to_build(Path(sys.argv[3]))
