"""What stands on the page of a challenge, and of any competition that comes again."""

from typing import Any

from commonplace.model import Competition
from commonplace.pages.writer import Writer
from commonplace.views.challenges import (
    WHOLE,
    Streak,
    completions,
    editions_of,
    is_challenge,
    streaks_of,
)

_ROW = 2
"""From so many editions on one after the other, it is a row."""


def challenge_parts(writer: Writer, competition: Competition) -> dict[str, Any]:
    """Return what the template of a competition shows of tasks, completions and editions."""
    edition = writer.edition
    editions = editions_of(writer.hub, competition)
    place = editions.index(competition) if editions else 0
    rows = streaks_of(edition, editions).values() if is_challenge(competition) else ()
    found = completions(edition, competition) if is_challenge(competition) else ()
    return {
        "editions": editions,
        "previous_edition": editions[place - 1] if place > 0 else None,
        "next_edition": editions[place + 1] if place + 1 < len(editions) else None,
        "completions": found,
        "completed_by": {
            task: sum(task in one.done for one in found)
            for task in (*(task.id for task in competition.tasks), WHOLE)
        },
        "task_names": {task.id: task.name for task in competition.tasks},
        "streaks": sorted(
            (one for one in rows if len(one.run) >= _ROW),
            key=lambda one: edition.name_of(one.member).casefold(),
        ),
    }


def streaks_by_member(writer: Writer) -> dict[str, list[Streak]]:
    """Return the rows of editions that members completed, by their ids, one for each series."""
    found: dict[str, list[Streak]] = {}
    series: dict[str, Competition] = {}
    for competition in writer.hub.competitions.values():
        if competition.series and is_challenge(competition):
            series.setdefault(competition.series, competition)
    for competition in series.values():
        rows = streaks_of(writer.edition, editions_of(writer.hub, competition))
        for member, streak in rows.items():
            if streak.longest >= _ROW:
                found.setdefault(member, []).append(streak)
    return found
