"""The id of an event in calendars: written by hand, or made from where its file first was."""

from collections.abc import Iterable, Mapping

from commonplace.model.event import Event


def made_uid(event_id: str, domain: str, birth: int = 1) -> str:
    """Return the id of the event that began as `event_id`.

    `birth` counts the events that began under this name: after one moved away, there may be others.
    """
    number = f".{birth}" if birth > 1 else ""
    return f"event-{event_id}{number}@{domain}"


def uids_by_path(events: Mapping[str, Event], domain: str) -> dict[str, str]:
    """Return the id of each event as far as it can be known without its history.

    An event that names a former address below events/ had its id from there, the first if there are
    several, unless another event is at that address today or named it before.
    """
    uids: dict[str, str] = {}
    claimed: set[str] = set()
    for key, event in sorted(events.items()):
        former = next(filter(None, map(former_id, event.redirect_from)), key)
        name = key if former in claimed or (former != key and former in events) else former
        claimed.add(name)
        uids[key] = event.uid or made_uid(name, domain)
    return uids


def keepers(events: Iterable[tuple[str, Event, str]]) -> dict[str, str]:
    """Return for each id the path of the event that keeps it, from paths with events and ids.

    It is the one that starts earlier, then the one whose path comes first.
    """
    found: dict[str, str] = {}
    for path, _, uid in sorted(events, key=lambda one: (one[1].starts_at, one[0])):
        found.setdefault(uid, path)
    return found


def former_id(address: str) -> str:
    """Return which event was at a former address of the site, or an empty text."""
    folder, _, name = address.removesuffix(".html").strip("/").partition("/")
    return name if folder == "events" and "/" not in name else ""
