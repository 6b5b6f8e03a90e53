"""Certificates: one for each award and each person who won it, with a code to check it by.

A code is made of ids alone: competition, award, recipient and person. So it stays what it is when
somebody or something gets another name, and nobody keeps a list of codes.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.addresses import certificate_uri
from commonplace.model import Award, Competition, Entry, Guest, Member
from commonplace.model.claims import merged_into, name_key
from commonplace.views.competitions import awards_of, newest_first
from commonplace.views.edition import Edition

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which one takes for others, or for words (Crockford's base 32)."""

_LENGTH, _GROUP = 12, 4
_VERSION = "commonplace certificate 1"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What somebody won, as it may be shown.

    `former` are codes that it had while the person had another id; they are as good as `code`.
    `entry` is None where a member won it without one.
    """

    code: str
    former: tuple[str, ...]
    competition: Competition
    award: Award
    entry: Entry | None
    recipient: str
    person: str
    name: str

    @property
    def uri(self) -> str:
        """The page of the certificate."""
        return certificate_uri(self.competition.id, self.award.id, self.code)

    @property
    def picture_uri(self) -> str:
        """The certificate as a picture."""
        return f"{self.uri.removesuffix('index.md')}certificate.svg"


def certificates(edition: Edition) -> tuple[Certificate, ...]:
    """Return the certificates of all awards that are public, those of the newest first.

    None of people who are hidden, nor of those of whom no record says what they are called.
    """
    showcase = edition.hub.settings.showcase
    if showcase is None or not showcase.certificates:
        return ()
    found: dict[str, Certificate] = {}
    for competition in sorted(edition.hub.competitions.values(), key=newest_first):
        for award in awards_of(edition.hub, competition, edition.now):
            for certificate in _of_award(edition, competition, award):
                found.setdefault(certificate.code, certificate)
    return tuple(found.values())


def code_of(competition: str, award: str, recipient: str, person: str) -> str:
    """Return the code of a certificate, such as `7K3M-Q2PD-9XWC`: 60 bits of a digest of ids."""
    text = f"{_VERSION}\n{competition}\n{award}\n{recipient}\n{person}"
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in range(_LENGTH))
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def _of_award(edition: Edition, competition: Competition, award: Award) -> Iterator[Certificate]:
    for recipient in award.recipients:
        entry = edition.hub.entries.get(f"{competition.id}/{recipient}")
        people: tuple[str | Guest, ...] = (recipient,)
        if entry:
            people = tuple(one.person for one in entry.team.members)
        for person in people:
            if known := _known(edition, person):
                name, own, others = known
                code, *former = (
                    code_of(competition.id, award.id, recipient if entry else one, one)
                    for one in (own, *others)
                )
                yield Certificate(
                    code, tuple(former), competition, award, entry, recipient, own, name
                )


def _known(edition: Edition, person: str | Guest) -> tuple[str, str, tuple[str, ...]] | None:
    """Return a person's name, id and other ids; nothing where the name is not to be told."""
    if isinstance(person, Guest):
        return person.name, f"~{name_key(person.name)}", ()
    member = edition.member(person)
    if member is None or member.visibility == "hidden":
        return None
    others = sorted({member.id, *_former_ids(edition, member)} - {person})
    return member.name, person, tuple(others)


def _former_ids(edition: Edition, member: Member) -> Iterator[str]:
    """Yield ids that somebody had: of records that were merged, and of addresses of former ones."""
    people = edition.hub.people
    for other in people:
        if merged_into(people, other) == member.id:
            yield other
            yield from _addressed(people[other])


def _addressed(member: Member) -> Iterator[str]:
    for address in member.redirect_from:
        folder, _, name = address.strip("/").partition("/")
        if folder == "members" and name and "/" not in name:
            yield name.removesuffix(".html")
