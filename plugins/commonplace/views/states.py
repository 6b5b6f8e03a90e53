"""States that depend on the day, right when the page is built and still right when it is old.

A timeline says from when on each state holds. The build writes the state of its own day as text and
the whole timeline beside it; in the browser the reader's clock decides again.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from commonplace.language import N_

NEAR = timedelta(days=100)
"""Nobody counts more days than these; the script that corrects old pages knows the same number."""


@dataclass(frozen=True, slots=True)
class State:
    """What something is from a moment on; `tone` is one of open, soon, closed, cancelled."""

    name: str
    tone: str
    since: datetime | None = None

    @property
    def since_utc(self) -> str:
        """The moment as ISO 8601 in UTC; empty for a state that has always been."""
        if self.since is None:
            return ""
        return in_utc(self.since)


@dataclass(frozen=True, slots=True)
class Change:
    """A turn to come: what is said of it beforehand, with `{when}` for e.g. `in 9 days`."""

    sentence: str
    at: datetime

    @property
    def at_utc(self) -> str:
        """The moment as ISO 8601 in UTC."""
        return in_utc(self.at)


@dataclass(frozen=True, slots=True)
class Timeline:
    """States in the order in which they come."""

    states: tuple[State, ...]

    def at(self, now: datetime) -> State:
        """Return the state that holds at `now`."""
        held = [state for state in self.states if state.since is None or state.since <= now]
        return held[-1] if held else self.states[0]

    @property
    def changes(self) -> tuple[Change, ...]:
        """Each turn from one state to the next that somebody may wait for."""
        return tuple(
            Change(_awaited(before, after), after.since)
            for before, after in pairwise(self.states)
            if after.since is not None and {before.tone, after.tone} != {"closed"}
        )

    def next_change(self, now: datetime) -> Change | None:
        """Return the turn that comes first after `now`, if it is near enough to count the days."""
        coming = next((change for change in self.changes if change.at > now), None)
        return coming if coming and coming.at - now <= NEAR else None


def in_utc(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _awaited(before: State, after: State) -> str:
    """Return the words for waiting until `before` turns into `after`."""
    if after.tone == "open":
        return N_("opens {when}")
    if before.tone == "open":
        return N_("closes {when}")
    return N_("next step {when}")
