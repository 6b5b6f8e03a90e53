"""From a repository to who changed which file of a hub."""

from pathlib import Path

from commonplace.credits.bots import Bots
from commonplace.git import (
    DEEPEN,
    SHALLOW,
    GitError,
    NoHistoryError,
    git_bytes,
    repository_top,
    way_from_top,
)
from commonplace.history.attribution.bulk import Bulk, read_ignored
from commonplace.history.attribution.commits import Log, read_commits
from commonplace.history.attribution.gathering import gather
from commonplace.history.attribution.known import Known
from commonplace.history.attribution.people import people_of
from commonplace.language import N_
from commonplace.model.attribution import Attribution
from commonplace.settings import CreditOptions, Settings
from commonplace.trouble import Trouble


def read_attribution(root: Path, settings: Settings, *, measure: bool = False) -> Attribution:
    """Read who had a part in which file of the hub in `root`, from all of git's history.

    With `measure`, each touch says how many lines it changed. Where git knows nothing, or not all,
    the result says so in its `trouble` and names nobody.
    """
    options = settings.credits or CreditOptions()
    try:
        return _read(root, options, measure=measure)
    except GitError as error:
        message = N_("Credits are only what files say of themselves. {reason}")
        is_new = isinstance(error, NoHistoryError)
        return Attribution(trouble=Trouble(message, reason=error), is_new=is_new)


def _read(root: Path, options: CreditOptions, *, measure: bool) -> Attribution:
    log, trouble = _log(root, measure=measure)
    if log.is_cut:
        message = N_("{fault} Credits from git are left out of this build. {cure}")
        fault, cure = Trouble(SHALLOW), Trouble(DEEPEN)
        return Attribution(trouble=Trouble(message, fault=fault, cure=cure), is_shallow=True)
    known = Known()
    has_mailmap = (repository_top(root) / ".mailmap").is_file()
    people = people_of(root, log.commits, has_mailmap=has_mailmap)
    bulk = Bulk(read_ignored(root, options), options.bulk_files)
    gather(known, log.commits, people, bulk, Bots(options.bots))
    known.tree = read_tree(root, known.head)
    found = known.attribution(way_from_top(root))
    return Attribution(found.of, found.seen, trouble)


def _log(root: Path, *, measure: bool) -> tuple[Log, Trouble | None]:
    """Read all commits; where contents are missing, without them, and say what that means."""
    try:
        return read_commits(root, measure=measure), None
    except GitError as error:
        try:
            log = read_commits(root, are_exact=True)
        except GitError:
            raise error from None
        message = N_(
            "Contents of old files are missing in this clone: whoever wrote a file before a commit "
            "that renamed and changed it is not named. {reason}"
        )
        return log, Trouble(message, reason=error)


def read_tree(root: Path, commit: str) -> dict[str, str]:
    """Return the files of a commit, by path with the ids of their contents.

    Raises GitError where they cannot be read.
    """
    output = git_bytes(
        root, "--no-replace-objects", "ls-tree", "-r", "-z", "--full-tree", commit
    ).decode("utf-8", "surrogateescape")
    tree = {}
    for entry in output.split("\0")[:-1]:
        about, path = entry.split("\t", 1)
        _, kind, blob = about.split(" ")
        if kind == "blob":
            tree[path] = blob
    return tree
