"""DESCRIPTION: what somebody should know of an event who sees nothing but their calendar."""

from collections.abc import Callable, Iterable, Iterator

from commonplace.addresses import url_of
from commonplace.documents.plain_text import beginning
from commonplace.language import N_, join_sentences
from commonplace.model import Guest, Resource
from commonplace.model.programme import EventStatus
from commonplace.model.record import Person
from commonplace.views import Edition
from commonplace.views.events import Occurrence

LONGEST = 800
"""Characters of an announcement that a calendar repeats; the page has all of it."""

_STATUS = {
    EventStatus.CANCELLED: N_("Cancelled."),
    EventStatus.POSTPONED: N_("Postponed. The new time is not known yet."),
    EventStatus.TENTATIVE: N_("Not certain yet."),
    EventStatus.RESCHEDULED: N_("The time has changed."),
    EventStatus.MOVED_ONLINE: N_("Moved online."),
}

Words = Callable[[str], str]


def description(occurrence: Occurrence, edition: Edition) -> str:
    """Return it as plain text: first what has changed and why, last the page."""
    event, words = occurrence.event, edition.language.gettext
    about = occurrence.description or beginning(event.body, LONGEST)
    parts = [
        join_sentences(words(_STATUS.get(occurrence.status)), occurrence.status_reason),
        about,
        "\n".join(_how(occurrence, words)),
        "\n".join(_who(occurrence, edition)),
        "\n".join(_afterwards(occurrence, words)),
        edition.absolute(url_of(occurrence.uri)),
    ]
    return "\n\n".join(part for part in parts if part)


def _how(occurrence: Occurrence, words: Words) -> Iterator[str]:
    event, line = occurrence.event, words(N_("{name}: {value}"))
    location = occurrence.location
    known = {
        N_("Register"): event.registration_url,
        N_("Join online"): occurrence.join_url,
        N_("Watch the stream"): occurrence.stream_url,
        N_("Price"): event.price,
        N_("Accessibility"): location.accessibility if location else None,
    }
    for name, value in known.items():
        if value:
            yield line.format(name=words(name), value=value)


def _who(occurrence: Occurrence, edition: Edition) -> Iterator[str]:
    words = edition.language.gettext
    line, comma = words(N_("{name}: {value}")), words(N_(", "))
    rows = {N_("Speakers"): occurrence.speakers, N_("Organised by"): occurrence.event.organizers}
    for name, people in rows.items():
        if named := list(filter(None, (name_in_calendars(who, edition) for who in people))):
            yield line.format(name=words(name), value=comma.join(named))


def name_in_calendars(person: Person, edition: Edition) -> str:
    """Return what somebody is called; an empty text for whom nobody should find."""
    if isinstance(person, Guest):
        return person.name
    member = edition.member(person)
    return "" if member and member.visibility == "hidden" else edition.name_of(person)


def _afterwards(occurrence: Occurrence, words: Words) -> Iterator[str]:
    line = words(N_("{name}: {value}"))
    rows: dict[str, Iterable[Resource]] = {
        N_("Recording"): occurrence.recordings,
        N_("Slides"): occurrence.slides,
    }
    for name, resources in rows.items():
        for resource in resources:
            yield line.format(name=resource.title or words(name), value=resource.url)
    if occurrence.notes:
        yield line.format(name=words(N_("Notes")), value=occurrence.notes)
