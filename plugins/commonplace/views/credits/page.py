"""Who gave something to one page, each person once, and since when the page is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pathspec import GitIgnoreSpec

from commonplace.model import Article, Contribution, Event, MaintainedPage, Member, PageRecord
from commonplace.model.attribution import FileHistory
from commonplace.values.roles import Degree, Role
from commonplace.views.edition import Edition
from commonplace.views.events import Occurrence

IMPORTANCE = (
    Role.CONTENT,
    Role.BLOG,
    Role.TUTORIAL,
    Role.DOC,
    Role.EVENT_ORGANIZING,
    Role.TALK,
    Role.JUDGE,
    Role.TRANSLATION,
    Role.REVIEW,
    Role.EDITOR,
    Role.PROOFREADER,
    Role.INTERVIEWEE,
    Role.DESIGN,
)
"""What is named first on a page; everything else follows by its name, mere care at the end."""

_RANK = {role: rank for rank, role in enumerate(IMPORTANCE)} | {Role.MAINTENANCE: len(Role)}
_DEGREES = (Degree.LEAD, Degree.EQUAL, Degree.SUPPORTING)
_UNSIGNED = (1, 0, 0)


@dataclass(frozen=True, slots=True)
class Work:
    """One role in which somebody worked on a page, or on the original of a translation."""

    role: Role
    degree: Degree | None = None
    is_of_original: bool = False


@dataclass(frozen=True, slots=True)
class PageCredit:
    """All that one person gave to a page: first and last day, and every entry of the ledger.

    `person` is as `Contribution.person`. The days are None where no entry has one.
    """

    person: str
    work: tuple[Work, ...]
    first: date | None
    last: date | None
    entries: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class PageCredits:
    """Who made a page, in the order in which they are named, and the page's own days.

    `changed` is the last change that means something, None where there was none after `created`.
    """

    people: tuple[PageCredit, ...]
    created: date | None = None
    changed: date | None = None


def page_credits(
    edition: Edition, path: str, one_time: Occurrence | None = None
) -> PageCredits | None:
    """Return who made the page whose file is `path`, relative to the hub's folder.

    With `one_time`, the page about this time of an event: of talks only those of that time, and
    nothing of the questions, which stand on the page of the whole event.

    None for what is no page, for people's own pages, for what maintainers exclude, and where
    nothing is known. First come those who sign, in the order in which they are written down; then
    everybody else by what they did, and by their first day.
    """
    page = edition.pages_by_path.get(path)
    if page is None or isinstance(page, Member) or _is_excluded(edition, path):
        return None
    if isinstance(page, Article) and not edition.articles.is_published(page):
        return None
    grouped: dict[str, list[tuple[Contribution, bool]]] = {}
    entries = _of_one_time(edition, path, one_time) if one_time else _entries(edition, page)
    for entry, is_of_original in entries:
        grouped.setdefault(entry.person, []).append((entry, is_of_original))
    credited = _credit_places(page)
    found = [_credit(person, entries) for person, entries in grouped.items()]
    people = tuple(sorted(found, key=lambda one: _order(one, path, credited)))
    created, changed = _days(page, edition.attribution.of.get(path))
    return PageCredits(people, created, changed) if people or created else None


def _entries(
    edition: Edition, page: PageRecord | MaintainedPage
) -> Iterator[tuple[Contribution, bool]]:
    """Yield what was given to a page, and to what stands on it; whether it was to an original."""
    by_page = edition.ledger.by_page
    yield from ((entry, False) for entry in by_page.get(page.path, ()))
    if isinstance(page, Event):
        for question in edition.hub.questions_by_event.get(page.id, ()):
            yield from ((entry, False) for entry in by_page.get(question.path, ()))
    original = isinstance(page, Article) and edition.hub.articles.get(page.translation_of or "")
    if original:
        credited = _credit_places(original)
        for entry in by_page.get(original.path, ()):
            if _signature(entry, original.path, credited):
                yield entry, True


def _of_one_time(
    edition: Edition, path: str, one_time: Occurrence
) -> Iterator[tuple[Contribution, bool]]:
    """Yield what was given to a page about one time of an event."""
    own = one_time.override.speakers if one_time.override else ()
    day = one_time.starts_at.date().isoformat() if own else ""
    for entry in edition.ledger.by_page.get(path, ()):
        if entry.role is not Role.TALK or entry.what == day:
            yield entry, False


def _credit(person: str, found: Iterable[tuple[Contribution, bool]]) -> PageCredit:
    degrees: dict[tuple[Role, bool], list[Degree]] = {}
    entries = []
    for entry, is_of_original in found:
        entries.append(entry)
        given = degrees.setdefault((entry.role, is_of_original), [])
        given += [entry.degree] if entry.degree else []
    work = (
        Work(role, min(given, key=_DEGREES.index, default=None), is_of_original)
        for (role, is_of_original), given in degrees.items()
    )
    days = [entry.date for entry in entries if entry.date]
    ordered = sorted(work, key=lambda one: (_rank(one.role), one.role, one.is_of_original))
    return PageCredit(
        person, tuple(ordered), min(days, default=None), max(days, default=None), tuple(entries)
    )


def _order(
    credit: PageCredit, path: str, credited: frozenset[tuple[int, int]]
) -> tuple[object, ...]:
    signatures = (_signature(entry, path, credited) for entry in credit.entries)
    signed = min(filter(None, signatures), default=_UNSIGNED)
    return (signed, _rank(credit.work[0].role), credit.first or date.max, credit.person)


def _signature(
    entry: Contribution, path: str, credited: frozenset[tuple[int, int]]
) -> tuple[int, int, int] | None:
    """Return where a page's own file names somebody outside of `credits`, if it does."""
    places = (
        (0, reason.line, reason.column)
        for reason in entry.evidence
        if reason.path == path and reason.line and (reason.line, reason.column) not in credited
    )
    return min(places, default=None)


def _credit_places(page: PageRecord | MaintainedPage) -> frozenset[tuple[int, int]]:
    """Return where the items of a page's `credits` stand in its file."""
    places = (
        page.source.places.of_value(("credits", index, "member" if credit.member else "name"))
        for index, credit in enumerate(getattr(page, "credits", ()))
    )
    return frozenset((place.line, place.column) for place in places)


def _rank(role: Role) -> int:
    return _RANK.get(role, len(IMPORTANCE))


def _days(
    page: PageRecord | MaintainedPage, history: FileHistory | None
) -> tuple[date | None, date | None]:
    """Return when a page was made and last changed; what an article says itself holds."""
    created = history.created.date() if history and history.created else None
    changed = history.changed.date() if history and history.changed else None
    if isinstance(page, Article):
        created, changed = page.date, page.updated or changed
    return created, changed if created and changed and changed > created else None


def _is_excluded(edition: Edition, path: str) -> bool:
    options = edition.hub.settings.credits
    return bool(options and options.exclude and _excluded(options.exclude).match_file(path))


@cache
def _excluded(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Return what matches paths below the hub's folder; `*` stays within a folder."""
    return GitIgnoreSpec.from_lines(f"/{pattern.removeprefix('/')}" for pattern in patterns)
