"""CODEOWNERS from the records, as each forge reads it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.review.code_owners import SYNTAXES, CodeOwners
from tests.hubs import CONFIG, event, record, write_hub
from tests.proposals import member

FILES = {
    "members/ada.md": member("ada"),
    "members/bo/index.md": record(
        "", name="Bo", accounts="{github: Bo-B, codeberg: bo, gitlab: bo}"
    ),
    "members/cai.md": record("", name="Cai"),
    "columns/notes/index.md": record("", title="N", description="N.", editors="[cai, bo]"),
    "columns/quiet/index.md": record("", title="Q", description="Q.", editors="[cai]"),
    "events/evening.md": event(organizers="[bo, {name: Guest}]"),
}
SETTINGS = {
    "mkdocs.yml": CONFIG.replace("hub: {}", "hub: {maintainers: [ada, '@keeper']}")
    + "repo_url: https://github.com/our/hub\n"
}
GITHUB = """\
# Written by commonplace codeowners from the records; do not change it by hand.
# Maintainers are those of mkdocs.yml. Whoever has no account here is left out.

# Everything that is not below
* @ada @keeper

# Members, their own records
/member_submissions/members/ada.md @ada @keeper
/member_submissions/members/bo/ @Bo-B @ada @keeper

# Columns, their editors
/member_submissions/columns/notes/ @Bo-B @ada @keeper

# Events, whoever organises them
/member_submissions/events/evening.md @Bo-B @ada @keeper

# Pages, settings and workflows, maintainers
/site_src/ @ada @keeper
/mkdocs*.yml @ada @keeper
/requirements* @ada @keeper
/.github/ @ada @keeper
/.gitlab/ @ada @keeper
/.gitlab-ci.yml @ada @keeper
"""
FORGEJO = """\
# Written by commonplace codeowners from the records; do not change it by hand.
# Maintainers are those of mkdocs.yml. Whoever has no account here is left out.

# Everything that is not below
.* @keeper

# Members, their own records
member_submissions/members/bo/.* @bo

# Columns, their editors
member_submissions/columns/notes/.* @bo

# Events, whoever organises them
member_submissions/events/evening\\\\.md @bo
"""


@pytest.fixture(autouse=True)
def in_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a hub whose people have accounts here and there."""
    write_hub(tmp_path, FILES, SETTINGS)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def run(*args: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", language, "codeowners", *args])


def test_each_forge_reads_its_own_form() -> None:
    assert run().stdout == GITHUB
    assert run("--forge", "forgejo").stdout == FORGEJO
    assert run(language="zh").stdout == GITHUB  # the hub's language, whoever writes it


def test_who_has_no_account_there_is_left_out_and_said() -> None:
    assert "left out: cai\n" in run().stderr
    assert "ada, cai" in run("--forge", "codeberg").stderr


def test_a_job_sees_whether_the_file_is_up_to_date(tmp_path: Path) -> None:
    assert run("--check").exit_code == 1
    assert run("--output", ".github/CODEOWNERS").exit_code == 0
    assert (tmp_path / ".github/CODEOWNERS").read_text("utf-8") == GITHUB
    assert run("--check").exit_code == 0
    (tmp_path / "member_submissions/members/ada.md").unlink()
    assert run("--check").exit_code == 1


def test_a_forge_that_nobody_names_is_asked_for(tmp_path: Path) -> None:
    config = (tmp_path / "mkdocs.yml").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(config.replace("github.com", "git.hub.test"), "utf-8")
    assert run().exit_code == 2


@pytest.mark.parametrize("forge", SYNTAXES)
@pytest.mark.parametrize("way", ["our #1 hub/", "a[b]*/", "x+y (z)/"])
def test_a_path_is_matched_and_nothing_else(tmp_path: Path, forge: str, way: str) -> None:
    hub = write_hub(tmp_path, FILES, SETTINGS)
    text = CodeOwners(hub, SYNTAXES[forge], way).text
    line = next(line for line in text.splitlines() if "evening" in line)
    pattern, *owners = re.split(r"(?<!\\) ", line)
    assert owners
    path = f"{way}member_submissions/events/evening.md"
    expression = _as_forgejo(pattern) if SYNTAXES[forge].adds_up else _as_github(pattern)
    assert re.fullmatch(expression, path)
    assert not re.fullmatch(expression, path.replace("evening", "other"))


def _as_forgejo(pattern: str) -> str:
    """Return the expression that a stroke of its own reader leaves."""
    return re.sub(r"\\(.)", r"\1", pattern)


def _as_github(pattern: str) -> str:
    """Return what a line of gitignore means, as an expression."""
    assert not re.search(r"[\[\]#!]", pattern)
    plain = pattern.removeprefix("/").replace("\\ ", " ")
    return re.escape(plain).replace(r"\?", ".").replace(r"\*", "[^/]*")
