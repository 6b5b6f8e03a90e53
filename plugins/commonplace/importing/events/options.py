"""What the user decides about an import of events, and whether that can be followed."""

from dataclasses import dataclass

from commonplace.importing.events.zones import zone_by_name
from commonplace.language import N_
from commonplace.model import Hub
from commonplace.problems import closest
from commonplace.trouble import Trouble
from commonplace.values import ANYWHERE_ON_EARTH


class ImportUseError(Trouble):
    """An option names something that is not there."""


@dataclass(frozen=True, slots=True)
class EventOptions:
    """What the user decides; all of it may be left to the sources.

    `by_name` puts events of one source, or editions of one conference, into a series of its name.
    """

    timezone: str = ""
    kind: str | None = None
    series: str = ""
    by_name: bool = False
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    held_in: str = ""
    with_private: bool = False


def check_options(options: EventOptions, hub: Hub) -> None:
    """Hold the options against the hub. Raises ImportUseError, naming the first that is wrong."""
    if options.timezone and zone_by_name(options.timezone) != options.timezone:
        likely = zone_by_name(options.timezone) or "Asia/Shanghai"
        message = N_("--timezone: “{found}” is no IANA name, such as {example}.")
        raise ImportUseError(message, found=options.timezone, example=likely)
    if options.timezone == ANYWHERE_ON_EARTH:
        message = N_("--timezone: “{found}” is no IANA name, such as {example}.")
        raise ImportUseError(message, found=options.timezone, example="Asia/Shanghai")
    for member in options.organizers:
        if member not in hub.members:
            message = N_("--organizer: There is no member “{found}” in the hub.")
            raise ImportUseError(message, found=member)
    known = hub.settings.options.topics
    for topic in options.topics:
        if known and topic not in known:
            message = N_("--topic: There is no topic “{found}” in the hub; allowed: {allowed}.")
            allowed = closest(topic, known) or ", ".join(known)
            raise ImportUseError(message, found=topic, allowed=allowed)
