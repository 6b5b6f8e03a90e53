"""Events that a hub does not show any more, or not as they are: deleted ones, and refused ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile

from commonplace.history.lives import Life, Lives
from commonplace.history.log import Commit
from commonplace.history.paths import split_path
from commonplace.history.telling import tell
from commonplace.history.versions import Versions
from commonplace.load.events import check_events
from commonplace.model import DeletedEvent, Event, Hub, Member, Source
from commonplace.model.uids import former_id
from commonplace.schema import references
from commonplace.views.events import occurrences

_TAKEN = frozenset({"url-taken", "uid-taken", "record-taken"})
"""Mistakes that lie between two files; `other` is the one that has what this one wants."""

_MEMBER = re.compile(r"(?:^|/)members/([^/]+?)(?:/index)?\.md$")


@dataclass(frozen=True)
class Remains:
    """What is left of events that are not in the hub as they should be."""

    hub: Hub
    lives: Lives
    versions: Versions
    commits: Sequence[Commit]

    def deleted(self, life: Life, uid: str) -> DeletedEvent | None:
        """Return an event whose file is gone, if it was still to come and did not move."""
        event = next(
            (self._whole(life, index) for index, _ in self.lives.good_versions(life)), None
        )
        deleted_at = life.revisions[-1].time
        if event is None or event.id in self._moved:
            return None
        coming = occurrences(event, deleted_at, more=len(event.exdate) + 1)
        if not any(occurrence.over_at >= deleted_at for occurrence in coming):
            return None
        return DeletedEvent(event, tell(uid, life.revisions, self.versions), deleted_at)

    @cached_property
    def _moved(self) -> frozenset[str]:
        """Names that events of today say they had."""
        records = self.hub.events.values()
        addresses = (address for event in records for address in event.redirect_from)
        return frozenset(filter(None, map(former_id, addresses)))

    def last_good(self, life: Life) -> tuple[int, Event] | None:
        """Return the last version of an event that could be published, and its place in the row.

        None for one that wants an address or an id that an older one has: it never was published.
        """
        if self._came_second(life):
            return None
        for index, _ in self.lives.good_versions(life):
            event = self._whole(life, index)
            if event is not None and self._could_be_published(event):
                return index, event
        return None

    def _came_second(self, life: Life) -> bool:
        path = self._path_in_hub(life)
        others = [
            problem.values["other"]
            for problem in self.hub.problems
            if problem.path == path and problem.code in _TAKEN
        ]
        older = takewhile(lambda other: other is not life, self.lives.all)
        return bool(others) and any(self._path_in_hub(other) in others for other in older)

    def _path_in_hub(self, life: Life) -> str:
        return f"{self.hub.settings.submissions}/{split_path(life.path)[1]}"

    def _could_be_published(self, event: Event) -> bool:
        """Whether a version has no mistake of its own and names nobody who never was there."""
        alone = replace(self.hub, events={event.key: event})
        if any(problem.is_error for problem in check_events(alone, {})):
            return False
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
