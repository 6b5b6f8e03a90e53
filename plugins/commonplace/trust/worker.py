"""The other end of `trust.guard`: a process that does one thing within limits, again and again.

Seconds of computing and memory are limited by the system where it can: Linux limits both, macOS
seconds only, Windows neither; there the guard still counts seconds by the clock.
"""

import math
import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import IO, Any

from commonplace.problems.problem import printable
from commonplace.trust.frames import content_of, read_frame, write_content
from commonplace.trust.guard import FAILED, TOO_LARGE, TOO_MUCH_MEMORY, TOO_SLOW

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Handle = Callable[[Mapping[str, Any]], Mapping[str, Any]]
Prepare = Callable[[Mapping[str, Any]], tuple[Handle, Mapping[str, Any]]]

_LARGEST_REQUEST = 64 * 1024 * 1024
_LONGEST_DETAIL = 200


class _TooSlow(BaseException):
    """The seconds of a request are over; no `except Exception` on the way takes it for its own."""


def serve(prepare: Prepare) -> None:
    """Answer requests until nobody asks any more.

    `prepare` gets what the guard was given to start with, and returns what answers each request,
    and what is to be said of the preparation.
    """
    requests, answers = _own_pipes()
    beginning = read_frame(requests, _LARGEST_REQUEST)
    if beginning is None:
        return
    limits = beginning["limits"]
    try:
        handle, greeting = prepare(beginning["start"])
    except Exception as error:  # noqa: BLE001 - the guard says it
        write_content(answers, content_of({"fault": FAILED, "detail": _said(error)}))
        return
    _limit_memory(limits["memory"])
    clock = _Clock()
    write_content(answers, content_of({"answer": greeting}))
    is_last = False
    while not is_last and (asked := read_frame(requests, _LARGEST_REQUEST)) is not None:
        content, is_last = _answer(handle, asked, clock)
        if len(content) > limits["answer"]:
            content = content_of({"fault": TOO_LARGE, "to": asked["number"]})
        write_content(answers, content)


def _answer(handle: Handle, asked: Mapping[str, Any], clock: "_Clock") -> tuple[bytes, bool]:
    """Return the answer to a request as it is sent, and whether the process must end with it."""
    is_last = False
    found: dict[str, Any]
    try:
        with clock.of(asked["seconds"]):
            return content_of({"answer": handle(asked["request"]), "to": asked["number"]}), False
    except _TooSlow:
        found = {"fault": TOO_SLOW}
    except MemoryError:  # what it holds may not come back
        is_last, found = True, {"fault": TOO_MUCH_MEMORY, "last": True}
    except Exception as error:  # noqa: BLE001 - whatever a stranger brings about
        found = {"fault": FAILED, "detail": _said(error)}
    return content_of({**found, "to": asked["number"]}), is_last


class _Clock:
    """Counts the seconds of computing; where they are over, the request is, and else the process.

    Most of what takes long is Python, or a regular expression, which lets a signal interrupt it.
    """

    def __init__(self) -> None:
        self._is_running = False
        self._seconds = 0.0
        if _COUNTS:
            signal.signal(signal.SIGPROF, self._ring)

    def of(self, seconds: float) -> "_Clock":
        """Return the clock, set for a request."""
        self._seconds = seconds
        return self

    def __enter__(self) -> None:
        self._is_running = True
        if _COUNTS:
            _limit_computing(self._seconds + _MERCY)
            signal.setitimer(signal.ITIMER_PROF, self._seconds, _AGAIN)

    def __exit__(self, *_: object) -> None:
        self._is_running = False
        if _COUNTS:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _ring(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_running:
            raise _TooSlow


_COUNTS = hasattr(signal, "setitimer")
_AGAIN = 0.5
"""Seconds between two rings: the first may come where nothing can be raised."""
_MERCY = 1.0
"""Seconds more until the system ends a process that hears no ring."""


def _limit_computing(seconds: float) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, math.ceil(used.ru_utime + used.ru_stime + seconds))


def _limit_memory(more: int) -> None:
    """Let the process take so much more than it has; and let it leave no copy of itself behind."""
    if resource is None:
        return
    _limit(resource.RLIMIT_CORE, 0)
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        _limit(resource.RLIMIT_AS, pages * resource.getpagesize() + more)


def _limit(what: int, value: int) -> None:
    """Set the limit that the system warns of first, and no higher than it lets us."""
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Return the pipes to the guard, which nothing else reads or writes from now on."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for taken in (0, 1, 2):
        os.dup2(nothing, taken)
    os.close(nothing)
    return requests, answers


def _said(error: Exception) -> str:
    lines = f"{type(error).__name__}: {error}".splitlines()
    return printable(lines[0])[:_LONGEST_DETAIL]
