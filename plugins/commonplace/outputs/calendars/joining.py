"""How to be there without going: what RFC 7986 calls a conference."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from icalendar import vUri

from commonplace.language import N_
from commonplace.model.event import Mode
from commonplace.model.programme import EventStatus
from commonplace.outputs.calendars.text import address
from commonplace.views.events import Occurrence

_CHATS = (
    "discord.com",
    "discord.gg",
    "element.io",
    "gitter.im",
    "kiwiirc.com",
    "matrix.to",
    "qm.qq.com",
    "slack.com",
    "t.me",
    "web.libera.chat",
    "zulipchat.com",
)
"""Hosts where people write to each other; elsewhere they see and hear each other."""


def is_online(occurrence: Occurrence) -> bool:
    """Whether nobody needs to go anywhere."""
    return (
        occurrence.status is EventStatus.MOVED_ONLINE
        or occurrence.event.mode is Mode.ONLINE
        or not occurrence.location
    )


def conferences(occurrence: Occurrence, words: Callable[[str], str]) -> Iterator[vUri]:
    """Yield where to join and where to watch, with what each is good for."""
    if url := occurrence.join_url:
        features = ["CHAT"] if _is_chat(url) else ["AUDIO", "VIDEO"]
        yield _conference(url, features, words(N_("Join online")))
    if url := occurrence.stream_url:
        yield _conference(url, ["FEED", "VIDEO"], words(N_("Watch the stream")))


def _conference(url: str, features: list[str], label: str) -> vUri:
    return address(url, VALUE="URI", FEATURE=features, LABEL=label)


def _is_chat(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    return any(host == chat or host.endswith(f".{chat}") for chat in _CHATS)
