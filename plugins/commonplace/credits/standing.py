"""Which of those whom commits name count: members, and who is known in the history; no programs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from commonplace.credits.bots import Bots
from commonplace.credits.given import Given
from commonplace.credits.registry import Registry
from commonplace.model.attribution import Attribution, Identity, Part
from commonplace.model.claims import address_key, is_anybodys, name_key


class Standing:
    """Decides whether a commit counts for whom it names.

    Anybody can write anybody's name into a trailer, so that one counts for members alone, for who
    is an author of some commit under the same name or address, and for whom `.mailmap` knows. Whom
    no member claims has the spelling that most of their commits have.
    """

    def __init__(self, registry: Registry, bots: Bots, attribution: Attribution) -> None:
        self._registry = registry
        self._bots = bots
        self._by_name: dict[str, dict[str, Identity]] = defaultdict(dict)
        self._at_address: dict[str, set[Identity]] = defaultdict(set)
        often = sorted(attribution.seen.items(), key=lambda pair: (-pair[1], pair[0].name))
        for who, _ in often:
            if self.is_program(who):
                continue
            # By whose they are: another of the same name is not that member.
            if name := name_key(who.name):
                self._by_name[name].setdefault(registry.find(who), who)
            for address in {who.address, who.written_address}:
                if not is_anybodys(address):
                    self._at_address[address_key(address)].add(who)
        self._found: dict[tuple[Identity, Part | None], Identity | None] = {}

    def counted(self, given: Iterable[Given]) -> Iterator[Given]:
        """Yield what counts, with whom the history knows in place of whom a trailer names."""
        for one in given:
            if not isinstance(one.giver, Identity):
                yield one
                continue
            key = (one.giver, one.evidence.part)
            if key not in self._found:
                self._found[key] = self.known_as(*key)
            if who := self._found[key]:
                yield one if who is one.giver else replace(one, giver=who)

    def known_as(self, who: Identity, part: Part | None) -> Identity | None:
        """Return as whom somebody counts for a part in a commit, None where they do not."""
        if self._registry.find(who):
            return who
        if self._bots.has(who):
            return None
        if part in {None, Part.AUTHOR} or _is_in_mailmap(who):
            return self._by_name.get(name_key(who.name), {}).get("", who)
        return self._author(who)

    def is_program(self, who: Identity) -> bool:
        """Whether somebody is a program; what a member claims never is."""
        return not self._registry.find(who) and self._bots.has(who)

    def _author(self, who: Identity) -> Identity | None:
        """Return the author of commits who has the same name, else alone the same address."""
        named = self._by_name.get(name_key(who.name), {})
        if named:
            return named.get("") or (next(iter(named.values())) if len(named) == 1 else None)
        at_address = self._at_address.get(address_key(who.address), set())
        names = {name_key(author.name) for author in at_address}
        if len(names) != 1:
            return None
        return min(at_address, key=lambda author: (author.name, author.address))


def _is_in_mailmap(who: Identity) -> bool:
    written = (who.written_name, who.written_address)
    return any(written) and written != (who.name, who.address)
