"""What a person at a terminal sees, as against a program that reads the output."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.folders import SMALL_HUB, write_files

RED = b"\033[31m"

LONG_WORK = """
import time
from commonplace.cli.call import Call
from commonplace.cli.progress import progress
with progress(Call(), "Counting herons") as step:
    for number in range(1, 16):
        time.sleep(0.1)
        step(number, 15)
print("done")
"""


def run_at_terminal(*args: str, cwd: Path, **environment: str) -> bytes:
    """Run Python with a terminal for its output and return everything that was shown."""
    ours, theirs = os.openpty()
    plain = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, *args],
        cwd=cwd,
        env=plain | {"TERM": "xterm", "LC_ALL": "en_GB.UTF-8", "PYTHONUTF8": "1"} | environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # how Linux says that nobody writes any more
        pass
    finally:
        os.close(ours)
    process.wait()
    return shown


@pytest.fixture
def faulty_hub(tmp_path: Path) -> Path:
    """Make a hub with one faulty file."""
    return write_files(tmp_path, SMALL_HUB | {"member_submissions/members/carol.md": "Carol"})


def test_errors_are_red_at_a_terminal(faulty_hub: Path) -> None:
    assert RED in run_at_terminal("-m", "commonplace", "check", cwd=faulty_hub)


@pytest.mark.parametrize("plain", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_they_are_unwelcome(faulty_hub: Path, plain: dict[str, str]) -> None:
    shown = run_at_terminal("-m", "commonplace", "check", cwd=faulty_hub, **plain)

    assert b"front-matter-missing" in shown
    assert b"\033" not in shown


def test_long_work_shows_a_bar_and_wipes_it(tmp_path: Path) -> None:
    shown = run_at_terminal("-c", LONG_WORK, cwd=tmp_path).decode()

    *_, wiped, last = shown.rstrip("\r\n").split("\r")
    assert "Counting herons █" in shown
    assert " / 15" in shown
    assert wiped.strip(" ") == ""
    assert last == "done"


def test_long_work_shows_no_bar_to_a_program(tmp_path: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", LONG_WORK], cwd=tmp_path, capture_output=True, check=True
    )

    assert result.stderr == b""
