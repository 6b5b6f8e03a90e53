"""“Using Commonplace” keeps its word: its files pass the check, its set-ups are what they say."""

import ast
import re
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner
from PIL import Image

from commonplace.cli import main
from commonplace.language import language
from commonplace.pages.site import generate
from commonplace.starting.archetypes import names_below
from commonplace.starting.forges import FORGES
from tests.docs_drawings import DRAWINGS, draw
from tests.docs_pictures import FOLDERS, LARGEST, PAGES
from tests.hubs import CONFIG, edition, write, write_hub
from tests.sites import CONFIGS, ROOT

HOMES = {"en": ROOT / "site_src/using", "zh": ROOT / "site_src/zh/using"}
NAMES = sorted(page.relative_to(HOMES["en"]).as_posix() for page in HOMES["en"].rglob("*.md"))
TOLD = ("members/index.md", "members/your-name.md")
"""Pages for members that explain something, and lead nobody from step to step."""
PATHS = [name for name in NAMES if name.startswith("members/") and name not in TOLD]
SAMPLE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
PROBLEM = re.compile(r"problems\.md#([\w-]+)")
PYTHON = re.compile(r"^ *```python\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"^(?:\S*/)?commonplace [a-z]+(?: [a-z]+)?|--[a-z-]+", re.MULTILINE)
BROWSER = ("Take part", "Write it in the browser")
BUTTONS = {
    "index": (*BROWSER, "Report a problem"),
    "introduce-yourself": (*BROWSER, "Introduce yourself"),
    "write-an-article": (*BROWSER, "Write an article"),
    "start-a-column": (*BROWSER, "Write an article"),
    "announce-an-event": (*BROWSER, "Announce an event"),
    "ask-and-answer": ("Take part", "Ask a question", "Answer it"),
    "enter-a-competition": (*BROWSER, "Enter a competition"),
    "open-a-competition": (*BROWSER, "Enter a competition"),
    "fix-a-page": ("Edit this page", "Report a problem"),
}


def read(tag: str, name: str) -> str:
    return (HOMES[tag] / name).read_text(encoding="utf-8")


def samples(tag: str, name: str) -> dict[str, str]:
    """Return the files that a page shows whole, by their path in a hub."""
    return {found[1]: found[2] for found in SAMPLE.finditer(read(tag, name))}


@pytest.mark.parametrize("tag", HOMES)
def test_the_files_that_members_are_shown_pass_the_check(tag: str, tmp_path: Path) -> None:
    shown: dict[str, str] = {}
    for name in PATHS:
        found = samples(tag, name)
        assert found or name == "members/fix-a-page.md", name
        shown |= found
    write(tmp_path / "mkdocs.yml", CONFIG)
    for path, text in shown.items():
        write(tmp_path / path, text)
        for picture in re.findall(r"src: (\S+)", text):
            Image.new("RGB", (960, 640)).save((tmp_path / path).parent / picture)

    run = CliRunner().invoke(main, ["--hub", str(tmp_path), "--lang", "en", "check", "--strict"])

    assert run.exit_code == 0, run.output
    assert f"{len(shown)} files" in run.output
    assert len(shown) > len(PATHS) - 1


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_the_same(name: str) -> None:
    english, chinese = read("en", name), read("zh", name)

    assert english.startswith("---\ndescription: ")
    assert chinese.startswith("---\ndescription: ")
    for pattern in (r"^#+ ", r"^\|", r"^```", r"^ *\d+\. "):
        counts = [len(re.findall(pattern, text, re.MULTILINE)) for text in (english, chinese)]
        assert counts[0] == counts[1], pattern
    assert PROBLEM.findall(english) == PROBLEM.findall(chinese)
    if not name.startswith("reference/"):
        assert CALL.findall(english) == CALL.findall(chinese) or "init" in name or "hub" in name


def test_no_page_is_in_one_language_only() -> None:
    found = sorted(page.relative_to(HOMES["zh"]).as_posix() for page in HOMES["zh"].rglob("*.md"))

    assert found == NAMES


@pytest.mark.parametrize(("tag", "config"), [("en", CONFIGS[""]), ("zh", CONFIGS["zh/"])])
def test_every_page_is_in_nav(tag: str, config: str) -> None:
    text = (ROOT / config).read_text(encoding="utf-8")

    assert re.findall(r"- using/(\S+\.md)$", text, re.MULTILINE) != []
    assert sorted(re.findall(r"- using/(\S+\.md)$", text, re.MULTILINE)) == NAMES, tag


@pytest.mark.parametrize("tag", HOMES)
@pytest.mark.parametrize("name", PATHS)
def test_every_path_has_a_picture_and_names_mistakes(tag: str, name: str) -> None:
    text = read(tag, name)

    assert PICTURE.search(text)
    assert len(PROBLEM.findall(text)) >= 4


@pytest.mark.parametrize("tag", HOMES)
def test_paths_call_links_and_buttons_what_the_site_calls_them(tag: str) -> None:
    speaks = language(tag)
    for name, words in BUTTONS.items():
        for word in words:
            assert speaks.gettext(word) in read(tag, f"members/{name}.md"), word


@pytest.mark.parametrize("tag", HOMES)
def test_pictures_are_small_described_and_all_shown(tag: str) -> None:
    shown = set()
    for name in NAMES:
        for alt, target in PICTURE.findall(SAMPLE.sub("", read(tag, name))):
            if "pictures/" in target:
                assert len(alt) > 8, target
                shown.add((HOMES[tag] / name).parent.joinpath(target).resolve())

    assert shown == set(FOLDERS[tag].iterdir())
    assert {file.name for file in shown} == {f"{name}.svg" for name in DRAWINGS} | {
        f"{name}.webp" for name in PAGES
    }
    for file in shown:
        assert file.stat().st_size <= LARGEST, file


@pytest.mark.parametrize("tag", HOMES)
@pytest.mark.parametrize("name", DRAWINGS)
def test_drawings_are_up_to_date(name: str, tag: str) -> None:
    drawn = (FOLDERS[tag] / f"{name}.svg").read_text(encoding="utf-8")

    assert drawn == draw(name, tag), "run scripts/pictures drawings"


@pytest.mark.parametrize("tag", HOMES)
@pytest.mark.parametrize("forge", ["github", "gitlab", "codeberg"])
def test_each_forge_has_the_command_that_sets_it_up(forge: str, tag: str) -> None:
    text = read(tag, f"maintainers/{forge}.md")

    assert f"```bash\ncommonplace workflows --forge {forge}\n```" in text
    for path in names_below(f"hub/forges/{FORGES[forge].machines}"):
        assert Path(path).name.replace("dot_", ".") in text or "dependabot" in path, path


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("developers/")])
def test_developers_are_shown_python_and_files_that_exist(name: str) -> None:
    text = read("en", name)

    for code in PYTHON.findall(text):
        plain = dedent(code)
        ast.parse(f"{{{plain}}}" if plain.startswith('"') else plain)
    for path in re.findall(
        r"`((?:plugins|tests|docs|commonplace|mkdocs_commonplace)/[\w./]+)`", text
    ):
        homes = (ROOT, ROOT / "plugins", ROOT / "plugins/mkdocs_commonplace/theme")
        assert any((home / path).exists() for home in homes), path


@pytest.mark.parametrize("has_guide", [True, False])
def test_taking_part_leads_to_the_guide_where_a_hub_has_one(
    has_guide: bool,  # noqa: FBT001 - the case
    tmp_path: Path,
) -> None:
    if has_guide:
        write(tmp_path / "site_src/using/members/index.md", "# For members\n")
    hub = write_hub(tmp_path, {})

    pages = {page.uri: page.markdown for page in generate(edition(hub))}

    assert ("using/members/index.md" in pages["contribute/index.md"]) == has_guide
