"""Who has which id at one moment, among events that want the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from commonplace.history.lives import Life, Lives, Origin
from commonplace.history.remains import Remains
from commonplace.model import Event


@dataclass(frozen=True, slots=True)
class Share:
    """That an event has an id, with which of its versions; the last one where its file is gone."""

    uid: str
    life: Life
    version: int


class Shares:
    """Gives out ids: each to the event with a file that has had it longest.

    `here` are the events by path whose files pass. Of others, those whose file has a mistake are
    shown by a former version; those whose file is gone keep the id that `kept` says, unless
    somebody took it.
    """

    def __init__(
        self,
        kin: Sequence[Life],
        here: Mapping[str, Event],
        kept: Mapping[Origin, str],
        lives: Lives,
        remains: Remains,
    ) -> None:
        self._kin = kin
        self._here = here
        self._kept = kept
        self._lives = lives
        self._remains = remains
        self._taken: set[str] = set()

    def __iter__(self) -> Iterator[Share]:
        for life in self._kin:
            if life.path and (share := self._with_file(life)):
                self._taken.add(share.uid)
                yield share
        for life in self._kin:
            uid = self._kept.get(life.origin)
            if uid is not None and not life.path and uid not in self._taken:
                yield Share(uid, life, len(life.revisions) - 1)

    def _with_file(self, life: Life) -> Share | None:
        if (event := self._here.get(life.path)) is not None:
            uids = self._lives.uids(life, event)
            uid = next(uid for uid in uids if self._may_have(life, uid))
            return Share(uid, life, len(life.revisions) - 1)
        for version, event in self._remains.publishable(life):
            uid = next(self._lives.uids(life, event))
            if self._may_have(life, uid):
                return Share(uid, life, version)
        return None

    def _may_have(self, life: Life, uid: str) -> bool:
        return uid not in self._taken and self._owners.get(uid, life) is life

    @cached_property
    def _owners(self) -> dict[str, Life]:
        """For every id that files say, the event that has had it longest."""
        wanted: dict[str, list[Life]] = defaultdict(list)
        for life in self._kin:
            if life.path:
                wanted[self._lives.uid_of(life)].append(life)
        since = self._lives.uid_since
        return {
            uid: min(several, key=since) if len(several) > 1 else several[0]
            for uid, several in wanted.items()
        }
