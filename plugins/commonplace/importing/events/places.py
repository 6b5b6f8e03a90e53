"""Where an event is, by what its calendar says of the place."""

import re
from typing import Any

from commonplace.importing.events.addresses import find_addresses, without_mail
from commonplace.importing.front_matter import clean
from commonplace.values import LONGEST_LINE

_ONLINE = re.compile(
    r"(?:(?:online|virtual|remote|web|zoom|internet|webinar|livestream|discord|jitsi|youtube|twitch|"
    r"google ?meet|google ?hangouts?|microsoft ?teams|ms ?teams|teams|webex|slack|skype|"
    r"big ?blue ?button|bbb|gather ?town|"
    r"线上|在线|网上|网络|腾讯会议|腾讯|钉钉|飞书|直播|線上)[\s/,()-]*"
    r"(?:meeting|event|conference|call|only|room|session|会议|直播|活动)?[\s/,()-]*)+",
    re.IGNORECASE,
)
_WORDS_OF_LINKS = re.compile(r"[\s,;:|/()\[\]<>–—-]+")
_GEO = re.compile(r"^(?:geo:)?(-?\d+(?:\.\d+)?)[;,](-?\d+(?:\.\d+)?)")


def is_online(text: str) -> bool:
    """Whether a text names no place but the web."""
    return bool(_ONLINE.fullmatch(text.strip()))


def split_place(text: str) -> tuple[str, list[str]]:
    """Return the place that a text names, empty where it is on the web, and the links in it."""
    urls, pieces, done = [], [], 0
    for start, end, url in find_addresses(text):
        urls.append(url)
        pieces.append(text[done:start])
        done = end
    rest = "\n".join([*pieces, text[done:]]) if urls else text
    lines = [_plain(line) for line in without_mail(rest).splitlines()]
    place = "\n".join(line for line in lines if _WORDS_OF_LINKS.sub("", line))
    return ("" if is_online(place) else place), urls


def _plain(line: str) -> str:
    return clean(line).strip(" ,;:：|/–—-")


def location_of(place: str, geo: tuple[float, float] | None) -> dict[str, Any]:
    """Return the fields of a location: what stands before the first comma is its name."""
    if not place:
        return {}
    first, _, rest = place.partition("\n")
    if not rest:
        first, _, rest = _split_at_comma(place)
    location: dict[str, Any] = {"name": _shortened(clean(first))}
    if address := clean(rest.replace("\n", ", ")):
        location["address"] = _shortened(re.sub(r"\s*,(?:\s*,)*\s*", ", ", address).strip(", "))
    if geo:
        location["geo"] = list(geo)
    return location


def _split_at_comma(place: str) -> tuple[str, str, str]:
    if found := re.search(r"\s*[,，、]\s*", place):
        return place[: found.start()], ",", place[found.end() :]
    return place, "", ""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"


def geo_of(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude out of `48.85;2.29` or `geo:48.85,2.29`, else None."""
    if not (found := _GEO.match(text.strip())):
        return None
    latitude, longitude = float(found[1]), float(found[2])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - the globe
        return None
    # 0;0 is what programs write that know no place: it is in the sea.
    return (latitude, longitude) if (latitude or longitude) else None
