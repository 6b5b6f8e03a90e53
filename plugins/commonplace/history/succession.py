"""How ids went from event to event, told commit by commit, so that nothing runs backwards."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from commonplace.history.lives import Life, Lives, Origin
from commonplace.history.passing import passing
from commonplace.history.remains import Remains
from commonplace.history.shares import Share, Shares
from commonplace.history.telling import Account, succeed, tell
from commonplace.model import Event


class Succession:
    """The ids of some events that wanted the same, as they were after each commit.

    What was told under an id then depends on nothing that came later. So it stays the same whoever
    has the id today, and what follows goes on from there.
    """

    def __init__(self, lives: Lives, remains: Remains) -> None:
        self._lives = lives
        self._remains = remains
        self._told: dict[str, Account] = {}
        self._states: dict[str, tuple[Origin, int, int]] = {}
        self._last: dict[Origin, str] = {}

    def follow(
        self, kin: Sequence[Life], today: Mapping[str, Event]
    ) -> Iterator[tuple[Share, Account]]:
        """Yield who has which id in the end; `today` are the hub's events by path."""
        last = max(life.revisions[-1].number for life in kin)
        for number, time, lives in _again(kin):
            if number < last:
                deque(self._take(*passing(lives, self._remains), time), maxlen=0)
            else:
                seen = [life for life in lives if not self._remains.came_second(life)]
                yield from self._take(seen, today, time)

    def _take(
        self, lives: Sequence[Life], here: Mapping[str, Event], time: datetime
    ) -> Iterator[tuple[Share, Account]]:
        """Go on by one commit."""
        kept = {
            origin: uid for origin, uid in self._last.items() if self._told[uid].origin == origin
        }
        for share in Shares(lives, here, kept, self._lives, self._remains):
            yield share, self._account(share, time)

    def _account(self, share: Share, time: datetime) -> Account:
        life = share.life
        state = (life.origin, share.version, len(life.revisions))
        self._last[life.origin] = share.uid
        before = self._told.get(share.uid)
        if before is not None and self._states[share.uid] == state:
            return before
        own = tell(share, self._remains)
        account = succeed(own, before, time) if before else own
        self._told[share.uid], self._states[share.uid] = account, state
        return account


def _again(kin: Iterable[Life]) -> Iterator[tuple[int, datetime, list[Life]]]:
    """Yield events as they were after each commit that changed one of them, with its time."""
    times = {found.number: found.time for life in kin for found in life.revisions}
    copies = [(life, Life(life.name, life.birth)) for life in kin]
    for number in sorted(times):
        for life, copy in copies:
            coming = life.revisions[len(copy.revisions) :]
            copy.revisions += [found for found in coming if found.number <= number]
        yield number, times[number], [copy for _, copy in copies if copy.revisions]
