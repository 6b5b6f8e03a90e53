"""Reading who changed which file: in every kind of clone, with any settings, of any history."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commonplace.language import language
from commonplace.model import Attribution
from tests.histories import git
from tests.hubs import ADA, BO, CONFIG, NOTES, TWO_LANGUAGES, article, write_hub
from tests.repositories import (
    Repository,
    attribution,
    copy,
    edit,
    move,
    names,
    write,
)


def said(found: Attribution, tag: str = "en") -> str:
    assert found.trouble is not None
    return found.trouble.sentence(language(tag))


@pytest.fixture(autouse=True)
def in_no_other_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


def sample(root: Path, *options: str) -> Repository:
    """Return a repository with a hub in a folder, a branch, a rename and a copy."""
    told = Repository(root, *options)
    told.commit(write("hub/a.md"), write("elsewhere.md"), by="Ada")
    told.on("side", lambda: told.commit(edit("hub/a.md", 1), by="Bo"))
    told.commit(move("hub/a.md", "hub/b.md"), edit("hub/b.md", 9), by="Cy")
    told.merge("side")
    told.commit(move("elsewhere.md", "hub/c.md"), copy("hub/b.md", "hub/d.md"), by="Di")
    return told


SAMPLE = {"b.md": {"Ada", "Bo", "Cy"}, "c.md": {"Ada", "Di"}, "d.md": {"Ada", "Bo", "Cy", "Di"}}


def authors(root: Path) -> dict[str, set[str]]:
    found = attribution(root)
    assert found.trouble is None
    return {path: names(history.touches) for path, history in found.of.items()}


# In any place, and with any settings.

SETTINGS = {
    "log.showRoot": "false",
    "log.showSignature": "true",
    "log.diffMerges": "off",
    "log.decorate": "no",
    "log.follow": "true",
    "log.date": "relative",
    "log.mailmap": "false",
    "diff.renames": "false",
    "diff.renameLimit": "1",
    "diff.relative": "true",
    "diff.noprefix": "true",
    "diff.external": "false",
    "diff.ignoreSubmodules": "all",
    "diff.orderFile": "no-such-file",
    "format.pretty": "oneline",
    "i18n.logOutputEncoding": "latin1",
    "core.quotePath": "true",
    "core.abbrev": "4",
    "color.ui": "always",
    "mailmap.file": "../people",
}


def test_the_paths_are_those_below_the_hubs_folder(tmp_path: Path) -> None:
    sample(tmp_path)
    assert authors(tmp_path / "hub") == SAMPLE
    assert authors(tmp_path) == {f"hub/{path}": who for path, who in SAMPLE.items()}


def test_the_same_in_every_clone_and_with_any_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = sample(tmp_path / "told")
    write("people", "Nobody <ada@hub.test>\n")(tmp_path)
    here = attribution(told.root / "hub")
    git(tmp_path, "clone", "--quiet", "told", "另一个 clone")
    clone = tmp_path / "另一个 clone"
    git(clone, "worktree", "add", "--quiet", "../tree", "HEAD")
    for name, value in SETTINGS.items():
        git(clone, "config", name, value)
    git(clone, "tag", "grafted")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert attribution(clone / "hub") == here
    assert attribution(tmp_path / "tree" / "hub") == here


def test_a_repository_with_longer_ids(tmp_path: Path) -> None:
    told = sample(tmp_path, "--object-format=sha256")
    told.commit(write("hub/x", ""), by="Ed")
    told.commit(write("hub/y", ""), by="Fay")
    assert authors(tmp_path / "hub") == {**SAMPLE, "x": {"Ed"}, "y": {"Fay"}}


def test_what_replaces_a_commit_on_this_machine_alone_is_not_looked_at(tmp_path: Path) -> None:
    told = sample(tmp_path)
    told.git("replace", "HEAD", "HEAD~2")
    assert authors(tmp_path / "hub") == SAMPLE


def test_a_repository_within_another_one(tmp_path: Path) -> None:
    sample(tmp_path / "inner")
    outer = Repository(tmp_path / "outer")
    allow = ("-c", "protocol.file.allow=always")
    outer.git(*allow, "submodule", "--quiet", "add", "../inner", "theirs", by="Zoe")
    outer.commit(write("own.md"), by="Zoe")
    outer.on("side", lambda: outer.commit(write("other.md"), by="Yan"))
    inner = outer.root / "theirs"
    git(inner, "commit", "--quiet", "--allow-empty", "--message=More")
    outer.commit(by="Zoe")
    outer.merge("side")
    assert authors(outer.root) == {".gitmodules": {"Zoe"}, "other.md": {"Yan"}, "own.md": {"Zoe"}}
    assert authors(inner / "hub") == SAMPLE


def test_names_of_files_that_are_hard_to_read(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    hard = [
        'with "quotes".md',
        "new\nline.md",
        ":100644 tab\t.md",
        "文 章.md",
        " lead",
        "\udcff.md",
    ]
    told.commit(*(write(f"old/{name}", f"{name!r}\n" * 9) for name in hard), by="Ada")
    told.commit(*(move(f"old/{name}", name) for name in hard), by="Bo")
    assert authors(tmp_path) == {name: {"Ada", "Bo"} for name in hard}


def test_messages_and_names_that_look_like_something_else(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    entry = f":100644 100644 {'0' * 40} {'1' * 40} M"
    told.commit(write("a.md"), by="林 🌊 شوقي", message=f"{entry}\n\n{entry}\n1\t2\ta.md\n")
    told.git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "--message=", by="Bo")
    assert authors(tmp_path) == {"a.md": {"林 🌊 شوقي"}}
    (touch,) = attribution(tmp_path, measure=True).of["a.md"].touches
    assert (touch.who.address, touch.lines) == ("someone@hub.test", 12)


def test_names_in_other_encodings(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    tree = told.git("mktree", given=b"")
    head = f"tree {tree}\nauthor ".encode()
    when = b" <b@x> 1700000000 +0800\n"
    told.commit(write("a.md"))
    tree = told.git("rev-parse", "HEAD^{tree}")
    for name, more in (("薄荷".encode("gb18030"), b"encoding gb18030\n"), (b"B\xff", b"")):
        head = f"tree {tree}\n".encode()
        commit = head + b"author " + name + when + b"committer " + name + when + more + b"\nA\n"
        told.git("reset", "--quiet", "--hard", told.git(*HASH, given=commit))
        (touch,) = told.attribution().of["a.md"].touches
        assert touch.who.name == ("薄荷" if more else "B�")


HASH = ("hash-object", "-t", "commit", "-w", "--stdin", "--literally")
DATES = {
    "1700000000 +0530": "2023-11-15T03:43:20+05:30",
    "1700000000 -1130": "2023-11-14T10:43:20-11:30",
    "1700000000 +9999": "2023-11-14T22:13:20+00:00",
    "-5 +0000": "2023-11-15T00:00:00+00:00",
    "99999999999999 +0100": "2023-11-15T01:00:00+01:00",
    "long ago": "2023-11-15T00:00:00+00:00",
}


@pytest.mark.parametrize("date", DATES)
def test_clocks_that_are_wrong(tmp_path: Path, date: str) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"))
    tree = told.git("rev-parse", "HEAD^{tree}")
    people = f"author A <a@x> {date}\ncommitter B <b@x> 1700006400 +0800\n"
    told.git("reset", "--quiet", told.git(*HASH, given=f"tree {tree}\n{people}\nA\n".encode()))
    history = told.attribution().of["a.md"]
    assert history.touches[0].time.isoformat() == DATES[date]
    assert history.created == history.touches[0].time


# Without a history, or without all of it.


def test_no_repository(tmp_path: Path) -> None:
    found = attribution(tmp_path)
    assert (found.of, found.is_new, found.is_shallow) == ({}, True, False)
    assert said(found) == (
        "Credits are only what files say of themselves. "
        f"{tmp_path} is not in a git repository. Make it one with: git init"
    )
    assert "git 仓库" in said(found, "zh")


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    write("a.md")(tmp_path)
    assert "The repository has no commit yet." in said(told.attribution())
    assert told.attribution().is_new


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample(tmp_path)
    monkeypatch.setenv("PATH", "")
    found = attribution(tmp_path)
    assert (found.of, found.is_new) == ({}, False)
    assert "Git is not installed" in said(found)


def test_a_shallow_clone_names_nobody_and_says_what_to_do(tmp_path: Path) -> None:
    told = sample(tmp_path / "told")
    git(tmp_path, "clone", "--quiet", "--depth=2", told.root.as_uri(), "shallow")
    found = attribution(tmp_path / "shallow" / "hub")
    assert (found.of, found.seen, found.is_shallow) == ({}, {}, True)
    assert said(found) == (
        "The clone is shallow: without the whole history, calendars and credits would be wrong. "
        "Credits from git are left out of this build. Run: git fetch --unshallow. In a GitHub "
        "workflow, give actions/checkout fetch-depth: 0; in GitLab CI, set GIT_DEPTH: 0."
    )
    assert "fetch-depth: 0" in said(found, "zh")

    git(tmp_path / "shallow", "fetch", "--quiet", "--unshallow")
    assert authors(tmp_path / "shallow" / "hub") == SAMPLE


def test_a_clone_without_contents_fetches_what_it_needs(tmp_path: Path) -> None:
    told = sample(tmp_path / "told")
    told.git("config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", told.root.as_uri(), "blobless")
    assert authors(tmp_path / "blobless" / "hub") == SAMPLE


def test_a_clone_without_contents_and_without_a_way_to_them(tmp_path: Path) -> None:
    told = sample(tmp_path / "told")
    told.git("config", "uploadpack.allowFilter", "true")
    url = told.root.as_uri()
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", url, "blobless")
    told.root.rename(tmp_path / "gone")
    found = attribution(tmp_path / "blobless")
    assert said(found).startswith("Contents of old files are missing in this clone: whoever wrote")
    assert names(found.of["hub/c.md"].touches) == SAMPLE["c.md"]
    assert names(found.of["hub/b.md"].touches) == {"Cy"}
    assert attribution(tmp_path / "blobless", measure=True).of == found.of


def test_a_list_of_commits_that_is_wrong_is_named_by_its_line(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"), by="Ada")
    told.commit(write("ignored", f"# Formatting\n\n{told.head}\nHEAD~3  # the other\n"))
    found = told.attribution(ignore_revs="ignored")
    assert names(found.of["a.md"].touches) == set()
    assert said(found) == (
        "ignored, line 4: “head~3” is no id of a commit. Write one a line, of 4 to 64 digits "
        "0-9 and a-f; comments begin with #."
    )
    assert told.attribution(ignore_revs="ignored").trouble is not None  # also of what is kept
    assert "第 4 行" in said(found, "zh")


# In a build.


def build(root: Path, *options: str) -> str:
    command = [sys.executable, "-m", "commonplace", "--lang", "en", "build", *options]
    environment = os.environ | {"GIT_CEILING_DIRECTORIES": str(root.parent)}
    run = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stderr


def test_without_a_repository_a_build_says_so_once_and_a_strict_one_does_not_fail(
    tmp_path: Path,
) -> None:
    config = {
        name: text.replace("zh/}}}", "zh/}}, commonplace/credits: {}}")
        for name, text in TWO_LANGUAGES.items()
    }
    write_hub(tmp_path, {}, config)
    said = build(tmp_path, "--strict")
    assert said.count("Credits are only what files say of themselves.") == 1
    assert "Warning" not in said


def test_a_build_names_those_who_made_the_commits(tmp_path: Path) -> None:
    config = {
        "mkdocs.yml": CONFIG.replace(
            "commonplace/hub: {}", "commonplace/hub: {}, commonplace/credits: {}"
        )
    }
    write_hub(tmp_path, {**ADA, **BO, **NOTES, "columns/notes/first.md": article()}, config)
    told = Repository(tmp_path)
    told.commit(by="Ada")
    path = "member_submissions/columns/notes/first.md"
    told.commit(
        write(path, article(body="Other words.")), by="Bob", message="Mend\n\nReviewed-by: 薄荷"
    )
    assert build(tmp_path).count("Warning") == 0
    shown = json.loads((tmp_path / "site/api/contributors.json").read_text("utf-8"))
    assert {"Ada", "Bob", "薄荷"} <= {one["name"] for one in shown["contributors"]}
