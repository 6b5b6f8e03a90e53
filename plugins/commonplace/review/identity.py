"""Who somebody is: nobody takes another's account, id or commits by writing them down."""

from collections.abc import Iterator

from commonplace.model import Member
from commonplace.model.accounts import SERVICES
from commonplace.model.claims import Claim, ClaimKind, claims_of, handle_key, merged_into
from commonplace.problems import Place, Problem
from commonplace.review.case import Case, Demand, Finding, at_field, demand, listed
from commonplace.review.ownership import NOBODY, People
from commonplace.review.spot import Area


def identity(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with who members say that they are."""
    for change, before, after in case.records("member"):
        spot = case.spot(change.new) if change.new else None
        if spot is None or spot.collection != "member" or spot.is_beside:
            continue
        if not isinstance(after, Member):
            if not case.ownership.has(spot) and change.old != change.new:
                problem = Problem.at(change.new, Place(), "review-unreadable")
                yield Demand(problem)
            continue
        known = before if isinstance(before, Member) else case.base.members.get(spot.key)
        if known is None and change.old != change.new:
            yield from _newcomer(case, after)
        elif known is not None:
            yield from _account(case, after, known)
        yield from _claims(case, after, known)
        yield from _merging(case, after, known)


def _newcomer(case: Case, member: Member) -> Iterator[Demand]:
    """Yield why a new record may not be the author's."""
    actor = case.actor
    if other := case.ownership.named.get(member.id):
        yield demand(case, member.path, "review-id-taken", NOBODY, found=member.id, other=other)
    if actor is None:
        may = frozenset({member.id}) if getattr(member.accounts, case.forge, None) else NOBODY
        yield demand(case, member.path, "review-adds", may)
    elif actor.member and not actor.is_new:
        other = case.base.people[actor.member].path
        yield demand(case, member.path, "review-second-record", NOBODY, other=other)
    elif not _is_actors(case, member):
        yield _handle(case, member)


def _account(case: Case, member: Member, known: Member) -> Iterator[Demand]:
    """Yield why the account that a record names may not change: it says whose the record is."""
    now, then = (getattr(one.accounts, case.forge, None) for one in (member, known))
    if (now or "").lower() != (then or "").lower() and not _is_actors(case, member):
        yield _handle(case, member)


def _is_actors(case: Case, member: Member) -> bool:
    handle = getattr(member.accounts, case.forge, None)
    if case.actor is None or not handle:
        return False
    return handle_key(case.forge, handle) == handle_key(case.forge, case.actor.handle)


def _handle(case: Case, member: Member) -> Demand:
    found = getattr(member.accounts, case.forge, None)
    code = "review-handle" if found else "review-handle-missing"
    place = at_field(member, "accounts", case.forge)
    service = SERVICES[case.forge] if case.forge else ""
    return demand(
        case, member.path, code, NOBODY, place, service=service, found=found or "", field=case.forge
    )


def _claims(case: Case, member: Member, known: Member | None) -> Iterator[Finding]:
    """Yield each new claim that is another's, or that nothing speaks for."""
    had = {(claim.kind, claim.key) for claim in claims_of(known)} if known else set()
    taken = _claimed(case, member)
    for claim in claims_of(member):
        key = (claim.kind, claim.key)
        if key in had or (claim.kind is ClaimKind.NAME and claim.path[0] != "git"):
            continue  # a name may be that of two people
        place = member.source.places.of_value(claim.path)
        if others := taken.get(key):
            taken_code, owners = "review-handle-taken", listed(others)
            yield demand(
                case, member.path, taken_code, NOBODY, place, found=claim.text, owners=owners
            )
        elif claim.path[0] == "git" and not _is_shown(case, claim):
            yield Problem.at(member.path, place, "review-claim", found=claim.text)


def _claimed(case: Case, member: Member) -> dict[tuple[ClaimKind, str], People]:
    """Return by whom everything is claimed in the published version, but by the member."""
    found: dict[tuple[ClaimKind, str], set[str]] = {}
    own = merged_into(case.base.people, member.id)
    for other in case.base.people.values():
        today = merged_into(case.base.people, other.id)
        if today != own:
            for claim in claims_of(other):
                found.setdefault((claim.kind, claim.key), set()).add(other.id)
    return {key: frozenset(people) for key, people in found.items()}


def _is_shown(case: Case, claim: Claim) -> bool:
    """Whether commits of the pull request are made under what is claimed."""
    return (claim.kind, claim.key) in case.signing


def _merging(case: Case, member: Member, known: Member | None) -> Iterator[Demand]:
    """Yield that a record is joined with another's: it gets what that one may."""
    target = member.merged_into
    if not target or (known and known.merged_into == target):
        return
    place = at_field(member, "merged_into")
    may = case.ownership.today([target]) if target in case.base.people else NOBODY
    own = case.ownership.today([member.id])
    yield demand(case, member.path, "review-merges", may & own, place, owners=target)


def newcomer_id(case_base: Case, forge: str, handle: str) -> str:
    """Return the id of the one new record that names the author's account; else an empty text."""
    found = [
        member.id
        for change, _, member in case_base.records("member")
        if isinstance(member, Member)
        and change.old != change.new
        and _is_free(case_base, change.new, member)
        and (own := getattr(member.accounts, forge, None))
        and handle_key(forge, own) == handle_key(forge, handle)
    ]
    return found[0] if len(found) == 1 else ""


def _is_free(case: Case, path: str, member: Member) -> bool:
    spot = case.spot(path)
    is_new = spot.area is Area.RECORD and member.id not in case.base.member_ids
    return is_new and member.id not in case.ownership.named
