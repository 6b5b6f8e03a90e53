"""The texts of a whole hub."""

from dataclasses import dataclass

from content import handbook, records
from content.documents import Document
from content.sizes import shares


@dataclass(frozen=True)
class Texts:
    """Every text, and how nav orders the handbook."""

    seed: int
    documents: list[Document]
    nav: list[object]

    def of_kind(self, kind: str) -> list[Document]:
        """Return the texts below one folder."""
        return [each for each in self.documents if each.kind == kind]


def texts(pages: int, seed: int) -> Texts:
    """Return the texts of a hub of `pages`, the same for the same numbers."""
    number = shares(pages)
    places = handbook.places(seed, number.handbook)
    members_half, articles, events = records.hub(seed, number)
    others = [*articles, *events] or [places[0].path]
    pages_half = handbook.pages(seed, places, others)
    return Texts(seed, [*pages_half, *members_half], handbook.nav_of(places[0]))
