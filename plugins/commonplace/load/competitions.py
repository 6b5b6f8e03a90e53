"""Entries, ballots and awards against the competition they belong to."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from commonplace.load.addresses import Files
from commonplace.model import Award, Ballot, Competition, Entry, Hub, Poll
from commonplace.model.competition import PhaseId
from commonplace.model.entry import EntryStatus
from commonplace.problems import Problem, closest
from commonplace.values import shown_moment


def check_competitions(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield what is wrong between a competition and its entries, ballots and awards."""
    entries_of: dict[str, set[str]] = defaultdict(set)
    for (kind, _), file in files.items():
        if kind == "entry":
            entries_of[file.parent].add(file.id)
    members = {key for kind, key in files if kind == "member"}
    for competition in hub.competitions.values():
        entries = entries_of[competition.id]
        for entry in hub.entries_by_competition.get(competition.id, ()):
            yield from _check_entry(competition, entry)
        for ballot in hub.ballots_by_competition.get(competition.id, ()):
            yield from _check_ballot(hub, competition, ballot, entries)
        for poll in hub.polls_by_competition.get(competition.id, ()):
            yield from _check_poll(poll, entries)
        for award in hub.awards_by_competition.get(competition.id, ()):
            yield from _check_track(competition, award, award.track)
            yield from _check_award(award, entries, members)


def _check_entry(competition: Competition, entry: Entry) -> Iterator[Problem]:
    place = entry.source.places.of_value
    yield from _check_track(competition, entry, entry.track)
    tasks = [task.id for task in competition.tasks]
    for index, task in enumerate(entry.tasks):
        if task not in tasks:
            yield Problem.at(
                entry.path,
                place(("tasks", index)),
                "task-unknown",
                found=task,
                allowed=", ".join(tasks) or "–",
                suggestion=closest(task, tasks),
            )
    size, limits = len(entry.team.members), competition.team_size
    if size < limits.min or (limits.max and size > limits.max):
        allowed = f"{limits.min}-{limits.max}" if limits.max else f"≥ {limits.min}"
        yield Problem.at(
            entry.path, place(("team", "members")), "team-size", found=size, allowed=allowed
        )
    if competition.license_required and not entry.license:
        yield Problem.at(entry.path, place(()), "licence-required")
    submission = competition.phase(PhaseId.SUBMISSION)
    if entry.submitted and submission and submission.end and entry.status is EntryStatus.SUBMITTED:
        deadline = competition.on_clock(submission.end) + (competition.grace or timedelta())
        if competition.on_clock(entry.submitted) > deadline:
            yield Problem.at(
                entry.path,
                place(("submitted",)),
                "entry-late",
                found=shown_moment(entry.submitted),
                deadline=shown_moment(submission.end),
            )


def _check_track(
    competition: Competition, record: Entry | Award, track: str | None
) -> Iterator[Problem]:
    tracks = [known.id for known in competition.tracks]
    if track and track not in tracks:
        yield Problem.at(
            record.path,
            record.source.places.of_value(("track",)),
            "track-unknown",
            found=track,
            allowed=", ".join(tracks) or "–",
            suggestion=closest(track, tracks),
        )


def _check_poll(poll: Poll, entries: set[str]) -> Iterator[Problem]:
    for entry in poll.votes:
        if entry not in entries:
            place = poll.source.places.of_key(("votes", entry))
            likely = closest(entry, entries)
            yield Problem.at(poll.path, place, "entry-unknown", found=entry, suggestion=likely)


def _check_ballot(
    hub: Hub, competition: Competition, ballot: Ballot, entries: set[str]
) -> Iterator[Problem]:
    place = ballot.source.places.of_key
    judges = {judge.member: judge for judge in competition.judges}
    judge = judges.get(ballot.judge)
    at_judge = ballot.source.places.of_value(("judge",))
    if judge is None:
        allowed = ", ".join(judges) or "–"
        yield Problem.at(
            ballot.path,
            at_judge,
            "ballot-judge-unknown",
            found=ballot.judge,
            allowed=allowed,
            suggestion=closest(ballot.judge, judges),
        )
    if ballot.id != ballot.judge:
        wanted = f"ballots/{ballot.judge}.yml"
        yield Problem.at(
            ballot.path, at_judge, "ballot-judge-name", found=ballot.judge, wanted=wanted
        )
    named = [(entry, ("scores", entry)) for entry in ballot.scores]
    named += [(entry, ("comments", entry)) for entry in ballot.comments]
    for entry_id, at in named:
        if entry_id not in entries:
            likely = closest(entry_id, entries)
            yield Problem.at(
                ballot.path, place(at), "entry-unknown", found=entry_id, suggestion=likely
            )
    for index, entry_id in enumerate(ballot.recused):
        if entry_id not in entries:
            at_item = ballot.source.places.of_value(("recused", index))
            likely = closest(entry_id, entries)
            yield Problem.at(
                ballot.path, at_item, "entry-unknown", found=entry_id, suggestion=likely
            )
    for entry_id in ballot.scores:
        entry = hub.entries.get(f"{competition.id}/{entry_id}")
        if entry and ballot.judge in entry.member_ids:
            yield Problem.at(
                ballot.path, place(("scores", entry_id)), "ballot-judge-in-team", found=entry_id
            )
        elif judge and entry_id in judge.conflicts:
            yield Problem.at(
                ballot.path, place(("scores", entry_id)), "ballot-conflict", found=entry_id
            )
    yield from _check_scores(competition, ballot)


def _check_scores(competition: Competition, ballot: Ballot) -> Iterator[Problem]:
    criteria = {criterion.id: criterion for criterion in competition.criteria}
    places = ballot.source.places
    for entry_id, scores in ballot.scores.items():
        for criterion_id, score in scores.items():
            at = ("scores", entry_id, criterion_id)
            criterion = criteria.get(criterion_id)
            if criterion is None:
                yield Problem.at(
                    ballot.path,
                    places.of_key(at),
                    "criterion-unknown",
                    found=criterion_id,
                    allowed=", ".join(criteria) or "–",
                    suggestion=closest(criterion_id, criteria),
                )
            elif score is not None and not criterion.min <= score <= criterion.max:
                yield Problem.at(
                    ballot.path,
                    places.of_value(at),
                    "ballot-range",
                    found=f"{score:g}",
                    criterion=criterion_id,
                    low=f"{criterion.min:g}",
                    high=f"{criterion.max:g}",
                )


def _check_award(award: Award, entries: set[str], members: set[str]) -> Iterator[Problem]:
    for index, recipient in enumerate(award.recipients):
        if recipient not in entries and recipient not in members:
            yield Problem.at(
                award.path,
                award.source.places.of_value(("recipients", index)),
                "recipient-unknown",
                found=recipient,
                suggestion=closest(recipient, entries),
            )
