"""Hearing at once which files change, of the system where it tells."""

import errno
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

log = logging.getLogger("mkdocs.commonplace")

_FULL = (errno.ENOSPC, errno.EMFILE)


class Watcher:
    """Watches files and folders; `changed` is called for each change, from a thread of its own.

    The system tells of changes where it can. With `by_looking`, for folders of which it says
    nothing, such as those of another machine, they are looked through twice a second.
    """

    def __init__(self, changed: Callable[[], None], *, by_looking: bool = False) -> None:
        self._changed = changed
        self._watched: set[Path] = set()
        self._observer: Any = _looking() if by_looking else Observer()

    def watch(self, path: Path) -> None:
        """Watch a file, or a folder with all that is below it; one watched already is no matter."""
        if path not in self._watched:
            self._watched.add(path)
            self._schedule(path)

    def start(self) -> None:
        """Begin; where the system can watch no more for us, by looking."""
        try:
            self._observer.start()
        except OSError as error:
            if error.errno not in _FULL:
                raise
            log.info("%s; changes are looked for instead", os.strerror(error.errno))
            self._observer = _looking()
            for path in self._watched:
                self._schedule(path)
            self._observer.start()

    def stop(self) -> None:
        """End the thread."""
        self._observer.stop()

    def join(self) -> None:
        """Wait until it has ended."""
        self._observer.join()

    def _schedule(self, path: Path) -> None:
        """Watch a folder; of a file its folder, since most editors put another in its place."""
        is_folder = path.is_dir()
        handler = _Handler(self._changed, None if is_folder else path)
        folder = path if is_folder else path.parent
        self._observer.schedule(handler, str(folder), recursive=is_folder)


def _looking() -> Any:
    return PollingObserver(timeout=0.5)


class _Handler(FileSystemEventHandler):
    """Hears of what is written; that a file is read, which a build does to all, is no change."""

    def __init__(self, changed: Callable[[], None], only: Path | None) -> None:
        self._changed_ = changed
        self._only = only

    def on_created(self, event: FileSystemEvent) -> None:
        self._hear(event)

    def on_modified(self, event: FileSystemEvent) -> None:
        self._hear(event)

    def on_deleted(self, event: FileSystemEvent) -> None:
        self._hear(event)

    def on_moved(self, event: FileSystemEvent) -> None:
        self._hear(event)

    def _hear(self, event: FileSystemEvent) -> None:
        paths = [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if not event.is_directory and (self._only is None or self._only in paths):
            self._changed_()
