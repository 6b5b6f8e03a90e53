"""Competitions, entries and results in linked data, for hubs with a showcase."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

from commonplace.addresses import page_uri, results_uri, url_of
from commonplace.judging import Standings
from commonplace.model import Award, Competition, Entry
from commonplace.pages.linked_data.events import CONTEXT
from commonplace.pages.linked_data.people import people
from commonplace.pages.links import Links
from commonplace.values.instants import instant
from commonplace.views import Edition


def competition_data(edition: Edition, competition: Competition) -> dict[str, Any] | None:
    """Return the linked data of a competition's page; nothing where there is no showcase."""
    if edition.hub.settings.showcase is None:
        return None
    return {"@context": CONTEXT, **_competition(edition, competition)}


def entry_data(
    edition: Edition, entry: Entry, competition: Competition | None, awards: Sequence[Award]
) -> dict[str, Any] | None:
    """Return the linked data of an entry's page, with what it won as far as that is public."""
    if edition.hub.settings.showcase is None:
        return None
    hub = edition.hub
    filled = {
        "description": entry.description,
        "inLanguage": hub.language_of(entry),
        "url": edition.absolute(url_of(page_uri(entry))),
        "image": [_picture(edition, entry, one.src) for one in entry.screenshots]
        if edition.site.url
        else [],
        "author": people(edition, (one.person for one in entry.team.members)),
        "license": _licence(entry.license),
        "keywords": [*map(edition.topic_name, entry.topics), *entry.tags],
        "award": [award.name for award in awards],
        "subjectOf": _short(edition, competition) if competition else None,
    }
    return {"@context": CONTEXT, "@type": "CreativeWork", "name": entry.title, **_known(filled)}


def results_data(
    edition: Edition, competition: Competition, standings: Standings
) -> dict[str, Any]:
    """Return the linked data of a page of results: a list of entries by their places."""
    items = []
    for place in standings.places:
        if place.rank is not None:
            entry = edition.hub.entries[f"{competition.id}/{place.entry}"]
            item = {
                "@type": "CreativeWork",
                "name": entry.title,
                "url": edition.absolute(url_of(page_uri(entry))),
            }
            items.append({"@type": "ListItem", "position": place.rank, "item": _known(item)})
    words = edition.language.gettext("Results of {title}")
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "name": words.format(title=competition.title),
        **_known({"url": edition.absolute(url_of(results_uri(competition)))}),
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "numberOfItems": len(items),
        "itemListElement": items,
        "about": _short(edition, competition),
    }


def _short(edition: Edition, competition: Competition) -> dict[str, Any]:
    url = edition.absolute(url_of(page_uri(competition)))
    return {"@type": "Event", "name": competition.title, **_known({"url": url})}


def _competition(edition: Edition, competition: Competition) -> dict[str, Any]:
    starts = [competition.on_clock(phase.start) for phase in competition.phases]
    ends = [competition.on_clock(phase.end) for phase in competition.phases if phase.end]
    is_open_ended = any(phase.end is None for phase in competition.phases)
    filled = {
        "description": competition.description,
        "inLanguage": edition.hub.language_of(competition),
        "startDate": instant(min(starts)),
        "endDate": instant(max(ends)) if ends and not is_open_ended else None,
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": _place(edition, competition),
        "organizer": people(edition, competition.organizers),
        "keywords": [*map(edition.topic_name, competition.topics), *competition.tags],
    }
    return {**_short(edition, competition), **_known(filled)}


def _place(edition: Edition, competition: Competition) -> dict[str, Any] | None:
    url = edition.absolute(url_of(page_uri(competition)))
    return {"@type": "VirtualLocation", "url": url} if url else None


def _picture(edition: Edition, entry: Entry, path: str) -> str:
    return urljoin(edition.site.url, Links(edition, "index.md").file(entry, path))


def _licence(name: str | None) -> str:
    is_one = name and " " not in name
    return f"https://spdx.org/licenses/{name}.html" if is_one else ""


def _known(filled: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in filled.items() if value not in (None, [], "")}
