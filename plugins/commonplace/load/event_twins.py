"""Events that are likely one: entered twice, by two people or from two calendars.

Editions of a series are not, nor are two things at one place and day, nor sessions of one group:
a title, or an address, is shared by many; a title at one time is not.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from urllib.parse import urlsplit

from commonplace.language import N_
from commonplace.load.addresses import Files
from commonplace.model import Event, Hub, is_recurring
from commonplace.problems import Problem, Word

SAME_UID = N_("both have the same uid")
SAME_IN_ALL = N_("name, address and days are the same")
SAME_TITLE = N_("the titles are nearly the same, and so are the days")
SAME_ADDRESS = N_("both lead to the same address in the same year")

_YEAR = re.compile(r"(?:19|20)\d\d")
_IDLE_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"}
)
_NEAR = timedelta(days=45)
"""Two editions of one thing are further apart; a date that was mistyped or changed is not."""

_LEAST_FOR_SLIP = 6
_NEVER = datetime.min.replace(tzinfo=UTC)
_LOOKED_AT = 40
"""How many before it each event is held against; more at one time and alike there are not."""


@dataclass(frozen=True)
class Trace:
    """What of an event shows whether it is another one.

    `path` names it. `first` and `last` are days on its own clock, of its first occurrence;
    `begins` and `ends` the instants, None for whole days.
    """

    path: str
    title: str
    first: date
    last: date
    begins: datetime | None = None
    ends: datetime | None = None
    recurs: bool = False
    url: str = ""
    place: str = ""
    uid: str = ""
    series: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the title that tell it from others; no year, no articles."""
        found = _words(self.title)
        return tuple(word for word in found if word not in _IDLE_WORDS) or found

    @cached_property
    def letters(self) -> str:
        """The title without anything between its words."""
        return "".join(self.words)

    @cached_property
    def word_set(self) -> tuple[str, ...]:
        """The words in the order of the alphabet."""
        return tuple(sorted(self.words))

    @cached_property
    def address(self) -> str:
        """What two spellings of its address share, empty where it has none."""
        return key_of_address(self.url) if self.url else ""

    @cached_property
    def town(self) -> frozenset[str]:
        """The words of the place."""
        return frozenset(_words(self.place))


@dataclass(frozen=True, slots=True)
class Twins:
    """Two events that are likely one, the earlier in order first; `why` is marked with `N_`.

    Where it is certain, nothing speaks against it: the same name, address, days and town.
    """

    earlier: Trace
    later: Trace
    why: str
    is_certain: bool = False


def check_event_twins(hub: Hub, files: Files) -> Iterator[Problem]:  # noqa: ARG001 - as every check
    """Yield a warning for each event that is likely another one."""
    events = {event.path: event for event in hub.events.values()}
    for twins in find_twins([trace_of(event) for event in events.values()]):
        event = events[twins.later.path]
        place = event.source.places.of_value(("title",))
        values = {"other": twins.earlier.path, "why": Word(twins.why)}
        yield Problem.at(event.path, place, "event-twin", **values)


def trace_of(event: Event) -> Trace:
    """Return what of an event shows whether it is another one."""
    starts, ends = event.starts_at, event.ends_at
    last = ends - timedelta(seconds=1) if ends.timestamp() > starts.timestamp() else ends
    return Trace(
        path=event.path,
        title=event.title,
        first=starts.date(),
        last=last.date(),
        begins=None if event.all_day else starts.astimezone(UTC),
        ends=None if event.all_day else ends.astimezone(UTC),
        recurs=is_recurring(event),
        url=event.registration_url or "",
        place=event.location.name if event.location else "",
        uid=event.uid or "",
        series=event.series or "",
    )


def find_twins(traces: Sequence[Trace]) -> Iterator[Twins]:
    """Yield for each event the first before it, in the order given, that it likely is."""
    order = {trace.path: index for index, trace in enumerate(traces)}
    found: dict[int, Twins] = {}
    for group in _groups(traces):
        for one, other in _neighbours(group):
            earlier, later = sorted((one, other), key=lambda trace: order[trace.path])
            known = found.get(order[later.path])
            if known and known.is_certain:
                continue
            if twins := compare(earlier, later):
                best = min(twins, known or twins, key=lambda pair: _rank(pair, order))
                found[order[later.path]] = best
    yield from (found[index] for index in sorted(found))


def _rank(twins: Twins, order: dict[str, int]) -> tuple[bool, int]:
    return (not twins.is_certain, order[twins.earlier.path])


def compare(earlier: Trace, later: Trace) -> Twins | None:
    """Return why two events are likely one, None where they are not."""
    if earlier.uid and earlier.uid == later.uid:
        is_same = earlier.first == later.first or is_same_title(earlier, later)
        return Twins(earlier, later, SAME_UID, is_certain=is_same)
    # The time first: it is what most pairs differ by, and quick to look at.
    same_address = bool(earlier.address) and earlier.address == later.address
    is_at_once = _is_at_once(earlier, later)
    if not (is_at_once or same_address) or not is_same_title(earlier, later):
        return None
    if is_at_once and same_address and is_the_same(earlier, later):
        return Twins(earlier, later, SAME_IN_ALL, is_certain=True)
    if is_at_once and (same_address or _may_be_one_town(earlier, later)):
        return Twins(earlier, later, SAME_TITLE)
    if same_address and _may_be_moved(earlier, later):
        return Twins(earlier, later, SAME_ADDRESS)
    return None


def is_the_same(one: Trace, other: Trace) -> bool:
    """Whether nothing tells two events apart."""
    apart = (one.town, other.town), (one.address, other.address)
    if any(mine and theirs and mine != theirs for mine, theirs in apart):
        return False
    return all(
        getattr(one, name) == getattr(other, name)
        for name in ("letters", "first", "last", "begins", "recurs")
    )


def _may_be_moved(one: Trace, other: Trace) -> bool:
    """Whether two dates may be of one event: a slip, or a change that was entered anew.

    Whole days only: an evening has the address of its group, and the next one has it again.
    """
    if one.recurs or other.recurs or one.begins or other.begins:
        return False
    is_edition = bool(one.series) and one.series == other.series
    is_near = abs(one.first - other.first) <= _NEAR and one.first.year == other.first.year
    return is_near and not is_edition


def _may_be_one_town(one: Trace, other: Trace) -> bool:
    return not one.town or not other.town or bool(one.town & other.town)


def _is_at_once(one: Trace, other: Trace) -> bool:
    """Whether two events take place at one time; of what recurs, the first times must be equal."""
    if one.recurs or other.recurs:
        return one.recurs == other.recurs and (one.begins, one.first) == (other.begins, other.first)
    if one.begins and one.ends and other.begins and other.ends:
        starts_with = one.begins == other.begins
        return starts_with or (one.begins < other.ends and other.begins < one.ends)
    return one.first <= other.last and other.first <= one.last


def is_same_title(one: Trace, other: Trace) -> bool:
    """Whether two titles say the same, but for order, year and slips of the keyboard."""
    if one.letters == other.letters or one.word_set == other.word_set:
        return True
    if len(one.words) != len(other.words):
        return False
    pairs = zip(one.words, other.words, strict=True)
    return all(word == twin or _is_slip(word, twin) for word, twin in pairs)


def _is_slip(one: str, other: str) -> bool:
    """Whether two words of Latin letters differ by one letter: left out, put in, or another."""
    if min(len(one), len(other)) < _LEAST_FOR_SLIP or abs(len(one) - len(other)) > 1:
        return False
    if not (_LATIN.fullmatch(one) and _LATIN.fullmatch(other)):
        return False
    long, short = (one, other) if len(one) >= len(other) else (other, one)
    start = next((at for at, char in enumerate(short) if char != long[at]), len(short))
    rest = short[start:] if len(long) > len(short) else short[start + 1 :]
    return long[start + 1 :] == rest


_LATIN = re.compile(r"[a-z\u00df-\u024f]+")


def _groups(traces: Iterable[Trace]) -> Iterator[list[Trace]]:
    """Yield groups of events of which some may be one, by what twins share."""
    groups: dict[tuple[str, ...], list[Trace]] = defaultdict(list)
    for trace in traces:
        keys: set[tuple[str, ...]] = {
            ("words", *trace.word_set),
            ("letters", trace.letters),
        }
        if trace.uid:
            keys.add(("uid", trace.uid))
        for index, word in enumerate(trace.words):
            # Two titles with one slip share all words but that one, and one of its ends.
            if len(word) >= _LEAST_FOR_SLIP:
                others = (*trace.words[:index], "", *trace.words[index + 1 :])
                keys.add(("start", *others, word[: _LEAST_FOR_SLIP // 2]))
                keys.add(("end", *others, word[-_LEAST_FOR_SLIP // 2 :]))
        for key in keys:
            groups[key].append(trace)
    yield from (group for group in groups.values() if len(group) > 1)


def _neighbours(group: list[Trace]) -> Iterator[tuple[Trace, Trace]]:
    """Yield pairs that are near in time; those that share a uid, whenever they are."""
    group = sorted(group, key=lambda trace: (trace.first, trace.begins or _NEVER, trace.path))
    for index, trace in enumerate(group):
        before = group[max(0, index - _LOOKED_AT) : index]
        for other in reversed(before):
            is_near = trace.first - max(other.first, other.last) <= _NEAR
            if is_near or (trace.uid and trace.uid == other.uid):
                yield other, trace


def key_of_address(url: str) -> str:
    """Return what two spellings of an address share: no scheme, no www, no year, no slash."""
    try:
        parts = urlsplit(url.lower())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url.lower()
    labels = [label for label in host.split(".") if not _YEAR.fullmatch(label)]
    steps = [step for step in parts.path.split("/") if step and not _YEAR.fullmatch(step)]
    query = f"?{parts.query}" if parts.query else ""
    return "/".join([".".join(labels), *steps]) + query


def _words(text: str) -> tuple[str, ...]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return tuple(word for word in re.findall(r"[^\W_]+", folded) if not _YEAR.fullmatch(word))
