"""The only place that runs git."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from commonplace.language import N_
from commonplace.trouble import Trouble


class GitError(Trouble):
    """Git is not there, or refused; the message says what to do."""


class NoHistoryError(GitError):
    """There is no repository, or nothing in it yet: no commit is missing."""


# The user's own pager, colours, prompts and language would only get into the output.
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}

SHALLOW = N_(
    "The clone is shallow: without the whole history, calendars and credits would be wrong."
)
DEEPEN = N_(
    "Run: git fetch --unshallow. In a GitHub workflow, give actions/checkout fetch-depth: 0; in "
    "GitLab CI, set GIT_DEPTH: 0."
)
"""What a shallow clone means and how to get the whole one, said alike wherever it is met."""

_OF_HISTORY = (
    *("HEAD", "config", "config.worktree", "packed-refs", "shallow"),
    *("info/attributes", "info/exclude", "info/grafts", "objects/info/alternates"),
)
_OF_REPOSITORY = (".git", ".gitattributes", ".mailmap", ".git-blame-ignore-revs")


def run_git(root: Path, *args: str) -> str:
    """Run git in `root` and return what it printed.

    Raises GitError where git is missing or refuses.
    """
    return git_bytes(root, *args).decode("utf-8", "replace")


def git_bytes(root: Path, *args: str, given: bytes = b"") -> bytes:
    """As `run_git`, for output that is no text, such as names of files in any encoding.

    `given` is what git reads from its standard input.
    """
    # Files, not pipes: git writes a long history in thousands of pieces, and each would wake us.
    new_file = tempfile.TemporaryFile
    with new_file() as question, new_file() as answer, new_file() as complaints:
        question.write(given)
        question.seek(0)
        try:
            run = subprocess.run(  # noqa: S603 - the full path, and no shell
                _command(args),
                cwd=root,
                env=os.environ | _QUIET,
                stdin=question,
                stdout=answer,
                stderr=complaints,
                check=False,
            )
        except OSError as error:
            raise _not_run(error) from error
        if run.returncode:
            complaints.seek(0)
            raise _refusal(root, complaints.read())
        answer.seek(0)
        return answer.read()


def read_blobs(root: Path, ids: Iterable[str], largest: int) -> Iterator[tuple[str, bytes]]:
    """Yield the content of each object by its id; one that is missing or too large is left out.

    One process for all of them. Raises GitError where git is missing or refuses.
    """
    with tempfile.TemporaryFile() as wanted, tempfile.TemporaryFile() as complaints:
        # A file, not a pipe: git may answer before it has read every question.
        wanted.writelines(f"{name}\n".encode() for name in ids)
        wanted.seek(0)
        try:
            process = subprocess.Popen(  # noqa: S603 - the full path, and no shell
                _command(("cat-file", "--batch")),
                cwd=root,
                env=os.environ | _QUIET,
                stdin=wanted,
                stdout=subprocess.PIPE,
                stderr=complaints,
            )
        except OSError as error:
            raise _not_run(error) from error
        with process:
            yield from _blobs(process.stdout, largest)  # type: ignore[arg-type]
        if process.returncode:
            complaints.seek(0)
            raise _refusal(root, complaints.read())


def _blobs(output: IO[bytes], largest: int) -> Iterator[tuple[str, bytes]]:
    for line in iter(output.readline, b""):
        name, kind, *size = line.decode("ascii", "replace").split()
        if not size:
            continue  # the line ends in “missing”
        left = int(size[0]) + len("\n")
        if kind == "blob" and left <= largest:
            yield name, output.read(left)[:-1]
            continue
        while left and (passed_over := output.read(min(left, largest))):
            left -= len(passed_over)


def way_from_top(root: Path) -> str:
    """Return where a folder lies in its repository, such as `sub/folder/`; empty at its top."""
    way = root.resolve().relative_to(repository_top(root)).as_posix()
    return "" if way == "." else f"{way}/"


def repository_top(root: Path) -> Path:
    """Return the top folder of the repository that a folder is in, else the folder itself.

    It is found as git finds it, by the name `.git`, without a process.
    """
    here = root.resolve()
    return next((above for above in (here, *here.parents) if (above / ".git").exists()), here)


def git_folder(root: Path) -> Path | None:
    """Return where git keeps what belongs to the work tree that a folder is in, if it is in one.

    A second work tree and a submodule have it elsewhere, and a file that says where.
    """
    found = repository_top(root) / ".git"
    if found.is_file():
        try:
            way = found.read_text("utf-8").removeprefix("gitdir:").strip()
        except (OSError, ValueError):
            return None
        found = found.parent / way
    return found if found.is_dir() else None


def git_state(root: Path) -> Iterator[str]:
    """Yield the files in which git keeps what may change the history that a folder has.

    They are: where branches and tags stand, what is checked out, and how git is set up.
    """
    own = git_folder(root)
    if own is None:
        return
    shared = own
    with suppress(OSError, ValueError):
        shared = own / (own / "commondir").read_text("utf-8").strip()
    for folder in dict.fromkeys((own, shared)):
        yield from (os.fspath(folder / name) for name in _OF_HISTORY)
        for below in ("refs", "reftable"):
            for here, folders, files in os.walk(folder / below):
                folders.sort()
                yield from (os.path.join(here, name) for name in sorted(files))  # noqa: PTH118
    home = Path.home()
    further = os.environ.get("XDG_CONFIG_HOME") or home / ".config"
    yield from (f"{home}/.gitconfig", f"{further}/git/config", "/etc/gitconfig")
    top = repository_top(root)
    yield from (os.fspath(top / name) for name in _OF_REPOSITORY)


def _command(args: Iterable[str]) -> list[str]:
    program = shutil.which("git")
    if program is None:
        raise GitError(
            N_("Git is not installed, or not on the PATH. Install it from git-scm.com, then retry.")
        )
    return [program, "-c", "core.quotePath=false", "--no-pager", *args]


def _not_run(error: OSError) -> GitError:
    return GitError(N_("Git cannot be run: {reason}."), reason=error.strerror or str(error))


def _refusal(root: Path, output: bytes) -> GitError:
    complaint = output.decode("utf-8", "replace")
    if "dubious ownership" in complaint:
        return GitError(
            N_(
                "Git does not trust {folder}, which belongs to somebody else. If you do, run: "
                "git config --global --add safe.directory {folder}"
            ),
            folder=root.as_posix(),
        )
    if "not a git repository" in complaint:
        return NoHistoryError(
            N_("{folder} is not in a git repository. Make it one with: git init"),
            folder=root.as_posix(),
        )
    if "does not have any commits yet" in complaint:
        return NoHistoryError(
            N_("The repository has no commit yet. Make one with: git add . && git commit")
        )
    first = (complaint.strip().splitlines() or ["?"])[0]
    return GitError(N_("Git refused: {reason}"), reason=first)
