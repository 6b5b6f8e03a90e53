"""What makes it likely that two identities, or an identity and a member, are one person."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from commonplace.credits.registry import Registry
from commonplace.model import Hub, Member
from commonplace.model.attribution import Identity
from commonplace.model.claims import (
    ClaimKind,
    address_key,
    claims_of,
    handle_key,
    is_anybodys,
    merged_into,
)
from commonplace.model.handles import FORGES, account_in
from commonplace.views.strangers.readings import Readings, readings

Link = tuple[str, str]
"""A kind, and what is the same: an address, an account, a name, or how a name is read."""

_OFFICE = re.compile(
    r"(?:admin|contact|editors?|hello|info|mail|office|support|team|web|webmaster)@.*"
)


def is_shared(address: str) -> bool:
    """Whether an address sounds like that of a group, whose people are told apart by name."""
    return bool(_OFFICE.fullmatch(address.strip().lower()))


@dataclass(frozen=True, slots=True)
class Node:
    """An identity, or a member where `member` is an id, with all that may link it to others.

    `names` are readings of names and of handles; `signed` those of names alone, as they stand.
    """

    number: int
    links: frozenset[Link]
    names: tuple[Readings, ...]
    signed: frozenset[str]
    member: str = ""


def node_of(number: int, who: Identity) -> Node:
    """Return what an identity may be linked by."""
    links: set[Link] = set()
    handles: list[str] = []
    for address in {who.address, who.written_address}:
        if account := account_in(address):
            handles.append(account.handle)
            links.add(("account", handle_key(account.service + account.host, account.handle)))
            if account.number:
                links.add(("number", f"{account.service} {account.host} {account.number}"))
        elif not is_anybodys(address) and not is_shared(address):
            links.add(("address", address_key(address)))
    return _node(number, links, [who.name, who.written_name], handles)


def nodes_of_members(
    hub: Hub, registry: Registry, claimed: Iterable[Identity], start: int
) -> Iterator[Node]:
    """Yield what members may be linked by: what they claim, and what their commits tell of them."""
    links: dict[str, set[Link]] = defaultdict(set)
    names: dict[str, list[str]] = defaultdict(list)
    handles: dict[str, list[str]] = defaultdict(list)
    for member in hub.members.values():
        today = merged_into(hub.members, member.id)
        names[today] += _names_of(member)
        handles[today] += filter(None, (getattr(member.accounts, forge) for forge in FORGES))
        links[today] |= {*_links_of(member)}
    for number, who in enumerate(claimed):
        links[registry.find(who)] |= node_of(number, who).links
    for number, member_id in enumerate(names, start):
        yield _node(number, links[member_id], names[member_id], handles[member_id], member_id)


def _names_of(member: Member) -> list[str]:
    parts = [part for part in (member.given_name, member.family_name) if part]
    return [member.name, *(alias.name for alias in member.aliases), " ".join(parts)]


def _links_of(member: Member) -> Iterator[Link]:
    for claim in claims_of(member):
        if claim.kind is ClaimKind.ADDRESS:
            yield "address", claim.key
        elif claim.kind is ClaimKind.PAIR:
            yield "address", claim.key.rpartition(" ")[2]
        elif claim.kind is ClaimKind.HANDLE:
            yield "account", claim.key


def _node(
    number: int, links: set[Link], names: Iterable[str], handles: Iterable[str], member: str = ""
) -> Node:
    signed = [readings(name) for name in dict.fromkeys(names) if name.strip()]
    found = (*signed, *(readings(handle) for handle in dict.fromkeys(handles)))
    for one in found:
        links |= {("name", text) for text in one.exact}
        links |= {("reading", text) for text in one.full | one.single}
    exact = frozenset[str]().union(*(one.exact for one in signed))
    return Node(number, frozenset(links), found, exact, member)


def joined(nodes: Iterable[Node]) -> Iterator[tuple[Link, tuple[Node, ...]]]:
    """Yield nodes that a link says are one person, as far as it says anything."""
    by_link: Mapping[Link, list[Node]] = defaultdict(list)
    for node in nodes:
        for link in node.links:
            by_link[link].append(node)
    for link, linked in sorted(by_link.items()):
        if len(linked) > 1 and _says_something(link, linked):
            yield link, tuple(linked)


def _says_something(link: Link, linked: Iterable[Node]) -> bool:
    kind, text = link
    if kind == "reading":
        names = [name for node in linked for name in node.names if text in name.full | name.single]
        chinese = {name for one in names for name in one.chinese}
        # 王伟 and 王薇 are read alike, and are two; one word alone is many people's.
        return len(chinese) <= 1 and any(text in name.full for name in names)
    if kind == "name":
        return any(text in node.signed for node in linked)  # two have one handle on two services
    return len({node.member for node in linked if node.member}) <= 1
