"""The only place that runs git."""

import os
import shutil
import subprocess
from pathlib import Path

from commonplace.language import N_
from commonplace.trouble import Trouble


class GitError(Trouble):
    """Git is not there, or refused; the message says what to do."""


def run_git(root: Path, *args: str) -> str:
    """Run git in `root` and return what it printed.

    Raises GitError where git is missing or refuses.
    """
    program = shutil.which("git")
    if program is None:
        raise GitError(
            N_("Git is not installed, or not on the PATH. Install it from git-scm.com, then retry.")
        )
    # The user's own pager, colours, prompts and language would only get into the output.
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8"}
    try:
        run = subprocess.run(  # noqa: S603 - the full path, and no shell
            [program, "-c", "core.quotePath=false", "--no-pager", *args],
            cwd=root,
            env=os.environ | quiet,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        reason = error.strerror or str(error)
        raise GitError(N_("Git cannot be run: {reason}."), reason=reason) from error
    if run.returncode:
        raise _refusal(root, run.stderr.decode("utf-8", "replace"))
    return run.stdout.decode("utf-8", "replace")


def _refusal(root: Path, complaint: str) -> GitError:
    if "dubious ownership" in complaint:
        return GitError(
            N_(
                "Git does not trust {folder}, which belongs to somebody else. If you do, run: "
                "git config --global --add safe.directory {folder}"
            ),
            folder=root.as_posix(),
        )
    if "not a git repository" in complaint:
        return GitError(
            N_("{folder} is not in a git repository. Make it one with: git init"),
            folder=root.as_posix(),
        )
    first = (complaint.strip().splitlines() or ["?"])[0]
    return GitError(N_("Git refused: {reason}"), reason=first)
