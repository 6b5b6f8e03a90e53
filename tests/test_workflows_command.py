"""`commonplace workflows`: a hub's workflows are brought up to date, a person's own words kept."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.starting import workflows
from tests.test_starter import new_hub

SITE = ".github/workflows/site.yml"
PINNED = "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Make a new hub on GitHub, that says where its repository is."""
    return new_hub(tmp_path, repo="https://github.com/our/hub")


def call(hub: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "--hub", str(hub), "workflows", *args])


def change(hub: Path, old: str, new: str, path: str = SITE) -> str:
    """Change a file of a hub as a person would; return its text."""
    text = (hub / path).read_text("utf-8")
    assert old in text
    (hub / path).write_text(text.replace(old, new), "utf-8")
    return (hub / path).read_text("utf-8")


def make_older(hub: Path, path: str = SITE) -> None:
    """Let a file be one that an earlier version wrote."""
    body = (hub / path).read_text("utf-8").partition("\n")[2].replace("v5.0.0", "v4.0.0")
    body = body.replace("timeout-minutes: 30", "timeout-minutes: 10")
    older = workflows._signed(body).replace("workflows 0.1.0", "workflows 0.0.9")  # noqa: SLF001
    (hub / path).write_text(older, "utf-8")


def test_what_init_wrote_is_up_to_date(hub: Path) -> None:
    result = call(hub, "--check")

    assert result.exit_code == 0, result.output
    assert result.stdout.count("is up to date.") == 4


def test_an_older_file_is_named_shown_and_brought_up_to_date(hub: Path) -> None:
    now = (hub / SITE).read_text("utf-8")
    make_older(hub)
    before = (hub / SITE).read_text("utf-8")

    checked = call(hub, "--check")

    assert checked.exit_code == 1
    assert f"{SITE} is as version 0.0.9 wrote it; there is a newer one." in checked.stdout
    assert "  -    timeout-minutes: 10\n  +    timeout-minutes: 30\n" in checked.stdout
    assert (hub / SITE).read_text("utf-8") == before
    assert call(hub).exit_code == 0
    assert (hub / SITE).read_text("utf-8") == now


def test_a_missing_file_is_written(hub: Path) -> None:
    (hub / SITE).unlink()

    assert f"{SITE} is missing." in call(hub, "--check").stdout
    assert call(hub).exit_code == 0
    assert call(hub, "--check").exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("17 4 * * *", "3 5 * * *", "has been changed since version 0.1.0 wrote it."),
        ("# commonplace workflows", "# Ours", "was not written by this command."),
    ],
)
def test_what_a_person_wrote_is_kept_unless_it_is_asked_for(
    hub: Path, old: str, new: str, said: str
) -> None:
    changed = change(hub, old, new)

    assert f"{SITE} {said}" in call(hub, "--check").stdout
    left = call(hub)
    assert left.exit_code == 1
    assert f"{SITE} was left alone" in left.stderr
    assert (hub / SITE).read_text("utf-8") == changed
    assert call(hub, "--force").exit_code == 0
    assert call(hub, "--check").exit_code == 0


def test_a_newer_action_is_no_change_and_stays(hub: Path) -> None:
    newer = f"actions/deploy-pages@{'a' * 40} # v5.1.0"
    change(hub, PINNED, newer)
    assert call(hub, "--check").exit_code == 0

    make_older(hub)
    assert call(hub).exit_code == 0
    assert newer in (hub / SITE).read_text("utf-8")

    change(hub, newer, f"actions/deploy-pages@{'b' * 40} # v3.0.0")
    assert call(hub, "--force").exit_code == 0
    assert "is up to date" in call(hub, "--check").stdout


def test_line_ends_of_windows_are_no_change(hub: Path) -> None:
    text = (hub / SITE).read_text("utf-8")
    (hub / SITE).write_text(text, "utf-8", newline="\r\n")

    assert call(hub, "--check").exit_code == 0


def test_the_forge_is_that_of_the_files_where_the_address_does_not_tell(tmp_path: Path) -> None:
    for forge in ("gitlab", "forgejo"):
        hub = new_hub(tmp_path / forge, forge=forge, repo="https://git.hub.test/our/hub")
        assert call(hub, "--check").exit_code == 0


def test_a_hub_on_no_forge_is_asked_for_one(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, forge="none")

    result = call(hub)

    assert result.exit_code == 2
    assert "Say with --forge where the repository is" in result.stderr
    assert call(hub, "--forge", "gitlab").exit_code == 0
    assert (hub / ".gitlab-ci.yml").is_file()


def test_content_is_what_mkdocs_yml_says(hub: Path) -> None:
    change(hub, "docs_dir: site_src\n", "docs_dir: our pages\n", "mkdocs.yml")
    change(hub, "commonplace/hub:\n", "commonplace/hub:\n    submissions: sent\n", "mkdocs.yml")
    change(hub, "docs_dir: site_src/zh", "docs_dir: our pages/zh", "mkdocs.zh.yml")

    assert call(hub).exit_code == 0
    text = (hub / SITE).with_name("check.yml").read_text("utf-8")
    assert "':(glob)our pages/**/*.md' \\\n" in text
    assert "zh/**" not in text
    assert "-- \\\n            sent \\\n" in text
    assert 'SENT = "sent/"' in (hub / SITE).with_name("answer.yml").read_text("utf-8")
