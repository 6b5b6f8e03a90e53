"""No two events have the same id in calendars."""

from collections.abc import Iterator

from commonplace.load.addresses import Files
from commonplace.model import Event, Hub
from commonplace.model.uids import uids_by_path
from commonplace.problems import Place, Problem


def check_uids(hub: Hub, _files: Files) -> Iterator[Problem]:
    """Yield a problem for every event whose id in calendars is that of another.

    The one that starts earlier keeps it, then the one whose path comes first.
    """
    keepers: dict[str, Event] = {}
    uids = uids_by_path(hub.events, hub.settings.calendar_domain)
    for event in sorted(hub.events.values(), key=lambda event: (event.starts_at, event.path)):
        uid = uids[event.key]
        keeper = keepers.setdefault(uid, event)
        if keeper is not event:
            place = event.source.places.of_value(("uid",)) if event.uid else Place()
            yield Problem.at(event.path, place, "uid-taken", found=uid, other=keeper.path)
