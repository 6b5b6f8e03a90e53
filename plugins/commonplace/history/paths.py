"""Which files are events, and where the folder of the submissions was over the years."""

import re
from collections import Counter
from collections.abc import Sequence

from commonplace.history.log import Commit
from commonplace.values import SLUG

_EVENT = rf"events/({SLUG.pattern})(?:\.md|/index\.md)"
_EVENT_OF_A_FOLDER = re.compile(_EVENT)
_EVENT_ANYWHERE = re.compile(rf"(|.*?/){_EVENT}", re.DOTALL)


def event_id(path: str, folder: str) -> str:
    """Return which event a file is in a folder of submissions (`…/`), or an empty text."""
    if not path.startswith(folder):
        return ""
    found = _EVENT_OF_A_FOLDER.fullmatch(path, len(folder))
    return found[1] if found else ""


def split_path(path: str) -> tuple[str, str, str]:
    """Return the folder of submissions an event's file is in, its URI there, and its id."""
    found = _EVENT_ANYWHERE.fullmatch(path)
    return (found[1], path[len(found[1]) :], found[2]) if found else ("", "", "")


def folders_over_time(commits: Sequence[Commit], today: str) -> list[str]:
    """Return for each commit the folder that the hub's submissions had then.

    Where the first events ever seen in a folder came from another one, under the same names, that
    was the folder before.
    """
    first: dict[str, int] = {}
    came_from: dict[str, Counter[str]] = {}
    for index, commit in enumerate(commits):
        for change in commit.changes:
            folder, uri, _ = split_path(change.new)
            if not uri or first.setdefault(folder, index) != index:
                continue
            old_folder, old_uri, _ = split_path(change.old)
            if old_folder != folder and old_uri == uri:
                came_from.setdefault(folder, Counter())[old_folder] += 1
    folders = [today] * len(commits)
    folder = today
    while came_from.get(folder):
        begun = first[folder]
        folder = max(sorted(came_from[folder]), key=came_from[folder].__getitem__)
        if first.get(folder, begun) >= begun:
            break
        folders[:begun] = [folder] * begun
    return folders
