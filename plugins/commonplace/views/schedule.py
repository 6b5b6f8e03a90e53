"""The schedule of an event: its days, and each day as a table of times and tracks.

A table needs no numbers in a style, keeps the order of time for whoever hears it, and becomes a
list on a phone. Rows are the moments at which anything begins or ends, so uneven sessions fit.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from commonplace.model import Event
from commonplace.model.programme import Session
from commonplace.model.record import Person
from commonplace.slugs import slug_for, unique_slug
from commonplace.views.events import Occurrence

_ASSUMED = timedelta(minutes=30)
"""How much room a session has that says no end and that nothing follows."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session at its time; `anchor` is its place on the page."""

    session: Session
    anchor: str
    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Part of a table's row: a session that spans rows and columns, or nothing for a while."""

    slot: Slot | None
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """What a table shows from one moment on; `is_start` where a session begins."""

    at: datetime
    is_start: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """A heading of a table with the columns below it; several where its own sessions overlap."""

    name: str
    columns: int


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a schedule. Without tracks it is a list of its slots, else a table."""

    date: date
    slots: tuple[Slot, ...]
    tracks: tuple[Track, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns there are besides that of the time."""
        return sum(track.columns for track in self.tracks)


def schedule(event: Event) -> tuple[Day, ...]:
    """Return the days of an event's sessions, on the event's clock."""
    found = sorted(slots(event), key=lambda slot: (_instant(slot.starts_at), slot.anchor))
    names = _track_names(event)
    days: dict[date, list[Slot]] = {}
    for slot in found:
        days.setdefault(slot.starts_at.date(), []).append(slot)
    return tuple(_day(day, tuple(days[day]), names) for day in sorted(days))


def slots(event: Event) -> Iterator[Slot]:
    """Yield an event's sessions in the order of its file; titles that are alike are numbered."""
    taken: set[str] = set()
    for session in event.sessions:
        anchor = unique_slug(f"session-{slug_for(session.title, 's')}", taken)
        taken.add(anchor)
        ends_at = event.on_clock(session.end) if session.end else None
        yield Slot(session, anchor, event.on_clock(session.start), ends_at)


def clocks_change(days: Iterable[Day]) -> bool:
    """Whether the offset of the event's zone is not the same on all days of its schedule."""
    offsets = {slot.starts_at.utcoffset() for day in days for slot in day.slots}
    return len(offsets) > 1


def speakers_of(occurrence: Occurrence) -> tuple[Person, ...]:
    """Return everybody who speaks at an event at one of its times, each once."""
    named = [*occurrence.speakers]
    for session in occurrence.event.sessions:
        named += session.speakers
    return tuple(dict.fromkeys(named))


def _track_names(event: Event) -> tuple[str, ...]:
    """Return the names of tracks and rooms in the order in which the file names them first."""
    tracks = dict.fromkeys(session.track for session in event.sessions if session.track)
    rooms = dict.fromkeys(session.room for session in event.sessions if session.room)
    return (*tracks, *rooms)


def _day(day: date, found: tuple[Slot, ...], names: tuple[str, ...]) -> Day:
    has_tracks = any(slot.session.track for slot in found)
    placed = [
        _Placed(
            slot,
            (slot.session.track if has_tracks else slot.session.room) or "",
            _instant(slot.starts_at),
            until,
        )
        for slot, until in zip(found, _ends(found), strict=True)
    ]
    crowded = {one for one in placed if any(one.overlaps(other) for other in placed)}
    if not crowded:
        return Day(day, found)
    # What stands alone in its time is for everybody, unless it names its track.
    is_for_all = {one: one not in crowded and not (has_tracks and one.track) for one in placed}
    beside = [one for one in placed if not is_for_all[one]]
    whole = [one for one in placed if is_for_all[one]]
    order = [name for name in (*names, "") if any(one.track == name for one in beside)]
    lanes = [lane for name in order for lane in _lanes(one for one in beside if one.track == name)]
    tracks = tuple(
        Track(name, sum(lane[0].track == name for lane in lanes)) for name in dict.fromkeys(order)
    )
    return Day(day, found, tracks, tuple(_rows(lanes, whole)))


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    """A slot with its track, or its room where no session names a track, and the time it takes."""

    slot: Slot
    track: str
    since: datetime
    until: datetime

    def overlaps(self, other: "_Placed") -> bool:
        return self is not other and self.since < other.until and other.since < self.until


def _ends(found: tuple[Slot, ...]) -> Iterator[datetime]:
    """Yield until when each slot takes room: one without an end until the next one begins."""
    for slot in found:
        since = _instant(slot.starts_at)
        if slot.ends_at and _instant(slot.ends_at) > since:
            yield _instant(slot.ends_at)
            continue
        later = (_instant(other.starts_at) for other in found)
        yield min((start for start in later if start > since), default=since + _ASSUMED)


def _lanes(placed: Iterable[_Placed]) -> list[list[_Placed]]:
    """Return the sessions of one track in as few columns as hold them without overlap."""
    lanes: list[list[_Placed]] = []
    for one in placed:
        free = (lane for lane in lanes if lane[-1].until <= one.since)
        lane = next(free, None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(one)
    return lanes


def _rows(lanes: list[list[_Placed]], whole: list[_Placed]) -> Iterator[Row]:
    """Yield the rows of a table: one for each stretch of time in which there is anything."""
    everything = [*whole, *(one for lane in lanes for one in lane)]
    moments = sorted({moment for one in everything for moment in (one.since, one.until)})
    stretches = [
        begin
        for begin, end in pairwise(moments)
        if any(one.since < end and begin < one.until for one in everything)
    ]
    for begin in stretches:
        spanning = next((one for one in whole if one.since <= begin < one.until), None)
        if spanning:
            cells: tuple[Cell, ...] = (Cell(spanning.slot, columns=len(lanes)),)
            starts = [spanning] if spanning.since == begin else []
        else:
            starts = [one for lane in lanes for one in lane if one.since == begin]
            cells = tuple(_cells(lanes, begin, stretches))
        at = starts[0].slot.starts_at if starts else begin
        yield Row(at, bool(starts), cells)


def _cells(
    lanes: list[list[_Placed]], begin: datetime, stretches: list[datetime]
) -> Iterator[Cell]:
    for lane in lanes:
        on = next((one for one in lane if one.since <= begin < one.until), None)
        if on is None:
            yield Cell(None)
        elif on.since == begin:
            yield Cell(on.slot, rows=sum(on.since <= moment < on.until for moment in stretches))


def _instant(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
