"""A worker that does what a test asks for: `Guard("tests.guarded")`."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from commonplace.trust.worker import Handle, serve


def main() -> None:
    """Serve until the test has seen enough."""
    serve(_prepare)


def _prepare(start: Mapping[str, Any]) -> tuple[Handle, Mapping[str, Any]]:
    if start.get("fails"):
        raise ValueError(start["fails"])
    return _handle, {"process": os.getpid()}


def _handle(request: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"process": os.getpid(), **(_DEEDS[request["do"]](request) or {})}


def _compute(_: Mapping[str, Any]) -> None:
    while True:
        pass


def _hear_nothing(_: Mapping[str, Any]) -> None:
    while True:
        with suppress(BaseException):
            sum(range(1_000_000))


def _speak(_: Mapping[str, Any]) -> None:
    print("::add-mask::x")  # noqa: T201 - that is the test
    sys.stderr.write("::add-mask::x\n")
    os.write(1, b"::add-mask::x\n")


_DEEDS: dict[str, Callable[[Mapping[str, Any]], Mapping[str, Any] | None]] = {
    "nothing": lambda _: None,
    "compute": _compute,
    "compute and hear nothing": _hear_nothing,
    "wait": lambda _: time.sleep(1000),
    "die": lambda _: os.abort(),
    "go": lambda _: os._exit(3),
    "take memory": lambda request: {"size": len(bytearray(request["bytes"]))},
    "recurse": _handle,
    "say much": lambda request: {"said": "x" * request["bytes"]},
    "say nothing that JSON can hold": lambda _: {"said": {1, 2}},
    "speak to the log": _speak,
    "tell": lambda _: {"known": [*os.environ]},
}
