"""No build where nothing has changed: which changes count, and that nothing is lost by it."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from commonplace.publish import Place, Told, build_site, keep_up
from commonplace.publish.inputs import UncertainError, inputs_of
from commonplace.publish.unchanged import _Memory
from commonplace.settings import read_settings
from tests.histories import commit_all, git
from tests.hubs import ADA, NOTES, article, event, write, write_hub

EPOCH = 1_780_000_000
FILES = {
    **ADA,
    **NOTES,
    "columns/notes/a.md": article("A", "[gone](b.md)"),
    "columns/notes/bad.md": article("Bad", date="2026-02-30"),
    "columns/notes/draft.md": article("Draft", status="draft"),
    "events/e.md": event(),
}


def hub_at(root: Path) -> Path:
    """Write a hub with some problems into a repository."""
    write_hub(root, FILES)
    write(root / ".gitignore", "site/\n.site-build/\n.cache/\n")
    commit_all(root)
    return root


def kept_up(root: Path, epoch: int = EPOCH, *, anew: bool = False) -> Told:
    """Bring the site up to date."""
    return keep_up(root, read_settings(root), epoch=epoch, anew=anew)


def state(site: Path) -> dict[str, tuple[int, ...]]:
    """Return what would change of a file if anybody wrote it again."""
    found = {path: path.stat() for path in (site, *site.rglob("*"))}
    return {
        str(path): (one.st_ino, one.st_mtime_ns, one.st_ctime_ns) for path, one in found.items()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    """Build a hub once; nobody may change it."""
    root = hub_at(tmp_path_factory.mktemp("hub"))
    return root, kept_up(root)


def test_nothing_is_built_or_touched_and_all_is_told_again(built: tuple[Path, Told]) -> None:
    root, first = built
    before = state(root / "site")
    again = kept_up(root)

    assert first.is_built
    assert not again.is_built
    assert state(root / "site") == before
    assert replace(again, is_built=True, changes=first.changes, remade=first.remade) == first
    assert {problem.code for problem in again.problems} >= {"link-unknown", "date-impossible"}
    assert again.waiting == (("notes/draft", "member_submissions/columns/notes/draft.md"),)
    assert again.refused == ("columns/notes/bad.md",)


def test_a_site_that_stands_is_that_of_a_clean_build(
    built: tuple[Path, Told], tmp_path: Path
) -> None:
    root, _ = built
    kept_up(root)
    build_site(root, read_settings(root), site_dir=tmp_path / "clean", epoch=EPOCH)

    assert not _differences(root / "site", tmp_path / "clean")


def _differences(one: Path, other: Path) -> set[str]:
    trees = [
        {str(p.relative_to(top)): p.read_bytes() for p in top.rglob("*") if p.is_file()}
        for top in (one, other)
    ]
    return {name for name in {**trees[0], **trees[1]} if trees[0].get(name) != trees[1].get(name)}


def standing(root: Path, epoch: int = EPOCH) -> Told | None:
    """Return what would be said if nothing were built; None where a build is due."""
    settings = read_settings(root)
    memory = _Memory(root, settings, root / settings.site_dir, "mkdocs")
    found = memory.inputs()
    return memory.standing(found, epoch) if found else None


def test_time_alone_makes_a_build_due_when_a_page_would_say_something_else(
    built: tuple[Path, Told],
) -> None:
    root, _ = built

    assert standing(root, EPOCH + 1)
    assert not standing(root, EPOCH - 1)
    assert not standing(root, EPOCH + 86_400)


def test_a_site_somebody_touched_is_built_again(built: tuple[Path, Told]) -> None:
    root, _ = built
    page = root / "site/index.html"
    times = page.stat()
    text = page.read_bytes()
    page.write_bytes(text[:-1] + b" ")
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))

    assert not standing(root)
    assert kept_up(root).is_built
    assert page.read_bytes() == text
    assert standing(root)
    (root / "site/more.html").write_text("")
    assert not standing(root)
    assert kept_up(root).is_built
    assert not kept_up(root).is_built
    assert kept_up(root, anew=True).is_built


Deed = Callable[[Path], object]


def _page(root: Path) -> None:
    page = root / "member_submissions/columns/notes/a.md"
    times = page.stat()
    page.write_text(page.read_text().replace("gone", "GONE"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))


CHANGES: dict[str, Deed] = {
    "a text, its time and size as before": _page,
    "a file that is no page": lambda root: write(root / "member_submissions/x.bin", ""),
    "a chapter": lambda root: write(root / "site_src/new.md", "# New\n"),
    "a file gone": lambda root: (root / "member_submissions/events/e.md").unlink(),
    "a file renamed": lambda root: (root / "member_submissions/events/e.md").rename(
        root / "member_submissions/events/f.md"
    ),
    "a hidden file": lambda root: write(root / "overrides/.icons/a.svg", "<svg/>"),
    "the configuration": lambda root: write(
        root / "mkdocs.yml", (root / "mkdocs.yml").read_text() + "copyright: us\n"
    ),
    "whom names mean": lambda root: write(root / ".mailmap", "A <a@b.test> B <b@b.test>\n"),
    "a commit": lambda root: git(root, "commit", "--allow-empty", "-m", "x"),
    "a branch": lambda root: git(root, "branch", "other"),
    "how git is set up": lambda root: git(root, "config", "diff.renames", "false"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return hub_at(tmp_path / "hub")


def content(root: Path, engine: str = "mkdocs") -> str:
    settings = read_settings(root)
    return inputs_of(root, settings, Place(root / settings.site_dir), engine).content


@pytest.mark.parametrize("change", CHANGES)
def test_each_of_these_makes_a_build_due(root: Path, change: str) -> None:
    before = content(root)
    CHANGES[change](root)

    assert content(root) != before


def test_what_a_build_leaves_and_looking_at_it_changes_nothing(root: Path) -> None:
    before = content(root)
    write(root / "site/index.html", "")
    write(root / ".site-build/previous/index.html", "")
    write(root / ".cache/pictures/a", "")
    write(root / ".venv/pyvenv.cfg", "")
    (root / "mkdocs.yml").touch()
    index = (root / ".git/index").read_bytes()
    git(root, "rm", "--cached", "mkdocs.yml")  # `git status` writes it anew, too

    assert (root / ".git/index").read_bytes() != index
    assert content(root) == before


def test_surroundings_and_the_engine_count(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(root)
    assert content(root, "properdocs") != before
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")  # has its own rule
    assert content(root) == before
    monkeypatch.setenv("LANGUAGE", "zh")
    assert content(root) != before


def test_another_version_of_a_program_counts(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "library"
    (library / "mkdocs-1.6.1.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(library))
    before = content(root)
    (library / "mkdocs-1.6.1.dist-info").rename(library / "mkdocs-1.6.2.dist-info")

    assert content(root) != before


@pytest.mark.parametrize(
    "config",
    [
        "hooks: [hook.py]\n",
        "markdown_extensions: [markdown_include.include]\n",
        "markdown_extensions: {pymdownx.snippets: {url_download: true}}\n",
        "markdown_extensions: {pymdownx.snippets: {base_path: [/usr]}}\n",
        "extra: {folder: ../}\n",
        "INHERIT: ../base.yml\n",
    ],
)
def test_what_may_look_elsewhere_is_always_built(root: Path, config: str) -> None:
    write(root / "mkdocs.yml", (root / "mkdocs.yml").read_text() + config)
    write(root / "../base.yml", "copyright: us\n")

    with pytest.raises(UncertainError):
        content(root)


def test_a_template_that_tells_its_moment_is_always_built(root: Path) -> None:
    write(root / "overrides/main.html", "{{ build_date_utc }}")

    with pytest.raises(UncertainError, match="main"):
        content(root)


def test_a_plugin_that_is_not_known_is_always_built(root: Path) -> None:
    text = (root / "mkdocs.yml").read_text()
    write(root / "mkdocs.yml", text.replace("search: {}", "search: {}, macros: {}"))

    with pytest.raises(UncertainError, match="macros"):
        content(root)


def test_a_link_to_a_folder_is_always_built(root: Path, tmp_path: Path) -> None:
    (root / "site_src/more").symlink_to(tmp_path)

    with pytest.raises(UncertainError, match="more"):
        content(root)


def test_without_a_repository_it_is_always_built(tmp_path: Path) -> None:
    write_hub(tmp_path, FILES)

    with pytest.raises(UncertainError):
        content(tmp_path)


def test_the_command_says_so_and_ends_with_the_same_code(built: tuple[Path, Told]) -> None:
    root, _ = built
    command = [sys.executable, "-m", "commonplace", "--lang", "en", "build"]
    runs = [
        subprocess.run(
            command,
            cwd=root,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        for _ in range(2)
    ]

    assert [run.returncode for run in runs] == [1, 1]
    assert "member_submissions/columns/notes/bad.md:" in runs[1].stdout
    assert "Nothing has changed:" in runs[1].stdout
    assert "The site of 20" in runs[1].stdout
