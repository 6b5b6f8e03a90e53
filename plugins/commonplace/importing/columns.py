"""The columns that imported articles go to, where the hub does not have them yet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from commonplace.importing.front_matter import clean, text_of
from commonplace.importing.members import People, Person
from commonplace.importing.placement import Placed
from commonplace.language import N_, language
from commonplace.model import Hub
from commonplace.values import LONGEST_LINE


def column_language(hub: Hub, column: str, articles: Sequence[Placed]) -> str:
    """Return the language of a column: what it says, else that of most of its articles."""
    if known := hub.columns.get(column):
        return hub.language_of(known)
    counts = Counter(article.draft.lang for article in articles)
    return min(
        counts, key=lambda lang: (-counts[lang], lang), default=hub.settings.default_language
    )


def column_title(
    hub: Hub, column: str, *, titles: Mapping[str, str], wanted: str, config: Mapping[str, Any]
) -> str:
    """Return what a column is called: as it says, as the user wants it, or as the source has it."""
    if known := hub.columns.get(column):
        return known.title
    return titles.get(column) or wanted or clean(text_of(config.get("title"))) or column


def column_fields(
    *, title: str, lang: str, editor: str, config: Mapping[str, Any], is_category: bool
) -> dict[str, Any]:
    """Return the front matter of a new column."""
    parameters = config.get("params")
    said = parameters.get("description") if isinstance(parameters, Mapping) else ""
    description = "" if is_category else clean(text_of(config.get("description")) or text_of(said))
    worded = language(lang).gettext(N_("Articles of “{title}”.")).format(title=title)
    return {
        "title": title[:LONGEST_LINE],
        "description": description or worded,
        "editors": [editor],
        "lang": lang,
    }


def likely_editor(people: People, articles: Sequence[Placed], fallback: Person) -> Person:
    """Return who wrote most of a column; a person before an organisation."""
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(named.name for named in article.draft.authors)
    ranked = [
        (person.is_organisation, -count, person.name, person)
        for name, count in counts.items()
        if (person := people.find(name))
    ]
    return min(ranked, key=lambda row: row[:3])[3] if ranked else fallback
