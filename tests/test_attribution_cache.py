"""What is kept of a reading: it is quick, and never tells anything else than a reading anew."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commonplace.model import Attribution
from tests.histories import git
from tests.repositories import (
    Repository,
    attribution,
    copy,
    edit,
    move,
    names,
    page,
    remove,
    swap,
    write,
)

KEPT = ".git/commonplace/attribution.json"


@pytest.fixture
def told(tmp_path: Path) -> Repository:
    """Return a repository that was read at its last commit."""
    told = Repository(tmp_path)
    told.commit(write("a.md"), write("b.md"), by="Ada")
    told.commit(edit("a.md"), copy("b.md", "c.md"), write("gone.md"), by="Bo")
    told.commit(move("b.md", "d.md"), remove("gone.md"), by="Cy")
    told.on("old", lambda: told.commit(edit("a.md", 9), by="Old"), start="HEAD~1")
    told.attribution()
    return told


def check(told: Repository, **options: Any) -> Attribution:
    """See that what is read now is what is read without anything kept, and return it."""
    found = told.attribution(**options)
    (told.root / KEPT).unlink()
    assert told.attribution(**options) == found
    return found


def calls(told: Repository, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return which commands of git a reading needs."""
    trace = told.root / ".git" / "trace"
    monkeypatch.setenv("GIT_TRACE", str(trace))
    told.attribution()
    monkeypatch.delenv("GIT_TRACE")
    lines = [line for line in trace.read_text("utf-8").splitlines() if "trace: built-in: " in line]
    trace.unlink()
    return [line.split("built-in: git ")[1].split(maxsplit=1)[0] for line in lines]


def test_what_is_known_is_not_read_again(told: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    assert calls(told, monkeypatch) == ["rev-parse"]
    told.commit(edit("a.md"), by="Di")
    assert calls(told, monkeypatch) == ["rev-parse", "log", "ls-tree"]
    assert calls(told, monkeypatch) == ["rev-parse"]
    (told.root / KEPT).unlink()
    assert calls(told, monkeypatch) == ["log", "ls-tree"]


def branch(told: Repository) -> None:
    told.on("side", lambda: told.commit(move("a.md", "e.md"), by="Di"))
    told.commit(edit("a.md", 4), by="Ed")
    told.merge("side")


def copies_on_two_branches(told: Repository) -> None:
    told.on("side", lambda: told.commit(copy("d.md", "e.md"), by="Di"))
    told.commit(copy("a.md", "f.md"), by="Ed")
    told.merge("side")


LATER: dict[str, Callable[[Repository], object]] = {
    "edited": lambda told: told.commit(edit("a.md", 3), by="Di"),
    "moved": lambda told: told.commit(move("a.md", "sub/e.md"), edit("sub/e.md", 2), by="Di"),
    "swapped": lambda told: told.commit(swap("a.md", "d.md"), by="Di"),
    "copied": lambda told: told.commit(copy("d.md", "e.md"), by="Di"),
    "a copy is copied": lambda told: told.commit(copy("c.md", "e.md"), move("c.md", "f.md")),
    "brought back": lambda told: told.commit(write("gone.md", page("gone")), by="Di"),
    "taken over": lambda told: told.commit(move("a.md", "gone.md"), by="Di"),
    "nothing": lambda told: told.commit(message="Empty\n\nCo-authored-by: Eve <eve@hub.test>"),
    "several": lambda told: [
        told.commit(move("a.md", "e.md"), by="Di"),
        told.commit(write("a.md", "# Another\n"), by="Ed"),
        told.commit(move("e.md", "f.md"), copy("d.md", "g.md"), edit("d.md", 1), by="Ada"),
    ],
    "a branch": branch,
    "copies on two branches": copies_on_two_branches,
    "a branch that began before": lambda told: told.merge("old"),
    "another history": lambda told: [
        told.git("reset", "--quiet", "--hard", "HEAD~1"),
        told.commit(move("a.md", "e.md"), by="Di"),
    ],
    "an older state": lambda told: told.git("reset", "--quiet", "--hard", "HEAD~1"),
    "another branch": lambda told: told.git("switch", "--quiet", "old"),
}


@pytest.mark.parametrize("later", LATER)
def test_whatever_comes_later_is_told_as_if_nothing_was_kept(told: Repository, later: str) -> None:
    before = told.attribution()
    LATER[later](told)
    assert check(told) != before


def test_other_options_tell_something_else(told: Repository) -> None:
    last = told.git("log", "-1", "--format=%H")
    assert names(check(told, bulk_files=2).of["d.md"].touches) == {"Ada", "Cy"}
    assert names(check(told, bots=["Cy"]).of["d.md"].touches) == {"Ada", "Cy"}
    write(".git-blame-ignore-revs", f"{last}\n")(told.root)
    assert names(check(told).of["d.md"].touches) == {"Ada"}
    write(".mailmap", "Countess <ada@hub.test>\n")(told.root)
    assert names(check(told).of["d.md"].touches) == {"Countess"}


def test_lines_are_kept_beside(told: Repository) -> None:
    attribution(told.root, measure=True)
    told.commit(edit("a.md", 1, 2), by="Di")
    found = attribution(told.root, measure=True)
    assert [touch.lines for touch in found.of["a.md"].touches] == [4, 2, 12]
    (told.root / ".git/commonplace/attribution-lines.json").unlink()
    assert attribution(told.root, measure=True) == found
    assert [touch.lines for touch in check(told).of["a.md"].touches] == [None] * 3


SPOILT = {
    "nothing": b"",
    "half": b'{"key": "',
    "a list": b"[]",
    "another text": b'"key"',
    "no key": b"{}",
    "no text": b"\xff\xfe",
}


@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT)
def test_what_cannot_be_read_is_read_anew(told: Repository, content: bytes) -> None:
    before = told.attribution()
    (told.root / KEPT).write_bytes(content)
    assert told.attribution() == before
    assert (told.root / KEPT).read_bytes() != content


def test_what_lacks_a_part_is_read_anew(told: Repository) -> None:
    before = told.attribution()
    kept = (told.root / KEPT).read_text("utf-8")
    for part in ("head", "people", "seen", "commits", "pasts", "tree"):
        (told.root / KEPT).write_text(kept.replace(f'"{part}"', '"else"'), "utf-8")
        assert told.attribution() == before


def test_nothing_is_kept_where_nothing_can_be(told: Repository) -> None:
    before = told.attribution()
    (told.root / KEPT).unlink()
    (told.root / KEPT).parent.rmdir()
    (told.root / KEPT).parent.write_text("in the way", "utf-8")
    assert told.attribution() == before
    assert (told.root / KEPT).parent.read_text("utf-8") == "in the way"


def test_nothing_is_kept_in_the_work_tree_and_nothing_is_left_over(told: Repository) -> None:
    assert told.git("status", "--porcelain", "--ignored") == ""
    assert [*(told.root / KEPT).parent.iterdir()] == [told.root / KEPT]


def test_a_second_work_tree_keeps_its_own(told: Repository, tmp_path: Path) -> None:
    git(told.root, "worktree", "add", "--quiet", "--detach", "tree", "old")
    assert names(attribution(tmp_path / "tree").of["a.md"].touches) == {"Ada", "Bo", "Old"}
    assert (told.root / ".git/worktrees/tree/commonplace/attribution.json").is_file()
    assert names(told.attribution().of["a.md"].touches) == {"Ada", "Bo"}
