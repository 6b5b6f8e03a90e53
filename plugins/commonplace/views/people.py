"""People: what each member gave, and in which order people are listed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from commonplace.model import Contribution, Hub, Member
from commonplace.views.names import folded

NEW_FOR = timedelta(days=60)
"""How long somebody is new, counted from the first thing they gave."""


def first_of_each(entries: Sequence[Contribution]) -> tuple[Contribution, ...]:
    """Return the first time of each thing; entries come, and stay, the newest first."""
    first: dict[tuple[str, str, str], Contribution] = {}
    for entry in entries:
        if entry.date or entry.thing not in first:
            first[entry.thing] = entry  # the last one met is the earliest
    return tuple(entry for entry in entries if first[entry.thing] is entry)


def sort_key(member: Member) -> str:
    """Return what a member's name sorts by: letters for letters, pinyin for Chinese."""
    return folded(member.sort_name) if member.sort_name else name_sort_key(member.name)


def name_sort_key(name: str) -> str:
    """Return what the name of somebody without a record sorts by."""
    if name.isascii():
        return folded(name)
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a large table, needed only by few lists

    return folded(" ".join(lazy_pinyin(name)))


def directory(hub: Hub) -> tuple[Member, ...]:
    """Return the members that may be named, by name."""
    shown = (m for m in hub.members.values() if m.visibility != "hidden" and not m.merged_into)
    return tuple(sorted(shown, key=lambda member: (sort_key(member), member.id)))


def newcomers(
    members: Iterable[Member], given: Mapping[str, tuple[Contribution, ...]], today: date
) -> tuple[tuple[Member, Contribution], ...]:
    """Return the public members whose first gift is of the last `NEW_FOR`, with it, newest first.

    What is still to come, such as a talk that is announced, makes nobody new.
    """
    found = []
    for member in members:
        dated = [item for item in given.get(member.id, ()) if item.date]
        if not member.is_public or not dated:
            continue
        first = dated[-1]
        if first.date and today - NEW_FOR <= first.date <= today:
            found.append((member, first))
    return tuple(sorted(found, key=lambda row: (row[1].date or today, row[0].id), reverse=True))


def topics_of(given: Iterable[Contribution]) -> tuple[str, ...]:
    """Return the topics of what somebody gave, those they gave most to first."""
    counts: dict[str, int] = defaultdict(int)
    for item in given:
        for topic in getattr(item.record, "topics", ()):
            counts[topic] += 1
    return tuple(sorted(counts, key=lambda topic: (-counts[topic], topic)))
