"""How often, where and when commits name somebody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from commonplace.model.attribution import Attribution, Identity, Part


@dataclass(slots=True)
class Sighting:
    """Everything that commits say of one identity.

    `commits` counts those it is an author of; `named` holds those that only name it in a trailer.
    `files` and days are of files that are still there.
    """

    who: Identity
    commits: int = 0
    named: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    days: list[date] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How often it is used, to tell a person's usual name from a rare one."""
        return 2 * self.commits + len(self.named)


def sightings(attribution: Attribution) -> Iterable[Sighting]:
    """Return what is known of each identity, those used most first."""
    found: dict[Identity, Sighting] = {}
    for who, commits in attribution.seen.items():
        found[who] = Sighting(who, commits)
    by_author: dict[Identity, set[str]] = defaultdict(set)
    for path, history in attribution.of.items():
        for touch in history.touches:
            one = found.setdefault(touch.who, Sighting(touch.who))
            one.files.add(path)
            one.days.append(touch.time.date())
            if touch.part is Part.AUTHOR:
                by_author[touch.who].add(touch.commit)
            else:
                one.named.add(touch.commit)
    for who, commits_of in by_author.items():
        found[who].commits = max(found[who].commits, len(commits_of))
        found[who].named -= commits_of
    return sorted(found.values(), key=lambda one: (-one.weight, one.who.name, one.who.address))
