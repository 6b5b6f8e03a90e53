"""The commits of a pull request: who says to have made them, and whom they credit."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from commonplace.credits import Registry
from commonplace.credits.bots import Bots
from commonplace.git import git_bytes
from commonplace.history.attribution.trailers import credits_nobody, named_in
from commonplace.model.attribution import Identity, Part
from commonplace.model.claims import ClaimKind, address_key, handle_key, name_key, pair_key
from commonplace.model.handles import account_in
from commonplace.model.hub import Hub
from commonplace.problems import Place, Problem
from commonplace.review.person import Actor

_COMMAND = (
    "--no-replace-objects",
    *("-c", "log.showSignature=false"),
    "log",
    "-z",
    "--reverse",
    "--no-mailmap",  # that of the pull request may say anything
    "--no-color",
    "--encoding=UTF-8",
    "--format=%H%x00%an%x00%ae%x00%B",
)
_FIELDS = 4
_SHORT = 10


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: its id, its author as it is written there, and its message."""

    id: str
    author: Identity
    message: str


def read_commits(root: Path, base: str, head: str) -> tuple[Commit, ...]:
    """Return the commits that `head` has and `base` has not, the oldest first."""
    output = git_bytes(root, *_COMMAND, f"{base}..{head}").decode("utf-8", "replace")
    parts = output.split("\0")[:-1]
    rows = (parts[start : start + _FIELDS] for start in range(0, len(parts), _FIELDS))
    return tuple(
        Commit(row[0], Identity(row[1], row[2]), row[3]) for row in rows if len(row) == _FIELDS
    )


def signing(commits: tuple[Commit, ...]) -> frozenset[tuple[ClaimKind, str]]:
    """Return everything that commits show somebody to be known by: what their authors wrote."""
    found: set[tuple[ClaimKind, str]] = set()
    for commit in commits:
        name, address = commit.author.name, commit.author.address
        found |= {(ClaimKind.NAME, name_key(name)), (ClaimKind.ADDRESS, address_key(address))}
        found.add((ClaimKind.PAIR, pair_key(name, address)))
        if account := account_in(address):
            found.add((ClaimKind.HANDLE, handle_key(account.service, account.handle)))
    return frozenset(found)


@dataclass(frozen=True)
class Credited:
    """Finds whom the commits of a pull request credit, besides those who sent it."""

    base: Hub
    actor: Actor
    path: str
    """The file beside which it is said: a commit has no line of its own."""

    def others(self, commits: tuple[Commit, ...]) -> Iterator[Problem]:
        """Yield each commit by somebody else, and each name in a message that is another's."""
        for commit in commits:
            if self._bots.has(commit.author) or credits_nobody(commit.message):
                continue
            known = self._registry.find(commit.author)
            if known and known != self.actor.member:
                yield self._problem("review-author", commit, known, actor=self.actor.handle)
            yield from self._named(commit)

    def _named(self, commit: Commit) -> Iterator[Problem]:
        told: set[tuple[Part, str]] = set()
        for part, name, address in named_in(commit.message):
            who = Identity(name, address)
            found = self._registry.find(who) or name or address
            if self._is_own(commit, who) or self._bots.has(who) or (part, found) in told:
                continue
            told.add((part, found))
            yield self._problem("review-trailer", commit, found, part=f"{part.value}: {name}")

    def _is_own(self, commit: Commit, who: Identity) -> bool:
        """Whether somebody is the author of the commit, or of the pull request."""
        if (member := self._registry.find(who)) and member == self.actor.member:
            return True
        if (account := account_in(who.address)) and self._is_actor(account.handle):
            return True
        same_name = name_key(who.name) == name_key(commit.author.name)
        same_address = address_key(who.address) == address_key(commit.author.address)
        return self._is_actor(who.name) or (same_address if who.address else same_name)

    def _is_actor(self, handle: str) -> bool:
        return handle.lower() == self.actor.handle.lower()

    def _problem(self, code: str, commit: Commit, found: str, **values: str) -> Problem:
        short = commit.id[:_SHORT]
        return Problem.at(self.path, Place(), code, commit=short, found=found, **values)

    @cached_property
    def _registry(self) -> Registry:
        return Registry(self.base.people)

    @cached_property
    def _bots(self) -> Bots:
        own = self.base.settings.credits
        return Bots(own.bots if own else ())
