"""What `commonplace init` puts into a new hub: chapters, first steps, and files for the forge."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from commonplace.addresses import relative_url, url_of
from commonplace.cli import main
from commonplace.language import LANGUAGES, language
from commonplace.load import load_hub
from commonplace.pages.site import generate, generated_files
from commonplace.settings import read_config, read_settings
from commonplace.starting import NewHub, make_hub
from commonplace.starting.archetypes import names_below
from commonplace.starting.chapters import CHAPTERS
from commonplace.starting.forges import FORGES
from tests.handbook import ROOT, own_handbook
from tests.hubs import edition

TODAY = date(2026, 5, 14)
LONGER_THAN_A_WORD = 12
LINK = re.compile(r"\]\(([\w./-]+\.md)(#[\w-]+)?\)")


def new_hub(folder: Path, **answers: object) -> Path:
    """Write a hub in both languages; return its folder."""
    given = {
        "languages": LANGUAGES,
        "name": {"en": "Harbour", "zh": "海港"},
        "goal": {"en": "We teach each other.", "zh": "互相学习。"},
        **answers,
    }
    make_hub(folder / "hub", NewHub.model_validate(given), TODAY, language("en"))
    return folder / "hub"


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every file of a hub."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")


def init(*args: str) -> Result:
    told = ("--name", "Harbour", "--goal", "We teach each other.", "--no-git")
    return CliRunner().invoke(main, ["--lang", "en", "init", *told, *args])


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_chapter_is_written_in_each_language_and_no_other_is(tag: str) -> None:
    written = {name.removesuffix(".md") for name in names_below(f"hub/{tag}/pages/handbook")}

    assert written == {"index", *CHAPTERS}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_chapter_is_called_the_same_in_the_index_and_at_its_top(tmp_path: Path, tag: str) -> None:
    hub = new_hub(tmp_path)
    docs_dir = hub / read_settings(hub).site_language(tag).docs_dir

    for slug, chapter in CHAPTERS.items():
        text = (docs_dir / f"handbook/{slug}.md").read_text(encoding="utf-8")
        assert f"\n# {language(tag).gettext(chapter.title)}\n" in text


def test_our_own_handbook_is_what_a_new_hub_gets() -> None:
    pages = own_handbook()

    found = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for folder in {(ROOT / path).parent for path in pages}
        for path in folder.glob("*.md")
    }
    assert found == pages, "Run scripts/reference."


@pytest.mark.parametrize(("name", "title"), [("mkdocs.yml", "Handbook"), ("mkdocs.zh.yml", "手册")])
def test_the_handbook_in_our_own_nav_is_that_of_a_new_hub(
    tmp_path: Path, name: str, title: str
) -> None:
    new, own = (
        next(entry for entry in read_config(root / name)["nav"] if title in entry)
        for root in (new_hub(tmp_path), ROOT)
    )

    assert own == new


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (["--chapters", "goal,incidents"], {"goal", "incidents"}),
        (["--chapters", "all", "--without", "judging"], {*CHAPTERS} - {"judging"}),
        (
            ["--without", "competitions", "--without", "judging"],
            {*CHAPTERS} - {"competitions", "judging"},
        ),
    ],
)
def test_chapters_can_be_kept_and_dropped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], kept: set[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    result = init("hub", *options)

    assert result.exit_code == 0, result.output
    hub = tmp_path / "hub"
    assert {path.stem for path in (hub / "site_src/handbook").iterdir()} == {"index", *kept}
    nav = yaml.safe_dump(read_config(hub / "mkdocs.yml")["nav"])
    assert set(re.findall(r"handbook/([\w-]+)\.md", nav)) == {"index", *kept}
    index = (hub / "site_src/handbook/index.md").read_text(encoding="utf-8")
    assert {path.removesuffix(".md") for path, _ in LINK.findall(index)} == kept


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--without", "juding"], "There is no chapter “juding”. Did you mean “judging”?"),
        (["--chapters", "goal,xyzzy"], "There is no chapter “xyzzy”; allowed: goal, "),
        (["--chapters", "goal", "--without", "goal"], "A handbook needs a chapter; keep one."),
    ],
)
def test_chapters_that_cannot_be_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], complaint: str
) -> None:
    monkeypatch.chdir(tmp_path)

    result = init("hub", *options)

    assert result.exit_code == 2
    assert complaint in result.stderr
    assert not Path("hub").exists()


@pytest.mark.parametrize("founder", [None, "Ada"])
@pytest.mark.parametrize("chapters", [*((slug,) for slug in CHAPTERS), tuple(CHAPTERS)])
def test_no_page_leads_to_a_chapter_or_a_heading_that_is_not_there(
    tmp_path: Path, chapters: tuple[str, ...], founder: str | None
) -> None:
    hub = new_hub(tmp_path, chapters=chapters, founder=founder)

    assert load_hub(hub, read_settings(hub)).problems == ()
    files = dict(texts(hub))
    for name, text in files.items():
        for path, anchor in LINK.findall(text):
            target = (hub / name).parent.joinpath(path).resolve()
            is_ours = "handbook" in target.parts and not name.startswith("member_submissions")
            if is_ours:
                assert target.is_file(), (name, path)
                assert f"{{ {anchor} }}" in target.read_text(encoding="utf-8") or not anchor, name


def words_of_our_own_hub() -> set[str]:
    own = load_hub(ROOT, read_settings(ROOT))
    titles = {getattr(record, "title", "") for record in own.page_records}
    people = {word for member in own.members.values() for word in (member.name, member.id)}
    sites = {site.name for site in own.settings.languages}
    return sites | people | {title for title in titles if len(title) > LONGER_THAN_A_WORD}


def test_no_word_of_our_own_hub_is_in_a_new_one(tmp_path: Path) -> None:
    ours = words_of_our_own_hub()

    for forge in FORGES:
        hub = new_hub(tmp_path / forge, forge=forge, founder="Somebody", report="https://hub.test/")
        site = edition(load_hub(hub, read_settings(hub)))
        pages = [(page.uri, page.markdown) for page in generate(site)]
        others = [(file.uri, str(file.content)) for file in generated_files(site)]
        for path, text in (*texts(hub), *pages, *others):
            assert not [word for word in ours if word in text], path


BLANK = {
    "index.md": "contribute/index.md#introduce",
    "columns/index.md": "contribute/index.md#write",
    "archive/index.md": "contribute/index.md#write",
    "topics/index.md": "contribute/index.md#write",
    "tags/index.md": "contribute/index.md#write",
    "events/index.md": "contribute/index.md#speak",
    "competitions/index.md": "contribute/index.md#enter",
    "members/index.md": "contribute/index.md#introduce",
}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_what_is_empty_invites_to_begin(tmp_path: Path, tag: str) -> None:
    root = new_hub(tmp_path)
    hub = load_hub(root, read_settings(root))
    pages = {page.uri: page.markdown for page in generate(edition(hub, language=tag))}

    for uri, target in BLANK.items():
        invitations = re.findall(r'<p class="cp-empty__way"><a .*? href="([^"]+)"', pages[uri])
        path, anchor = target.split("#")
        assert invitations == [f"{relative_url(url_of(path), url_of(uri))}#{anchor}"], uri
        assert f"{{ #{anchor} }}" in pages[path]


def test_the_home_page_leads_to_the_first_steps_until_they_are_deleted(tmp_path: Path) -> None:
    root = new_hub(tmp_path)
    hub = load_hub(root, read_settings(root))

    def home() -> str:
        return next(page.markdown for page in generate(edition(hub)) if page.uri == "index.md")

    assert 'href="first-steps/"' in home()
    (root / "site_src/first-steps.md").unlink()
    assert "first-steps" not in home()


@pytest.mark.parametrize("report", [None, "mailto:conduct@hub.test", "https://hub.test/report"])
def test_the_handbook_says_where_to_report(tmp_path: Path, report: str | None) -> None:
    hub = new_hub(tmp_path, report=report)

    english, chinese = (
        (hub / docs_dir / "handbook/code-of-conduct.md").read_text(encoding="utf-8")
        for docs_dir in ("site_src", "site_src/zh")
    )
    for text in (english, chinese):
        assert (f"(<{report}>)" in text) == bool(report)
    assert ("==[write an address here]==" in english) == (not report)
    assert ("==［在这里写上地址］==" in chinese) == (not report)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("forge", FORGES)
def test_first_steps_name_what_is_still_missing(tmp_path: Path, forge: str, tag: str) -> None:
    whole = {
        "report": "https://a.test/",
        "license": "CC0-1.0",
        "founder": "Ada",
        "url": "https://a.test/",
    }
    docs_dir = "site_src" if tag == "en" else "site_src/zh"
    bare, full = (
        (new_hub(tmp_path / name, forge=forge, **answers) / docs_dir / "first-steps.md").read_text(
            encoding="utf-8"
        )
        for name, answers in (("bare", {}), ("full", whole))
    )

    for words in ("`LICENSE`", "`commonplace new member`", "`site_url`"):
        assert words in bare
        assert words not in full
    assert not FORGES[forge].workflow or FORGES[forge].workflow in full
