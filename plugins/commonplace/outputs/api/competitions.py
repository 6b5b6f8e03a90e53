"""Competitions for other programs: `api/competitions.json`, and of each a file with all of it.

Standings, ballots, votes and awards are in them as soon as they are public, and not before.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from commonplace.judging import Exclusion, Standings
from commonplace.model import Award, Ballot, Competition, Entry, Poll
from commonplace.model.scoring import Scoring
from commonplace.outputs.api.competition_shape import (
    VERSION,
    CompetitionFile,
    CompetitionsFile,
    CompetitionShape,
    CriterionShape,
    EntryShape,
    PhaseShape,
)
from commonplace.outputs.api.parts import Parts
from commonplace.outputs.api.result_shape import (
    AwardShape,
    BallotShape,
    EntryPlaceShape,
    ExclusionShape,
    PollShape,
    ScoringShape,
    StandingsShape,
)
from commonplace.outputs.api.shape import NamedShape, as_lines
from commonplace.values.instants import instant
from commonplace.views import Edition
from commonplace.views.competitions import awards_of, entries_of, newest_first
from commonplace.views.states import in_utc

URI = "api/competitions.json"
EACH_URI = "api/competitions/ID.json"
"""Where the file of a competition is, `ID` being its own."""


def competition_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the list of competitions, and of the file of each."""
    parts = Parts(edition)
    competitions = sorted(edition.hub.competitions.values(), key=newest_first)
    whole = CompetitionsFile(
        version=VERSION,
        generated_at=in_utc(edition.now),
        site=parts.site(),
        competitions=[_competition(parts, one) for one in competitions],
    )
    yield URI, as_lines(whole, "competitions")
    for competition in competitions:
        yield EACH_URI.replace("ID", competition.id), _file(parts, competition)


def _competition(parts: Parts, competition: Competition) -> CompetitionShape:
    hub = parts.edition.hub

    def at(moment: datetime) -> str:
        return instant(competition.on_clock(moment))

    phases = [
        PhaseShape(id=one.id, start=at(one.start), end=at(one.end) if one.end else "")
        for one in competition.phases
    ]
    results_from = competition.results_from
    return CompetitionShape(
        id=competition.id,
        title=competition.title,
        description=competition.description or "",
        kind=competition.kind,
        language=hub.language_of(competition),
        timezone=competition.timezone,
        organizers=parts.people(competition.organizers),
        phases=phases,
        entries=len(entries_of(hub, competition)),
        results_at=instant(results_from) if results_from else "",
        url=parts.page(competition),
        data=parts.address(EACH_URI.replace("ID", competition.id)),
    )


def _file(parts: Parts, competition: Competition) -> str:
    edition = parts.edition
    hub = edition.hub
    standings = edition.standings.get(competition.id, ())
    exclusions = standings[0].exclusions if standings else ()
    ballots = hub.ballots_by_competition.get(competition.id, ()) if standings else ()
    polls = hub.polls_by_competition.get(competition.id, ()) if standings else ()
    found = CompetitionFile(
        version=VERSION,
        generated_at=in_utc(edition.now),
        site=parts.site(),
        competition=_competition(parts, competition),
        criteria=[
            CriterionShape(**one.model_dump(include=set(CriterionShape.model_fields)))
            for one in competition.criteria
        ],
        tracks=[NamedShape(id=track.id, name=track.name) for track in competition.tracks],
        judges=parts.people(judge.member for judge in competition.judges),
        scoring=_scoring(competition.scoring),
        standings=[_standings(one) for one in standings],
        exclusions=[_exclusion(parts, one) for one in exclusions],
        ballots=[_ballot(parts, one) for one in sorted(ballots, key=lambda b: b.judge)],
        polls=[_poll(one) for one in polls],
        awards=[_award(parts, one) for one in awards_of(hub, competition, edition.now)],
        entries=[_entry(parts, one) for one in entries_of(hub, competition)],
    )
    return as_lines(found, "entries")


def _scoring(scoring: Scoring) -> ScoringShape:
    return ScoringShape(**scoring.model_dump())


def _standings(standings: Standings) -> StandingsShape:
    places = [
        EntryPlaceShape(
            entry=place.entry,
            rank=place.rank,
            score=place.score,
            by_criterion=dict(place.by_criterion),
            ballots=place.ballots,
            votes=place.votes,
        )
        for place in standings.places
    ]
    scoring = _scoring(standings.scoring)
    return StandingsShape(track=standings.track or "", scoring=scoring, places=places)


def _exclusion(parts: Parts, exclusion: Exclusion) -> ExclusionShape:
    named = parts.people([exclusion.judge] if exclusion.judge else [])
    judge = named[0] if named else None
    return ExclusionShape(entry=exclusion.entry, reason=exclusion.reason, judge=judge)


def _ballot(parts: Parts, ballot: Ballot) -> BallotShape:
    named = parts.people([ballot.judge])
    return BallotShape(
        judge=named[0] if named else None,
        scores=ballot.scores,
        recused=list(ballot.recused),
        comments={
            entry: comment.public for entry, comment in ballot.comments.items() if comment.public
        },
        sealed=ballot.sealed or "",
        salt=ballot.salt or "",
    )


def _poll(poll: Poll) -> PollShape:
    return PollShape(
        id=poll.id,
        name=poll.name,
        votes=poll.votes,
        voters=poll.voters,
        evidence=poll.evidence or "",
    )


def _award(parts: Parts, award: Award) -> AwardShape:
    entries = [name for name in award.recipients if _is_entry(parts, award, name)]
    others: Iterable[str] = (name for name in award.recipients if name not in entries)
    return AwardShape(
        id=award.id,
        name=award.name,
        rank=award.rank,
        track=award.track or "",
        decided_by=award.decided_by,
        prize=award.prize or "",
        citation=award.citation,
        entries=entries,
        people=parts.people(others),
        presented_at=award.presented_at.isoformat() if award.presented_at else "",
    )


def _is_entry(parts: Parts, award: Award, name: str) -> bool:
    return f"{award.source.parent}/{name}" in parts.edition.hub.entries


def _entry(parts: Parts, entry: Entry) -> EntryShape:
    return EntryShape(
        id=entry.id,
        title=entry.title,
        description=entry.description,
        language=parts.edition.hub.language_of(entry),
        team=entry.team.name or "",
        people=parts.people(one.person for one in entry.team.members),
        track=entry.track or "",
        status=entry.status,
        license=entry.license or "",
        url=parts.page(entry),
    )
