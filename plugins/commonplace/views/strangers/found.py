"""Everybody whom commits name and no record claims."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from commonplace.credits.bots import Bots
from commonplace.credits.registry import Registry
from commonplace.credits.standing import Standing
from commonplace.model import Hub
from commonplace.model.attribution import NO_ATTRIBUTION, Attribution, Identity
from commonplace.model.claims import name_key
from commonplace.slugs import slug_for_name, unique_slug
from commonplace.views.strangers.links import Node, joined, node_of, nodes_of_members
from commonplace.views.strangers.readings import are_alike, readings
from commonplace.views.strangers.sightings import Sighting, sightings

NAMELESS = "?"
"""What somebody is called who has an address for a name."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A person whom no record claims, as all their spellings together tell.

    `id` is one for a new record. `members` are those whose record this likely is: of one, the
    record lacks something; of several, somebody must know. `apart` are names at one address that
    are nothing alike; `perhaps` names others who may be the same.
    """

    id: str
    name: str
    others: tuple[str, ...]
    identities: tuple[Identity, ...]
    commits: int
    named: int
    files: int
    since: date | None
    until: date | None
    members: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()


def file_of(stranger: Stranger) -> str:
    """Return the file of the record that somebody lacks, below the submissions folder."""
    return f"members/{stranger.id}.md"


def find_strangers(hub: Hub, attribution: Attribution) -> tuple[Stranger, ...]:
    """Return everybody whom commits name and no record claims, those who did most first.

    Programs are left out. Spellings that are likely one person's are together.
    """
    registry = Registry(hub.members)
    patterns = hub.settings.credits.bots if hub.settings.credits else ()
    standing = Standing(registry, Bots(patterns), NO_ATTRIBUTION)
    seen = list(sightings(attribution))
    unclaimed = [
        one for one in seen if not registry.find(one.who) and not standing.is_program(one.who)
    ]
    claimed = [one.who for one in seen if registry.find(one.who)]
    nodes = [node_of(number, one.who) for number, one in enumerate(unclaimed)]
    members = [*nodes_of_members(hub, registry, claimed, len(nodes))]
    taken = hub.member_ids
    found = []
    for group in _groups(nodes, members):
        stranger = _stranger([unclaimed[node.number] for node in group.nodes], group, taken)
        taken.add(stranger.id)
        found.append(stranger)
    found.sort(key=lambda one: (-one.commits, -one.named, one.name))
    return tuple(_with_perhaps(found, hub))


@dataclass(slots=True)
class _Group:
    nodes: list[Node]
    members: set[str]


def _groups(nodes: Sequence[Node], members: Sequence[Node]) -> Iterator[_Group]:
    """Yield identities that are likely one person, in the order of the first of each."""
    head = list(range(len(nodes)))
    likely: dict[int, set[str]] = defaultdict(set)
    for _, linked in joined([*nodes, *members]):
        numbers = [node.number for node in linked if not node.member]
        for number in numbers:
            _unite(head, numbers[0], number)
        if numbers:
            likely[numbers[0]] |= {node.member for node in linked if node.member}
    by_head: dict[int, set[str]] = defaultdict(set)
    for number, ids in likely.items():
        by_head[_head(head, number)] |= ids
    of_member: dict[str, int] = {}
    for number, ids in sorted(by_head.items()):
        if len(ids) == 1:  # two halves of what one member lacks
            _unite(head, of_member.setdefault(next(iter(ids)), number), number)
    groups: dict[int, _Group] = {}
    for node in nodes:
        group = groups.setdefault(_head(head, node.number), _Group([], set()))
        group.nodes.append(node)
        group.members |= by_head.get(node.number, set())
    for number, ids in by_head.items():
        groups[_head(head, number)].members |= ids
    yield from groups.values()


def _head(head: list[int], number: int) -> int:
    while head[number] != number:
        number = head[number]
    return number


def _unite(head: list[int], one: int, other: int) -> None:
    first, second = sorted((_head(head, one), _head(head, other)))
    head[second] = first


def _stranger(seen: Sequence[Sighting], group: _Group, taken: Iterable[str]) -> Stranger:
    weights: dict[str, int] = defaultdict(int)
    for one in seen:
        weights[_fit(one.who.name)] += one.weight
    names = sorted(weights, key=lambda name: (not is_whole(name), -weights[name], name))
    by_key = {name_key(name): name for name in reversed(names) if name != NAMELESS}
    spelt = sorted(by_key.values(), key=names.index) or [NAMELESS]
    days = [day for one in seen for day in one.days]
    return Stranger(
        id=unique_slug(slug_for_name(spelt[0]), taken),
        name=spelt[0],
        others=tuple(spelt[1:]),
        identities=tuple(one.who for one in seen),
        commits=sum(one.commits for one in seen),
        named=len(set().union(*(one.named for one in seen))),
        files=len(set().union(*(one.files for one in seen))),
        since=min(days, default=None),
        until=max(days, default=None),
        members=tuple(sorted(group.members)),
        apart=_apart(spelt),
    )


def _fit(name: str) -> str:
    """Return a name as a record may have it: no address, no sign that nobody sees."""
    text = " ".join("".join(char for char in name if char.isprintable()).split())
    return NAMELESS if "@" in text or not text else text.strip("'\"‘’“”") or NAMELESS


def is_whole(name: str) -> bool:
    """Whether a name is more than a handle or a nickname."""
    one = readings(name)
    return bool(one.chinese or (one.full and " " in name))


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """Return whole names that are nothing alike, though they share an address or an account."""
    whole = [name for name in names if is_whole(name)]
    kept: list[str] = []
    for name in whole:
        if not any(are_alike(name, other) for other in kept):
            kept.append(name)
    return tuple(kept) if len(kept) > 1 else ()


def _with_perhaps(found: Sequence[Stranger], hub: Hub) -> Iterator[Stranger]:
    """Add who else somebody may be, who only gives a part of a name."""
    called: dict[str, set[str]] = defaultdict(set)
    for one in found:
        for name in (one.name, *one.others):
            for given in readings(name).given:
                called[given].add(one.name)
    for member in hub.members.values():
        for given in readings(member.name).given:
            called[given].add(member.path)
    for one in found:
        whole = [readings(name) for name in (one.name, *one.others)]
        texts = {text for name in whole for text in name.full | name.single}
        others = [called[text] - {one.name} for text in sorted(texts) if text in called]
        likely = sorted({next(iter(names)) for names in others if len(names) == 1})
        yield replace(one, perhaps=tuple(likely)) if likely and not one.members else one
