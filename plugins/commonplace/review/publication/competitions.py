"""Entries that come, change and go, and standings that are other than before."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.load.lateness import is_late
from commonplace.model import Competition, Entry, Hub
from commonplace.model.entry import EntryStatus
from commonplace.review.change import Change
from commonplace.review.publication.pages import Fate
from commonplace.views import Edition
from commonplace.views.results import standings_of


@dataclass(frozen=True, slots=True)
class EntryNews:
    """What becomes of an entry; `is_late` where it comes after entries closed."""

    fate: Fate
    path: str
    title: str
    status: EntryStatus
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class StandingsNews:
    """That the standings of a competition, or of one of its tracks, change.

    `places` say of each entry whose rank changes from which to which; before results are public
    they are empty, and nobody is told more than that something changes.
    """

    competition: str
    track: str = ""
    is_public: bool = False
    places: tuple[tuple[str, int | None, int | None], ...] = ()


def entry_news(
    before: Edition, after: Edition, changes: tuple[Change, ...]
) -> tuple[EntryNews, ...]:
    """Return what becomes of entries, by file."""
    moves = {change.old: change.new for change in changes if change.is_renamed}
    was = {moves.get(one.path, one.path): one for one in before.hub.entries.values()}
    now = {one.path: one for one in after.hub.entries.values()}
    found = []
    for path in sorted(was.keys() | now.keys()):
        old, new = was.get(path), now.get(path)
        if new is None and old is not None:
            found.append(EntryNews(Fate.REMOVED, path, old.title, old.status))
        elif new is not None and (old is None or _is_other(old, new)):
            fate = Fate.CHANGED if old else Fate.ADDED
            late = old is None and _comes_late(after, new)
            found.append(EntryNews(fate, path, new.title, new.status, late))
    return tuple(found)


def _is_other(old: Entry, new: Entry) -> bool:
    return old.model_dump() != new.model_dump() or old.body != new.body


def _comes_late(edition: Edition, entry: Entry) -> bool:
    """Whether an entry that were merged now would be late."""
    competition = edition.hub.competitions.get(entry.source.parent)
    is_open = entry.status is EntryStatus.SUBMITTED and competition is not None
    return bool(is_open and competition and is_late(competition, entry.received or edition.now))


def standings_news(before: Edition, after: Edition) -> tuple[StandingsNews, ...]:
    """Return the standings that change, with who moves where that may be known."""
    shared = before.hub.competitions.keys() | after.hub.competitions.keys()
    return tuple(
        news
        for name in sorted(shared)
        for news in _of_competition(before.hub, after.hub, name, after)
    )


_Ranks = dict[str, tuple[int | None, float | None]]


def _of_competition(
    before: Hub, after: Hub, name: str, edition: Edition
) -> Iterator[StandingsNews]:
    was, now = (_ranks(hub, hub.competitions.get(name)) for hub in (before, after))
    for track in sorted(was.keys() | now.keys()):
        old, new = was.get(track, {}), now.get(track, {})
        if old == new:
            continue
        is_public = all(
            found.shows_results(edition.now)
            for hub in (before, after)
            if (found := hub.competitions.get(name))
        )
        moved = tuple(_moves(old, new)) if is_public else ()
        yield StandingsNews(name, track, is_public, moved)


def _ranks(hub: Hub, competition: Competition | None) -> dict[str, _Ranks]:
    if competition is None:
        return {}
    return {
        found.track or "": {place.entry: (place.rank, place.score) for place in found.places}
        for found in standings_of(hub, competition)
    }


def _moves(old: _Ranks, new: _Ranks) -> Iterator[tuple[str, int | None, int | None]]:
    for entry in sorted(old.keys() | new.keys()):
        was, now = old.get(entry, (None, None))[0], new.get(entry, (None, None))[0]
        if was != now:
            yield entry, was, now
