"""Which pages a build made again, and why: what of each was not as in the build before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any
from urllib.parse import unquote, urlsplit

from commonplace.settings import Settings


class Reason(Enum):
    """Why a page was made again, the first of these that fits."""

    ALWAYS = "always"
    NEW = "new"
    PROGRAM = "program"
    TEMPLATE = "template"
    SETTINGS = "settings"
    TEXT = "text"
    LIST = "list"
    NEIGHBOUR = "neighbour"
    NAV = "nav"
    PEOPLE = "people"
    AROUND = "around"


@dataclass(frozen=True, slots=True)
class Remade:
    """A page that was made again, by its file's place below the folder of its language's pages.

    `parts` are the names of what had changed; None where the page is new. A page of which nothing
    is kept has a `trouble`. `is_list` tells pages that are made from several records.
    """

    uri: str
    parts: tuple[str, ...] | None
    trouble: str = ""
    is_list: bool = False

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Remade":
        """Return what a build in another process has said."""
        parts = data["parts"]
        known = None if parts is None else tuple(parts)
        return cls(data["uri"], known, data["trouble"], data["is_list"])

    def below(self, path: str) -> "Remade":
        """Return this as a page of the language whose pages are below `path`."""
        return replace(self, uri=f"{path}{self.uri}")

    @property
    def reason(self) -> Reason:
        """Why it was made again."""
        if self.trouble:
            return Reason.ALWAYS
        if self.parts is None:
            return Reason.NEW
        found = {reason_of(part) for part in self.parts}
        first = next((reason for reason in Reason if reason in found), Reason.AROUND)
        return Reason.LIST if first is Reason.TEXT and self.is_list else first


def reason_of(part: str) -> Reason:
    """Return what the name of a part of a page stands for."""
    kind, _, name = part.partition(".")
    if part in {"environment", "programs"}:
        return Reason.PROGRAM
    if "/" in part or name == "html":
        return Reason.TEMPLATE
    if part in {"page.next_page", "page.previous_page"}:
        return Reason.NEIGHBOUR
    if part == "commonplace.credits":
        return Reason.PEOPLE
    return {"config": Reason.SETTINGS, "nav": Reason.NAV, "page": Reason.TEXT}.get(
        kind, Reason.AROUND
    )


def counted(pages: Iterable[Remade]) -> dict[Reason, int]:
    """Return how many pages were made again for each reason, the most frequent first."""
    return dict(Counter(page.reason for page in pages).most_common())


def places_of(wanted: str, settings: Settings) -> Iterator[str]:
    """Yield what a page may be called that somebody names by its file, its address or its URL."""
    path = unquote(urlsplit(wanted.strip()).path).removeprefix("./").lstrip("/")
    roots = sorted((urlsplit(site.url).path.strip("/") for site in settings.languages), key=len)
    if roots and roots[0] and "://" in wanted:
        path = path.removeprefix(f"{roots[0]}/")
    path = path.removesuffix("index.html")
    yield path
    for site in sorted(settings.languages, key=lambda site: len(site.docs_dir), reverse=True):
        if path.startswith(f"{site.docs_dir}/"):
            yield f"{site.path}{path.removeprefix(f'{site.docs_dir}/')}"
    yield path.removeprefix(f"{settings.submissions}/")
    folder = path.rstrip("/")
    yield from (f"{folder}.md", f"{folder}/index.md".lstrip("/"))
