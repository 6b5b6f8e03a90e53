"""What the benchmark is made of: a hub that is always the same, and builds that are compared."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace.load import load_hub
from commonplace.settings import read_settings

BENCH = Path(__file__).parent.parent / "bench"
FORMS = ("material-prune", "material-blog", "zensical", "hugo")


def run(*command: str | Path, seed: str = "0") -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    run = subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def generate(folder: Path, *arguments: str, seed: str = "0") -> Path:
    run(sys.executable, BENCH / "generate.py", folder, "40", *arguments, seed=seed)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def head(folder: Path) -> str:
    return run("git", "-C", folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generate(tmp_path_factory.mktemp("bench") / "hub", "--history")


def test_the_same_hub_is_made_each_time(hub: Path, tmp_path: Path) -> None:
    again = generate(tmp_path / "again", "--history", seed="1")
    other = generate(tmp_path / "other", "--seed", "2")

    assert files(again) == files(hub)
    assert run("git", "-C", again, "rev-parse", "HEAD") == run(
        "git", "-C", hub, "rev-parse", "HEAD"
    )
    assert files(other) != files(hub)


def test_a_made_hub_has_no_faults(hub: Path) -> None:
    found = load_hub(hub, read_settings(hub))

    assert not found.problems
    assert len(found.articles) == 14
    assert len(found.events) == 6


def test_the_last_commit_is_what_the_folder_holds(hub: Path) -> None:
    assert not run("git", "-C", hub, "status", "--porcelain")

    log = run("git", "-C", hub, "log", "--name-status", "--format=%aN%n%B", "--find-renames")

    assert "Co-authored-by:" in log
    assert "Merge pull request" in log
    assert len({line for line in log.splitlines() if line.startswith("R100")}) > 0


def test_addresses_of_pages_begin_like_those_of_others(hub: Path) -> None:
    pages = {path.relative_to(hub) for path in (hub / "site_src").rglob("*.md")}

    assert any(page.with_suffix("") in other.parents for page in pages for other in pages)


@pytest.mark.parametrize("form", FORMS)
def test_peers_get_the_same_texts_and_links_that_lead_somewhere(
    form: str, hub: Path, tmp_path: Path
) -> None:
    made = files(generate(tmp_path / form, "--form", form))
    whole = "\n".join(content.decode() for content in made.values())

    for text in hub.rglob("*.md"):
        said = [line for line in text.read_text("utf-8").splitlines() if line[:1].isalpha()]
        last = next(line for line in reversed(said) if "](" not in line)
        assert last in whole, text
    for name, target in links(made):
        there = os.path.normpath(Path(name).parent / target).replace("\\", "/")
        assert there in made, f"{name} links to {target}"


def links(made: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for name, content in made.items():
        for part in content.decode().split("](")[1:]:
            target = part.split(")")[0]
            if target.endswith(".md"):
                yield name, target


def test_sites_of_the_benchmark_are_what_clean_builds_make() -> None:
    assert "sites are what a clean build makes" in run(sys.executable, BENCH / "run.py", "--smoke")
