"""Events that a hub does not show any more, or not as they are: deleted ones, and refused ones."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from commonplace.history.lives import Life, Lives
from commonplace.history.log import Commit
from commonplace.history.paths import split_path
from commonplace.history.versions import Versions
from commonplace.model import Event, Hub, Member, Source
from commonplace.model.record import NOWHERE
from commonplace.model.uids import former_id
from commonplace.schema import references
from commonplace.views.events import occurrences

_MEMBER = re.compile(r"(?:^|/)members/([^/]+?)(?:/index)?\.md$")


@dataclass(frozen=True)
class Remains:
    """What is left of events that are not in the hub as they should be."""

    hub: Hub
    lives: Lives
    versions: Versions
    commits: Sequence[Commit]

    def still_to_come(self, life: Life) -> Event | None:
        """Return the last version of a deleted event that was still to come and did not move."""
        index = next((index for index, _ in self.publishable(life)), None)
        event = self.version(life, index) if index is not None else None
        if event is None or event.id in self._moved:
            return None
        deleted_at = life.revisions[-1].time
        coming = occurrences(event, deleted_at, more=len(event.exdate) + 1)
        ends = (occurrence.over_at for occurrence in coming)
        return event if any(end >= deleted_at for end in ends) else None

    @cached_property
    def _moved(self) -> frozenset[str]:
        """Names that events of today say they had."""
        records = self.hub.events.values()
        addresses = (address for event in records for address in event.redirect_from)
        return frozenset(filter(None, map(former_id, addresses)))

    def publishable(self, life: Life) -> Iterator[tuple[int, Event]]:
        """Yield each version that could be published, and its place; newest first."""
        for index, event in self.lives.good_versions(life):
            if self.is_publishable(life.revisions[index].blob):
                yield index, event

    def is_publishable(self, blob: str) -> bool:
        """Whether a content is an event that could be published."""
        if blob not in self._looked_at:
            event = self.versions.whole(blob, NOWHERE)
            self._looked_at[blob] = event is not None and self._names_nobody_unknown(event)
        return self._looked_at[blob]

    @cached_property
    def _looked_at(self) -> dict[str, bool]:
        return {}

    def came_second(self, life: Life) -> bool:
        """Whether an older event has the address, so that this one never was published."""
        others = self._address_taken.get(self._path_in_hub(life))
        if not others:
            return False
        older = takewhile(lambda other: other.origin != life.origin, self.lives.all)
        return any(self._path_in_hub(other) in others for other in older)

    @cached_property
    def _address_taken(self) -> dict[str, set[str]]:
        """By the path of a refused file: those which have its address."""
        taken: dict[str, set[str]] = defaultdict(set)
        for problem in self.hub.problems:
            if problem.code == "url-taken":
                taken[problem.path].add(str(problem.values["other"]))
        return taken

    def _path_in_hub(self, life: Life) -> str:
        return f"{self.hub.settings.submissions}/{split_path(life.path)[1]}"

    def _names_nobody_unknown(self, event: Event) -> bool:
        """Whether everybody whom a version names has a record, or once had one."""
        named = {
            mention.key for mention in references(event) if mention.collection == Member.collection
        }
        return all(key in self.hub.members or key in self._once_members for key in named)

    @cached_property
    def _once_members(self) -> frozenset[str]:
        """The ids of members that ever had a file."""
        found = (_MEMBER.search(change.new) for commit in self.commits for change in commit.changes)
        return frozenset(match[1] for match in found if match)

    def version(self, life: Life, index: int) -> Event | None:
        """Return a version with its body, as a record at the path that it had."""
        revision = life.revisions[index]
        _, uri, name = split_path(revision.path)
        path = f"{self.hub.settings.submissions}/{uri}"
        return self.versions.whole(revision.blob, Source(path, uri, name))
