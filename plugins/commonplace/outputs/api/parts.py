"""People, places, things and addresses as files for other programs hold them."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from commonplace.addresses import page_uri, question_anchor, url_of
from commonplace.model import (
    Award,
    Event,
    Guest,
    Location,
    MaintainedPage,
    PageRecord,
    Question,
    Record,
    Resource,
)
from commonplace.outputs.api.shape import PersonShape, PlaceShape, ResourceShape, SiteShape
from commonplace.views import Edition


@dataclass(frozen=True, slots=True)
class Parts:
    """What several records have alike, seen from one edition."""

    edition: Edition

    def address(self, url: str) -> str:
        """Return the whole address of a URL, or that below the root where the site's is unknown."""
        return self.edition.absolute(url) or url

    def site(self) -> SiteShape:
        """Return the site that a file is of."""
        site = self.edition.site
        zone = self.edition.hub.settings.options.timezone
        return SiteShape(name=site.name, url=site.url, language=site.tag, timezone=zone)

    def page(self, record: Record) -> str:
        """Return the address of a record's page, in its own language; empty where it has none.

        A question and an award are found on the page of what they belong to.
        """
        hub = self.edition.hub
        if isinstance(record, Question):
            event = hub.events.get(record.source.parent)
            return f"{self.page(event)}#{question_anchor(record)}" if event else ""
        if isinstance(record, Award):
            competition = hub.competitions.get(record.source.parent)
            return self.page(competition) if competition else ""
        if not isinstance(record, PageRecord | MaintainedPage):
            return ""
        own = self.edition.beside(self.edition.edition_of(record))
        url = url_of(page_uri(record))  # type: ignore[arg-type]
        if not own.has_page(record):
            return ""
        return own.absolute(url) or f"{own.site.path}{url}"

    def picture(self, event: Event) -> str:
        """Return the address of an event's picture, which lies beside its file."""
        if not event.image:
            return ""
        folder = event.source.uri.rpartition("/")[0]
        return self.address(f"{folder}/{quote(event.image)}")

    def people(self, persons: Iterable[str | Guest]) -> list[PersonShape]:
        """Return everybody who may be named, in their order."""
        found = (self._person(person) for person in persons)
        return [person for person in found if person]

    def _person(self, person: str | Guest) -> PersonShape | None:
        if isinstance(person, Guest):
            affiliation = person.affiliation or ""
            return PersonShape(name=person.name, url=person.url or "", affiliation=affiliation)
        member = self.edition.member(person)
        if member is None:
            return PersonShape(name=self.edition.name_of(person), id=person)
        if member.visibility == "hidden":
            return None
        if not member.is_public:
            return PersonShape(name=member.name)
        url = self.address(url_of(page_uri(member)))
        return PersonShape(name=member.name, id=member.id, url=url)

    def place(self, location: Location | None) -> PlaceShape | None:
        """Return where people meet."""
        if location is None:
            return None
        latitude, longitude = location.geo or (None, None)
        return PlaceShape(
            name=location.name,
            address=location.address or "",
            latitude=latitude,
            longitude=longitude,
            accessibility=location.accessibility or "",
        )

    def resources(self, resources: Iterable[Resource]) -> list[ResourceShape]:
        """Return what there is to watch or read."""
        return [
            ResourceShape(url=one.url, title=one.title or "", language=one.lang or "")
            for one in resources
        ]
