"""What an event's file said at one time, read by the rules of today."""

import re
from collections.abc import Mapping
from pathlib import Path

from commonplace.documents import read_document
from commonplace.documents.text import LARGEST_FILE
from commonplace.load.events import check_events
from commonplace.model import Event, Hub, Source
from commonplace.schema import read_record
from commonplace.settings import Settings

_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)


def plain(content: bytes) -> bytes:
    """Return a content with the line ends of today; systems change them behind git's back."""
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


class Versions:
    """Contents of files by their id. One that is no event by the rules of today is None."""

    def __init__(self, contents: Mapping[str, bytes], known: Mapping[str, Event]) -> None:
        self._contents = dict(contents)
        self._known: dict[str, Event | None] = dict(known)
        self._by_front_matter: dict[bytes, Event | None] = {}

    def add(self, blob: str, content: bytes) -> None:
        """Add a content that is not in git yet."""
        self._contents[blob] = content

    def content(self, blob: str) -> bytes:
        """Return the bytes of a content, none where they are not known."""
        return self._contents.get(blob, b"")

    def read(self, blob: str) -> Event | None:
        """Return the fields of an event; its body and its source may be those of another version.

        Versions that differ in their text alone are read once.
        """
        if blob not in self._known:
            found = _FRONT_MATTER.match(plain(self.content(blob)))
            head = found[0] if found else b""
            if head not in self._by_front_matter:
                self._by_front_matter[head] = _event(head, Source("", "", ""))
            self._known[blob] = self._by_front_matter[head]
        return self._known[blob]

    def whole(self, blob: str, source: Source) -> Event | None:
        """Return an event with its body, as the record at `source`."""
        return _event(self.content(blob), source)


def _event(content: bytes, source: Source) -> Event | None:
    if not 0 < len(content) <= LARGEST_FILE:
        return None
    document, problems = read_document(source.path, content)
    if document is None or any(problem.is_error for problem in problems):
        return None
    own = Source(
        source.path,
        source.uri,
        source.id,
        body=document.body,
        body_line=document.body_line,
        places=document.places,
    )
    event, _ = read_record(document, Event, own)
    if not isinstance(event, Event):
        return None
    alone = Hub(Path(), Settings(), events={event.key: event})
    return None if any(problem.is_error for problem in check_events(alone, {})) else event
