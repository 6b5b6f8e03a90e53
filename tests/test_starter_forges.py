"""Files of a new hub that its forge reads: workflows with few rights, forms for requests."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from commonplace.settings import read_settings
from commonplace.starting.forges import FORGES, pages_at
from tests.histories import Story, add, git
from tests.test_starter import new_hub


@pytest.mark.parametrize("forge", FORGES)
def test_a_forge_gets_its_own_files_in_both_languages(tmp_path: Path, forge: str) -> None:
    hub = new_hub(tmp_path, forge=forge, repo="https://git.hub.test/our/hub")
    place = FORGES[forge]

    for path in filter(None, (place.workflow, place.change, place.owners)):
        assert (hub / path).is_file()
    if place.issues:
        forms = {path.name for path in (hub / place.issues).iterdir()}
        assert {"article.md", "article.zh.md", "question.md", "question.zh.md"} <= forms
        assert "出声读过一遍" in (hub / place.change).read_text(encoding="utf-8")
    others = {path for other in FORGES.values() for path in (other.workflow, other.change)}
    for path in filter(None, others - {place.workflow, place.change}):
        assert not (hub / path).exists()


@pytest.mark.parametrize("forge", ["codeberg", "forgejo"])
def test_the_workflow_for_forgejo_keeps_its_token_for_the_last_step(
    tmp_path: Path, forge: str
) -> None:
    hub = new_hub(tmp_path, forge=forge)

    workflow = yaml.safe_load((hub / FORGES[forge].workflow).read_text(encoding="utf-8"))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step["name"] for step in steps if "env" in step] == ["Publish"]
    assert steps[-1]["env"] == {"TOKEN": "${{ secrets.PAGES_TOKEN || secrets.GITHUB_TOKEN }}"}


def test_the_pipeline_for_gitlab_publishes_the_default_branch_only(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, forge="gitlab")

    pipeline = yaml.safe_load((hub / FORGES["gitlab"].workflow).read_text(encoding="utf-8"))
    assert pipeline["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert pipeline["pages"]["artifacts"] == {"paths": ["public"]}
    assert pipeline["check"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert "secrets" not in (hub / FORGES["gitlab"].workflow).read_text(encoding="utf-8")


def test_whoever_builds_has_the_whole_history(tmp_path: Path) -> None:
    def workflow(forge: str) -> Any:
        hub = new_hub(tmp_path / forge, forge=forge)
        return yaml.safe_load((hub / FORGES[forge].workflow).read_text(encoding="utf-8"))

    checkout, *_ = workflow("github")["jobs"]["build"]["steps"]
    assert checkout["with"]["fetch-depth"] == 0
    assert workflow("gitlab")["pages"]["variables"]["GIT_DEPTH"] == 0
    for forge in ("codeberg", "forgejo"):
        fetch, *_ = workflow(forge)["jobs"]["publish"]["steps"]
        assert "--depth" not in fetch["run"]
        assert clone(fetch["run"], tmp_path / forge) == 3


def clone(script: str, folder: Path) -> int:
    """Follow a step that fetches, on a repository of three commits; return how many it got."""
    story = Story(folder / "remote" / "our" / "hub")
    for number in range(3):
        story.commit(add(f"a{number}"))
    (folder / "work").mkdir()
    forge = {
        "GITHUB_SERVER_URL": (folder / "remote").as_uri(),
        "GITHUB_REPOSITORY": "our/hub",
        "GITHUB_REF": "refs/heads/main",
    }
    subprocess.run(["bash", "-ec", script], cwd=folder / "work", env=os.environ | forge, check=True)  # noqa: S607
    return len(git(folder / "work", "log", "--format=%H").split())


def test_who_founds_a_hub_looks_after_it(tmp_path: Path) -> None:
    hub = new_hub(tmp_path, founder="Ada Wong")

    assert read_settings(hub).options.maintainers == ("ada-wong",)
    assert (hub / "member_submissions/members/ada-wong.md").is_file()


@pytest.mark.parametrize(
    ("repo", "url"),
    [
        ("https://github.com/Our/hub", "https://our.github.io/hub/"),
        ("https://github.com/our/our.github.io", "https://our.github.io/"),
        ("https://codeberg.org/our/hub.git", "https://our.codeberg.page/hub/"),
        ("https://gitlab.com/our/hub", ""),
        ("https://git.hub.test/our/hub", ""),
    ],
)
def test_the_address_on_a_pages_service_is_proposed_where_it_is_sure(repo: str, url: str) -> None:
    assert pages_at("", repo) == url
