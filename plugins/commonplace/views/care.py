"""Care: which pages somebody looks after, as the last year tells it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta

from commonplace.model import Article, MaintainedPage, Record, Role
from commonplace.views.edition import Edition

RECENT = timedelta(days=365)
_MAIN = 2
"""So many people at most look after one page."""
_OFTEN = 3
"""Days on which somebody changed a page before they are said to look after it."""
_ROLES = frozenset({Role.CONTENT, Role.DOC, Role.MAINTENANCE})


def looked_after(edition: Edition) -> Mapping[str, tuple[Record, ...]]:
    """Return the pages that each person looks after: maintainers' pages, and articles of others.

    These are the pages of which they are among those with most days of change within the last year,
    and on several days; the ones they came back to most are first.
    """
    found: dict[str, list[tuple[int, Record]]] = defaultdict(list)
    for entries in edition.ledger.by_page.values():
        record = entries[0].record
        if not isinstance(record, MaintainedPage | Article):
            continue
        signed = {one.person for one in entries if one.role is Role.CONTENT}
        days: dict[str, set[object]] = defaultdict(set)
        for one in entries:
            is_care = one.role in _ROLES and any(why.commit for why in one.evidence)
            if is_care and one.date and edition.today - RECENT < one.date <= edition.today:
                days[one.person].add(one.date)
        often = [(len(on), person) for person, on in days.items() if len(on) >= _OFTEN]
        for count, person in sorted(often, key=lambda each: (-each[0], each[1]))[:_MAIN]:
            if isinstance(record, MaintainedPage) or person not in signed:
                found[person].append((count, record))
    return {
        person: tuple(record for _, record in sorted(pages, key=lambda p: (-p[0], p[1].path)))
        for person, pages in found.items()
    }
