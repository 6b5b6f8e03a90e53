"""Where an event is, in linked data: a place, an address on the web, or both."""

from typing import Any

from commonplace.model import Location
from commonplace.model.event import Mode
from commonplace.model.programme import EventStatus
from commonplace.views.events import Occurrence

_MODES = {
    Mode.OFFLINE: "https://schema.org/OfflineEventAttendanceMode",
    Mode.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Mode.MIXED: "https://schema.org/MixedEventAttendanceMode",
}


def mode_of(occurrence: Occurrence) -> Mode:
    """Return how people come together; what moved online is online."""
    is_online = occurrence.status is EventStatus.MOVED_ONLINE
    return Mode.ONLINE if is_online else occurrence.event.mode


def attendance_mode(occurrence: Occurrence) -> str:
    """Return the word of schema.org for how people come together."""
    return _MODES[mode_of(occurrence)]


def locations(occurrence: Occurrence, url: str, room: str = "") -> list[dict[str, Any]]:
    """Return where it is. On the web without a link of its own it is where the page says: `url`."""
    mode = mode_of(occurrence)
    found = []
    if mode is not Mode.ONLINE and occurrence.location:
        found.append(_place(occurrence.location, room))
    address = occurrence.join_url or occurrence.stream_url or url
    if mode is not Mode.OFFLINE and address:
        found.append({"@type": "VirtualLocation", "url": address})
    return found


def _place(location: Location, room: str) -> dict[str, Any]:
    # A search engine wants an address; the name is all that somebody gave who gave none.
    address = location.address or location.name
    if room:
        return {"@type": "Place", "name": f"{location.name}, {room}", "address": address}
    place: dict[str, Any] = {"@type": "Place", "name": location.name, "address": address}
    if location.geo:
        latitude, longitude = location.geo
        place["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": latitude,
            "longitude": longitude,
        }
    if location.accessibility:
        place["amenityFeature"] = {
            "@type": "LocationFeatureSpecification",
            "name": "Accessibility",
            "value": location.accessibility,
        }
    return place
