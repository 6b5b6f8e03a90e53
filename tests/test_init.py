"""`commonplace init`: from an empty folder to a hub that builds."""

import os
import subprocess
import sys
from datetime import date
from html import unescape
from itertools import combinations, permutations
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.documents import read_document
from commonplace.git import run_git
from commonplace.language import LANGUAGES, language
from commonplace.load import load_hub
from commonplace.settings import read_config, read_settings
from commonplace.starting import NewHub, NotEmptyError, make_hub
from commonplace.starting.archetypes import names_below
from commonplace.starting.chapters import CHAPTERS
from tests.folders import write_files
from tests.terminals import run_in_terminal

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 5, 14)
CHOICES = [
    *((tag,) for tag in LANGUAGES),
    *permutations(LANGUAGES),
]
NASTY = 'We *teach*: [each](other) "and" # listen — {{ 7 * 7 }} `x` <b>'


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder that is in no repository."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


def init(*args: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "init", *args])


def init_fully(*args: str) -> Result:
    return init(*args, "--name", "Harbour", "--goal", "We teach each other.")


def files(folder: Path = Path()) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if path.parts[0] != ".git"}


def build(folder: Path) -> None:
    """Build every language of a hub as MkDocs does, holding each warning for an error."""
    for site in read_settings(folder).languages:
        run = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", site.config_file],
            cwd=folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("languages", CHOICES, ids="-".join)
@pytest.mark.parametrize("founder", [None, "林小满", "O'Neill: the “first” #1"])
def test_a_new_hub_passes_its_own_check(
    tmp_path: Path, languages: tuple[str, ...], founder: str | None
) -> None:
    hub = NewHub(
        languages=languages,
        name=dict.fromkeys(languages, "Har: #bour's"),
        goal=dict.fromkeys(languages, NASTY),
        founder=founder,
    )

    make_hub(tmp_path / "hub", hub, TODAY, language(languages[0]))

    settings = read_settings(tmp_path / "hub")
    assert [site.tag for site in settings.languages] == list(languages)
    assert {site.name for site in settings.languages} == {"Har: #bour's"}
    assert {site.description for site in settings.languages} == {NASTY}
    loaded = load_hub(tmp_path / "hub", settings)
    assert loaded.problems == ()
    assert len(loaded.members) == len(loaded.articles) == bool(founder)


def test_a_hub_in_one_language_builds(tmp_path: Path) -> None:
    init(
        "hub", "--name", "海港: #1", "--goal", NASTY, "--language", "zh", "--founder", "林小满",
        "--url", "https://hub.test/", "--repo", "https://gitee.com/our/hub", "--license", "CC0-1.0",
        "--report", "mailto:conduct@hub.test", "--timezone", "Asia/Shanghai",
    )  # fmt: skip

    build(tmp_path / "hub")

    conduct = tmp_path / "hub/site/handbook/code-of-conduct/index.html"
    assert "mailto:conduct@hub.test" in unescape(conduct.read_text(encoding="utf-8"))
    goal = (tmp_path / "hub/site/handbook/goal/index.html").read_text(encoding="utf-8")
    assert "<b>" not in goal
    assert NASTY in unescape(goal)
    assert (tmp_path / "hub/site/columns/news/welcome/index.html").is_file()


def test_a_hub_in_two_languages_builds(tmp_path: Path) -> None:
    init(
        "--name", "Harbour", "--name", "zh=海港", "--goal", "We teach.", "--goal", "zh=互相学习。",
        "--language", "en", "--language", "zh",
    )  # fmt: skip

    build(tmp_path)

    english = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    chinese = (tmp_path / "site/zh/index.html").read_text(encoding="utf-8")
    assert "Harbour" in english
    assert "海港" in chinese
    assert '<html lang="zh"' in chinese


def test_the_archetype_is_set_up_as_our_own_hub() -> None:
    init_fully(
        "--language", "en", "--language", "zh", "--url", "https://hub.test/",
        "--repo", "https://github.com/our/hub",
    )  # fmt: skip

    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        new, own = read_config(Path(name)), read_config(ROOT / name)
        assert new["markdown_extensions"] == own["markdown_extensions"]
        assert new["theme"] == own["theme"]
        assert new["plugins"]["search"] == own["plugins"]["search"]
        assert new["docs_dir"] == own["docs_dir"]
        assert new["edit_uri"] == own["edit_uri"]
        assert [*new] == [*own]
    text = Path("mkdocs.yml").read_text(encoding="utf-8")
    own_text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert (
        text.partition("markdown_extensions:")[2] == own_text.partition("markdown_extensions:")[2]
    )


def test_every_archetype_is_there_in_every_language() -> None:
    for folder in ("records/{}", "hub/{}"):
        for one, other in combinations(LANGUAGES, 2):
            assert names_below(folder.format(one)) == names_below(folder.format(other))


def test_what_is_missing_is_named() -> None:
    result = init("hub")

    assert result.exit_code == 2
    assert "Not given: --name, --goal." in result.stderr
    assert not Path("hub").exists()


def test_all_wrong_options_are_named_at_once() -> None:
    result = init_fully(
        "hub", "--url", "hub.test", "--timezone", "Mars", "--license", "mitt", "--report", "me",
        "--accent", "cinnabar",
    )  # fmt: skip

    assert result.exit_code == 2
    for complaint in (
        "--url: “hub.test” is not a web address",
        "--timezone: “Mars” is not a time zone",
        "--license: “mitt” is not a licence",
        "--report: “me” is not a web address",
        "--accent: “cinnabar” is not a colour",
    ):
        assert complaint in result.stderr
    assert not Path("hub").exists()


@pytest.mark.parametrize("found", ["notes.txt", "src/main.py"])
def test_a_folder_in_use_is_left_alone(found: str) -> None:
    write_files(Path("hub"), {found: "mine"})

    result = init_fully("hub")

    assert result.exit_code == 2
    assert f"hub is not empty: it holds {Path(found).parts[0]}." in result.stderr
    hub = NewHub(languages=("en",), name={"en": "Harbour"}, goal={"en": "We teach."})
    with pytest.raises(NotEmptyError):
        make_hub(Path("hub"), hub, TODAY, language("en"))
    assert files(Path("hub")) == {found}


def test_what_a_forge_puts_in_a_new_repository_is_kept() -> None:
    run_git(Path(), "init")
    write_files(Path(), {"README.md": "mine", "LICENSE": "mine", ".gitignore": "mine"})

    result = init_fully()

    assert result.exit_code == 0
    assert "README.md was there and is as it was." in result.output
    assert Path("README.md").read_text(encoding="utf-8") == "mine"
    assert Path("mkdocs.yml").is_file()


def test_the_folder_becomes_a_repository() -> None:
    init_fully("hub")

    assert run_git(Path("hub"), "symbolic-ref", "HEAD") == "refs/heads/main\n"


def test_the_folder_becomes_no_repository_where_it_is_unwanted_or_there_is_one() -> None:
    init_fully("plain", "--no-git")
    run_git(Path(), "init")
    init_fully("inner")

    assert not Path("plain/.git").exists()
    assert not Path("inner/.git").exists()


@pytest.mark.parametrize(
    ("repo", "edit_uri", "report_url"),
    [
        ("https://github.com/a/b", "edit/main/site_src/", "https://github.com/a/b/issues/new"),
        (
            "https://gitlab.com/a/b.git",
            "-/edit/main/site_src/",
            "https://gitlab.com/a/b/-/issues/new",
        ),
        ("https://gitee.com/a/b/", "edit/main/site_src/", "https://gitee.com/a/b/issues/new"),
        ("https://codeberg.org/a/b", "_edit/main/site_src/", "https://codeberg.org/a/b/issues/new"),
        ("https://git.hub.test/a/b", "", None),
    ],
)
def test_edit_and_report_links_fit_the_forge(
    repo: str, edit_uri: str, report_url: str | None
) -> None:
    init_fully("--repo", repo)

    settings = read_settings(Path())
    assert settings.edit_uri == edit_uri
    assert settings.options.report_url == report_url


def test_the_founder_can_begin_at_once() -> None:
    init_fully("--founder", "林小满")

    welcome, _ = read_document("x", Path("member_submissions/columns/news/welcome.md").read_bytes())
    assert welcome
    assert welcome.fields["authors"] == ["lin-xiaoman"]
    result = CliRunner().invoke(
        main, ["new", "article", "First", "--column", "news", "--author", "lin-xiaoman"]
    )
    assert result.exit_code == 0, result.output


def test_names_go_with_their_languages() -> None:
    init(
        "--name", "zh=海港", "--name", "2 + 2 = 4", "--goal", "x",
        "--language", "zh", "--language", "en",
    )  # fmt: skip

    names = {site.tag: site.name for site in read_settings(Path()).languages}
    assert names == {"zh": "海港", "en": "2 + 2 = 4"}


def test_a_terminal_is_asked_for_each_language(tmp_path: Path) -> None:
    answers = ["en,fr", "zh,en", "海港", "互相学习。", "Harbour", "We teach.", "8, 99", "8,12",
               "#ffcc00", "#856a00", "github", "https://git.hub.test/our/hub", "gerrit", "forgejo",
               "", "", "", "Ada", "Mars", "Asia/Shanghai"]  # fmt: skip

    code, screen = run_in_terminal(tmp_path, ["--lang", "en", "init", "hub"], answers)

    assert code == 0, screen
    assert "“99” is not a number in this list." in screen
    assert "#ffcc00 is too faint on the site's paper" in screen
    assert "“github” is not a web address" in screen
    assert "Allowed are: github, gitlab, gitee, codeberg, forgejo, none." in screen
    assert "“Mars” is not a time zone" in screen
    assert "1. Go there: cd hub" in screen
    settings = read_settings(tmp_path / "hub")
    assert [(site.tag, site.name) for site in settings.languages] == [
        ("zh", "海港"),
        ("en", "Harbour"),
    ]
    assert settings.options.timezone == "Asia/Shanghai"
    assert settings.edit_uri == "_edit/main/site_src/"
    assert settings.options.report_url == "https://git.hub.test/our/hub/issues/new"
    for docs_dir in ("site_src", "site_src/en"):
        kept = {path.stem for path in (tmp_path / "hub" / docs_dir / "handbook").iterdir()}
        assert kept == {"index", *CHAPTERS} - {"meeting-in-person", "judging"}
    assert (tmp_path / "hub/member_submissions/members/ada.md").is_file()
