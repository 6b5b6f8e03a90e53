"""Who helped whom: whoever gave something to what others sign helped each of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from commonplace.model import Article, Contribution, Hub
from commonplace.values.roles import Role

SIGNING: Mapping[str, frozenset[Role]] = {
    "article": frozenset({Role.CONTENT}),
    "column": frozenset({Role.EDITOR}),
    "entry": frozenset({Role.CONTENT}),
    "event": frozenset({Role.EVENT_ORGANIZING, Role.TALK}),
    "competition": frozenset({Role.EVENT_ORGANIZING}),
    "page": frozenset({Role.CONTENT}),
    "question": frozenset({Role.IDEAS}),
}
"""Whose a page is, by the kind of page: of those who gave this. All else on it is help."""


def helped_by(
    hub: Hub, given: Iterable[Contribution], lately: Iterable[Contribution]
) -> dict[str, set[str]]:
    """Return whom each person helped by what they gave `lately`; nobody helps themselves.

    Whose a page is, all that was `given` says. Who translated an article helped those who wrote it.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in given:
        if entry.record is not None and entry.role in _signing(entry):
            owners[entry.page].add(entry.person)
    helped: dict[str, set[str]] = defaultdict(set)
    for entry in lately:
        if entry.record is None or entry.record.collection not in SIGNING:
            continue
        if entry.role not in _signing(entry):
            helped[entry.person] |= owners.get(entry.page, set())
        if original := _original(hub, entry):
            helped[entry.person] |= owners.get(original.path, set())
    return {person: others - {person} for person, others in helped.items()}


def _signing(entry: Contribution) -> frozenset[Role]:
    if isinstance(entry.record, Article):
        return frozenset({entry.record.author_role})
    return SIGNING.get(entry.record.collection, frozenset()) if entry.record else frozenset()


def _original(hub: Hub, entry: Contribution) -> Article | None:
    """Return what an article is a translation of, where it was translated."""
    if entry.role is Role.TRANSLATION and isinstance(entry.record, Article):
        return hub.articles.get(entry.record.translation_of or "")
    return None
