"""Deeds: what somebody gave, by kind of work and of page, and how often; pages give them words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from commonplace.model import Contribution, Role

_BY_KIND = {
    (Role.CONTENT, "article"): Role.CONTENT.value,
    (Role.CONTENT, "entry"): "entry",
    (Role.CONTENT, "page"): "handbook",
    (Role.DOC, "page"): "handbook",
    (Role.EVENT_ORGANIZING, "competition"): "competition",
    (Role.IDEAS, "question"): "asking",
    (Role.CODE, ""): "code-days",
    (Role.DESIGN, ""): "design-days",
    (Role.DOC, ""): "doc-days",
    (Role.MAINTENANCE, ""): "upkeep-days",
}
"""Where a role alone does not say what somebody did: an entry is handed in, not written."""


def deed_of(entry: Contribution) -> str:
    """Return what kind of deed something is: its role, or a name of its own on some pages."""
    kind = entry.record.collection if entry.record else ""
    other = "text" if entry.role is Role.CONTENT else entry.role.value
    return _BY_KIND.get((entry.role, kind), other)


def count_deeds(entries: Iterable[Contribution]) -> Mapping[str, int]:
    """Return how often each deed was done: on how many pages, never in how many commits.

    Of what several are on one page, such as evenings of one event, each counts; work on no page
    counts by the day.
    """
    done: dict[str, set[object]] = defaultdict(set)
    for entry in entries:
        is_on_page = entry.page or entry.what
        done[deed_of(entry)].add((entry.page, entry.what) if is_on_page else entry.date)
    return {deed: len(things) for deed, things in done.items()}
