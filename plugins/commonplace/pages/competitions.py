"""Competitions and what was handed in."""

from collections.abc import Iterator, Sequence

from commonplace.addresses import COMPETITIONS, page_uri
from commonplace.model import Competition, Entry
from commonplace.pages.challenges import challenge_parts
from commonplace.pages.finders import Finder, finder
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.linked_data import competition_data, entry_data
from commonplace.pages.writer import Writer
from commonplace.views.competitions import (
    awards_by_entry,
    awards_for,
    awards_of,
    entries_of,
    newest_first,
    timeline,
)
from commonplace.views.seals import seals_of

_FACETS = ("track", "award", "built_with", "topic")
_FEW = 8
"""So many can be looked through without a filter."""
_BESIDE = 3


def competition_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the index of competitions, each competition and each entry."""
    words = writer.edition.language.gettext
    competitions = sorted(writer.hub.competitions.values(), key=newest_first)
    rows = [
        (competition, timeline(competition), entries_of(writer.hub, competition))
        for competition in competitions
    ]
    yield from writer.numbered_pages(
        COMPETITIONS,
        "competitions",
        rows,
        title=words("Competitions"),
        section="competitions",
        description=words("What is open to enter, and what was made before."),
    )
    for competition, _, entries in rows:
        yield from _competition(writer, competition, entries)
    neighbours = {competition.id: _Neighbours(entries) for competition, _, entries in rows}
    for entry in writer.hub.entries.values():
        beside = neighbours.get(entry.source.parent)
        yield _entry(writer, entry, beside.of(entry) if beside else ())


class _Neighbours:
    """What stands next to an entry among those of its competition, going round."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._places = {entry.id: place for place, entry in enumerate(entries, 1)}

    def of(self, entry: Entry) -> Sequence[Entry]:
        """Return the next few, so that each entry leads on to others and is led to."""
        place = self._places.get(entry.id, 0)
        ring = (*self._entries[place : place + _BESIDE], *self._entries[:_BESIDE])
        others = dict.fromkeys(other for other in ring if other.id != entry.id)
        return tuple(others)[:_BESIDE]


def _competition(
    writer: Writer, competition: Competition, entries: Sequence[Entry]
) -> list[GeneratedPage]:
    hub, now = writer.hub, writer.edition.now
    awards = awards_by_entry(hub, now)
    return writer.numbered_pages(
        page_uri(competition),
        "competition",
        entries,
        title=competition.title,
        section="competitions",
        description=competition.description or "",
        record=competition,
        linked_data=competition_data(writer.edition, competition),
        competition=competition,
        timeline=timeline(competition),
        count=len(entries),
        awards=awards_of(hub, competition, now),
        awards_for=lambda entry: awards.get(entry.key, ()),
        finder=_finder(writer, competition) if len(entries) > _FEW else None,
        has_results=competition.id in writer.edition.standings,
        results_are_public=competition.shows_results(now),
        seals=seals_of(hub, competition, now),
        **challenge_parts(writer, competition),
        total_weight=sum(criterion.weight for criterion in competition.criteria),
    )


def _finder(writer: Writer, competition: Competition) -> Finder:
    """Return the filter above the entries of one competition."""
    fixed = {"competition": competition.id}
    return finder(writer, ["entries"], _FACETS, card="entry", rows=len(_FACETS), fixed=fixed)


def _entry(writer: Writer, entry: Entry, others: Sequence[Entry]) -> GeneratedPage:
    hub, now = writer.hub, writer.edition.now
    competition = hub.competitions.get(entry.source.parent)
    tracks = {track.id: track.name for track in competition.tracks} if competition else {}
    ballots = hub.ballots_by_competition.get(entry.source.parent, ())
    may_show = competition is not None and competition.shows_results(now)
    comments = [
        (ballot.judge, ballot.comments[entry.id].public)
        for ballot in ballots
        if may_show and entry.id in ballot.comments and ballot.comments[entry.id].public
    ]
    awards = awards_for(hub, entry, now)
    return writer.page(
        page_uri(entry),
        "entry",
        title=entry.title,
        section="competitions",
        description=entry.description,
        record=entry,
        linked_data=entry_data(writer.edition, entry, competition, awards),
        entry=entry,
        competition=competition,
        is_received_said=entry.source.places.has(("received",)),
        track=tracks.get(entry.track or "", entry.track),
        awards=awards,
        comments=comments,
        postmortem=hub.articles.get(entry.postmortem or ""),
        others=others,
        tools=writer.found.tools,
    )
