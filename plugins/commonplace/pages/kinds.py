"""Kinds of events: what its people and its programme are called in each, and a list of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.language import N_
from commonplace.model.event import EventKind
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views import Edition
from commonplace.views.events.kinds import KIND_LISTS


@dataclass(frozen=True, slots=True)
class KindWords:
    """What an event's page says instead of the general word; all are English msgids."""

    speakers: str = N_("Speakers")
    organizers: str = N_("Organised by")
    schedule: str = N_("Schedule")
    join: str = N_("Join online")
    watch: str = N_("Watch the stream")


_WORDS = {
    EventKind.MEETUP: KindWords(organizers=N_("Hosts")),
    EventKind.WORKSHOP: KindWords(speakers=N_("Facilitators")),
    EventKind.SALON: KindWords(speakers=N_("Guests"), organizers=N_("Hosts")),
    EventKind.STREAM: KindWords(
        speakers=N_("On air"), schedule=N_("Programme"), watch=N_("Watch live")
    ),
    EventKind.AMA: KindWords(
        speakers=N_("Who answers"), organizers=N_("Hosts"), join=N_("Join and ask")
    ),
    EventKind.DISCUSSION: KindWords(speakers=N_("In the discussion"), organizers=N_("Hosts")),
    EventKind.BRAINSTORM: KindWords(speakers=N_("Facilitators"), organizers=N_("Hosts")),
    EventKind.CONFERENCE: KindWords(schedule=N_("Programme")),
}


def kind_words(kind: EventKind) -> KindWords:
    """Return what the parts of an event of a kind are called."""
    return _WORDS.get(kind, KindWords())


def kind_uri(kind: EventKind) -> str:
    """Return the page that lists the events of a kind."""
    return f"events/kinds/{kind.value}/index.md"


@dataclass(frozen=True, slots=True)
class KindLink:
    """A kind of which there are events: what all of them are called, their page, how many."""

    kind: EventKind
    name: str
    uri: str
    count: int


def kinds_there(edition: Edition) -> tuple[KindLink, ...]:
    """Return the kinds of which a hub has events, in the order in which kinds are listed."""
    words = edition.language.gettext
    found = ((kind, edition.events.of_kind(kind)) for kind in KIND_LISTS)
    return tuple(
        KindLink(kind, words(KIND_LISTS[kind]), kind_uri(kind), len(events))
        for kind, events in found
        if events
    )


def kind_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the list of each kind of which there are events."""
    edition = writer.edition
    kinds = kinds_there(edition)
    for link in kinds:
        upcoming = [one for one in edition.events.upcoming if one.event.kind is link.kind]
        past = [one for one in edition.events.past if one.event.kind is link.kind]
        yield from writer.numbered_pages(
            link.uri,
            "kind",
            past,
            title=link.name,
            section="events",
            kinds=kinds,
            kind=link.kind,
            upcoming=upcoming,
        )
