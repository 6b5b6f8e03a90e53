"""From a repository to the histories of a hub's events."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from commonplace.documents.text import LARGEST_FILE
from commonplace.git import GitError, read_blobs, way_from_top
from commonplace.history.arrivals import arrivals
from commonplace.history.chronicle import Chronicle
from commonplace.history.files import SHA1_DIGITS, File, ahead, read_files
from commonplace.history.lacks import cut_off, unknown
from commonplace.history.lives import Lives
from commonplace.history.log import Log, read_log
from commonplace.history.paths import event_id, folders_over_time
from commonplace.history.remains import Remains
from commonplace.history.versions import Versions
from commonplace.model import Event, Histories, Hub
from commonplace.settings import Settings


def read_histories(root: Path, settings: Settings, hub: Hub, now: datetime) -> Histories:
    """Read what git knows about the events and entries of the hub in `root`, by two calls of git.

    Where it knows nothing, or not all, the result says so in its `trouble` and has no history.
    """
    try:
        log = read_log(root)
        if log.is_cut:
            return Histories(trouble=cut_off(hub), is_shallow=True)
        return _read(root, settings, hub, log, now.astimezone(UTC))
    except GitError as error:
        return Histories(trouble=unknown(hub, error))


def _read(root: Path, settings: Settings, hub: Hub, log: Log, now: datetime) -> Histories:
    folder = f"{way_from_top(root)}{settings.submissions}/"
    folders = folders_over_time(log.commits, folder)
    digits = len(log.commits[0].id) if log.commits else SHA1_DIGITS
    files = read_files(hub, folder, digits)
    known = _known(files, hub, folder)
    wanted = {
        change.new_blob
        for commit, its_folder in zip(log.commits, folders, strict=True)
        for change in commit.changes
        if event_id(change.new, its_folder)
    }
    contents = {blob: file.content for file in files.values() for blob in file.ids}
    contents |= read_blobs(root, sorted(wanted - {"", *contents}), LARGEST_FILE + 1)
    versions = Versions(contents, known)
    lives = Lives(versions, settings.calendar_domain)
    for commit, its_folder in zip(log.commits, folders, strict=True):
        lives.take(commit, its_folder)
    if (uncommitted := ahead(files, lives.here, versions, now)).changes:
        lives.take(uncommitted, folder)
    today = {f"{folder}{event.source.uri}": event for event in hub.events.values()}
    remains = Remains(hub, lives, versions, log.commits)
    histories = Chronicle(today, lives, remains).histories()
    return replace(histories, arrivals=arrivals(log.commits, folder))


def _known(files: Mapping[str, File], hub: Hub, folder: str) -> dict[str, Event]:
    """Return the events of today by the ids of their contents: they are read already."""
    return {
        blob: event
        for event in hub.events.values()
        for blob in files[f"{folder}{event.source.uri}"].ids
    }
