"""What `review` prints in each format, held to files.

`python -m tests.test_review_formats` writes them anew.
"""

import re
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from commonplace.cli import main
from commonplace.reporting.reviews import FORMATS
from tests.hubs import article
from tests.proposals import Proposals, drop, member, put, shift, swap_in

FOLDER = Path(__file__).parent / "review_formats"
DEEDS = (
    swap_in("columns/notes/first.md", "Words.", "Better."),
    drop("columns/notes/second.md"),
    put("columns/open/mine.md", article("Mine <b> & “yours”", authors="[gil]")),
    put("members/gil.md", member("gil")),
    put("/site_src/handbook/new.md", "# New\n\n<script>alert(1)</script>\n"),
    shift("/requirements.txt", "/needed.txt"),
    swap_in("events/evening.md", "[bo]", "[ada]"),
    swap_in("competitions/map-jam/ballots/jude.yml", "7", "9"),
)


def printed(root: Path) -> dict[str, str]:
    """Return what is printed of one pull request, by format."""
    proposals = Proposals(root)
    head = proposals.propose(*DEEDS)
    call = ["--hub", str(proposals.root), "review", "--base", "main", "--head", head]
    call += ["--actor", "gil", "--today", "2026-06-01"]
    results = {form: CliRunner().invoke(main, [*call, "--format", form]) for form in FORMATS}
    assert {result.exit_code for result in results.values()} == {1}
    return {form: without_accidents(result.stdout) for form, result in results.items()}


def without_accidents(text: str) -> str:
    """Return what is printed without what another machine or day would have in it."""
    text = re.sub(r'("(?:base|head)": ")[0-9a-f]{40}', r"\1COMMIT", text)
    return text.replace(version("commonplace"), "VERSION")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return printed(tmp_path_factory.mktemp("hub"))


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_as_its_file_says(found: dict[str, str], form: str) -> None:
    assert found[form] == (FOLDER / f"{form}.txt").read_text("utf-8")


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        for form, text in printed(Path(folder)).items():
            (FOLDER / f"{form}.txt").write_text(text, "utf-8", newline="\n")
