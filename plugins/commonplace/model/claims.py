"""By what a member is known: the names, addresses and handles that a record claims."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from commonplace.documents.places import FieldPath
from commonplace.model.member import Member

_PAIR = re.compile(r"(?P<name>[^<>]+?)\s*<(?P<address>[^<>]+)>")
_HASHED = "sha256:"
FORGES = ("github", "gitlab", "gitee", "codeberg")
"""Services whose handles also stand in addresses that they make for those who hide theirs."""


class ClaimKind(StrEnum):
    """What a claim is about, the surest first: two people can have one name."""

    PAIR = "pair"
    ADDRESS = "address"
    HANDLE = "handle"
    GIT_NAME = "git_name"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Claim:
    """That a member is known by something; equal keys of one kind are the same thing.

    `path` is the field that says so.
    """

    kind: ClaimKind
    key: str
    member: str
    path: FieldPath


def claims_of(member: Member) -> Iterator[Claim]:
    """Yield everything by which a member may be found in commits and bylines."""
    for index, text in enumerate(member.git):
        kind, key = _git_claim(text)
        yield Claim(kind, key, member.id, ("git", index))
    for forge in FORGES:
        if handle := getattr(member.accounts, forge):
            yield Claim(ClaimKind.HANDLE, handle_key(forge, handle), member.id, ("accounts", forge))
    yield Claim(ClaimKind.NAME, name_key(member.name), member.id, ("name",))
    for index, alias in enumerate(member.aliases):
        yield Claim(ClaimKind.NAME, name_key(alias.name), member.id, ("aliases", index))


def _git_claim(text: str) -> tuple[ClaimKind, str]:
    if text.startswith(_HASHED):
        return ClaimKind.ADDRESS, text.removeprefix(_HASHED)
    if pair := _PAIR.fullmatch(text):
        return ClaimKind.PAIR, pair_key(pair["name"], pair["address"])
    if "@" in text:
        return ClaimKind.ADDRESS, address_key(text)
    return ClaimKind.GIT_NAME, name_key(text)


def name_key(name: str) -> str:
    """Return a name so that its spellings with other case, width or spaces are equal."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def address_key(address: str) -> str:
    """Return the SHA-256 of an address in lower case, as records may give it."""
    return hashlib.sha256(address.strip().lower().encode("utf-8", "surrogateescape")).hexdigest()


def pair_key(name: str, address: str) -> str:
    """Return a name together with an address, as `.mailmap` would have them."""
    return f"{name_key(name)} {address_key(address)}"


def handle_key(service: str, handle: str) -> str:
    """Return a handle on a service; no forge tells upper and lower case apart."""
    return f"{service}:{handle.lower()}"
