"""What a feed says of one thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from commonplace.addresses import page_uri, url_of
from commonplace.model import Guest
from commonplace.views import Edition


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody, by name, and the address of their page if they have one."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A word that an entry is filed under, and what it is called."""

    term: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of an entry's content: a label, one or several texts, a link."""

    label: str
    texts: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. `id` stays what it is when everything else changes (RFC 4287, 4.2.6).

    `facts` are shown above the summary by readers that show an entry whole. `lang` is the language
    of title and summary where it is not the edition's.
    """

    id: str
    url: str
    title: str
    updated: datetime
    authors: tuple[Author, ...]
    published: datetime | None = None
    categories: tuple[Category, ...] = ()
    summary: str = ""
    facts: tuple[Fact, ...] = ()
    lang: str = ""


def author_of(edition: Edition, person: str | Guest) -> Author:
    """Return how somebody is named: hidden members by no name, and without a page."""
    if isinstance(person, Guest):
        return Author(person.name, person.url or "")
    member = edition.member(person)
    url = edition.absolute(url_of(page_uri(member))) if member and member.is_public else ""
    return Author(edition.name_of(person), url)


def categories_of(
    edition: Edition, topics: Iterable[str], tags: Iterable[str]
) -> tuple[Category, ...]:
    """Return topics by their names, then tags."""
    return (
        *(Category(topic, edition.topic_name(topic)) for topic in topics),
        *(Category(tag) for tag in tags),
    )
