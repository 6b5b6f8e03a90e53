"""No two events have the same id in calendars."""

from collections.abc import Iterator

from commonplace.load.addresses import Files
from commonplace.model import Hub
from commonplace.model.uids import keepers, uids_by_path
from commonplace.problems import Place, Problem


def check_uids(hub: Hub, _files: Files) -> Iterator[Problem]:
    """Yield a problem for every event whose id in calendars is that of another which keeps it."""
    uids = uids_by_path(hub.events, hub.settings.calendar_domain)
    keeper = keepers((event.path, event, uids[event.key]) for event in hub.events.values())
    for event in hub.events.values():
        uid = uids[event.key]
        if keeper[uid] != event.path:
            place = event.source.places.of_value(("uid",)) if event.uid else Place()
            yield Problem.at(event.path, place, "uid-taken", found=uid, other=keeper[uid])
