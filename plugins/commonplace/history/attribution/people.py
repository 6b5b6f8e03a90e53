"""Everybody whom commits name, each once, after what `.mailmap` says of them."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from commonplace.git import git_bytes, repository_top
from commonplace.history.attribution.commits import Commit
from commonplace.history.attribution.trailers import named_in
from commonplace.model.attribution import Identity, Part

_CHECK = (*("-c", "mailmap.file="), *("-c", "mailmap.blob="), "check-mailmap", "--stdin")

Named = tuple[Identity, Part]


def people_of(
    root: Path, commits: Sequence[Commit], *, has_mailmap: bool
) -> dict[str, list[Named]]:
    """Return by the id of each commit who had which part in it.

    Raises GitError where git cannot be asked for `.mailmap`.
    """
    told = {commit.id: [*named_in(commit.message)] for commit in commits}
    written = {(name, address) for named in told.values() for _, name, address in named}
    known = _after_mailmap(root, written) if has_mailmap else {}
    identities: dict[tuple[str, ...], Identity] = {}

    def identity(fields: tuple[str, ...]) -> Identity:
        if (found := identities.get(fields)) is None:
            found = identities[fields] = Identity(*map(readable, fields))
        return found

    people = {}
    for commit in commits:
        author = (identity(commit.author), Part.AUTHOR)
        named = [
            (identity((*known.get(person, person), *person)), part)
            for part, *both in told[commit.id]
            for person in [(both[0], both[1])]
        ]
        people[commit.id] = [*_once_each([author, *named])] if named else [author]
    return people


def read_mailmap(root: Path) -> bytes:
    """Return the repository's `.mailmap`; nothing where there is none."""
    try:
        return (repository_top(root) / ".mailmap").read_bytes()
    except OSError:
        return b""


def readable(text: str) -> str:
    """Return a text without bytes that are none: old commits may be in an encoding they hide."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return text


def _once_each(named: Iterable[Named]) -> Iterator[Named]:
    """Yield each person once in each part; an author is no co-author, and reviews nobody.

    Two people may have one address, and one person several: the name decides.
    """
    seen: set[tuple[Part, str]] = set()
    author = ""
    for who, part in named:
        key = " ".join(who.name.casefold().split()) or who.address.lower()
        author = author or key
        by = Part.AUTHOR if part is Part.CO_AUTHOR else part
        if (by, key) in seen or (part is Part.REVIEWER and key == author):
            continue
        seen.add((by, key))
        yield who, part


def _after_mailmap(
    root: Path, written: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], tuple[str, str]]:
    """Return what `.mailmap` makes of people, in one call; git knows nobody without an address."""
    asked = sorted(person for person in written if person[1])
    if not asked:
        return {}
    lines = "".join(f"{name} <{address}>\n" for name, address in asked)
    output = git_bytes(root, *_CHECK, given=lines.encode("utf-8", "surrogateescape"))
    answers = output.decode("utf-8", "surrogateescape").split("\n")[:-1]
    return {person: _split(answer) for person, answer in zip(asked, answers, strict=True)}


def _split(answer: str) -> tuple[str, str]:
    name, _, address = answer.rpartition("<")
    return name.strip(), address.removesuffix(">")
