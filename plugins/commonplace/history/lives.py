"""Each event from its first commit on, under whatever names its file had."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from math import inf

from commonplace.history.log import Change, Commit
from commonplace.history.moves import moved_paths, similar_paths
from commonplace.history.paths import event_id, split_path
from commonplace.history.versions import Versions
from commonplace.model import Event
from commonplace.model.uids import former_id, made_uid


@dataclass(frozen=True, slots=True)
class Revision:
    """What a commit made of an event: where its file is since, and its content.

    The path is empty where the file is gone; the content also where it is no text. Commits are
    numbered in their order.
    """

    number: int
    time: datetime
    path: str = ""
    blob: str = ""


Origin = tuple[str, int]
"""What tells an event from all others: the name it began under, and how many had by then."""


@dataclass(slots=True, eq=False)
class Life:
    """One event: the name it began under, how many had begun under it, and all its revisions."""

    name: str
    birth: int
    revisions: list[Revision] = field(default_factory=list)

    @property
    def origin(self) -> Origin:
        """What it is known by, also to a copy of it."""
        return self.name, self.birth

    @property
    def path(self) -> str:
        """Where its file is; empty where it is gone."""
        return self.revisions[-1].path

    @property
    def blob(self) -> str:
        """The content of its file, as far as it is a text."""
        return self.revisions[-1].blob

    @property
    def last_path(self) -> str:
        """Where its file is, or was until it vanished."""
        return next(found.path for found in reversed(self.revisions) if found.path)


class Lives:
    """The lives of all events of a hub, told commit by commit."""

    def __init__(self, versions: Versions, domain: str) -> None:
        self._versions = versions
        self.domain = domain
        self._folder = ""
        self._number = 0
        self._lost_now: set[Life] = set()
        self._begun: Counter[str] = Counter()
        self._gone: dict[str, list[Life]] = defaultdict(list)
        self.all: list[Life] = []
        """In the order in which they began."""
        self.here: dict[str, Life] = {}
        """Those whose file is there, by its path."""

    def take(self, commit: Commit, folder: str) -> None:
        """Follow one more commit; `folder` is where the hub's submissions are in it."""
        self._number += 1
        touched = sorted(
            (
                change
                for change in commit.changes
                if change.old in self.here or event_id(change.new, folder)
            ),
            key=lambda change: change.new,
        )
        paths = [path for change in touched for path in (change.old, change.new)]
        before = {path: self.here.pop(path) for path in paths if path in self.here}
        blobs = {change.new: change.new_blob for change in touched if event_id(change.new, folder)}
        moves = self._moves(touched, before, blobs)
        for path, blob in blobs.items():
            if (life := before.pop(moves.get(path, ""), None)) is not None:
                self._set(life, Revision(self._number, commit.time, path, blob))
        if folder != self._folder:
            for path in [path for path in self.here if not event_id(path, folder)]:
                before[path] = self.here.pop(path)
            self._folder = folder
        self._lost_now = {*before.values()}
        for path in sorted(before):
            self._lose(before[path], commit.time)
        for path, blob in blobs.items():
            if path not in self.here:
                life = self._found(path, blob, folder) or self._born(event_id(path, folder))
                self._set(life, Revision(self._number, commit.time, path, blob))

    def uid_of(self, life: Life) -> str:
        """Return the id in calendars: that of the last good version, else one that is made."""
        return self._written_uid(life) or self.made_uid(life)

    def made_uid(self, life: Life) -> str:
        """Return the id of an event that writes none."""
        return made_uid(life.name, self.domain, life.birth)

    def uid_since(self, life: Life) -> float:
        """Return at which commit an event got the id it has; what never was one has none yet."""
        since = inf
        for index, event in self.good_versions(life):
            if (event.uid or self.made_uid(life)) != self.uid_of(life):
                break
            since = life.revisions[index].number
        return since

    def uids(self, life: Life, event: Event) -> Iterator[str]:
        """Yield the ids an event may have in calendars, the right one first.

        The others are for one that writes an id which belongs to an older event.
        """
        if event.uid:
            yield event.uid
        made = self.made_uid(life)
        yield made
        for number in count(2):
            yield f"{number}.{made}"

    def good_versions(self, life: Life) -> Iterator[tuple[int, Event]]:
        """Yield each version that is an event by today's rules, and its place; newest first."""
        for index in reversed(range(len(life.revisions))):
            event = self._versions.read(life.revisions[index].blob)
            if event is not None:
                yield index, event

    def _moves(
        self, touched: list[Change], before: dict[str, Life], blobs: dict[str, str]
    ) -> dict[str, str]:
        """Return for each path the one where its event was before this commit."""
        moves: dict[str, str] = {}

        def claim(pairs: Iterable[tuple[str, str]]) -> None:
            for new, old in pairs:
                free = new not in moves and old not in moves.values()
                if new in blobs and old in before and free:
                    moves[new] = old

        if any(change.old != change.new for change in touched) or len(touched) > 1:
            claim(self._by_uid(before, blobs))
            claim(self._likely(before, blobs, moved_paths(touched)))
        claim((path, path) for path in blobs)
        if len(moves) < len(before):
            read = self._versions.content
            lost = [(path, read(life.blob)) for path, life in sorted(before.items())]
            alike = similar_paths(
                [(path, text) for path, text in lost if path not in moves.values()],
                [(path, read(blob)) for path, blob in blobs.items() if path not in moves],
            )
            claim(self._likely(before, blobs, alike))
        return moves

    def _likely(
        self, before: dict[str, Life], blobs: dict[str, str], moves: dict[str, str]
    ) -> Iterator[tuple[str, str]]:
        """Yield the moves that can be believed: short files of any two events are much alike.

        What has neither title nor start of the old event is another one, unless its redirects say
        that it is the same.
        """
        for new, old in moves.items():
            if new not in blobs or old not in before:
                continue
            was, is_now = self._versions.read(before[old].blob), self._versions.read(blobs[new])
            if was is None or is_now is None or blobs[new] == before[old].blob:
                yield new, old
                continue
            says_so = _name(old) in map(former_id, is_now.redirect_from)
            if was.title == is_now.title or was.starts_at == is_now.starts_at or says_so:
                yield new, old

    def _by_uid(self, before: dict[str, Life], blobs: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Yield new and old path of files that say by their uid which event they are."""
        olds = {self._written_uid(life): path for path, life in sorted(before.items())}
        events = {path: self._versions.read(blob) for path, blob in blobs.items()}
        uids = {path: event.uid for path, event in events.items() if event and event.uid}
        for path, uid in uids.items():
            old = olds.get(uid, "")
            if old == path or uids.get(old) != uid:
                yield path, old

    def _set(self, life: Life, revision: Revision) -> None:
        last = life.revisions[-1] if life.revisions else None
        if last is None or (last.path, last.blob) != (revision.path, revision.blob):
            life.revisions.append(revision)
        self.here[revision.path] = life

    def _lose(self, life: Life, time: datetime) -> None:
        self._gone[_name(life.path)].append(life)
        life.revisions.append(Revision(self._number, time))

    def _born(self, name: str) -> Life:
        self._begun[name] += 1
        life = Life(name, self._begun[name])
        self.all.append(life)
        return life

    def _found(self, path: str, blob: str, folder: str) -> Life | None:
        """Return the event that is restored by a new file, if it is one that was there before.

        It says so by its uid, by its name, or by an address that it had.
        """
        if not any(self._gone.values()):
            return None
        event = self._versions.read(blob)
        uid = event.uid if event else None
        gone = [life for lives in self._gone.values() for life in lives]
        for life in gone if uid else ():
            if self.uid_of(life) == uid:
                return self._restored(life)
        names = [event_id(path, folder)]
        names += filter(None, map(former_id, event.redirect_from if event else ()))
        for name in names:
            for life in reversed(self._gone.get(name, ())):
                # Two that both say who they are, and say something else, are two.
                if uid is None or self._written_uid(life) is None:
                    return self._restored(life)
        return None

    def _restored(self, life: Life) -> Life:
        self._gone[_name(life.last_path)].remove(life)
        if life in self._lost_now:
            life.revisions.pop()  # it only moved
        return life

    def _written_uid(self, life: Life) -> str | None:
        return next((event.uid for _, event in self.good_versions(life)), None)


def _name(path: str) -> str:
    return split_path(path)[2]
