"""A showcase on any Material site: the two plugins, a nav of the site's own, and a competition."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hubs import write
from tests.showcases import SHOWCASE

ROOT = Path(__file__).parent.parent
GUIDES = {
    "en": ROOT / "site_src/using/maintainers/competitions.md",
    "zh": ROOT / "site_src/zh/using/maintainers/competitions.md",
}
MAY_20 = "1779278400"


def shown_config(guide: Path) -> str:
    """Return the mkdocs.yml that a guide shows, as it stands there."""
    found = re.search(r'```yaml title="mkdocs.yml"\n(.*?)```', guide.read_text("utf-8"), re.DOTALL)
    assert found, guide
    return found[1]


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of three lines of nav with the configuration that the guide shows."""
    root = tmp_path_factory.mktemp("alone")
    write(root / "mkdocs.yml", shown_config(GUIDES["en"]))
    write(root / "docs/index.md", "# Our club\n")
    for name, text in SHOWCASE.items():
        write(root / "member_submissions" / name, text)
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-d", str(root / "site")],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": MAY_20},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "ERROR" not in run.stderr
    return root / "site"


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "competitions/jam/index.html",
        "competitions/jam/results/index.html",
        "competitions/jam/results/sensitivity/index.html",
        "competitions/gallery/index.html",
        "competitions/hall-of-fame/index.html",
        "competitions/certificates/index.html",
        "api/competitions/jam.json",
        "assets/commonplace/showcase.js",
    ],
)
def test_the_configuration_of_the_guide_builds_a_whole_showcase(alone: Path, path: str) -> None:
    assert (alone / path).is_file()


def test_the_sites_own_home_stays(alone: Path) -> None:
    assert "Our club" in (alone / "index.html").read_text("utf-8")


def test_both_guides_show_the_same_configuration() -> None:
    plain = [re.sub(r"site_name: .*", "", shown_config(guide)) for guide in GUIDES.values()]
    assert plain[0] == plain[1]
