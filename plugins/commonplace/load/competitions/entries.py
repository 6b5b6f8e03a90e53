"""Entries against their competition."""

from collections.abc import Iterator
from datetime import timedelta

from commonplace.load.competitions.tracks import check_track
from commonplace.model import Competition, Entry
from commonplace.model.competition import PhaseId
from commonplace.model.entry import EntryStatus
from commonplace.problems import Problem, closest
from commonplace.values import shown_moment


def check_entry(competition: Competition, entry: Entry) -> Iterator[Problem]:
    """Yield what is wrong between an entry and its competition."""
    place = entry.source.places.of_value
    yield from check_track(competition, entry, entry.track)
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
