"""From where to where a pull request goes: the commits that are compared."""

from dataclasses import dataclass
from pathlib import Path

from commonplace.git import DEEPEN, GitError, run_git
from commonplace.language import N_
from commonplace.trouble import Trouble


class SpanError(Trouble):
    """There is nothing to compare, or no telling what."""


@dataclass(frozen=True, slots=True)
class Span:
    """Commits by their ids: what is published, what is proposed, and where they parted.

    `base` says who may do what, also where it has moved on since. `forks` are usually one.
    """

    base: str
    head: str
    forks: tuple[str, ...]


def read_span(root: Path, base: str, head: str) -> Span:
    """Find the commits that two names stand for, and where they parted.

    Raises SpanError where one is not there or too little of the history is.
    """
    tip, proposed = _commit(root, base, "--base"), _commit(root, head, "--head")
    if run_git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        message = N_(
            "The clone is shallow: where the pull request begins is not in it. {what_to_do}"
        )
        raise SpanError(message, what_to_do=Trouble(DEEPEN))
    forks = _forks(root, tip, proposed)
    if not forks:
        message = N_("{base} and {head} have no commit in common; name the branch it is meant for.")
        raise SpanError(message, base=base, head=head)
    return Span(tip, proposed, forks)


def _commit(root: Path, name: str, option: str) -> str:
    wanted = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    try:
        found = run_git(root, "--no-replace-objects", *wanted).strip()
    except GitError as error:
        if type(error) is not GitError:
            raise  # no repository, or nothing in it
        found = ""
    if not found:
        message = N_(
            "{option}: there is no commit “{found}” in this clone. Fetch it first, for example: "
            "git fetch origin main. In a GitHub workflow, give actions/checkout fetch-depth: 0."
        )
        raise SpanError(message, option=option, found=name)
    return found


def _forks(root: Path, base: str, head: str) -> tuple[str, ...]:
    try:
        return tuple(
            run_git(root, "--no-replace-objects", "merge-base", "--all", base, head).split()
        )
    except GitError:
        return ()  # git says so by its exit code alone
