"""What the site must not tell, of whom: names, accounts, pages, pictures and addresses."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import permutations

from commonplace.language import N_
from commonplace.model.attribution import Identity
from commonplace.model.claims import ClaimKind, address_key, claims_of, name_key
from commonplace.model.hub import Hub
from commonplace.model.member import Member
from commonplace.privacy.guests import kept_names, public_names
from commonplace.slugs import split_name


class Kind(StrEnum):
    """What sort of thing is kept, in words for a report."""

    NAME = N_("a name")
    ACCOUNT = N_("an account or an address on the web")
    FACT = N_("a fact")
    PAGE = N_("a page or a file")
    ADDRESS = N_("an e-mail address")


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that the site must not tell; `owner` is the path of the record that keeps it.

    One that `is_common` could be a word of any text, such as the name Will or the id `notes`. It
    counts only where it is all that stands somewhere: between two tags, in quotes, in a list.
    """

    owner: str
    kind: Kind
    text: str
    is_common: bool = False


@dataclass(frozen=True, slots=True)
class Secrets:
    """All that is kept; `addresses` are SHA-256 and MD5 of addresses, with the records' paths.

    The owner of an address that no record names is an empty text.
    """

    texts: tuple[Secret, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.texts or self.addresses)


def secrets_of(hub: Hub, identities: Iterable[Identity] = ()) -> Secrets:
    """Return all that the members of a hub, and those whom commits name so, keep from its site."""
    shown = frozenset(
        name_key(text) for member in hub.people.values() for text in _shown_texts(member)
    )
    found: dict[tuple[Kind, str], Secret] = {}
    for member in hub.people.values():
        for secret in _secrets(member):
            if name_key(secret.text) not in shown:
                found.setdefault((secret.kind, name_key(secret.text)), secret)
    return Secrets(tuple(found.values()), _addresses(hub.people.values(), identities))


def _shown_texts(member: Member) -> Iterator[str]:
    """Yield what a page may show of somebody, so that it is no secret of somebody else's."""
    yield from public_names(member)
    if member.is_public:
        yield from (text for _, text in member.accounts if text)
        yield from (_bare(url) for url in member.accounts.links.values())
        yield from filter(None, (member.affiliation, member.pronouns, member.orcid, member.id))
        yield from ((_bare(member.url),) if member.url else ())


def _secrets(member: Member) -> Iterator[Secret]:
    for name in kept_names(member):
        yield Secret(member.path, Kind.NAME, name, is_common=_is_common_name(name))
    if member.visibility == "hidden" and member.given_name and member.family_name:
        for pair in permutations((member.given_name, member.family_name)):
            yield Secret(member.path, Kind.NAME, " ".join(pair))
    if member.visibility != "public":
        yield from _besides_names(member)


def _besides_names(member: Member) -> Iterator[Secret]:
    path = member.path
    for url in (*member.accounts.links.values(), *filter(None, [member.url])):
        yield Secret(path, Kind.ACCOUNT, _bare(url))
    for _, handle in member.accounts:
        if handle:
            yield Secret(path, Kind.ACCOUNT, handle, is_common="@" not in handle)
    for fact in filter(None, (member.affiliation, member.pronouns)):
        yield Secret(path, Kind.FACT, fact, is_common=True)
    if member.orcid:
        yield Secret(path, Kind.ACCOUNT, member.orcid)
    yield Secret(path, Kind.PAGE, f"members/{member.id}")
    yield Secret(path, Kind.PAGE, member.id, is_common=True)
    for former in member.redirect_from:
        yield Secret(path, Kind.PAGE, former.rstrip("/"), is_common="/" not in former.rstrip("/"))


def _is_common_name(name: str) -> bool:
    """Whether a name is one word, or one that is no Chinese name either."""
    return len(re.findall(r"[^\W_]+", name)) < 2 and not all(split_name(name))  # noqa: PLR2004


def _bare(url: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")


def _addresses(people: Iterable[Member], identities: Iterable[Identity]) -> dict[str, str]:
    found: dict[str, str] = {}
    for who in identities:
        for address in (who.address, who.written_address):
            if "@" in address:
                found |= {address_key(address): "", md5_of(address): ""}
    for member in people:
        for claim in claims_of(member):
            if claim.kind in (ClaimKind.ADDRESS, ClaimKind.PAIR):
                found[claim.key.rpartition(" ")[2]] = member.path
        for text in member.git:
            if "@" in text:
                found[md5_of(text.rpartition("<")[2].rstrip(">"))] = member.path
    return found


def md5_of(address: str) -> str:
    """Return the MD5 of an address, as services for pictures of people ask for it."""
    data = address.strip().lower().encode("utf-8", "surrogateescape")
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
