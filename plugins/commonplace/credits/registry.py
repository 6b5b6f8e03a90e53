"""Who is who: from a name, an address or a handle to the member it means."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from commonplace.model import Member
from commonplace.model.attribution import Identity
from commonplace.model.claims import (
    ClaimKind,
    address_key,
    claims_of,
    handle_key,
    is_anybodys,
    merged_into,
    name_key,
    pair_key,
)
from commonplace.model.handles import account_in

Key = tuple[ClaimKind, str]
_NOBODY: frozenset[str] = frozenset()


class Registry:
    """The claims of all members. What two of them claim counts for neither."""

    def __init__(self, members: Mapping[str, Member]) -> None:
        self._members = members
        self._owners: Mapping[Key, set[str]] = defaultdict(set)
        self._signing: Mapping[str, set[str]] = defaultdict(set)
        for member in members.values():
            for claim in claims_of(member):
                owner = merged_into(members, claim.member)
                self._owners[claim.kind, claim.key].add(owner)
                if claim.kind is ClaimKind.HANDLE:
                    self._signing[name_key(claim.key.partition(":")[2])].add(owner)
        self._found: dict[Identity, str] = {}

    def find(self, who: Identity) -> str:
        """Return the id of the member of today whom commits name so; empty where nobody claims it.

        What is surer comes first, and what `.mailmap` says before what the commit says.
        """
        if (found := self._found.get(who)) is None:
            found = self._found[who] = self._search(who)
        return found

    def _search(self, who: Identity) -> str:
        names = _names(who)
        for keys in (*_sure_keys(who), *([(ClaimKind.NAME, name)] for name in names)):
            owners = set().union(*(self._owners.get(key, _NOBODY) for key in keys))
            if owner := _only(owners):
                return owner
        if any((ClaimKind.NAME, name) in self._owners for name in names):
            return ""  # several people's name: nobody else's account may take it
        # Some sign with their handle.
        signed = (self._signing.get(name.removeprefix("@"), _NOBODY) for name in names)
        return next(filter(None, map(_only, signed)), "")

    def find_name(self, name: str) -> str:
        """Return the id of the member whom a byline names, by id or by a name that they claim.

        Empty where it is nobody's.
        """
        return self.today(name) if name in self._members else self.find(Identity(name))

    def today(self, member_id: str) -> str:
        """Return the id under which a member is known today."""
        return merged_into(self._members, member_id)


def _only(owners: AbstractSet[str]) -> str:
    return next(iter(owners)) if len(owners) == 1 else ""


def _names(who: Identity) -> list[str]:
    keys = (name_key(name) for name in dict.fromkeys((who.name, who.written_name)))
    return [key for key in keys if key]


def _sure_keys(who: Identity) -> Iterator[list[Key]]:
    """Yield what only one person has, the surest first; what stands together is one thing."""
    pairs = dict.fromkeys([(who.name, who.address), (who.written_name, who.written_address)])
    yield from ([(ClaimKind.PAIR, pair_key(*pair))] for pair in pairs if all(pair))
    for address in dict.fromkeys(address for _, address in pairs):
        if is_anybodys(address):
            continue
        keys = [(ClaimKind.ADDRESS, address_key(address))]
        if account := account_in(address):
            keys.append((ClaimKind.HANDLE, handle_key(account.service, account.handle)))
        yield keys
