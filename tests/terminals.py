"""A terminal for tests: a person who types answers, and what the screen shows."""

import os
import pty
import subprocess
import sys
from pathlib import Path


def run_in_terminal(folder: Path, args: list[str], answers: list[str]) -> tuple[int, str]:
    """Run `commonplace` in a terminal of its own; return its exit code and the screen's text."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "commonplace", *args],
        cwd=folder,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    shown = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the terminal is gone with the last process in it
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")
