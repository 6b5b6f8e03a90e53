"""From commits to what is known of each file."""

from collections.abc import Mapping, Sequence

from commonplace.credits.bots import Bots
from commonplace.history.attribution.bulk import Bulk
from commonplace.history.attribution.commits import Commit
from commonplace.history.attribution.copies import copied_paths
from commonplace.history.attribution.known import PARTS, Known, KnownCommit
from commonplace.history.attribution.moves import Moves, made_by_merge
from commonplace.history.attribution.people import Named
from commonplace.history.attribution.trails import Trail, at, before, trails
from commonplace.history.log import Change
from commonplace.model.attribution import Identity, Part

_PLACE = {part: place for place, part in enumerate(PARTS)}


def gather(
    known: Known,
    commits: Sequence[Commit],
    people: Mapping[str, Sequence[Named]],
    bulk: Bulk,
    bots: Bots,
) -> None:
    """Add commits, the newest first, to what is known; those known are in a line below them."""
    moves = Moves(commits, copied_paths(commits, known.tree))
    gatherer = _Gatherer(known, people, bulk, bots)
    numbers = gatherer.number(commits)
    told = Known()
    last: tuple[Commit, Trail] | None = None
    for commit, trail in trails(commits, moves):
        gatherer.take(commit, _changes(commit, moves), trail, numbers[commit.id], told)
        last = commit, trail
    if last and known.pasts:
        commit, trail = last
        known.go_on(before(trail, moves.origins(commit)[0]))
    for path, past in told.pasts.items():
        known.past(path).take(past)
    known.head = commits[0].id


class _Gatherer:
    def __init__(
        self, known: Known, people: Mapping[str, Sequence[Named]], bulk: Bulk, bots: Bots
    ) -> None:
        self._known = known
        self._people = people
        self._bulk = bulk
        self._bots = bots
        self._is_bot: dict[Identity, bool] = {}
        self._places = {who: place for place, who in enumerate(known.people)}

    def number(self, commits: Sequence[Commit]) -> dict[str, int]:
        """Add commits to those known, the oldest first, and return their numbers."""
        numbers = {}
        for commit in reversed(commits):
            named = [(self._place(who), part) for who, part in self._people[commit.id]]
            # A trailer makes nobody an author: anybody can write anybody's name there.
            authors = {place for place, part in named if part is Part.AUTHOR}
            for place in () if commit.is_merge else authors:
                self._known.seen[place] += 1
            numbers[commit.id] = len(self._known.commits)
            codes = [place * len(PARTS) + _PLACE[part] for place, part in named]
            self._known.commits.append(KnownCommit(commit.id, *commit.time, codes))
        return numbers

    def _place(self, who: Identity) -> int:
        if (place := self._places.get(who)) is None:
            place = self._places[who] = len(self._known.people)
            self._known.people.append(who)
            self._known.seen.append(0)
        return place

    def take(
        self, commit: Commit, changes: Sequence[Change], trail: Trail, number: int, told: Known
    ) -> None:
        """Tell what a commit did to the files of today."""
        if not changes:
            return
        counts_for_nobody = self._bulk.counts_for_nobody(commit)
        is_large = self._bulk.is_large(commit)
        is_program = self._is_program(self._people[commit.id][0][0])
        time = commit.time
        for change in changes:
            is_move = change.old_blob == change.new_blob
            counts = not counts_for_nobody and not (is_large and change.old)
            for path in at(trail, change.new):
                past = told.past(path)
                if past.created is None or time < past.created:
                    past.created = time
                if not counts:
                    continue
                past.steps.append(number * 2 + is_move)
                if commit.lines is not None:
                    past.lines.append(commit.lines.get(change.new))
                if not (is_move or is_program) and (past.changed is None or time > past.changed):
                    past.changed = time

    def _is_program(self, who: Identity) -> bool:
        if (found := self._is_bot.get(who)) is None:
            found = self._is_bot[who] = self._bots.has(who)
        return found


def _changes(commit: Commit, moves: Moves) -> Sequence[Change]:
    """Return what a commit did itself; a merge only made what no branch had under any name."""
    if not commit.is_merge:
        return [change for change in commit.diffs[0] if change.new]
    made = made_by_merge(commit)
    if not made:
        return ()
    moved = {new for origins in moves.origins(commit) for new in origins.moved}
    first = {change.new: change for change in commit.diffs[0]}
    return [first[path] for path in sorted(made - moved)]
