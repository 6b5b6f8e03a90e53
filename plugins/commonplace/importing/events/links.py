"""What a link of an event leads to: a room to join, a stream, a ticket, or a page about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

from commonplace.importing.events.addresses import find_addresses


class Leads(Enum):
    """Where a link leads."""

    ROOM = "room"
    STREAM = "stream"
    TICKET = "ticket"
    PAGE = "page"


_ROOMS = re.compile(
    r"(?:^|\.)(?:zoom\.us|zoom\.com|zoomgov\.com|meet\.google\.com|teams\.microsoft\.com|"
    r"teams\.live\.com|webex\.com|meet\.jit\.si|8x8\.vc|whereby\.com|gotomeeting\.com|gotomeet\.me|"
    r"bluejeans\.com|discord\.gg|discord\.com|gather\.town|bigmarker\.com|airmeet\.com|"
    r"livestorm\.co|skype\.com|meeting\.tencent\.com|voovmeeting\.com|meeting\.dingtalk\.com|"
    r"vc\.feishu\.cn|meetings\.larksuite\.com|hangouts\.google\.com|framatalk\.org|"
    r"meet\.[a-z0-9-]+\.[a-z]{2,}|(?:bbb|jitsi|webconf|bigbluebutton)\.[a-z0-9.-]+)$"
)
_STREAMS = re.compile(
    r"(?:^|\.)(?:youtube\.com|youtu\.be|twitch\.tv|vimeo\.com|live\.bilibili\.com|bilibili\.com|"
    r"streamyard\.com|media\.ccc\.de|streaming\.media\.ccc\.de|peertube\.[a-z.]+)$"
)
_TICKETS = re.compile(
    r"(?:^|\.)(?:eventbrite\.[a-z.]+|meetup\.com|lu\.ma|luma\.com|ti\.to|tito\.io|pretix\.eu|"
    r"huodongxing\.com|forms\.gle|tickettailor\.com|ticket\.[a-z.]+|tickets\.[a-z0-9.-]+|"
    r"doorkeeper\.jp|connpass\.com)$"
)
_FORMS = re.compile(
    r"docs\.google\.com/forms/|/(?:register|registration|tickets?|signup)(?:/|$)", re.IGNORECASE
)


@dataclass(slots=True)
class Links:
    """The links of an event, by what they are for; `pages` are those that no field is for."""

    join: str = ""
    stream: str = ""
    registration: str = ""
    pages: tuple[str, ...] = ()

    def add(self, url: str) -> None:
        """Put a link where it belongs; the first of a kind stays."""
        where = leads_to(url)
        if where is Leads.ROOM and self.join in ("", url):
            self.join = url
        elif where is Leads.STREAM and self.stream in ("", url):
            self.stream = url
        elif where is Leads.TICKET and self.registration in ("", url):
            self.registration = url
        elif url not in self.pages:
            self.pages = (*self.pages, url)

    def add_rooms_of(self, text: str) -> None:
        """Take the room from a description, where nothing else names one."""
        if self.join:
            return
        self.join = next((url for url in urls_in(text) if leads_to(url) is Leads.ROOM), "")


def leads_to(url: str) -> Leads:
    """Return where a link leads, by its host."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return Leads.PAGE
    if _ROOMS.search(host):
        return Leads.ROOM
    if _STREAMS.search(host):
        return Leads.STREAM
    if _TICKETS.search(host) or _FORMS.search(url):
        return Leads.TICKET
    return Leads.PAGE


def urls_in(text: str) -> Iterator[str]:
    """Yield the web addresses in a text."""
    for _, _, url in find_addresses(text):
        yield url
