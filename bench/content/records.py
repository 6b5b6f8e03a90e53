"""The members' half: people, columns with articles, events."""

from collections.abc import Sequence

from content.documents import USUAL, Document, body_of, chance_of
from content.prose import Prose
from content.sizes import Shares, size_of
from content.words import (
    FIRST_NAMES,
    GIVEN,
    LAST_NAMES,
    SURNAMES,
    SURNAMES_SPELT,
    TAGS,
    TOPICS,
)

KINDS = ("meetup", "workshop", "salon", "talk", "stream", "discussion")


def people(seed: int, number: int) -> list[Document]:
    """Return the members; the id of each ends in its number, so that it can be told from others."""
    return [_person(seed, index) for index in range(number)]


def _person(seed: int, index: int) -> Document:
    chance = chance_of(seed, "members", index)
    language = ("zh", "en")[index % 2]
    if language == "zh":
        which = chance.randrange(len(SURNAMES))
        given = chance.choice([*GIVEN])
        name, spelt = SURNAMES[which] + given, f"{SURNAMES_SPELT[which]}-{GIVEN[given]}"
    else:
        name = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
        spelt = name.lower().replace(" ", "-")
    own = f"{spelt}-{index}"
    fields = {"name": f"{name} {index}", "languages": "[zh, en]", "lang": language}
    fields["git"] = f"[{own}@hub.test]"
    fields["accounts"] = f"{{github: {own}}}"
    body = body_of(Prose(chance, language), USUAL // 8, [])
    return Document(f"members/{own}.md", fields["name"], language, body, fields, index)


def columns(seed: int, number: int, members: Sequence[str]) -> list[Document]:
    """Return the columns' own pages; `members` are ids."""
    return [_column(seed, index, members) for index in range(number)]


def _column(seed: int, index: int, members: Sequence[str]) -> Document:
    chance = chance_of(seed, "columns", index)
    language = ("zh", "en")[index % 2]
    prose = Prose(chance, language)
    fields = {
        "title": f"{prose.title()} {index}",
        "description": prose.plain_sentence(),
        "editors": f"[{', '.join(chance.sample(members, 2))}]",
        "lang": language,
        "topics": f"[{chance.choice(TOPICS)}]",
        "license": "CC-BY-4.0",
    }
    body = prose.paragraph() + "\n"
    path = f"columns/{prose.slug()}-{index}/index.md"
    return Document(path, fields["title"], language, body, fields, chance.randrange(10**6))


def article_places(seed: int, number: int, of: Sequence[Document]) -> list[str]:
    """Return the files of the articles, which fill the columns in turn."""
    slugs = (Prose(chance_of(seed, "slug", index), "en").slug() for index in range(number))
    folders = [column.path.removesuffix("index.md") for column in of]
    return [f"{folders[index % len(of)]}{slug}-{index}.md" for index, slug in enumerate(slugs)]


def articles(
    seed: int, places: Sequence[str], of: Sequence[Document], members: Sequence[str]
) -> list[Document]:
    """Return the articles, each with links to others and to one before it in its column."""
    return [_article(seed, index, places, of, members) for index in range(len(places))]


def _article(
    seed: int, index: int, places: Sequence[str], of: Sequence[Document], members: Sequence[str]
) -> Document:
    chance = chance_of(seed, places[index])
    language = of[index % len(of)].language
    prose = Prose(chance, language)
    author = chance.randrange(len(members))
    authors = dict.fromkeys([members[author], chance.choice(members)][: 1 + index % 3 // 2])
    fields = {
        "title": f"{prose.title()} {index}",
        "description": prose.plain_sentence(),
        "authors": f"[{', '.join(authors)}]",
        "date": _day(index),
        "tags": f"[{', '.join(dict.fromkeys(chance.choices(TAGS, k=3)))}]",
        "topics": f"[{chance.choice(TOPICS)}]",
    }
    if index % 4 == 0:
        fields["credits"] = f"[{{member: {chance.choice(members)}, role: review}}]"
    to = [chance.choice(places) for _ in range(2)] + [places[max(0, index - len(of))]]
    body = body_of(prose, size_of(chance), to, has_formulas=chance.random() < 0.1)  # noqa: PLR2004
    return Document(places[index], fields["title"], language, body, fields, author)


def events(
    seed: int, number: int, articles: Sequence[str], members: Sequence[str]
) -> list[Document]:
    """Return the events, every tenth of which recurs."""
    return [_event(seed, index, articles, members) for index in range(number)]


def _event(seed: int, index: int, articles: Sequence[str], members: Sequence[str]) -> Document:
    chance = chance_of(seed, "events", index)
    language = ("zh", "en")[index % 2]
    prose = Prose(chance, language)
    organizer = chance.randrange(len(members))
    fields = {
        "title": f"{prose.title()} {index}",
        "description": prose.plain_sentence(),
        "kind": chance.choice(KINDS),
        "start": f"{_day(index)}T19:30",
        "duration": "PT2H",
        "timezone": "Asia/Shanghai",
        "mode": "mixed",
        "location": "{name: Riverside Library, geo: [30.25, 120.16]}",
        "join_url": f"https://example.org/join/{index}",
        "organizers": f"[{members[organizer]}]",
        "speakers": f"[{chance.choice(members)}, {{name: Guest {index}}}]",
        "tags": f"[{chance.choice(TAGS)}]",
        "lang": language,
    }
    if index % 10 == 0:
        fields["rrule"] = "FREQ=MONTHLY;BYDAY=4TH;COUNT=12"
        fields["start"] = "2026-01-22T19:30"
    body = body_of(prose, size_of(chance), [chance.choice(articles)])
    path = f"events/{prose.slug()}-{index}.md"
    return Document(path, fields["title"], language, body, fields, organizer)


def _day(index: int) -> str:
    """Return a day of eleven years, the last of which is the one in which a hub is built."""
    return f"{2016 + index * 7 % 11}-{1 + index * 5 % 11:02}-{1 + index * 3 % 28:02}"


def ids(members: Sequence[Document]) -> list[str]:
    """Return the ids of members."""
    return [member.path.removeprefix("members/").removesuffix(".md") for member in members]


def hub(seed: int, number: Shares) -> tuple[list[Document], list[str], list[str]]:
    """Return members, columns, articles and events, and the files of articles and of events."""
    everybody = people(seed, number.members)
    known = ids(everybody)
    named = columns(seed, number.columns, known)
    places = article_places(seed, number.articles, named)
    found = [*articles(seed, places, named, known)]
    held = [*events(seed, number.events, places or ["columns/index.md"], known)]
    return [*everybody, *named, *found, *held], places, [event.path for event in held]
