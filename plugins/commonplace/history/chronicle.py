"""The lives of a hub's events, told as calendars need them: each with an id of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from commonplace.history.lives import Life, Lives, Revision
from commonplace.history.remains import Remains
from commonplace.history.telling import succeed, tell
from commonplace.history.versions import Versions
from commonplace.model import DeletedEvent, Event, EventHistory, Histories, RefusedEvent


@dataclass(frozen=True, slots=True)
class Claim:
    """That an event had an id: at which commit first, since when the last time, how many times.

    `end` counts its revisions up to the last that had the id.
    """

    life: Life
    first: int
    since: int
    times: int
    end: int


class Chronicle:
    """Gives out ids: to the event that has one first. `today` are the hub's events by path."""

    def __init__(
        self, today: dict[str, Event], lives: Lives, versions: Versions, remains: Remains
    ) -> None:
        self._today = today
        self._lives = lives
        self._versions = versions
        self._remains = remains
        self._taken: set[str] = set()

    def histories(self) -> Histories:
        """Tell all histories."""
        of: dict[str, EventHistory] = {}
        refused, deleted = [], []
        for life in self._lives.all:
            if (event := self._today.get(life.path)) is not None:
                of[event.key] = self._history(life, event, life.revisions)
            elif life.path and (good := self._remains.last_good(life, self._may_have_its_id)):
                revisions, event = good
                refused.append(RefusedEvent(event, self._history(life, event, revisions)))
        for life in self._lives.all:
            if life.path or not self._may_have(life, self._lives.uid_of(life)):
                continue
            if (event := self._remains.still_to_come(life)) is not None:
                history = self._history(life, event, life.revisions)
                deleted.append(DeletedEvent(event, history, life.revisions[-1].time))
        return Histories(dict(sorted(of.items())), tuple(deleted), tuple(refused))

    def _history(self, life: Life, event: Event, revisions: Sequence[Revision]) -> EventHistory:
        """Tell some revisions of an event under the first id that it may have."""
        uid = next(uid for uid in self._lives.uids(life, event) if self._may_have(life, uid))
        self._taken.add(uid)
        history = tell(uid, revisions, self._versions)
        own = next((claim for claim in self._claims[uid] if claim.life is life), None)
        former = [*self._former(own, uid)] if own else []
        if not own or not former:
            return history
        turns = own.times - 1 + sum(claim.times for claim in former)
        return succeed(history, [self._told(claim, uid) for claim in former], turns)

    def _may_have_its_id(self, life: Life, event: Event) -> bool:
        return self._may_have(life, next(self._lives.uids(life, event)))

    def _may_have(self, life: Life, uid: str) -> bool:
        """Whether an id is free, for this event: it is kept for whoever has it first."""
        return uid not in self._taken and self._owners.get(uid, life) is life

    def _former(self, own: Claim, uid: str) -> Iterator[Claim]:
        """Yield the claims of the events that had an id before this one had it."""
        for claim in self._claims[uid]:
            if claim.life is not own.life and claim.first < own.since:
                yield claim

    def _told(self, claim: Claim, uid: str) -> EventHistory:
        """Tell the history of an event as far as it had an id."""
        has_it = self._lives.uid_of(claim.life) == uid
        return tell(uid, claim.life.revisions[: None if has_it else claim.end], self._versions)

    @cached_property
    def _owners(self) -> dict[str, Life]:
        """For every id that files of today have, the event that has it first."""
        owners: dict[str, Life] = {}
        for uid, claims in self._claims.items():
            for claim in sorted(claims, key=lambda claim: claim.since):
                if claim.life.path and self._lives.uid_of(claim.life) == uid:
                    owners.setdefault(uid, claim.life)
        return owners

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        """By every id that ever was: who had it, the older events first."""
        claims: dict[str, list[Claim]] = defaultdict(list)
        for life in self._lives.all:
            own: dict[str, Claim] = {}
            last = ""
            for index, event in reversed([*self._lives.good_versions(life)]):
                uid, number = next(self._lives.uids(life, event)), life.revisions[index].number
                known = own.get(uid, Claim(life, number, number, 0, 0))
                is_new = uid != last
                since, times = number if is_new else known.since, known.times + is_new
                own[uid] = Claim(life, known.first, since, times, index + 1)
                last = uid
            for uid, claim in own.items():
                claims[uid].append(claim)
        return claims
