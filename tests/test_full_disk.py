"""A disk that fills up while a site is published: the old site stays, whole, and the build says so.

The disk is a real one, small and in memory, which only the processes of a test see. Where nobody
may have one (macOS, some containers), files may not grow beyond a size instead.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hubs import ADA, NOTES, article, write_hub
from tests.sites import ROOT

AT_HAND = Path(__file__).with_name("small_disk.py")
TO_MOUNT = 'mount -t tmpfs -o size=64m none "$0" && exec "$@"'


def namespace() -> list[str]:
    """Return the command behind which one may mount a disk; nothing where nobody may."""
    for rights in ([], ["--map-root-user"]):
        command = ["unshare", "--mount", *rights, "sh", "-c"]
        if (
            shutil.which("unshare")
            and not subprocess.run(
                [*command, "mount -t tmpfs none /mnt"], capture_output=True, check=False
            ).returncode
        ):
            return command
    return []


def told(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    """Run `small_disk.py` on a disk at `folder`; return what it saw at each size."""
    folder.mkdir()
    around = [*found, TO_MOUNT, str(folder)] if (found := namespace()) else []
    run = subprocess.run(
        [*around, sys.executable, str(AT_HAND), str(folder), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "MOUNTED": "1" if around else ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_at_any_size_the_old_site_or_the_new_one_stands_whole(tmp_path: Path) -> None:
    seen = told(tmp_path / "disk", "publish")

    assert len(seen) > 20
    for one in seen:
        assert one["stands"] == ("old" if one["failure"] else "new"), one
        assert not one["left"], one
    assert {bool(one["failure"]) for one in seen} == {True, False}


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Write a hub."""
    root = tmp_path / "hub"
    write_hub(root, {**ADA, **NOTES, "columns/notes/a.md": article()})
    return root


def test_a_build_for_which_there_is_no_room_says_that_the_old_site_stands(
    tmp_path: Path, hub: Path
) -> None:
    for one in told(tmp_path / "disk", "build", str(hub)):
        assert one["code"] == 2, one
        assert "The old site, of " in one["said"], one
        assert one["same"], "not a byte of the old site is another"
