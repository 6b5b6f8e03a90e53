"""Nobody is lost, nobody is named who had no part, and what is kept changes nothing.

Each example is a history of branches that is told to git in one go. Beside it, a model keeps for
each file who had a hand in it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.repositories import told_at_once

LINES = 40


@dataclass(frozen=True)
class Page:
    """A file by whatever name: the version of each line, and who had a hand in it."""

    name: int
    path: str
    lines: tuple[int, ...] = (0,) * LINES
    moves: int = 0
    people: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """What the file says: no line is like one of another page."""
        word = random.Random(self.name).getrandbits(64)  # noqa: S311 - the same text each time
        return "".join(f"{word} {place} {line}\n" for place, line in enumerate(self.lines))


Pages = dict[int, Page]


@dataclass
class Line:
    """One line of development: its last commit, its files, and those that were deleted on it."""

    tip: int = 0
    pages: Pages = field(default_factory=dict)
    gone: frozenset[int] = frozenset()


class Teller:
    """Tells `git fast-import` what happens on several lines, and keeps the model beside it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.commits = 0
        self.made = 0
        self.lines = [Line()]

    def tell(self, commits: int) -> Iterator[str]:
        """Yield commits on up to three lines, which are all merged at the end."""
        yield from self.commit(self.lines[0], ["add", "add", "add"])
        for _ in range(commits):
            line = self.chance.choice(self.lines)
            what = self.chance.random()
            if what < 0.2 and len(self.lines) < 3:
                self.lines.append(Line(line.tip, dict(line.pages), line.gone))
            elif what < 0.4 and len(self.lines) > 1:
                others = [other for other in self.lines if other is not line]
                yield from self.merge(line, others[: self.chance.randint(1, len(others))])
            else:
                yield from self.commit(
                    line, self.chance.choices(DEEDS, k=self.chance.randint(1, 3))
                )
        if self.lines[1:]:
            yield from self.merge(self.lines[0], self.lines[1:])

    def commit(self, line: Line, deeds: list[str]) -> Iterator[str]:
        """Yield a commit of somebody of their own, who does some things to different files."""
        who = f"Person {self.commits + 1}"
        yield self.head(line, who)
        free = [*line.pages.values()]
        self.chance.shuffle(free)
        for deed in deeds:
            if deed == "add":
                yield self.add(line, Page(self.new(), f"page-{self.made}"), who)
            elif free:
                page = free.pop()
                yield from getattr(self, deed)(line, page, who)

    def head(self, line: Line, who: str, *merged: int) -> str:
        """Begin a commit that goes on from a line, and from those merged into it."""
        self.commits += 1
        parents = f"from :{line.tip}\n" if line.tip else ""
        parents += "".join(f"merge :{tip}\n" for tip in merged)
        line.tip = self.commits
        person = f"{who} <{who[7:]}@hub.test> {1_700_000_000 + self.commits} +0000\n"
        return (
            f"commit refs/heads/main\nmark :{self.commits}\n"
            f"author {person}committer {person}data 1\n.\n{parents}"
        )

    def new(self) -> int:
        """Return a number that nothing has yet."""
        self.made += 1
        return self.made

    def add(self, line: Line, page: Page, who: str) -> str:
        """Write a page by somebody."""
        line.pages[page.name] = replace(page, people=page.people | {who})
        return put(line.pages[page.name])

    def edit(self, line: Line, page: Page, who: str) -> Iterator[str]:
        """Change a line."""
        lines = list(page.lines)
        lines[self.chance.randrange(LINES)] = self.commits
        yield self.add(line, replace(page, lines=tuple(lines)), who)

    def move(self, line: Line, page: Page, who: str) -> Iterator[str]:
        """Give a page another name."""
        yield f"D {page.path}\n"
        path = f"page-{page.name}-{self.new()}"
        yield self.add(line, replace(page, path=path, moves=self.commits), who)

    def move_and_edit(self, line: Line, page: Page, who: str) -> Iterator[str]:
        """Do both at once."""
        yield from self.move(line, page, who)
        yield from self.edit(line, line.pages[page.name], who)

    def delete(self, line: Line, page: Page, _: str) -> Iterator[str]:
        """Remove a page."""
        yield f"D {page.path}\n"
        del line.pages[page.name]
        line.gone |= {page.name}

    def merge(self, line: Line, others: list[Line]) -> Iterator[str]:
        """Yield a merge of lines into one, which goes on; the others end."""
        yield self.head(line, "Merger 0", *(other.tip for other in others))
        before = dict(line.pages)
        for other in others:
            self.lines.remove(other)
            line.gone |= other.gone
            for page in other.pages.values():
                known = line.pages.get(page.name)
                line.pages[page.name] = both(known, page) if known else page
        for name in line.gone & line.pages.keys():
            del line.pages[name]
        for page in before.values():
            yield f"D {page.path}\n"
        yield from map(put, line.pages.values())


DEEDS = ("add", "edit", "edit", "move", "move_and_edit", "move_and_edit", "delete")


def both(one: Page, other: Page) -> Page:
    """Return what a merge makes of a page: of each line, and of its names, the latest."""
    latest = max(one, other, key=lambda page: page.moves)
    lines = tuple(max(pair) for pair in zip(one.lines, other.lines, strict=True))
    return replace(latest, lines=lines, people=one.people | other.people)


def put(page: Page) -> str:
    """Write a page's file."""
    return f"M 100644 inline {page.path}\ndata {len(page.text)}\n{page.text}\n"


STORIES = settings(max_examples=15, deadline=None, phases=(Phase.generate,))


@STORIES
@given(chance=st.randoms(use_true_random=False), commits=st.integers(5, 40))
def test_nobody_is_lost_and_nobody_is_named_who_had_no_part(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random, commits: int
) -> None:
    teller = Teller(chance)
    story = "".join(teller.tell(commits)).encode()
    told = told_at_once(tmp_path_factory.mktemp("told"), story)
    pages = teller.lines[0].pages.values()
    assert told.authors() == {page.path: set(page.people) for page in pages}


@STORIES
@given(chance=st.randoms(use_true_random=False), commits=st.integers(2, 20))
def test_what_is_kept_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random, commits: int
) -> None:
    teller = Teller(chance)
    story = "".join(teller.tell(commits)).encode()
    told = told_at_once(tmp_path_factory.mktemp("told"), story)
    line = told.git("rev-list", "--first-parent", "HEAD").splitlines()
    for commit in reversed(line[:8]):
        told.git("reset", "--quiet", "--hard", commit)
        told.attribution()
    warm = told.attribution()
    (told.root / ".git/commonplace/attribution.json").unlink()
    assert warm == told.attribution()
