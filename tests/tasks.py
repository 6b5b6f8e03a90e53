"""Tasks that other processes can find, for tests of those who do them."""

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs_commonplace.build.crew import work


def double(_shared: Any, number: int) -> int:
    return 2 * number


def die(_shared: Any, _number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def kill(pid: int, number: int) -> int:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return 2 * number


def alike(_shared: Any) -> str:
    return "as everywhere"


def unlike(_shared: Any) -> str:
    return str(os.getpid())


def work_or_die_once(mark: Path, packed: bytes, bundle: Sequence[Any]) -> list[Any]:
    """Do a bundle; the first to be asked dies instead, and leaves its number behind."""
    try:
        with mark.open("x") as file:
            file.write(str(os.getpid()))
    except FileExistsError:
        return work(packed, bundle)
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError
