"""Ids for events: the title and the year; more only where two would share that."""

import hashlib
import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from datetime import datetime

from commonplace.addresses import is_reserved_id
from commonplace.importing.events.draft import EventDraft
from commonplace.slugs import slug_for, slug_with

_LONGEST_TOWN = 20


def possible_ids(draft: EventDraft) -> list[str]:
    """Return the ids that an event may have, the best first.

    They depend on the event alone: not on others, nor on the order of files. The last one is a
    fingerprint.
    """
    base = slug_for(draft.title, fallback="event")
    found = [base] if draft.recurs else [_with_year(base, draft)]
    town = slug_for(draft.location["name"], fallback="town") if draft.location else ""
    if town and len(town) <= _LONGEST_TOWN and town not in base and not draft.recurs:
        found.append(slug_with(found[0], town))
    day = f"{draft.start:%Y-%m-%d}"
    bare = re.sub(rf"(?:^|-){draft.start.year}(?=-|$)", "", base) or base
    found.append(slug_with(bare, day))
    if isinstance(draft.start, datetime):
        found.append(slug_with(bare, f"{day}-{draft.start:%H%M}"))
    found.append(slug_with(bare, f"{day}-{_fingerprint(draft)}"))
    return [name for name in dict.fromkeys(found) if not is_reserved_id(name, "event")]


def _with_year(base: str, draft: EventDraft) -> str:
    year = str(draft.start.year)
    return base if year in base.split("-") else slug_with(base, year)


def _fingerprint(draft: EventDraft) -> str:
    parts = (draft.uid, draft.registration_url, draft.join_url, draft.title, draft.rule, draft.body)
    told = "\n".join((*map(str, parts), str(draft.start), str(draft.end), str(draft.location)))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:6]


def give_ids(drafts: Sequence[EventDraft], taken: Container[str]) -> Iterator[str]:
    """Yield an id for each draft; of those that would share one, all get their next."""
    choices = [possible_ids(draft) for draft in drafts]
    steps = [0] * len(drafts)
    while True:
        ids = [row[step] for row, step in zip(choices, steps, strict=True)]
        counts = Counter(ids)
        clashing = [
            index
            for index, name in enumerate(ids)
            if (counts[name] > 1 or name in taken) and steps[index] + 1 < len(choices[index])
        ]
        if not clashing:
            break
        for index in clashing:
            steps[index] += 1
    yield from ids
