"""Who is who: from a name, an address or a handle to the member it means."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from commonplace.model import Member
from commonplace.model.attribution import Identity
from commonplace.model.claims import (
    FORGES,
    ClaimKind,
    address_key,
    claims_of,
    handle_key,
    name_key,
    pair_key,
)

_HIDDEN_ADDRESSES = (
    ("github", re.compile(r"(?:[0-9]+\+)?([^@+]+)@users\.noreply\.github\.com")),
    ("gitlab", re.compile(r"(?:[0-9]+-)?([^@]+)@users\.noreply\.gitlab\.com")),
    ("gitee", re.compile(r"(?:[0-9]+\+)?([^@+]+)@user\.noreply\.gitee\.com")),
    ("codeberg", re.compile(r"([^@]+)@noreply\.codeberg\.org")),
)
"""Addresses that forges give to those who hide theirs; each holds a handle."""


class Registry:
    """The claims of all members. What two of them claim counts for neither."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        self._members = members
        owners: dict[tuple[ClaimKind, str], set[str]] = defaultdict(set)
        for member in members.values():
            for claim in claims_of(member):
                owners[claim.kind, claim.key].add(merged_into(members, claim.member))
        self._owner = {
            claim: next(iter(found)) for claim, found in owners.items() if len(found) == 1
        }

    def find(self, who: Identity) -> str:
        """Return the id of the member of today whom commits name so; empty where nobody claims it.

        What is surer comes first, and what `.mailmap` says before what the commit says.
        """
        for kind, key in _keys(who):
            if owner := self._owner.get((kind, key)):
                return owner
        return ""

    def find_name(self, name: str) -> str:
        """Return the id of the member whom a byline names; empty where nobody claims the name."""
        return self.find(Identity(name))

    def today(self, member_id: str) -> str:
        """Return the id under which a member is known today."""
        return merged_into(self._members, member_id)


def _keys(who: Identity) -> Iterator[tuple[ClaimKind, str]]:
    """Yield what an identity may be claimed by, the surest first."""
    names = [name for name in dict.fromkeys((who.name, who.written_name)) if name.strip()]
    addresses = [text for text in dict.fromkeys((who.address, who.written_address)) if text]
    pairs = [(who.name, who.address), (who.written_name, who.written_address)]
    yield from ((ClaimKind.PAIR, pair_key(*pair)) for pair in pairs if all(pair))
    yield from ((ClaimKind.ADDRESS, address_key(address)) for address in addresses)
    yield from ((ClaimKind.HANDLE, key) for key in _handles(addresses))
    yield from ((ClaimKind.GIT_NAME, name_key(name)) for name in names)
    yield from ((ClaimKind.NAME, name_key(name)) for name in names)
    # Some sign with their handle.
    yield from ((ClaimKind.HANDLE, handle_key(forge, name)) for name in names for forge in FORGES)


def _handles(addresses: Iterable[str]) -> Iterator[str]:
    for address in addresses:
        for forge, pattern in _HIDDEN_ADDRESSES:
            if found := pattern.fullmatch(address.strip().lower()):
                yield handle_key(forge, found[1])


def merged_into(members: Mapping[str, Member], member_id: str) -> str:
    """Return the id under which somebody is known today: records may be merged into others."""
    seen = {member_id}
    while (member := members.get(member_id)) and member.merged_into:
        if member.merged_into in seen:
            break
        member_id = member.merged_into
        seen.add(member_id)
    return member_id
