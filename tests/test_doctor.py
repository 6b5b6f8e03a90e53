"""`commonplace doctor`: one fault at a time, each with its cure. With real git."""

import subprocess
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import CliRunner

from commonplace.cli import main
from commonplace.doctor import State, examine
from commonplace.git import GitError, run_git
from commonplace.language import language
from commonplace.settings import read_settings
from commonplace.starting.workflows import workflows_of, write_workflows
from tests.folders import CONFIG, SMALL_HUB, write_files

ENGLISH = language("en")


def git(folder: Path, *args: str) -> None:
    subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True)  # noqa: S607


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Make a hub in which nothing is wrong."""
    root = write_files(tmp_path / "hub", SMALL_HUB)
    git(root, "init")
    git(root, "add", ".")
    author = ("-c", "user.name=Alice", "-c", "user.email=alice@example.org")
    for message in ("Begin", "Go on"):
        git(root, *author, "commit", "--allow-empty", "-m", message)
    return root


def faults(root: Path) -> Iterator[str]:
    for finding in examine(root):
        if finding.state is State.FAULT:
            yield f"{finding.sentence(ENGLISH)} → {finding.advice(ENGLISH)}"


def test_a_sound_hub(hub: Path) -> None:
    findings = examine(hub)

    assert {finding.state for finding in findings} <= {State.FINE, State.NOTE}
    said = [finding.sentence(ENGLISH) for finding in findings]
    assert "The clone has the whole history." in said
    assert any(f"mkdocs-material {version('mkdocs-material')}" in sentence for sentence in said)


def test_workflows_of_another_version_or_missing_ones_are_no_fault_but_told(hub: Path) -> None:
    def notes() -> list[str]:
        said = [finding.sentence(ENGLISH) for finding in examine(hub)]
        return [one for one in said if "workflows" in one or ".github" in one]

    assert notes() == []
    config = (hub / "mkdocs.yml").read_text("utf-8")
    (hub / "mkdocs.yml").write_text(f"{config}\nrepo_url: https://github.com/a/b\n", "utf-8")
    (said,) = notes()
    assert said.startswith("Not as this version writes them: .github/")
    settings = read_settings(hub)
    write_workflows(hub, workflows_of(hub, settings))
    assert notes() == ["The workflows are up to date."]
    assert [*faults(hub)] == []


def test_a_shallow_clone(hub: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", hub.as_uri(), "shallow")

    (fault,) = faults(tmp_path / "shallow")

    assert "The clone is shallow" in fault
    assert "git fetch --unshallow" in fault
    assert "fetch-depth: 0" in fault


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write_files(tmp_path, SMALL_HUB)

    (fault,) = faults(tmp_path)

    assert "is not in a git repository. Make it one with: git init" in fault


def test_no_git(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(hub))

    (fault,) = faults(hub)

    assert "Git is not installed" in fault
    assert "git-scm.com" in fault


@pytest.mark.parametrize(
    ("config", "found", "cure"),
    [
        (
            CONFIG.replace("commonplace/hub", "search"),
            "The plugin commonplace/hub is not in mkdocs.yml",
            "Add under plugins: a line - commonplace/hub",
        ),
        (CONFIG.replace("material", "readthedocs"), "The theme is readthedocs", "name: material"),
        (CONFIG.replace(", font: false", ""), "asks Google for fonts", "font: false"),
        (CONFIG.replace("font: false", "font: {text: Inter}"), "asks Google", "font: false"),
        (
            CONFIG + "      languages: {en: '', zh: zh/}\n",
            "mkdocs.zh.yml is missing",
            "INHERIT: mkdocs.yml",
        ),
        (
            CONFIG + "      submissions: sent\n",
            "There is no folder sent/",
            "Make the folder, or set submissions:",
        ),
        (CONFIG + "      nonsense: 1\n", "There is no such option", "Correct the file"),
        ("site_name: [", "mkdocs.yml cannot be read", "Correct the file"),
        (
            CONFIG + "site_dir: mkdocs.yml/site\n",
            "The site cannot be written to",
            "set site_dir: in mkdocs.yml",
        ),
        (
            CONFIG + "site_dir: mkdocs.yml\n",
            "The site cannot be written to",
            "set site_dir: in mkdocs.yml",
        ),
    ],
)
def test_a_faulty_configuration(hub: Path, config: str, found: str, cure: str) -> None:
    config = config.replace("- commonplace/hub\n      ", "- commonplace/hub:\n      ")
    write_files(hub, {"mkdocs.yml": config})

    (fault,) = faults(hub)

    assert found in fault.partition(" → ")[0]
    assert cure in fault.partition(" → ")[2]


def test_a_site_whose_parents_the_build_will_make(hub: Path) -> None:
    write_files(hub, {"mkdocs.yml": CONFIG + "site_dir: public/of/hub\n"})

    assert not list(faults(hub))


def test_a_folder_that_is_no_hub(tmp_path: Path) -> None:
    *_, fault = faults(tmp_path)

    assert fault.startswith(f"There is no mkdocs.yml in {tmp_path.as_posix()}.")
    assert "commonplace init" in fault


def test_packages_outside_their_pins(
    hub: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is found first on the path is what Python would import.
    for name, found in (("mkdocs", "2.0"), ("mkdocs_material", "9.5.0")):
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {found}\n"
        write_files(tmp_path / "older", {f"{name}-{found}.dist-info/METADATA": metadata})
    monkeypatch.syspath_prepend(tmp_path / "older")

    mkdocs, material = faults(hub)

    assert mkdocs == (
        "mkdocs 2.0 is installed; <2,>=1.6.1 is needed. "
        '→ Install it: pip install "mkdocs<2,>=1.6.1"'
    )
    assert material == (
        "mkdocs-material 9.5.0 is installed; <10,>=9.7 is needed. "
        '→ Install it: pip install "mkdocs-material<10,>=9.7"'
    )


def test_the_command_prints_every_finding(hub: Path) -> None:
    result = CliRunner().invoke(main, ["--lang", "en", "--hub", str(hub), "doctor"])

    assert result.exit_code == 0
    assert "✓ mkdocs.yml can be read.\n" in result.stdout
    assert result.stdout.endswith("\nEverything is as it should be.\n")


def test_the_command_exits_with_1_and_names_the_cure(hub: Path) -> None:
    write_files(hub, {"mkdocs.yml": CONFIG.replace(", font: false", "")})

    result = CliRunner().invoke(main, ["--lang", "en", "--hub", str(hub), "doctor"])

    assert result.exit_code == 1
    assert "✗ Each page asks Google for fonts" in result.stdout
    assert "  → Write in mkdocs.yml under theme: font: false\n" in result.stdout
    assert result.stdout.endswith("\n1 fault found.\n")


def test_the_command_speaks_in_a_folder_that_is_no_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(main, ["--lang", "en", "doctor"])

    assert result.exit_code == 1
    assert "There is no mkdocs.yml in" in result.stdout


def test_git_output_is_text_as_it_is(hub: Path) -> None:
    write_files(hub, {"雾.md": ""})

    assert "?? 雾.md\n" in run_git(hub, "status", "--short")


def test_what_git_refuses_is_said_in_a_sentence(hub: Path) -> None:
    with pytest.raises(GitError) as refused:
        run_git(hub, "log", "no-such-branch")

    assert refused.value.sentence(ENGLISH).startswith("Git refused: fatal: ambiguous argument")
