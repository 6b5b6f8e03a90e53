"""Which events were in the hub after a commit, as far as some events know of each other.

The rules between files that `load/` has, told for a day that is over.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from commonplace.history.lives import Life
from commonplace.history.paths import split_path
from commonplace.history.remains import Remains
from commonplace.model import Event
from commonplace.model.uids import keepers, uids_by_path


def passing(lives: Sequence[Life], remains: Remains) -> tuple[list[Life], dict[str, Event]]:
    """Return those of some events, the older ones first, that were seen, and those that passed.

    The latter by path. Who came to an address that an older event had was not seen.
    """
    read = _read(lives, remains)
    places = _places([life for life in lives if life.path], read)
    ages = {life.path: age for age, life in enumerate(lives)}
    seen = [
        life for age, life in enumerate(lives) if not life.path or ages[places[life.path]] >= age
    ]
    named = {split_path(path)[2]: path for path in places.values() if path in read}
    uids = uids_by_path({name: read[path] for name, path in named.items()}, remains.lives.domain)
    kept = keepers((path, read[path], uids[name]) for name, path in named.items())
    passed = {path for name, path in named.items() if kept[uids[name]] == path}
    return seen, {
        life.path: read[life.path]
        for life in seen
        if life.path in passed and remains.is_publishable(life.blob)
    }


def _read(lives: Sequence[Life], remains: Remains) -> dict[str, Event]:
    """Return the events by path whose files can be read."""
    found = ((life.path, remains.versions.read(life.blob)) for life in lives if life.path)
    return {path: event for path, event in found if event is not None}


def _places(lives: Sequence[Life], read: Mapping[str, Event]) -> dict[str, str]:
    """Return for each path which one has the address that it wants: `a.md` or `a/index.md`."""
    twins: dict[str, list[str]] = defaultdict(list)
    for path in sorted((life.path for life in lives), key=lambda path: path.split("/")):
        twins[split_path(path)[2]].append(path)
    return {
        path: next((other for other in paths if other in read), paths[0])
        for paths in twins.values()
        for path in paths
    }
