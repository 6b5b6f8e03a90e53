"""A process of its own for work on what strangers sent: it may hang or die, and nothing else does.

The process is started when it is first needed, answers one request after the other, and is started
anew after a death. What goes through the pipes is JSON, and so is all that comes back: an answer is
data, never more. See `trust.worker` for the other end.
"""

import os
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from commonplace.language import N_
from commonplace.trouble import Trouble
from commonplace.trust.frames import FrameError, read_frame, write_frame

TOO_SLOW = "too-slow"
TOO_MUCH_MEMORY = "too-much-memory"
TOO_LARGE = "too-large"
CRASHED = "crashed"
FAILED = "failed"

MIB = 1024 * 1024


class GuardError(Trouble):
    """The process cannot be started at all: the machine or the installation is broken."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost: seconds of computing, bytes of memory, bytes of its answer.

    Where requests that ended in a fault took `patience` seconds together, each further one has the
    `hurried` seconds only, so that a hundred of them end in a bounded time.
    """

    seconds: float = 5
    hurried: float = 1
    patience: float = 25
    memory: int = 512 * MIB
    answer: int = 4 * MIB


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer, or a fault, by one of the names above, with what can be said of it.

    A fault that `is_lasting` would be the same another time.
    """

    answer: Mapping[str, Any]
    fault: str = ""
    detail: str = ""
    is_lasting: bool = True


class Guard:
    """Asks `module`, which serves with `trust.worker`; `start` is what it is told at first."""

    def __init__(
        self, module: str, start: Mapping[str, Any] | None = None, limits: Limits | None = None
    ) -> None:
        self.limits = limits or Limits()
        self._module = module
        self._start = start or {}
        self._child: _Child | None = None
        self._closing: weakref.finalize[..., Any] | None = None
        self._wasted = 0.0

    @property
    def is_hurried(self) -> bool:
        """Whether a request has less time now than the first one had."""
        return self._wasted >= self.limits.patience

    def ask(self, request: Mapping[str, Any], hurried: float | None = None) -> Outcome:
        """Return what the process says to a request, or how that ended.

        `hurried` are the seconds that this one has in a hurry, where not those of the limits.
        Raises GuardError where the process does not even start.
        """
        is_hurried = self.is_hurried
        seconds = self.limits.seconds
        if is_hurried:
            seconds = min(seconds, self.limits.hurried if hurried is None else hurried)
        began = time.monotonic()
        found = self._running().ask(request, seconds)
        if found.get("fault"):
            self._wasted += min(seconds, time.monotonic() - began)
        if found.pop("last", False):
            self.close()
        fault = str(found.get("fault", ""))
        if fault == TOO_SLOW:
            return Outcome({}, fault, f"{seconds:g}", is_lasting=seconds == self.limits.seconds)
        if fault in {TOO_MUCH_MEMORY, TOO_LARGE}:
            limit = self.limits.memory if fault == TOO_MUCH_MEMORY else self.limits.answer
            return Outcome({}, fault, f"{limit / MIB:g}")
        answer = found.get("answer")
        if not fault and not isinstance(answer, dict):
            self.close()
            return Outcome({}, CRASHED)
        return Outcome(answer or {}, fault, str(found.get("detail", "")))

    def begin(self) -> None:
        """Start the process now, so that it gets ready while the caller does something else."""
        self._running()

    def greeting(self) -> Mapping[str, Any]:
        """Return what the process says once it is ready; starts it where it does not run."""
        return self._running().greeting

    def close(self) -> None:
        """End the process, if there is one; another request starts a new one."""
        if self._closing is not None:
            self._closing()
        self._child = None

    def _running(self) -> "_Child":
        if self._child is None:
            try:
                self._child = _Child(self._module, self._start, self.limits)
            except OSError as error:
                raise GuardError(_UNSTARTED, reason=error.strerror or error) from error
            self._closing = weakref.finalize(self, self._child.close)
        return self._child


_UNSTARTED = N_("The process that reads what members sent does not start: {reason}.")
_BEGIN = "import sys; sys.path[:] = sys.argv[2:]; __import__(sys.argv[1], fromlist=['main']).main()"
_NEEDED = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "TZ", "LANG")
_NEEDED_FAMILIES = ("LC_", "PYTHON", "COVERAGE_")
_READY_IN = 120.0
"""Seconds until a new process must be ready, on a slow and busy machine too."""
_BY_THE_WALL = 4
"""How many times its seconds of computing a request may take on a machine that does other things;
where the system counts no seconds of computing, these are all there is."""
_KILLED_FOR_TIME = {-getattr(signal, name, 0) for name in ("SIGXCPU", "SIGPROF")} - {0}
_COUNTS_COMPUTING = hasattr(signal, "setitimer")
_AROUND = 4096
"""Bytes that an answer may have around what is counted."""
_DIES_IN = 5
"""Seconds that a process has to end by itself, once nobody asks it any more."""


class _Child:
    """One process, from its start to its end."""

    def __init__(self, module: str, start: Mapping[str, Any], limits: Limits) -> None:
        self._heard: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        # No word of it reaches a log, where some lines are commands, and no secret reaches it.
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-c", _BEGIN, module, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: value for name, value in os.environ.items() if _is_needed(name)},
        )
        self._number = 0
        largest = limits.answer + _AROUND
        reading = (self._process.stdout, self._heard, largest)
        self._reader = Thread(target=_listen, args=reading, daemon=True)
        self._reader.start()
        self._send({"limits": asdict(limits), "start": start})

    @cached_property
    def greeting(self) -> Mapping[str, Any]:
        """What it says once it is ready.

        Raises GuardError where it does not get ready.
        """
        said = self._heard_within(_READY_IN)
        if fault := said.get("fault"):
            raise GuardError(_UNSTARTED, reason=said.get("detail") or fault)
        return said.get("answer") or {}

    def ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """Return the answer, or a fault; where it is the `last`, the process is over."""
        _ = self.greeting
        self._number += 1
        self._send({"number": self._number, "seconds": seconds, "request": request})
        found = self._heard_within(seconds * _BY_THE_WALL if _COUNTS_COMPUTING else seconds)
        if found.pop("to", self._number) != self._number:  # it said more than it was asked
            return {"fault": CRASHED, "last": True}
        return found

    def close(self) -> None:
        """End the process and wait until nothing of it is left."""
        with suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]
        try:
            self._process.wait(timeout=_DIES_IN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._process.stdout.close()  # type: ignore[union-attr]

    def _send(self, message: Mapping[str, Any]) -> None:
        with suppress(OSError):  # it has died: there will be nothing to hear
            write_frame(self._process.stdin, message)  # type: ignore[arg-type]

    def _heard_within(self, patience: float) -> dict[str, Any]:
        try:
            found = self._heard.get(timeout=patience)
        except Empty:
            self._process.kill()
            return {"fault": TOO_SLOW, "last": True}
        if found is not None:
            return found
        self._process.kill()
        code = self._process.wait()
        fault = TOO_SLOW if code in _KILLED_FOR_TIME else CRASHED
        return {"fault": fault, "detail": _name_of(code), "last": True}


def _listen(answers: IO[bytes], heard: SimpleQueue[dict[str, Any] | None], largest: int) -> None:
    """Hand on what a process says, until it says something wrong or nothing more: then None."""
    with suppress(FrameError, OSError):
        while (found := read_frame(answers, largest)) is not None:
            heard.put(found)
    heard.put(None)


def _name_of(code: int) -> str:
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"exit code {code}"


def _is_needed(name: str) -> bool:
    return name.upper() in _NEEDED or name.startswith(_NEEDED_FAMILIES)
