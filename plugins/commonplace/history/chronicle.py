"""The lives of a hub's events, told as calendars need them: each with an id of its own."""

from collections.abc import Iterator

from commonplace.history.kin import kindred
from commonplace.history.lives import Life, Lives
from commonplace.history.remains import Remains
from commonplace.history.shares import Share, Shares
from commonplace.history.succession import Succession
from commonplace.history.telling import Account, tell
from commonplace.model import DeletedEvent, Event, EventHistory, Histories, RefusedEvent


class Chronicle:
    """Tells what became of all events. `today` are the hub's events by path."""

    def __init__(self, today: dict[str, Event], lives: Lives, remains: Remains) -> None:
        self._today = today
        self._lives = lives
        self._remains = remains

    def histories(self) -> Histories:
        """Tell all histories."""
        of: dict[str, EventHistory] = {}
        refused, deleted = [], []
        told = {share.life.origin: (share, account) for share, account in self._told()}
        for life in self._lives.all:
            if (known := told.get(life.origin)) is None:
                continue
            share, history = known[0], known[1].history
            if (event := self._today.get(life.path)) is not None:
                of[event.key] = history
            elif life.path:
                if (event := self._remains.version(life, share.version)) is not None:
                    refused.append(RefusedEvent(event, history))
            elif (event := self._remains.still_to_come(life)) is not None:
                deleted.append(DeletedEvent(event, history, life.revisions[-1].time))
        return Histories(dict(sorted(of.items())), tuple(deleted), tuple(refused))

    def _told(self) -> Iterator[tuple[Share, Account]]:
        for kin in kindred(self._lives):
            if len(kin) == 1:
                yield from self._alone(kin[0])
            else:
                succession = Succession(self._lives, self._remains)
                yield from succession.follow(kin, self._today)

    def _alone(self, life: Life) -> Iterator[tuple[Share, Account]]:
        """Tell of an event whose ids nobody else ever wanted."""
        if self._remains.came_second(life):
            return
        kept = {}
        if not life.path and (seen := next(self._remains.publishable(life), None)):
            kept[life.origin] = next(self._lives.uids(life, seen[1]))
        for share in Shares([life], self._today, kept, self._lives, self._remains):
            yield share, tell(share, self._remains)
