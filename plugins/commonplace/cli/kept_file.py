"""A file that a command keeps up to date: read, compared, written."""

from pathlib import Path
from typing import Any

from commonplace.cli.call import Call
from commonplace.language import N_
from commonplace.trouble import Trouble


def text_of(path: Path) -> str:
    """Return what is in a file, with its line ends as they are; empty where it is not there."""
    try:
        return path.read_bytes().decode() if path.exists() else ""
    except UnicodeDecodeError:
        raise Trouble(N_("{path} is no UTF-8 text."), path=path.as_posix()) from None


def keep(call: Call, path: Path, before: str, text: str, *, check: bool) -> int:
    """Write a file where it changes, or with `check` only say that it would; return the exit code.

    Line ends stay as they were.
    """
    if "\r\n" in before:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    name: dict[str, Any] = {"path": path.as_posix()}
    if text == before:
        call.say(N_("{path} is up to date."), **name)
        return 0
    if check:
        call.say(N_("{path} is not up to date."), **name)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    call.say(N_("{path} written."), **name)
    return 0
