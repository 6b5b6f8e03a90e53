"""The maintainers' half: a tree of pages, as deep as large handbooks are.

Pages that have pages below them are of two kinds, as in real ones: `graph/index.md`, and
`graph.md` beside a folder `graph/`, whose address is how those of its pages begin.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from content.documents import Document, body_of, chance_of
from content.prose import Prose
from content.sizes import size_of

BELOW = 7
"""How many pages are below one that has any."""


@dataclass(frozen=True)
class Place:
    """A page's place in the tree: its address without the ending, title, and what is below it."""

    address: str
    title: str
    language: str
    is_index: bool
    below: list["Place"] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The file of the page."""
        return f"{self.address}/index.md" if self.is_index else f"{self.address}.md"


def places(seed: int, number: int) -> list[Place]:
    """Return where `number` pages are, the page at the top first."""
    found: list[Place] = []
    taken: set[str] = set()
    for index in range(number):
        chance = chance_of(seed, "handbook", index)
        above = found[(index - 1) // BELOW] if index else None
        language = above.language if above and index > BELOW else chance.choice(("en", "zh"))
        prose = Prose(chance, language)
        address = f"{above.address}/{prose.slug()}" if above else "handbook"
        address += f"-{index}" if address in taken else ""
        taken.add(address)
        has_below = index * BELOW + 1 < number
        is_index = not above or (has_below and index % 2 == 0)
        found.append(Place(address, prose.title(), language, is_index))
        if above:
            above.below.append(found[-1])
    return found


def pages(seed: int, found: Sequence[Place], others: Sequence[str]) -> list[Document]:
    """Return the texts, each with links to its neighbours, to pages far away and to `others`."""
    return [_page(seed, index, found, others) for index in range(len(found))]


def _page(seed: int, index: int, found: Sequence[Place], others: Sequence[str]) -> Document:
    place = found[index]
    chance = chance_of(seed, place.path)
    prose = Prose(chance, place.language)
    near = range(max(0, index - BELOW), min(len(found), index + BELOW))
    to = [found[chance.choice(near)].path for _ in range(3)]
    to += [chance.choice(found).path, chance.choice(others)]
    has_formulas = any(word in place.address for word in ("graph", "theorem", "matrix", "sum"))
    size = size_of(chance)
    body = body_of(prose, size, to, has_formulas=has_formulas or chance.random() < 0.15)  # noqa: PLR2004
    fields = {"description": prose.plain_sentence()}
    return Document(place.path, place.title, place.language, body, fields, chance.randrange(10**6))


def nav_of(place: Place) -> list[object]:
    """Return what nav says of what is below a place, itself first."""
    own: list[object] = [place.path]
    return own + [{each.title: nav_of(each)} if each.below else each.path for each in place.below]
