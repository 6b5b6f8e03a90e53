"""The repository's own hub, built once for every test that looks at pages, in whichever worker."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from commonplace.publish.lock import locked

ROOT = Path(__file__).parent.parent
CONFIGS = {"": "mkdocs.yml", "zh/": "mkdocs.zh.yml"}

BUILT_ON = "2026-11-23"
"""The day on which the hub is built: some events are over, some to come."""
BUILT_AT = 1_795_392_000


@dataclass(frozen=True)
class Site:
    """A built site, and where it is served."""

    folder: Path
    address: str

    @property
    def pages(self) -> Iterator[Path]:
        """Yield every HTML file, in order."""
        yield from sorted(self.folder.rglob("*.html"))


def build(root: Path, folder: Path) -> None:
    """Build the hub in `root` in each of its languages, as `mkdocs build` does."""
    for path, config in CONFIGS.items():
        build_one(root, folder / path, config)


def build_one(root: Path, folder: Path, config: str = "mkdocs.yml") -> None:
    """Build one language of the hub in `root` into `folder`, on the day `BUILT_ON`."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(BUILT_AT),
    }
    command = [sys.executable, "-m", "mkdocs", "build", "-f", config, "-d", str(folder)]
    run = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def build_once(folder: Path) -> None:
    """Build this repository's hub into `folder`, unless another worker has: then wait for it."""
    whole = folder.with_suffix(".whole")
    with locked(folder.with_suffix(".lock")):
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what a worker left whose build failed
            build(ROOT, folder)
            whole.touch()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> Site:
    """Build and serve the hub, once for all tests of a run; no test may change it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site"
    build_once(folder)
    return Site(folder, serve_folder(folder))
