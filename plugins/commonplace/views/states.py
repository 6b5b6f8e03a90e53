"""States that depend on the day, right when the page is built and still right when it is old.

A timeline says from when on each state holds. The build writes the state of its own day as text and
the whole timeline beside it; in the browser the reader's clock decides again.
"""

from dataclasses import dataclass
from datetime import UTC, datetime


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
        return self.since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Timeline:
    """States in the order in which they come."""

    states: tuple[State, ...]

    def at(self, now: datetime) -> State:
        """Return the state that holds at `now`."""
        held = [state for state in self.states if state.since is None or state.since <= now]
        return held[-1] if held else self.states[0]
