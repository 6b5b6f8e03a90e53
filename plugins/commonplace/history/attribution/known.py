"""What is known of a history: who had a part in which commit, and which commits made a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

from commonplace.history.attribution.trails import COPY, Trail, at
from commonplace.model.attribution import Attribution, FileHistory, Identity, Part, Touch

Moment = tuple[int, int]
"""Seconds since 1970, and the distance to UTC in minutes."""


@dataclass(frozen=True, slots=True)
class KnownCommit:
    """A commit, with those who had a part in it as places in the list of people."""

    id: str
    time: Moment
    named: tuple[tuple[int, Part], ...]


@dataclass(slots=True)
class Past:
    """What happened to a file: when first and last, and each commit that counts.

    A commit is its number, whether it only moved the file, and how many lines it changed, if known.
    """

    created: Moment | None = None
    changed: Moment | None = None
    commits: list[tuple[int, bool, int | None]] = field(default_factory=list)

    def begin(self, moment: Moment | None) -> None:
        """Note a moment at which the file was there."""
        if moment and (self.created is None or moment < self.created):
            self.created = moment

    def change(self, moment: Moment | None) -> None:
        """Note a moment at which the file got other content."""
        if moment and (self.changed is None or moment > self.changed):
            self.changed = moment

    def take(self, other: "Past") -> None:
        """Take all that happened to another file for the own."""
        self.begin(other.created)
        self.change(other.changed)
        self.commits.extend(other.commits)


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
                    touches.of(own.commits + copied.commits),
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
        self._made: dict[tuple[int, bool, int | None], tuple[Touch, ...]] = {}

    def of(self, commits: Sequence[tuple[int, bool, int | None]]) -> tuple[Touch, ...]:
        """Return the touches of some commits, the newest first."""
        once = commits if len(commits) == 1 else self._newest_first(commits)
        return tuple(touch for commit in once for touch in self._touches(commit))

    def _newest_first(
        self, commits: Sequence[tuple[int, bool, int | None]]
    ) -> Iterator[tuple[int, bool, int | None]]:
        found: dict[int, tuple[int, bool, int | None]] = {}
        for commit in commits:
            number, is_move, lines = commit
            if number in found:
                _, also_move, more = found[number]
                total = None if lines is None and more is None else (lines or 0) + (more or 0)
                commit = (number, is_move and also_move, total)  # noqa: PLW2901
            found[number] = commit
        for number in sorted(
            found, key=lambda number: (self._commits[number].time[0], number), reverse=True
        ):
            yield found[number]

    def _touches(self, commit: tuple[int, bool, int | None]) -> tuple[Touch, ...]:
        if (made := self._made.get(commit)) is None:
            number, is_move, lines = commit
            known = self._commits[number]
            time = _moment(known.time)
            made = self._made[commit] = tuple(
                Touch(self._people[person], part, known.id, time, is_move, lines)
                for person, part in known.named
            )
        return made


def _time(moment: Moment | None) -> datetime | None:
    return _moment(moment) if moment else None


def _moment(moment: Moment) -> datetime:
    seconds, minutes = moment
    zone = timezone(timedelta(minutes=minutes)) if minutes else UTC
    return datetime.fromtimestamp(seconds, zone)
