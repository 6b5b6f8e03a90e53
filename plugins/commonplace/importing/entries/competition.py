"""The competition that entries go to: the hub's own, or one that is made of what is known."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from commonplace.importing.entries.draft import EntryDraft
from commonplace.importing.entries.options import EntryOptions
from commonplace.importing.entries.values import day_of
from commonplace.language import N_
from commonplace.model import Competition, Hub
from commonplace.slugs import slug_for
from commonplace.trouble import Trouble
from commonplace.values import SLUG, time_zone


class CallUnknownError(Trouble):
    """A competition is to be made, and nothing says when it was."""


@dataclass(slots=True)
class Call:
    """The competition of an import; `known` is the hub's own, which stays as it is."""

    id: str
    timezone: str
    tracks: dict[str, str] = field(default_factory=dict)
    known: Competition | None = None
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def uri(self) -> str:
        """The competition's file below the submissions folder."""
        return f"competitions/{self.id}/index.md"

    def track_of(self, words: str) -> str:
        """Return the id of the track that words name; empty where there is none."""
        key = words.casefold()
        return next((id_ for id_, name in self.tracks.items() if key in (id_, name.casefold())), "")

    def on_clock(self, moment: datetime) -> str:
        """Return a moment on the competition's clock, as its fields are written."""
        there = moment.astimezone(time_zone(self.timezone))
        return f"{there:%Y-%m-%dT%H:%M}"


def call_for(drafts: Iterable[EntryDraft], hub: Hub, options: EntryOptions) -> Call:
    """Return the competition of an import.

    Raises CallUnknownError where it has to be made and no source says a day.
    """
    known = hub.competitions.get(options.competition)
    if known is not None:
        tracks = {track.id: track.name for track in known.tracks}
        return Call(known.id, known.timezone, tracks, known)
    entries = list(drafts)
    timezone = options.timezone or hub.settings.options.timezone
    call = Call(options.competition, timezone)
    for words in dict.fromkeys(entry.track for entry in entries if entry.track):
        call.tracks.setdefault(slug_for(words, fallback="track"), words)
    start, end = _days(entries, call, options)
    title = options.title or options.competition.replace("-", " ").capitalize()
    organizer = options.organizer or title
    is_member = bool(SLUG.fullmatch(organizer)) and organizer in hub.members
    phase = {
        "id": "submission",
        "start": f"{datetime.combine(start, time.min):%Y-%m-%dT%H:%M}",
        "end": f"{datetime.combine(end, time(23, 59)):%Y-%m-%dT%H:%M}",
    }
    call.fields = {
        "title": title,
        "organizers": [organizer if is_member else {"name": organizer}],
        "timezone": timezone,
        "phases": [phase],
    }
    if call.tracks:
        call.fields["tracks"] = [{"id": id_, "name": name} for id_, name in call.tracks.items()]
    return call


def _days(entries: list[EntryDraft], call: Call, options: EntryOptions) -> tuple[date, date]:
    """Return from when to when it was open: as one says, else by the days of its entries."""
    days = [day for entry in entries if (day := day_of(entry.submitted))]
    days += [
        entry.received.astimezone(time_zone(call.timezone)).date()
        for entry in entries
        if entry.received
    ]
    given = [day for day in (options.start, options.end, *days) if day]
    if not given:
        message = N_(
            "There is no competition “{found}”, and no source says when it was. Give --start and "
            "--end, such as --start 2026-09-01 --end 2026-09-30, or make the competition first."
        )
        raise CallUnknownError(message, found=options.competition)
    return options.start or min(given), options.end or max(given)
