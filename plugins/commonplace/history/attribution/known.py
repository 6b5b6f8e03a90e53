"""What is known of a history: who had a part in which commit, and which commits made a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from itertools import chain
from typing import NamedTuple

from commonplace.history.attribution.trails import COPY, Trail, at
from commonplace.model.attribution import Attribution, FileHistory, Identity, Part, Touch

PARTS = tuple(Part)

Moment = tuple[int, int]
"""Seconds since 1970, and the distance to UTC in minutes."""

Step = int
"""A commit of a file: twice the commit's number, and one more where it only moved the file.

Large histories have many; numbers take the least time to keep, to write and to read.
"""


class KnownCommit(NamedTuple):
    """A commit, and who had a part in it.

    Each is the place of the person times the number of `PARTS`, plus the place of the part there.
    """

    id: str
    seconds: int
    minutes: int
    named: Sequence[int]


@dataclass(slots=True)
class Past:
    """What happened to a file: when first and last, and each commit that counts.

    `lines` are those that each step changed, where that was asked for.
    """

    created: Moment | None = None
    changed: Moment | None = None
    steps: list[Step] = field(default_factory=list)
    lines: list[int | None] = field(default_factory=list)

    def take(self, other: "Past") -> None:
        """Take all that happened to another file for the own."""
        if other.created and (self.created is None or other.created < self.created):
            self.created = other.created
        if other.changed and (self.changed is None or other.changed > self.changed):
            self.changed = other.changed
        self.steps += other.steps
        self.lines += other.lines


@dataclass(slots=True)
class Known:
    """All that is known at a commit, `head`, of every path of its history.

    The number of a commit is its place in `commits`, the oldest first. `seen` counts the commits of
    each of the `people`. `pasts` are those of paths at `head`, also of paths that are gone; a past
    with the mark of a copy before its path is that of another file. `tree` are the contents of
    today by path.
    """

    head: str = ""
    commits: list[KnownCommit] = field(default_factory=list)
    people: list[Identity] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)
    pasts: dict[str, Past] = field(default_factory=dict)
    tree: Mapping[str, str] = field(default_factory=dict)

    def go_on(self, trail: Trail) -> None:
        """Tell the pasts by the paths to which a trail leads."""
        former, self.pasts = self.pasts, {}
        for key, past in former.items():
            path = key.removeprefix(COPY)
            for new in at(trail, path):
                to = new if path == key or new.startswith(COPY) else COPY + new
                self.past(to).take(past)

    def past(self, path: str) -> Past:
        """Return the past of a path, to be written on."""
        if (known := self.pasts.get(path)) is None:
            known = self.pasts[path] = Past()
        return known

    def attribution(self, folder: str) -> Attribution:
        """Return what is known of the files below a folder, `` or `…/`, by their paths there."""
        touches = _Touches(self.commits, self.people)
        of = {}
        for path in self.tree:
            if path.startswith(folder):
                own = self.pasts.get(path, _UNKNOWN)
                copied = self.pasts.get(COPY + path, _UNKNOWN)
                of[path[len(folder) :]] = FileHistory(
                    touches.of(own, copied),
                    _time(own.created or copied.created),
                    _time(own.changed or copied.changed),
                )
        seen = zip(self.people, self.seen, strict=True)
        return Attribution(of, {who: count for who, count in seen if count})


_UNKNOWN = Past()


class _Touches:
    """Makes touches; those of one commit are the same for each file."""

    def __init__(self, commits: Sequence[KnownCommit], people: Sequence[Identity]) -> None:
        self._commits = commits
        self._people = people
        self._made: dict[tuple[Step, int | None], tuple[Touch, ...]] = {}
        by_time = sorted(range(len(commits)), key=lambda number: commits[number].seconds)
        self._rank = [0] * len(commits)
        for rank, number in enumerate(by_time):
            self._rank[number] = rank

    def of(self, *pasts: Past) -> tuple[Touch, ...]:
        """Return the touches of some pasts as those of one file, the newest first."""
        steps: dict[int, Step] = {}
        for step in chain.from_iterable(past.steps for past in pasts):
            number = step >> 1
            # A commit may reach a file on two ways; that it moved it must hold for both.
            steps[number] = steps.get(number, step) & step
        lines = _lines(pasts)
        newest = sorted(steps, key=self._rank.__getitem__, reverse=True)
        found = (self._touches(steps[number], lines.get(number)) for number in newest)
        return tuple(chain.from_iterable(found))

    def _touches(self, step: Step, lines: int | None) -> tuple[Touch, ...]:
        if (made := self._made.get((step, lines))) is None:
            commit = self._commits[step >> 1]
            time = _moment((commit.seconds, commit.minutes))
            made = self._made[step, lines] = tuple(
                Touch(
                    self._people[code // len(PARTS)],
                    PARTS[code % len(PARTS)],
                    commit.id,
                    time,
                    bool(step & 1),
                    lines,
                )
                for code in commit.named
            )
        return made


def _lines(pasts: Iterable[Past]) -> Mapping[int, int]:
    """Return how many lines each commit changed, by its number."""
    lines: dict[int, int] = {}
    for past in pasts:
        for step, count in zip(past.steps, past.lines, strict=False):
            if count is not None:
                lines[step >> 1] = lines.get(step >> 1, 0) + count
    return lines


def _time(moment: Moment | None) -> datetime | None:
    return _moment(moment) if moment else None


def _moment(moment: Moment) -> datetime:
    return datetime.fromtimestamp(moment[0], _zone(moment[1]))


@cache
def _zone(minutes: int) -> timezone:
    return timezone(timedelta(minutes=minutes)) if minutes else UTC
