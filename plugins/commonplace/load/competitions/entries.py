"""Entries against their competition."""

from collections.abc import Iterator

from commonplace.load.competitions.tracks import check_track
from commonplace.load.lateness import arrival, is_late
from commonplace.model import Competition, Entry
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
    # Only the history knows when it came; what the file says is told without asking it.
    field = "received" if entry.received else "submitted"
    moment = arrival(competition, entry)
    if moment and entry.status is EntryStatus.SUBMITTED and is_late(competition, moment):
        yield Problem.at(
            entry.path,
            place((field,)),
            "entry-late",
            found=shown_moment(getattr(entry, field)),
            deadline=shown_moment((competition.deadline or moment).replace(tzinfo=None)),
        )
