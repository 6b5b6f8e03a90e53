"""What cannot be told where git knows nothing, or not all, said once for a build."""

from commonplace.git import DEEPEN, SHALLOW, GitError
from commonplace.language import N_
from commonplace.model import Hub
from commonplace.trouble import Trouble

_NOT_JUDGED = N_(
    "Without the history, entries are late only by what “received” and “submitted” say. {reason}"
)


def awaits_arrivals(hub: Hub) -> bool:
    """Whether there are entries that a deadline could find late, if the history told of them."""
    return any(
        entry.received is None
        and (competition := hub.competitions.get(entry.source.parent)) is not None
        and competition.closes_at is not None
        for entry in hub.entries.values()
    )


def cut_off(hub: Hub) -> Trouble | None:
    """Say what a shallow clone means for a hub; None where nobody would miss anything."""
    message = N_("{fault} {cure}")
    if hub.events:
        message = N_("{fault} Calendars are left out of this build. {cure}")
    elif not awaits_arrivals(hub):
        return None
    return _with_entries(hub, Trouble(message, fault=Trouble(SHALLOW), cure=Trouble(DEEPEN)))


def unknown(hub: Hub, error: GitError) -> Trouble | None:
    """Say what no history at all means for a hub; None where nobody would miss anything."""
    if not hub.events:
        return Trouble(_NOT_JUDGED, reason=error) if awaits_arrivals(hub) else None
    message = N_("Without history, each build makes every event a new one in calendars. {reason}")
    return _with_entries(hub, Trouble(message, reason=error))


def _with_entries(hub: Hub, reason: Trouble) -> Trouble:
    return Trouble(_NOT_JUDGED, reason=reason) if awaits_arrivals(hub) else reason
