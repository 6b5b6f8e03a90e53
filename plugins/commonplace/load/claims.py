"""Whom commits and bylines mean: no two members claim the same."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from commonplace.load.addresses import Files
from commonplace.model import Hub, Member
from commonplace.model.claims import Claim, ClaimKind, claims_of, is_anybodys, merged_into
from commonplace.problems import Problem


def check_claims(hub: Hub, _files: Files) -> Iterator[Problem]:
    """Yield a warning for whatever two members claim: it counts for neither, until one lets go.

    No error, or anybody could take another's page away by claiming what is theirs. A name may well
    be that of two people: who has nothing else to be known by is told.
    """
    claims: dict[tuple[ClaimKind, str], list[Claim]] = defaultdict(list)
    sure: set[str] = set()
    for member in hub.members.values():
        for claim in claims_of(member):
            if claim.kind is ClaimKind.ADDRESS and _is_anybodys(claim):
                yield _problem(member, claim, "claim-anybodys")
                continue
            claims[claim.kind, claim.key].append(claim)
            if claim.kind is not ClaimKind.NAME:
                sure.add(merged_into(hub.members, member.id))
    for group in claims.values():
        people = {claim.member: merged_into(hub.members, claim.member) for claim in group}
        if len(set(people.values())) == 1:
            continue
        for claim in _once_each(group):
            person = people[claim.member]
            is_given = claim.path[0] in {"git", "accounts"}
            if is_given or person not in sure:
                others = [hub.members[other] for other in people if people[other] != person]
                code = "claim-taken" if is_given else "name-shared"
                yield _problem(hub.members[claim.member], claim, code, others)


def _once_each(group: Sequence[Claim]) -> Iterator[Claim]:
    """Yield one claim of each member, the one that says the most: what git has, before a name."""
    ranked = sorted(group, key=lambda claim: claim.path[0] != "git")
    yield from {claim.member: claim for claim in reversed(ranked)}.values()


def _is_anybodys(claim: Claim) -> bool:
    return not claim.text.startswith("sha256:") and is_anybodys(claim.text)


def _problem(member: Member, claim: Claim, code: str, others: Sequence[Member] = ()) -> Problem:
    place = member.source.places.of_value(claim.path)
    paths = ", ".join(sorted(other.path for other in others))
    values = {"other": paths} if others else {}
    return Problem.at(member.path, place, code, found=claim.text, **values)
