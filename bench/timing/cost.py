"""What one command costs: CPU seconds, wall-clock seconds, memory of all its processes."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.2
_MEBI = 1024


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a command and all that it waited for, wall-clock seconds, MiB at the most.

    The memory is that of the whole tree of processes at one moment, what they share counted once;
    where /proc does not tell, that of the largest one.
    """

    cpu: float
    wall: float
    memory: float


class BuildFailedError(Exception):
    """A command that ended with a fault; the message is the end of what it said."""


def cost_of(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command in a folder and return what it cost. Raises BuildFailedError."""
    with tempfile.TemporaryFile() as log:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own commands
            command, cwd=folder, env=os.environ | environment, stdout=log, stderr=log
        )
        watched = _Watched(process.pid)
        watched.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        largest = usage.ru_maxrss / (_MEBI if sys.platform != "darwin" else _MEBI**2)
        memory = watched.stop() or largest
        if process.returncode:
            log.seek(0)
            said = log.read().decode("utf-8", "replace")[-3000:]
            raise BuildFailedError(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, memory)


class _Watched(threading.Thread):
    """Looks now and then at how much memory a tree of processes has."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.most = 0.0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(_PAUSE):
            self.most = max(self.most, sum(_memory(each) for each in _tree(self.root)))

    def stop(self) -> float:
        """Return the most that was seen, in MiB; 0 where nothing was."""
        self.ended.set()
        self.join()
        return self.most


def _tree(root: int) -> list[int]:
    """Return a process and all below it."""
    found = [root]
    for process in found:
        for task in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                found += map(int, task.read_text(encoding="ascii").split())
            except OSError:
                continue
    return found


def _memory(process: int) -> float:
    """Return a process's share of memory in MiB: of pages that several have, its part."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:  # it has ended, or there is no /proc
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / _MEBI
