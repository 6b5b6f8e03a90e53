"""By what a member is known: the names, addresses and handles that a record claims."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from commonplace.documents.places import FieldPath
from commonplace.model.handles import FORGES, account_in
from commonplace.model.member import Member

_PAIR = re.compile(r"(?P<name>[^<>]+?)\s*<(?P<address>[^<>]+)>")
_HASHED = "sha256:"
_CJK = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_INNER_SPACE = re.compile(f"(?<=[{_CJK}]) (?=[{_CJK}])")
_APOSTROPHES = str.maketrans("\u2018\u2019\u02bc`\u00b4", "'''''")
_AROUND = " \"'\u201c\u201d\u300c\u300d"
"""Quotes that programs put around a name."""


class ClaimKind(StrEnum):
    """What a claim is about, the surest first: two people can have one name."""

    PAIR = "pair"
    ADDRESS = "address"
    HANDLE = "handle"
    NAME = "name"


_ANYBODYS = re.compile(
    r"(?:(?:do-?not-?|no-?|not-?)reply|nobody|none|unknown)@.*"
    r"|(?:email|me|name|test|user|username|you|your-?_?e?mail|your-?_?name)@example\.(?:com|net|org)"
    r"|[^@]*@localhost(?:\.localdomain)?|[^@]*"
)
"""Addresses that many have: of forges, of machines, out of manuals, and what is none."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That a member is known by something; equal keys of one kind are the same thing.

    `path` is the field that says so, and `text` what it says.
    """

    kind: ClaimKind
    key: str
    member: str
    path: FieldPath
    text: str


def claims_of(member: Member) -> Iterator[Claim]:
    """Yield everything by which a member may be found in commits and bylines."""
    for index, text in enumerate(member.git):
        kind, key = _git_claim(text)
        yield Claim(kind, key, member.id, ("git", index), text)
    for forge in FORGES:
        if handle := getattr(member.accounts, forge):
            key = handle_key(forge, handle)
            yield Claim(ClaimKind.HANDLE, key, member.id, ("accounts", forge), handle)
    yield Claim(ClaimKind.NAME, name_key(member.name), member.id, ("name",), member.name)
    for index, alias in enumerate(member.aliases):
        key = name_key(alias.name)
        yield Claim(ClaimKind.NAME, key, member.id, ("aliases", index), alias.name)


def _git_claim(text: str) -> tuple[ClaimKind, str]:
    if pair := _PAIR.fullmatch(text):
        return ClaimKind.PAIR, pair_key(pair["name"], pair["address"])
    if text.startswith(_HASHED):
        return ClaimKind.ADDRESS, address_key(text)
    if "@" not in text:
        return ClaimKind.NAME, name_key(text)
    if account := account_in(text):  # so that it is the same claim as the account's
        return ClaimKind.HANDLE, handle_key(account.service, account.handle)
    return ClaimKind.ADDRESS, address_key(text)


def name_key(name: str) -> str:
    """Return a name so that its spellings with other case, width, spaces or quotes are equal.

    Names in another script or order are not: `王伟` is not every Wei Wang.
    """
    plain = unicodedata.normalize("NFKC", name.translate(_APOSTROPHES)).casefold()
    seen = "".join(char for char in plain if unicodedata.category(char) != "Cf")
    words = " ".join(seen.split()).strip(_AROUND)
    return _INNER_SPACE.sub("", words)


def address_key(address: str) -> str:
    """Return the SHA-256 of an address in lower case, as records may give it."""
    plain = address.strip().lower()
    if plain.startswith(_HASHED):
        return plain.removeprefix(_HASHED)
    return hashlib.sha256(plain.encode("utf-8", "surrogateescape")).hexdigest()


def is_anybodys(address: str) -> bool:
    """Whether an address tells nobody from others, such as `noreply@github.com`."""
    return bool(_ANYBODYS.fullmatch(address.strip().lower()))


def pair_key(name: str, address: str) -> str:
    """Return a name together with an address, as `.mailmap` would have them."""
    return f"{name_key(name)} {address_key(address)}"


def handle_key(service: str, handle: str) -> str:
    """Return a handle on a service; no forge tells upper and lower case apart."""
    return f"{service}:{handle.lower()}"


def merged_into(members: Mapping[str, Member], member_id: str) -> str:
    """Return the id under which somebody is known today: records may be merged into others."""
    seen = {member_id}
    while (member := members.get(member_id)) and member.merged_into:
        if member.merged_into in seen:
            break
        member_id = member.merged_into
        seen.add(member_id)
    return member_id
