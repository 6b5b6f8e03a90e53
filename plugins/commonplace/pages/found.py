"""What a reader can find without loading a page: a small JSON file for each kind of record.

The script of a list's filter reads them (decision 0020). All is plain text; addresses are seen
from the root of the edition. What is empty is left out, so that the files stay small.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from commonplace.model import Article, Award, Competition, Entry, Event, Member, Role
from commonplace.model.entry import EntryStatus
from commonplace.pages.covers import cover_of
from commonplace.pages.faces import Face, face_of
from commonplace.pages.generated import GeneratedFile
from commonplace.pages.links import Links
from commonplace.pages.pictures import Pictures
from commonplace.pages.words import ROLES, WORDS
from commonplace.views import Edition
from commonplace.views.competitions import awards_by_entry, shown_entries
from commonplace.views.events import Occurrence
from commonplace.views.names import other_names
from commonplace.views.people import directory, topics_of

Found = Mapping[str, Any]
"""One record as the script reads it: what a card shows, and the values it is filtered by."""

_ROLES_ON_A_CARD = 3


@dataclass(frozen=True)
class FoundLists:
    """The members, articles, events and entries of an edition that a reader can find.

    With `pictures`, cards show versions of them that are as small as a card is.
    """

    edition: Edition
    pictures: Pictures | None = None

    @cached_property
    def members(self) -> list[Found]:
        """Everybody who may be named, by name; of who shows a name alone, the name."""
        return [self._member(member) for member in directory(self.edition.hub)]

    @cached_property
    def articles(self) -> list[Found]:
        """Listed articles, this edition's language first, newest first."""
        listed = self.edition.own_first(self.edition.articles.listed)
        return [self._article(article) for article in listed]

    @cached_property
    def events(self) -> list[Found]:
        """Events that come, soonest first, then those that have been, newest first."""
        index = self.edition.events
        return [self._event(occurrence) for occurrence in (*index.upcoming, *index.past)]

    @cached_property
    def entries(self) -> list[Found]:
        """Entries of all competitions, those of the newest first."""
        return [self._entry(entry) for entry in shown_entries(self.edition.hub)]

    def of(self, name: str) -> list[Found]:
        """Return a list by its name."""
        lists: dict[str, list[Found]] = {
            "members": self.members,
            "articles": self.articles,
            "events": self.events,
            "entries": self.entries,
        }
        return lists[name]

    def by_value(self, name: str, key: str) -> Mapping[str, list[Found]]:
        """Return a list's items by each of their values of one kind, such as each topic."""
        if (known := self._by_value.get((name, key))) is None:
            known = self._by_value[name, key] = {}
            for item in self.of(name):
                for value in item.get(key, ()):
                    known.setdefault(value, []).append(item)
        return known

    @cached_property
    def _by_value(self) -> dict[tuple[str, str], dict[str, list[Found]]]:
        return {}

    @cached_property
    def _links(self) -> Links:
        return Links(self.edition, "index.md")

    @cached_property
    def _tags(self) -> dict[str, str]:
        """Each tag as it is written first, by the tag in small letters."""
        return {tag.casefold(): tag for tag in self.edition.topics.tags}

    @cached_property
    def _awards(self) -> dict[str, tuple[Award, ...]]:
        return awards_by_entry(self.edition.hub, self.edition.now)

    @cached_property
    def tools(self) -> dict[str, str]:
        """What things are built with, as most write it, by the same in small letters."""
        counts = Counter(
            tool for entry in self.edition.hub.entries.values() for tool in entry.built_with
        )
        often = sorted(counts, key=lambda tool: (counts[tool], tool))
        return {tool.casefold(): tool for tool in often}

    def _word(self, value: str) -> str:
        return self.edition.language.gettext(WORDS.get(value, value))

    def _list(self, words: Iterable[str]) -> str:
        return self.edition.language.gettext(", ").join(words)

    def _member(self, member: Member) -> Found:
        face = face_of(member, self._links)
        if not member.is_public:
            return _whole(name=face.name, lang=face.lang, also=other_names(member), **_face(face))
        given = self.edition.given.get(member.id, ())
        roles = list(dict.fromkeys(self._role(item.role) for item in given))[:_ROLES_ON_A_CARD]
        status = self._word(member.status.value) if member.status.value != "active" else ""
        return _whole(
            name=face.name,
            url=face.url,
            lang=face.lang,
            also=other_names(member),
            line=" · ".join(filter(None, [status, self._list(roles)])),
            language=member.languages,
            topic=topics_of(given),
            **_face(face),
        )

    def _role(self, role: Role) -> str:
        return self.edition.language.gettext(ROLES[role])

    def _page(self, record: Article | Event | Entry, people: list[Any], **values: Any) -> Found:
        hub = self.edition.hub
        names = [face_of(person, self._links).name for person in people]
        foreign = self.edition.is_foreign(record)
        tag = hub.language_of(record)
        return _whole(
            title=record.title,
            url=self._links.to(record),
            by=self._list(names),
            lang=tag if foreign else "",
            language=[hub.settings.site_language(tag).tag],
            topic=record.topics,
            tag=dict.fromkeys(
                self._tags[tag.casefold()] for tag in self.edition.topics.tags_of(record)
            ),
            **values,
        )

    def _article(self, article: Article) -> Found:
        column = self.edition.hub.columns.get(article.source.parent)
        return self._page(
            article,
            list(article.authors),
            kind=["article"],
            of=column.title if column else "",
            day=article.date.isoformat(),
            column=[article.source.parent],
        )

    def _event(self, occurrence: Occurrence) -> Found:
        event = occurrence.event
        return self._page(
            event,
            [],
            kind=["event"],
            of=self._word(event.kind.value),
            day=occurrence.starts_at.date().isoformat(),
            where=event.location.name if event.location else self._word(event.mode.value),
            type=[event.kind.value],
            mode=[event.mode.value],
        )

    def _entry(self, entry: Entry) -> Found:
        hub = self.edition.hub
        competition = hub.competitions.get(entry.source.parent)
        awards = self._awards.get(entry.key, ())
        tracks = {track.id: track.name for track in competition.tracks} if competition else {}
        faces = [face_of(person, self._links) for person in entry.team.members]
        return self._page(
            entry,
            list(entry.team.members),
            kind=["entry"],
            of=competition.title if competition else "",
            day=_day_of(entry, competition),
            text=entry.description,
            standing="" if entry.status is EntryStatus.SUBMITTED else self._word(entry.status),
            faces=[_face(face) for face in faces],
            competition=[entry.source.parent],
            track=[tracks.get(entry.track, entry.track)] if entry.track else [],
            built_with=dict.fromkeys(self.tools[tool.casefold()] for tool in entry.built_with),
            award=[award.name for award in awards],
            **self._picture(entry),
        )

    def _picture(self, entry: Entry) -> dict[str, Any]:
        if entry.screenshots:
            first = entry.screenshots[0]
            small = self.pictures.for_card(entry, first.src) if self.pictures else ""
            picture = self._links.file_url(small) if small else self._links.file(entry, first.src)
            return {"picture": picture, "alt": first.alt}
        drawn = cover_of(entry.key, entry.source.parent)
        return {"drawn": drawn.seed, "cover": str(drawn.hue)}


def _day_of(entry: Entry, competition: Competition | None) -> str:
    """Return when an entry came in; where nobody says so, when its competition began."""
    if moment := entry.received or entry.submitted:
        return moment.date().isoformat()
    return first_day(competition) if competition else ""


def first_day(competition: Competition) -> str:
    """Return the day on which a competition begins."""
    return min(phase.start for phase in competition.phases).date().isoformat()


def _face(face: Face) -> dict[str, Any]:
    if face.picture:
        return {"picture": face.picture}
    return {"initials": face.initials, "hue": str(face.hue)}


def _whole(**values: Any) -> Found:
    """Return values without those that are empty; several of a kind as a list."""
    return {
        name: value if isinstance(value, str) else list(value)
        for name, value in values.items()
        if value
    }


LISTS = ("members", "articles", "events", "entries")


def list_uri(name: str) -> str:
    """Return where a list's file is, below the root of its edition."""
    return f"api/find/{name}.json"


def found_files(edition: Edition, pictures: Pictures | None = None) -> Iterator[GeneratedFile]:
    """Yield the file of each list."""
    lists = FoundLists(edition, pictures)
    for name in LISTS:
        text = json.dumps(lists.of(name), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        yield GeneratedFile(list_uri(name), f"{text}\n")
