"""The ledger of a hub at a moment, of what its records say and what git knows."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain

from commonplace.credits.bots import Bots
from commonplace.credits.committed import committed
from commonplace.credits.given import Given, Giver
from commonplace.credits.parts import page_parts
from commonplace.credits.registry import Registry
from commonplace.credits.standing import Standing
from commonplace.credits.written import written_down
from commonplace.model import Article, Guest, Hub
from commonplace.model.attribution import Attribution
from commonplace.model.claims import name_key
from commonplace.model.ledger import Contribution, Evidence, Ledger
from commonplace.model.member import Visibility
from commonplace.privacy import Guests


def build_ledger(
    hub: Hub,
    articles: Iterable[Article],
    attribution: Attribution,
    now: datetime,
    *,
    is_public: bool = True,
) -> Ledger:
    """Return all contributions; of the articles only those to `articles`, which have a page.

    In a public ledger nobody who is hidden has a name or an id, and of who shows a name alone there
    is only that, so that no view of it can tell more. Maintainers may see a whole one.
    """
    registry = Registry(hub.people)
    published = tuple(articles)
    pages = (
        *published,
        *hub.columns.values(),
        *hub.events.values(),
        *hub.questions.values(),
        *hub.competitions.values(),
        *hub.entries.values(),
        *hub.members.values(),
        *hub.pages.values(),
    )
    bots = Bots(hub.settings.credits.bots if hub.settings.credits else ())
    standing = Standing(registry, bots, attribution)
    given = chain(
        written_down(hub, published, now),
        standing.counted(committed(hub, attribution, registry, page_parts(hub), pages)),
    )
    who = _Who(hub, registry, is_public=is_public)
    entries = tuple(sorted(_once_each(who.names(given)), key=_newest_first))
    return Ledger(entries, len(who.unnamed))


class _Who:
    """Finds out who gave something, and as whom they may be known."""

    def __init__(self, hub: Hub, registry: Registry, *, is_public: bool) -> None:
        self._hub = hub
        self._registry = registry
        self._is_public = is_public
        self._kept = Guests(hub.people).kept
        self._known: dict[Giver, tuple[str, str, bool]] = {}
        self.unnamed: set[tuple[str, str]] = set()

    def names(self, given: Iterable[Given]) -> Iterator[Contribution]:
        for one in given:
            if (known := self._known.get(one.giver)) is None:
                known = self._known[one.giver] = self._who(one.giver)
            yield Contribution(
                member=known[0],
                name=known[1],
                role=one.role,
                page=one.record.path if one.record else "",
                date=one.date,
                degree=one.degree,
                what=one.what,
                lines=one.lines,
                evidence=(one.evidence if known[2] else replace(one.evidence, commit=""),),
                record=one.record,
            )

    def _who(self, giver: Giver) -> tuple[str, str, bool]:
        """Return id and name, and whether their commits may be shown, which tell more of them."""
        found = self._found(giver)
        shown = self._shown(found)
        if not any(shown):
            self.unnamed.add(found)
        return *shown, shown == found and any(shown)

    def _found(self, giver: Giver) -> tuple[str, str]:
        """Return the member's id, or the name where no record claims it."""
        if isinstance(giver, str):
            return self._registry.today(giver), ""
        member = (
            self._registry.find_name(giver.name)
            if isinstance(giver, Guest)
            else self._registry.find(giver)
        )
        if member:
            return member, ""
        is_kept = self._is_public and name_key(giver.name) in self._kept
        return "", "" if is_kept else _fit_name(giver.name)

    def _shown(self, found: tuple[str, str]) -> tuple[str, str]:
        member = self._hub.people.get(found[0])
        if member is None or not self._is_public or member.visibility is Visibility.PUBLIC:
            return found
        return "", member.name if member.visibility is Visibility.NAME_ONLY else ""


def _fit_name(name: str) -> str:
    """Return a name as it may be shown: an address is none, and nobody is called by one."""
    text = " ".join(name.split())
    return "" if "@" in text else text


def _once_each(found: Iterable[Contribution]) -> Iterator[Contribution]:
    """Join what is the same thing of the same person on the same day, with all its evidence."""
    entries: dict[tuple[object, ...], Contribution] = {}
    for one in found:
        key = (one.member, one.name, one.thing, one.date)
        known = entries.get(key)
        entries[key] = one if known is None else _joined(known, one)
    yield from entries.values()


def _joined(known: Contribution, other: Contribution) -> Contribution:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys((*known.evidence, *other.evidence)))
    counts = [one.lines for one in (known, other) if one.lines is not None]
    return replace(
        known,
        degree=known.degree or other.degree,
        lines=sum(counts) if counts else None,
        evidence=evidence,
    )


def _newest_first(entry: Contribution) -> tuple[object, ...]:
    day = entry.date.toordinal() if entry.date else 0
    return (entry.date is None, -day, entry.page, entry.role, entry.person, entry.what)
