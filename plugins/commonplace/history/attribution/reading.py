"""From a repository to who changed which file of a hub."""

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from commonplace.credits.bots import Bots
from commonplace.git import (
    DEEPEN,
    SHALLOW,
    GitError,
    NoHistoryError,
    git_bytes,
    run_git,
    way_from_top,
)
from commonplace.history.attribution.bulk import Bulk, read_ignored
from commonplace.history.attribution.cache import Cache
from commonplace.history.attribution.commits import Log, read_commits
from commonplace.history.attribution.gathering import gather
from commonplace.history.attribution.known import Known
from commonplace.history.attribution.people import people_of, read_mailmap
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
    ignored = read_ignored(root, options)
    bulk = Bulk(ignored, options.bulk_files)
    reader = _Reader(root, options, ignored, bulk, measure=measure)
    try:
        with _without_collection():
            known, trouble = reader.read()
            found = known.attribution(way_from_top(root))
    except _CutError:
        message = N_("{fault} Credits from git are left out of this build. {cure}")
        fault, cure = Trouble(SHALLOW), Trouble(DEEPEN)
        return Attribution(trouble=Trouble(message, fault=fault, cure=cure), is_shallow=True)
    except GitError as error:
        message = N_("Credits are only what files say of themselves. {reason}")
        is_new = isinstance(error, NoHistoryError)
        return Attribution(trouble=Trouble(message, reason=error), is_new=is_new)
    return replace(found, trouble=trouble or _wrong_list(options, bulk))


class _CutError(Exception):
    """Commits are missing in this clone."""


@contextmanager
def _without_collection() -> Iterator[None]:
    """Look for no garbage meanwhile: among so many new values that stay, it takes half the time."""
    is_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_enabled:
            gc.enable()


class _Reader:
    """Reads what is known of a repository: from what is kept, as far as that goes."""

    def __init__(
        self, root: Path, options: CreditOptions, ignored: bytes, bulk: Bulk, *, measure: bool
    ) -> None:
        self._root = root
        self._bulk = bulk
        self._bots = Bots(options.bots)
        self._mailmap = read_mailmap(root)
        self._measure = measure
        # Another key whenever the same commits would tell something else.
        told = repr((options.bots, options.bulk_files, measure, self._mailmap, ignored))
        key = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
        self._cache = Cache(root, key, has_lines=measure)

    def read(self) -> tuple[Known, Trouble | None]:
        """Return what is known, and what had to be done without.

        Raises _CutError for a shallow clone, GitError where there is no history.
        """
        known, trouble = self._cache.read(), None
        log = self._news(known.head) if known else None
        if known is None or log is None:
            known = Known()
            log, trouble = self._all()
        if log.is_cut:
            raise _CutError
        if log.commits:
            people = people_of(self._root, log.commits, has_mailmap=bool(self._mailmap))
            gather(known, log.commits, people, self._bulk, self._bots)
            known.tree = read_tree(self._root, known.head)
            if trouble is None:
                self._cache.write(known)
        return known, trouble

    def _news(self, head: str) -> Log | None:
        """Return the commits since `head`; None where they are not in a line above it.

        Anything else, such as a branch that began before, may change what older commits mean.
        """
        try:
            now = run_git(self._root, "rev-parse", "--verify", "HEAD^{commit}").strip()
            if now == head:
                return Log(())
            log = read_commits(self._root, after=head, measure=self._measure)
        except GitError:
            return None
        line = [now]
        for commit in log.commits:
            if commit.id != line[-1] or len(commit.parents) != 1:
                return None
            line.append(commit.parents[0])
        return log if line[-1] == head else None

    def _all(self) -> tuple[Log, Trouble | None]:
        """Read all commits; where contents are missing, without them, and say what that means."""
        try:
            return read_commits(self._root, measure=self._measure), None
        except GitError as error:
            try:
                log = read_commits(self._root, are_exact=True)
            except GitError:
                raise error from None
            message = N_(
                "Contents of old files are missing in this clone: whoever wrote a file before a "
                "commit that renamed and changed it is not named. {reason}"
            )
            return log, Trouble(message, reason=error)


def _wrong_list(options: CreditOptions, bulk: Bulk) -> Trouble | None:
    """Say where the list of ignored commits is wrong: what is not understood is not ignored."""
    if not bulk.wrong:
        return None
    line, text = bulk.wrong[0]
    message = N_(
        "{file}, line {line}: “{found}” is no id of a commit. Write one a line, of 4 to 64 digits "
        "0-9 and a-f; comments begin with #."
    )
    return Trouble(message, file=options.ignore_revs, line=line, found=text)


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
