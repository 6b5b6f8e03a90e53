"""Where a site stands, and the folder beside it in which the next is built and the last is kept.

    site/                   what readers see
    .site-build/lock        who builds
    .site-build/new-…/      what is being built
    .site-build/next/       whole and checked, just before the swap; the old site just after it
    .site-build/away/       the old site, during a swap of two steps
    .site-build/previous/   the site that stood before

Every step is one rename, so that whoever is killed between two leaves whole sites only, and
`Place.mend` knows from their names and ages what is what.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from commonplace.language import N_
from commonplace.publish.lock import LockedError, Waiting, locked
from commonplace.publish.swap import exchange, write_names, write_out
from commonplace.trouble import Trouble

NOT_REPLACED = N_("{folder} could not be replaced: {reason}. The site that was there still is.")
_NO_PREVIOUS = N_(
    "There is no earlier site to bring back for {folder}: a build keeps the one that it replaces, "
    "and none has replaced one here yet, or it was told to keep none (--no-previous)."
)
_OURS = "*\n"
"""For git: nothing in here is anybody's work."""


Look = Callable[[Path], None]


class BuildError(Trouble):
    """The site could not be built; what was published before is still there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A site that stands somewhere: when it was published, and which folder it is."""

    since: datetime
    mark: tuple[int, int]


class Place:
    """The place of a site. A link to a folder stays a link; the folder it leads to is replaced."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(os.path.realpath(folder))
        self.workroom = self.folder.with_name(f".{self.folder.name}-build")
        self.previous = self.workroom / "previous"
        self._next = self.workroom / "next"
        self._away = self.workroom / "away"

    def stands(self) -> Standing | None:
        """Return which site readers meet now."""
        return _standing(self.folder)

    def stood(self) -> Standing | None:
        """Return which site was the one before and can be brought back."""
        return _standing(self.previous)

    @contextmanager
    def held(self, *, waiting: Waiting | None = None, patient: bool = True) -> Iterator[None]:
        """Have the place for oneself, tidied of what builds left that were killed.

        Raises BuildError where others have it and one is not `patient`, or it cannot be written.
        """
        try:
            self.workroom.mkdir(parents=True, exist_ok=True)
            (self.workroom / ".gitignore").write_text(_OURS)
            lock = locked(self.workroom / "lock", waiting=waiting, patient=patient)
            with lock:
                self.mend()
                yield
        except LockedError as error:
            message = N_("Process {process} on {machine} is building this site. Nothing was done.")
            holder = error.holder
            raise BuildError(message, process=holder.process, machine=holder.machine) from error

    def mend(self) -> None:
        """Finish or undo what a build that was killed had begun, and remove what it left."""
        if self._away.exists() and not self.folder.exists():
            self._away.rename(self.folder)
        if self._away.exists():
            self._keep(self._away)
        here, following = self.stands(), _standing(self._next)
        if here and following and following.since < here.since:  # it was swapped out
            self._keep(self._next)
        for pattern in ("new-*", "old-*", "next"):
            for left in self.workroom.glob(pattern):
                shutil.rmtree(left, ignore_errors=True)

    def new_folder(self) -> Path:
        """Make an empty folder on the same disk, which the next build removes if this one dies."""
        return Path(mkdtemp(prefix="new-", dir=self.workroom))

    def publish(self, new: Path, *, keep: bool = True) -> None:
        """Put the folder `new`, written to the disk, where readers look; keep what was there.

        On Linux the two change names in one step. Elsewhere the old one is moved aside first, a
        gap of one rename. Raises OSError where it cannot be done; the old site then stays.
        """
        if self.folder.exists():
            shutil.copymode(self.folder, new)
        else:
            new.chmod(0o755)  # a temporary folder is its owner's alone, a site is everybody's
        os.utime(new)  # from when a site is stays with its folder, wherever that is moved
        write_out(new)
        new.rename(self._next)
        self._swap(self._next)
        with suppress(OSError):  # it is published; the next build tidies up
            if self._next.exists():
                self._keep(self._next)
            if not keep:
                self._drop(self.previous)

    def restore(
        self,
        *,
        look: Look | None = None,
        waiting: Waiting | None = None,
        patient: bool = True,
    ) -> None:
        """Let the site that stood before and the one that stands change places.

        `look` may see the earlier one first, and raise what keeps it from coming back. Raises
        BuildError where there is none, or the place cannot be written.
        """
        if not self.workroom.is_dir():
            raise BuildError(_NO_PREVIOUS, folder=self.folder)
        try:
            with self.held(waiting=waiting, patient=patient):
                if not self.previous.is_dir():
                    raise BuildError(_NO_PREVIOUS, folder=self.folder)
                if look is not None:
                    look(self.previous)
                self._swap(self.previous)
        except OSError as error:
            reason = error.strerror or str(error)
            raise BuildError(NOT_REPLACED, folder=self.folder, reason=reason) from error

    def _swap(self, new: Path) -> None:
        """Put `new` in place; what stood there is where `new` was afterwards."""
        if not self.folder.exists():
            new.rename(self.folder)
        elif not exchange(new, self.folder):
            self.folder.rename(self._away)
            try:
                new.rename(self.folder)
            except OSError:
                self._away.rename(self.folder)
                raise
            self._away.rename(new)
        write_names(self.workroom)
        write_names(self.folder.parent)

    def _keep(self, old: Path) -> None:
        """Make `old` the previous site; the one before that goes, and is never seen half gone."""
        self._drop(self.previous)
        old.rename(self.previous)

    def _drop(self, folder: Path) -> None:
        if folder.exists():
            bin_ = Path(mkdtemp(prefix="old-", dir=self.workroom))
            folder.rename(bin_ / "site")
            shutil.rmtree(bin_, ignore_errors=True)


def _standing(folder: Path) -> Standing | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    since = datetime.fromtimestamp(found.st_mtime, UTC)
    return Standing(since, (found.st_ino, found.st_mtime_ns))
