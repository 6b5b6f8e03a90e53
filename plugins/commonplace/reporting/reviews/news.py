"""What a pull request will publish, in words: sections of short items that all forms share."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.language import N_, NN_, Language
from commonplace.model.entry import EntryStatus
from commonplace.pages.words import WORDS
from commonplace.review import Review
from commonplace.review.publication import (
    EntryNews,
    EventNews,
    Fate,
    PageNews,
    PersonNews,
    StandingsNews,
    Turn,
)

_LISTS = NN_("{count} list that the site makes", "{count} lists that the site makes")
FATES = {
    Fate.ADDED: N_("new"),
    Fate.CHANGED: N_("changed"),
    Fate.MOVED: N_("moved"),
    Fate.REMOVED: N_("gone"),
}
"""What becomes of something, in a word."""

_TURNS = {
    Turn.TIME: N_("another time"),
    Turn.PLACE: N_("another place"),
    Turn.STATUS: N_("another status"),
    Turn.OCCURRENCES: N_("other single dates"),
    Turn.WORDS: N_("other words only"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that readers will see: what becomes of it, which it is, and what to know of it."""

    fate: Fate
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind."""

    title: str
    items: tuple[Item, ...]


def sections(review: Review, words: Language) -> tuple[Section, ...]:
    """Return what a pull request will publish, without kinds of which nothing changes."""
    news = review.publication
    found = (
        Section(words.gettext(N_("Pages")), tuple(_pages(news.pages, words))),
        Section(words.gettext(N_("People")), tuple(_people(news.people, words))),
        Section(
            words.gettext(N_("Events in calendars")),
            tuple(_event(one, words) for one in news.events),
        ),
        Section(
            words.gettext(N_("Entries of competitions")),
            tuple(_entry(one, words) for one in news.entries),
        ),
        Section(
            words.gettext(N_("Standings")),
            tuple(item for one in news.standings for item in _standings(one, words)),
        ),
        Section(
            words.gettext(N_("Not published")),
            tuple(
                Item(Fate.REMOVED, path, words.gettext(N_("has a mistake; see commonplace check")))
                for path in news.refused
            ),
        ),
    )
    return tuple(section for section in found if section.items)


def _pages(pages: tuple[PageNews, ...], words: Language) -> Iterator[Item]:
    for page in pages:
        if page.path:
            yield Item(page.fate, f"/{page.url}", _page_note(page, words))
    for fate in (Fate.ADDED, Fate.REMOVED):
        count = sum(not page.path and page.fate is fate for page in pages)
        if count:
            yield Item(fate, words.ngettext(*_LISTS, count).format(count=f"{count:,}"))


def _page_note(page: PageNews, words: Language) -> str:
    if page.fate is Fate.MOVED:
        sure = N_("“{title}”, from /{former}, which leads here")
        lost = N_("“{title}”, from /{former}, from which nothing leads here")
        message = sure if page.leads_on else lost
        return words.gettext(message).format(title=page.title, former=page.former)
    if page.fate is Fate.REMOVED and page.leads_on:
        return words.gettext(N_("“{title}”; the address leads on")).format(title=page.title)
    return words.gettext(N_("“{title}”")).format(title=page.title)


def _people(people: tuple[PersonNews, ...], words: Language) -> Iterator[Item]:
    for one in people:
        appears = N_("is shown for the first time")
        vanishes = N_("is not shown any more")
        note = words.gettext(appears if one.fate is Fate.ADDED else vanishes)
        name = f"{one.name} ({one.member})" if one.member else one.name
        yield Item(one.fate, name, note)


def _event(one: EventNews, words: Language) -> Item:
    said = [words.gettext(_TURNS[turn]) for turn in one.turns]
    if one.fate is Fate.REMOVED:
        said.append(words.gettext(N_("subscribers see it as cancelled")))
    if one.is_cancelled:
        said.append(words.gettext(N_("cancelled")))
    return Item(one.fate, one.title, words.gettext(", ").join(said))


def _entry(one: EntryNews, words: Language) -> Item:
    if one.is_late:
        return Item(one.fate, one.title, words.gettext(N_("late, if it is merged now")))
    is_usual = one.status is EntryStatus.SUBMITTED
    status = words.gettext(WORDS.get(one.status, one.status))
    return Item(one.fate, one.title, "" if is_usual else status)


def _standings(one: StandingsNews, words: Language) -> Iterator[Item]:
    name = " · ".join(filter(None, (one.competition, one.track)))
    if not one.is_public:
        yield Item(Fate.CHANGED, name, words.gettext(N_("not public yet")))
    elif not one.places:
        yield Item(Fate.CHANGED, name, words.gettext(N_("scores, but no place")))
    for entry, was, now in one.places:
        yield Item(Fate.CHANGED, f"{name}: {entry}", f"{was or '–'} → {now or '–'}")
