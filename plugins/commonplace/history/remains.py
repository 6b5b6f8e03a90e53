"""Events that a hub does not show any more, or not as they are: deleted ones, and refused ones."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise, takewhile

from commonplace.history.lives import Life, Lives, Revision
from commonplace.history.log import Commit
from commonplace.history.paths import split_path
from commonplace.history.versions import Versions
from commonplace.model import Event, Hub, Member, Source
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
        versions = (self._whole(life, index) for index, _ in self.lives.good_versions(life))
        event = next(filter(None, versions), None)
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

    def last_good(
        self, life: Life, may_have_its_id: Callable[[Life, Event], bool]
    ) -> tuple[list[Revision], Event] | None:
        """Return the last version that could be published, and the revisions that subscribers saw.

        None for one that wants an address or an id that another one had first.
        """
        if self._came_second(life):
            return None
        for index, _ in self.lives.good_versions(life):
            event = self._whole(life, index)
            if event is None or not self._names_nobody_unknown(event):
                continue
            if may_have_its_id(life, event):
                return list(_seen(life.revisions, index)), event
        return None

    def _came_second(self, life: Life) -> bool:
        """Whether an older event has the address, so that this one never was published."""
        path = self._path_in_hub(life)
        others = [
            problem.values["other"]
            for problem in self.hub.problems
            if problem.path == path and problem.code == "url-taken"
        ]
        older = takewhile(lambda other: other is not life, self.lives.all)
        return bool(others) and any(self._path_in_hub(other) in others for other in older)

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

    def _whole(self, life: Life, index: int) -> Event | None:
        """Return a version with its body, as a record at the path that it had."""
        revision = life.revisions[index]
        _, uri, name = split_path(revision.path)
        path = f"{self.hub.settings.submissions}/{uri}"
        return self.versions.whole(revision.blob, Source(path, uri, name))


def _seen(revisions: Sequence[Revision], good: int) -> Iterator[Revision]:
    """Yield the revisions up to a good one; of later ones, each deletion and each return."""
    yield from revisions[: good + 1]
    for before, after in pairwise(revisions[good:]):
        if not after.path:
            yield after
        elif not before.path:
            yield replace(after, blob=revisions[good].blob)
