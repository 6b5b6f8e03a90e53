"""Messages through a pipe: four bytes that say how long it is, then an object of JSON."""

import json
from collections.abc import Mapping
from typing import IO, Any

_LENGTH = 4


class FrameError(Exception):
    """What came through the pipe is no message, or a longer one than is read."""


def write_frame(pipe: IO[bytes], message: Mapping[str, Any]) -> None:
    """Send a message."""
    write_content(pipe, content_of(message))


def content_of(message: Mapping[str, Any]) -> bytes:
    """Return a message as it is sent."""
    return json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")


def write_content(pipe: IO[bytes], content: bytes) -> None:
    """Send what `content_of` has made."""
    pipe.write(len(content).to_bytes(_LENGTH, "big") + content)
    pipe.flush()


def read_frame(pipe: IO[bytes], largest: int) -> dict[str, Any] | None:
    """Return the next message; None where the pipe has ended.

    Raises FrameError for anything else, before it is read where it is too long.
    """
    beginning = pipe.read(_LENGTH)
    if not beginning:
        return None
    size = int.from_bytes(beginning, "big")
    if len(beginning) < _LENGTH or size > largest:
        raise FrameError
    content = pipe.read(size)
    if len(content) < size:
        raise FrameError
    try:
        message = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FrameError from error
    if not isinstance(message, dict):
        raise FrameError
    return message
