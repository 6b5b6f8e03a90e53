"""The filter above a list: what is searched, and the values to choose from.

It is made of the same lists that the browser loads, so it offers only what it can find.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from commonplace.language import N_, language_name
from commonplace.pages.found import Found, list_uri
from commonplace.pages.writer import Writer

_PILLS = 6
"""Up to so many choices stand side by side; more are a menu."""
_MENU = 150
"""A menu of more choices than this is no help; the most used are kept."""

LABELS = {
    "kind": N_("Kind"),
    "type": N_("Kind of event"),
    "mode": N_("Place"),
    "topic": N_("Topic"),
    "language": N_("Language"),
    "column": N_("Column"),
    "year": N_("Year"),
    "tag": N_("Tag"),
    "competition": N_("Competition"),
    "track": N_("Track"),
    "built_with": N_("Built with"),
    "award": N_("Award"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, and what it is called; `lang` where that is not the page's language."""

    value: str
    name: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """A question to which a filter knows the answers; `key` names it in the page's address."""

    key: str
    label: str
    choices: tuple[Choice, ...]
    is_menu: bool = False


@dataclass(frozen=True, slots=True)
class Finder:
    """A filter: its lists, how a hit is shown, the facets, and what holds in any case."""

    lists: tuple[str, ...]
    card: str
    total: int
    facets: tuple[Facet, ...]
    fixed: Mapping[str, str] = field(default_factory=dict)

    @property
    def uris(self) -> tuple[str, ...]:
        """Where the lists' files are."""
        return tuple(list_uri(name) for name in self.lists)


def finder(  # noqa: PLR0913 - what a filter is made of, by name
    writer: Writer,
    lists: Iterable[str],
    facets: Iterable[str],
    *,
    card: str = "page",
    rows: int = 1,
    fixed: Mapping[str, str] | None = None,
) -> Finder:
    """Return the filter of a page over some lists, with those facets that tell hits apart.

    The first `rows` facets show their choices side by side where they are few; others are menus.
    """
    names = tuple(lists)
    found = [item for name in names for item in _holding(writer, name, fixed or {})]
    asked = (_facet(writer, key, found) for key in facets)
    useful = [facet for facet in asked if len(facet.choices) > 1]
    shown = tuple(
        replace(facet, is_menu=at >= rows or len(facet.choices) > _PILLS)
        for at, facet in enumerate(useful)
    )
    return Finder(names, card, len(found), shown, fixed or {})


def _holding(writer: Writer, name: str, fixed: Mapping[str, str]) -> list[Found]:
    """Return the items of a list that have the fixed values; a page has at most one."""
    for key, value in fixed.items():
        return writer.found.by_value(name, key).get(value, [])
    return writer.found.of(name)


def _values(item: Found, key: str) -> list[str]:
    if key == "year":
        return [item["day"][:4]] if "day" in item else []
    return list(item.get(key, ()))


def _facet(writer: Writer, key: str, found: Iterable[Found]) -> Facet:
    counts = Counter(value for item in found for value in _values(item, key))
    often = sorted(counts, key=lambda value: (-counts[value], value))[:_MENU]
    choices = [_choice(writer, key, value) for value in often]
    if key == "year":
        choices.sort(key=lambda choice: choice.value, reverse=True)
    elif len(choices) > _PILLS:
        choices.sort(key=lambda choice: choice.name.casefold())
    return Facet(key, writer.edition.language.gettext(LABELS[key]), tuple(choices))


def _choice(writer: Writer, key: str, value: str) -> Choice:
    if key == "language":
        return Choice(value, language_name(value, spoken_in=writer.edition.site.tag))
    if key in ("column", "competition"):
        records = writer.hub.columns if key == "column" else writer.hub.competitions
        record = records.get(value)
        if record is None:
            return Choice(value, value)
        foreign = writer.edition.is_foreign(record)
        return Choice(value, record.title, writer.hub.language_of(record) if foreign else "")
    named: dict[str, Callable[[str], str]] = {
        "topic": writer.edition.topic_name,
        "kind": writer.word,
        "type": writer.word,
        "mode": writer.word,
    }
    return Choice(value, named[key](value) if key in named else value)
