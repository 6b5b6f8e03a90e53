"""Who gave what, for other programs: `api/contributors.json`, in the shape of `ContributorsFile`.

It is a view of the public ledger: nobody who is hidden is in it, and no address of mail ever.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from commonplace.model import Contribution, Evidence
from commonplace.outputs.api.contributor_shape import (
    VERSION,
    ContributorsFile,
    ContributorShape,
    GivenShape,
    ReasonShape,
    TotalsShape,
)
from commonplace.outputs.api.parts import Parts
from commonplace.outputs.api.shape import as_lines
from commonplace.views import Edition
from commonplace.views.credits.contributor import Contributor
from commonplace.views.states import in_utc

URI = "api/contributors.json"

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_MAIL = re.compile(r"[^\s/@:]+(?:@|%40)[^\s/@]+\.[^\s/@]+")


def contributors_file(edition: Edition, people: Sequence[Contributor], others: int) -> str:
    """Return people as JSON, one a line, the same bytes every time.

    `others` is how many contributions are of those who are not to be named.
    """
    parts = Parts(edition)
    found = ContributorsFile(
        version=VERSION,
        generated_at=in_utc(edition.now),
        site=parts.site(),
        totals=_totals(people, others),
        contributors=[_contributor(parts, one) for one in people],
    )
    return as_lines(found, "contributors")


def _totals(everybody: Sequence[Contributor], others: int) -> TotalsShape:
    roles = Counter(role for one in everybody for role in one.roles)
    return TotalsShape(
        people=len(everybody),
        things=sum(len(one.given) for one in everybody),
        unnamed=others,
        roles={role: roles[role] for role in sorted(roles)},
    )


def _contributor(parts: Parts, one: Contributor) -> ContributorShape:
    days = sorted(entry.date for entry in one.entries if entry.date)
    together: dict[tuple[str, str, str], list[Contribution]] = defaultdict(list)
    for entry in one.entries:
        together[entry.thing].append(entry)
    return ContributorShape(
        name=one.name,
        id=one.id,
        url=parts.page(one.member) if one.member else "",
        roles=dict(one.counts),
        first=days[0].isoformat() if days else "",
        last=days[-1].isoformat() if days else "",
        given=[_given(parts, together[thing.thing]) for thing in one.given],
    )


def _given(parts: Parts, entries: Sequence[Contribution]) -> GivenShape:
    """Return one thing; `entries` are its days, the newest first."""
    first = entries[-1]
    record = first.record
    days = sorted({entry.date for entry in entries if entry.date})
    evidence = (one for entry in reversed(entries) for one in entry.evidence)
    return GivenShape(
        role=first.role,
        degree=first.degree,
        page=first.page,
        title=getattr(record, "title", "") or getattr(record, "name", "") or "",
        url=parts.page(record) if record else "",
        days=[day.isoformat() for day in days],
        reasons=_reasons(evidence, first.page),
    )


def _reasons(evidence: Iterable[Evidence], page: str) -> list[ReasonShape]:
    """Return why a thing is counted, each reason once. Of work on no page, a commit is enough."""
    reasons = (
        ReasonShape(
            commit=one.commit,
            part=one.part,
            path=one.path if one.path != page and (page or not one.commit) else "",
            line=one.line or None,
            url=address_in(one.words),
        )
        for one in evidence
    )
    return list(dict.fromkeys(reasons))


def address_in(words: str) -> str:
    """Return the address that evidence is; nothing where it is words, or may be of mail."""
    return words if _ADDRESS.fullmatch(words) and not _MAIL.search(words) else ""
