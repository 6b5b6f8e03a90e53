"""Who somebody in the file is: a member by account or name, else one to be."""

from collections import defaultdict
from dataclasses import dataclass, field

from commonplace.importing.all_contributors.source import Listed
from commonplace.model import Hub, Member
from commonplace.model.claims import ClaimKind, claims_of, handle_key, merged_into, name_key
from commonplace.slugs import slug_for, slug_for_name, unique_slug


@dataclass(slots=True)
class Person:
    """Somebody with their id, and the record they have already.

    `shares_with` is the path of another record, or the login of somebody else, of the same name.
    """

    id: str
    listed: Listed
    known: Member | None = None
    shares_with: str = ""


@dataclass(slots=True)
class People:
    """Everybody of a file, by account or name; each is there once."""

    hub: Hub
    service: str
    _by_key: dict[str, Person] = field(default_factory=dict)
    _claims: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._taken = self.hub.member_ids
        for member in self.hub.members.values():
            today = merged_into(self.hub.members, member.id)
            for claim in claims_of(member):
                if claim.kind in (ClaimKind.HANDLE, ClaimKind.NAME):
                    self._claims[_of_kind(claim.kind, claim.key)].add(today)

    def met(self, listed: Listed) -> Person | None:
        """Return who was met before under the same account, or the same name without one."""
        return self._by_key.get(self._key(listed))

    def add(self, listed: Listed) -> Person:
        """Return who somebody is who was not met before."""
        named = self._owner("", name_key(listed.name))
        known = self._owner("@", self._handle(listed)) or self._by_name(listed, named)
        person = Person(known.id if known else self._new_id(listed), listed, known)
        if known is None:
            person.shares_with = self._shared(listed)
        self._by_key[self._key(listed)] = person
        return person

    def refused(self, person: Person) -> str:
        """Return the file that would be this person's but has a mistake; empty where none is."""
        slug = _slug(person.listed)
        uris = (f"members/{slug}.md", f"members/{slug}/index.md")
        return (
            next((uri for uri in uris if uri in self.hub.refused), "") if not person.known else ""
        )

    def _by_name(self, listed: Listed, named: Member | None) -> Member | None:
        """Return a member of this name, unless it is somebody with another account there."""
        if named is None or not (listed.login and self.service):
            return named
        return None if getattr(named.accounts, self.service) else named

    def _shared(self, listed: Listed) -> str:
        """Return who else has the name of somebody new."""
        key = name_key(listed.name)
        if owners := sorted(self._claims.get(key, ())):
            return f"{self.hub.settings.submissions}/members/{owners[0]}.md"
        others = (one for one in self._by_key.values() if name_key(one.listed.name) == key)
        return next((one.listed.login or one.listed.name for one in others), "")

    def _owner(self, sign: str, key: str) -> Member | None:
        """Return the one member who claims something; what two claim is nobody's."""
        owners = self._claims.get(f"{sign}{key}", set()) if key else set()
        return self.hub.members.get(next(iter(owners))) if len(owners) == 1 else None

    def _handle(self, listed: Listed) -> str:
        return handle_key(self.service, listed.login) if self.service and listed.login else ""

    def _key(self, listed: Listed) -> str:
        return f"@{listed.login.lower()}" if listed.login else name_key(listed.name)

    def _new_id(self, listed: Listed) -> str:
        slug = unique_slug(_slug(listed), self._taken)
        self._taken.add(slug)
        return slug


def _slug(listed: Listed) -> str:
    return slug_for(listed.login, "m") if listed.login else slug_for_name(listed.name)


def _of_kind(kind: ClaimKind, key: str) -> str:
    return f"@{key}" if kind is ClaimKind.HANDLE else key
