"""Competitions and what was handed in."""

from collections.abc import Iterator

from commonplace.addresses import COMPETITIONS, page_uri
from commonplace.model import Competition, Entry
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views.competitions import (
    awards_for,
    awards_of,
    entries_of,
    newest_first,
    timeline,
)


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
    for competition in competitions:
        yield from _competition(writer, competition)
    for entry in writer.hub.entries.values():
        yield _entry(writer, entry)


def _competition(writer: Writer, competition: Competition) -> list[GeneratedPage]:
    hub, now = writer.hub, writer.edition.now
    entries = entries_of(hub, competition)
    return writer.numbered_pages(
        page_uri(competition),
        "competition",
        entries,
        title=competition.title,
        section="competitions",
        description=competition.description or "",
        record=competition,
        competition=competition,
        timeline=timeline(competition),
        count=len(entries),
        awards=awards_of(hub, competition, now),
        awards_for=lambda entry: awards_for(hub, entry, now),
        results_are_public=competition.shows_results(now),
        total_weight=sum(criterion.weight for criterion in competition.criteria),
    )


def _entry(writer: Writer, entry: Entry) -> GeneratedPage:
    hub, now = writer.hub, writer.edition.now
    competition = hub.competitions.get(entry.source.parent)
    tracks = {track.id: track.name for track in competition.tracks} if competition else {}
    others = entries_of(hub, competition) if competition else ()
    ballots = hub.ballots_by_competition.get(entry.source.parent, ())
    may_show = competition is not None and competition.shows_results(now)
    comments = [
        (ballot.judge, ballot.comments[entry.id].public)
        for ballot in ballots
        if may_show and entry.id in ballot.comments and ballot.comments[entry.id].public
    ]
    return writer.page(
        page_uri(entry),
        "entry",
        title=entry.title,
        section="competitions",
        description=entry.description,
        record=entry,
        entry=entry,
        competition=competition,
        track=tracks.get(entry.track or "", entry.track),
        awards=awards_for(hub, entry, now),
        comments=comments,
        postmortem=hub.articles.get(entry.postmortem or ""),
        others=[other for other in others if other.id != entry.id],
    )
