"""The scripts and the locks that a fresh machine starts from."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted(
    path for path in (ROOT / "scripts").iterdir() if path.is_file() and path.suffix != ".md"
)
SOURCED = ["environment", "make_environment", "node_tools"]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
NEEDS = {
    "build": GROUPS["build"],
    "run": PROJECT["project"]["dependencies"],
    "test": [*PROJECT["project"]["dependencies"], *GROUPS["test"], *GROUPS["check"]],
}


def read_lock(name: str) -> Iterator[tuple[str, str]]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    for pinned, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE):
        yield canonicalize_name(pinned), version


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_short_and_stop_at_the_first_fault(script: Path) -> None:
    lines = script.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 30
    if script.name in SOURCED:
        assert lines[0] == "# shellcheck shell=bash"
    else:
        assert os.access(script, os.X_OK)
        assert lines[0] == "#!/usr/bin/env bash"
        assert "set -euo pipefail" in lines


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_explained(script: Path) -> None:
    assert f"\n| `{script.name}` |" in (ROOT / "scripts/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_name_no_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")

    assert not re.search(r"https?://|file:|--(?:extra-)?index-url|--find-links", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_hold_a_hash_for_each_package(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")

    for entry in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", NEEDS)
def test_locks_hold_what_the_project_asks_for(name: str) -> None:
    locked = dict(read_lock(name))

    for text in NEEDS[name]:
        need = Requirement(text)
        version = locked.get(canonicalize_name(need.name), "nothing")
        assert version in need.specifier, f"{text}, locked {version}: run scripts/lock"


def test_locks_agree() -> None:
    everything = set(read_lock("test"))

    assert set(read_lock("run")) <= everything
    assert set(read_lock("build")) <= everything
