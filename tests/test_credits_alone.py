"""`commonplace/credits` on a site that is no hub: three lines, and every page says who made it."""

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from playwright.sync_api import Browser, Page

from commonplace.root import find_root
from mkdocs_commonplace.credits_block import STYLES
from tests.histories import commit_all, git
from tests.hubs import ADA, CONFIG, write, write_hub
from tests.sites import build_one
from tests.test_accessibility import AXE, DESK, PHONE, SCHEMES, Scheme, open_page

SITE = {
    "mkdocs.yml": """
        site_name: Plain
        theme: {name: material, font: false, features: [navigation.instant]}
        plugins:
          - search
          - commonplace/credits
        """,
    "docs/index.md": "# Home\n\nSee [the guide](guide.md).\n",
    "docs/guide.md": "# Guide\n\nOne step.\n",
    "docs/signed.md": """
        ---
        authors: [Eve]
        credits: [{name: 小鱼, role: design}]
        ---
        # Signed
        """,
}
"""A site drawn as a table of files: Ada commits all of them, then Bob changes the guide."""

WITHOUT = {"mkdocs.yml": SITE["mkdocs.yml"].replace("- commonplace/credits", "")}


def with_option(option: str) -> dict[str, str]:
    """Return the site's configuration with an option of the plugin."""
    plugin = "commonplace/credits"
    return {"mkdocs.yml": SITE["mkdocs.yml"].replace(plugin, f"{plugin}: {{{option}}}")}


BO = {
    "member_submissions/members/bo.md": "---\nname: 薄荷\ngit: [Bob]\nurl: https://bo.test/\n---\n"
}

BLOCK = '<section class="cp-credits"'
NAME = re.compile(r'<div class="cp-credits__words">\s*<p><(?:a|bdi)[^>]*>(?:<bdi>)?(.*?)<')
TITLE = re.compile(
    r'<div lang="(\w+)">\s*<section class="cp-credits".*?__title"[^>]*>(.*?)<', re.DOTALL
)

# A page without the block: each element, where it stands, and all its styles.
REST = """() => {
  document.querySelectorAll(".cp-credits").forEach(block => block.parentElement.remove());
  return [...document.querySelectorAll("body, body *")].map(element => {
    const {x, y, width, height} = element.getBoundingClientRect();
    const styles = getComputedStyle(element);
    const all = [...styles].map(name => `${name}: ${styles.getPropertyValue(name)}`);
    return [element.tagName, x, y, width, height, ...all].join(" ");
  });
}"""
AXE_OF_BLOCK = """axe.run(".cp-credits", {rules: {"target-size": {enabled: true}}}).then(
  found => found.violations.map(rule => `${rule.id}: ${rule.nodes.map(node => node.html)}`))"""


def write_site(root: Path, files: Mapping[str, str] | None = None, **settings: str) -> Path:
    """Write the site with `files` besides and `settings` instead of its own, and its history."""
    drawn = {name: dedent(text).lstrip() for name, text in {**SITE, **(files or {})}.items()}
    lines = drawn["mkdocs.yml"].splitlines()
    kept = [line for line in lines if line.partition(":")[0] not in settings]
    drawn["mkdocs.yml"] = "\n".join(
        [*(f"{key}: {value}" for key, value in settings.items()), *kept]
    )
    for name, text in drawn.items():
        write(root / name, text)
    commit_all(root)
    write(root / "docs/guide.md", "# Guide\n\nOne step, and another.\n")
    git(root, "-c", "user.name=Bob", "commit", "--quiet", "--all", "--message=Go on")
    return root


def build_site(root: Path, config: str = "mkdocs.yml") -> Path:
    """Build a site as `mkdocs build --strict` does, and return its folder."""
    site_dir = str(root / "site")
    build(load_config(str(root / config), site_dir=site_dir, strict=True))
    return root / "site"


def credited(page: Path) -> list[str]:
    """Return whom a built page names, in order."""
    return NAME.findall(page.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Sites:
    """One site built with the plugin and without it, and where each is served."""

    folder: Path
    address: str
    without: str


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> Sites:
    roots = (tmp_path_factory.mktemp("with"), tmp_path_factory.mktemp("without"))
    address, without = (serve_folder(root / "site") for root in roots)
    build_site(write_site(roots[0], site_url=address))
    build_site(write_site(roots[1], WITHOUT, site_url=without))
    return Sites(roots[0] / "site", address, without)


def test_three_lines_are_enough(sites: Sites) -> None:
    assert credited(sites.folder / "index.html") == ["Ada"]
    assert credited(sites.folder / "guide/index.html") == ["Ada", "Bob"]
    assert credited(sites.folder / "signed/index.html") == ["Eve", "小鱼", "Ada"]
    assert BLOCK not in (sites.folder / "404.html").read_text(encoding="utf-8")


def test_the_block_follows_the_page_without_a_new_load(sites: Sites, page: Page) -> None:
    page.goto(sites.address)
    page.evaluate("document.here = true")
    page.get_by_role("link", name="the guide").click()
    page.wait_for_url("**/guide/")
    page.locator(".cp-credits", has_text="Bob").wait_for()

    assert page.evaluate("document.here")
    assert page.locator(".cp-credits").count() == 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_block_violates_no_rule(browser: Browser, sites: Sites, scheme: Scheme) -> None:
    page = open_page(browser, scheme)
    page.goto(f"{sites.address}signed/")
    page.evaluate(AXE)
    page.locator(".cp-credits__all > summary").click()
    found = []
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        found += page.evaluate(AXE_OF_BLOCK)
    page.close()

    assert found == []


def test_nothing_else_on_the_page_changes(page: Page, sites: Sites) -> None:
    page.goto(f"{sites.without}guide/")
    before = page.evaluate(REST)
    page.goto(f"{sites.address}guide/")

    assert page.locator(".cp-credits").count() == 1
    assert page.evaluate(REST) == before


EVERYBODY = re.compile(r'<(?:bdi|a) class="cp-credits__name"[^>]*>(?:<bdi>)?(.*?)<')
TO_EVERYBODY = re.compile(r'<a href="([^"]*)">Every contributor</a>')


def parts_of(page: Path) -> dict[str, list[str]]:
    """Return whom the page of everybody names, by the headings of its parts."""
    text = page.read_text(encoding="utf-8")
    parts = re.findall(r"<h2[^>]*>([^<]*).*?</h2>(.*?)(?=<h2|</article>)", text, re.DOTALL)
    return {heading: EVERYBODY.findall(part) for heading, part in parts}


def test_one_page_names_everybody(sites: Sites) -> None:
    parts = parts_of(sites.folder / "contributors/index.html")
    names = ["Ada", "Bob", "Eve", "小鱼"]

    assert list(parts)[1:] == ["By what they did", "Every contributor"]
    assert sorted(parts["Every contributor"]) == names
    assert set(parts["By what they did"]) == set(names)
    assert next(iter(parts)).startswith("First time here in ")


def test_the_block_leads_to_the_page_of_everybody(sites: Sites) -> None:
    text = (sites.folder / "guide/index.html").read_text(encoding="utf-8")

    assert TO_EVERYBODY.findall(text) == ["../contributors/"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_the_page_of_everybody_violates_no_rule(
    browser: Browser, sites: Sites, scheme: Scheme, width: int
) -> None:
    page = open_page(browser, scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{sites.address}contributors/")
    page.evaluate(AXE)
    found = page.evaluate(AXE_OF_BLOCK.replace(".cp-credits", "article"))
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.close()

    assert found == []
    assert overflow <= 0


@pytest.mark.parametrize("nav", ["[index.md]", "[index.md, {All of us: about/people/index.md}]"])
def test_the_page_of_everybody_is_where_the_option_says_and_in_the_nav_that_names_it(
    tmp_path: Path, nav: str
) -> None:
    site = build_site(write_site(tmp_path, with_option("page: about/people"), nav=nav))
    home = (site / "index.html").read_text(encoding="utf-8")

    assert "Bob" in parts_of(site / "about/people/index.html")["Every contributor"]
    assert not (site / "contributors").exists()
    assert ("All of us" in home) == ("All of us" in nav)


def test_there_is_no_page_of_everybody_where_the_option_says_so(tmp_path: Path) -> None:
    site = build_site(write_site(tmp_path, with_option("page: false")))

    assert not (site / "contributors").exists()
    assert "Every contributor" not in (site / "guide/index.html").read_text(encoding="utf-8")


def test_a_page_that_maintainers_have_there_stays(tmp_path: Path) -> None:
    site = build_site(write_site(tmp_path, {"docs/contributors.md": "# Our own\n"}))

    assert "Our own" in (site / "contributors/index.html").read_text(encoding="utf-8")
    assert "Every contributor" not in (site / "guide/index.html").read_text(encoding="utf-8")


HIDDEN = {
    "member_submissions/members/bo.md": """
        ---
        name: Zelda Quern
        git: [Bob]
        visibility: hidden
        ---
        """,
    "docs/guide.md": "# Guide\n\nOne step.\n",
}


def test_who_is_hidden_is_a_number_on_the_page_of_everybody(tmp_path: Path) -> None:
    site = build_site(write_site(tmp_path, HIDDEN))
    text = (site / "contributors/index.html").read_text(encoding="utf-8")

    assert "4 people gave something here. 1 of them is not named." in text
    assert [file for file in site.rglob("*.html") if "Bob" in file.read_text("utf-8")] == []


def test_a_site_that_tells_who_is_hidden_is_not_published(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    leak = "def on_page_content(html, **_):\n    return html + '<p>Zelda ' + 'Quern</p>'\n"
    write_site(tmp_path, {**HIDDEN, "leak.py": leak}, hooks="[leak.py]")

    with pytest.raises(Abort):
        build_site(tmp_path)
    assert "member_submissions/members/bo.md" in caplog.text
    assert not (tmp_path / "site/index.html").exists()


def test_each_rule_of_the_styles_is_about_the_block() -> None:
    text = re.sub(r"/\*.*?\*/", "", STYLES.read_text(encoding="utf-8"), flags=re.DOTALL)
    bare = re.sub(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", r"\1", text)
    selectors = re.findall(r"([^{}]+)\{[^{}]*\}", bare)

    assert selectors
    assert [selector for selector in selectors if ".cp-credits" not in selector] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", ("zh", "这一页是谁做的")), ("de", ("en", "Who made this page"))],
)
def test_our_words_are_in_the_themes_language_or_in_english(
    tmp_path: Path, language: str, said: tuple[str, str]
) -> None:
    theme = f"{{name: material, font: false, language: {language}}}"
    site = build_site(write_site(tmp_path, theme=theme, use_directory_urls="false"))

    assert TITLE.findall((site / "guide.html").read_text(encoding="utf-8")) == [said]


def test_a_site_with_templates_of_its_own_has_the_block_too(tmp_path: Path) -> None:
    main = '{% extends "base.html" %}{% block announce %}Soon!{% endblock %}'
    theme = "{name: material, font: false, custom_dir: docs-theme}"
    site = build_site(write_site(tmp_path, {"docs-theme/main.html": main}, theme=theme))

    assert credited(site / "guide/index.html") == ["Ada", "Bob"]
    assert "Soon!" in (site / "guide/index.html").read_text(encoding="utf-8")


def test_what_material_says_of_a_file_stays(tmp_path: Path) -> None:
    dated = {
        "docs/guide.md": "# Guide\n",
        "docs/dated.md": "---\nrevision_date: May Day\n---\n# Dated\n",
    }
    site = build_site(write_site(tmp_path, dated))
    text = (site / "dated/index.html").read_text(encoding="utf-8")

    assert text.index("May Day") < text.index(BLOCK)


CALL = '{% include "commonplace/credits_alone.html" %}'
OWN = "{name: material, font: false, custom_dir: docs-theme}"
OWN_PLACE = "docs-theme/partials/source-file.html"


@pytest.mark.parametrize(
    ("theme", "place"), [("readthedocs", "docs-theme/x.html"), (OWN, OWN_PLACE)]
)
def test_a_theme_without_a_place_builds_and_says_once_what_to_write(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, theme: str, place: str
) -> None:
    caplog.set_level("INFO", "mkdocs")
    site = build_site(write_site(tmp_path, {place: "Our own place."}, theme=theme))

    assert BLOCK not in (site / "guide/index.html").read_text(encoding="utf-8")
    (told,) = (text for text in caplog.messages if "credits" in text)
    assert CALL in told


@pytest.mark.parametrize(
    ("theme", "place", "template"),
    [
        (OWN, OWN_PLACE, CALL),
        (
            "{name: mkdocs, custom_dir: docs-theme}",
            "docs-theme/main.html",
            '{% extends "base.html" %}{% block content %}{{ super() }}' + CALL + "{% endblock %}",
        ),
    ],
)
def test_what_it_says_can_be_written(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, theme: str, place: str, template: str
) -> None:
    caplog.set_level("INFO", "mkdocs")
    site = build_site(write_site(tmp_path, {place: template}, theme=theme))

    assert credited(site / "guide/index.html") == ["Ada", "Bob"]
    assert [text for text in caplog.messages if "credits" in text] == []


def test_without_a_repository_the_pages_name_whom_they_name_themselves(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "mkdocs")
    shutil.rmtree(write_site(tmp_path) / ".git")
    site = build_site(tmp_path)

    assert credited(site / "signed/index.html") == ["Eve", "小鱼"]
    assert BLOCK not in (site / "guide/index.html").read_text(encoding="utf-8")
    assert len([text for text in caplog.messages if "git init" in text]) == 1


def test_of_half_a_history_nothing_is_said_but_what_to_do(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_site(tmp_path / "whole")
    git(tmp_path, "clone", "--quiet", "--depth=1", (tmp_path / "whole").as_uri(), "part")

    with pytest.raises(Abort):  # it is a warning, and the build is strict
        build_site(tmp_path / "part")
    assert credited(tmp_path / "part/site/signed/index.html") == ["Eve", "小鱼"]
    assert BLOCK not in (tmp_path / "part/site/guide/index.html").read_text(encoding="utf-8")
    assert "fetch-depth: 0" in caplog.text


def test_pages_may_lie_outside_of_the_configurations_folder(tmp_path: Path) -> None:
    write_site(tmp_path, {"sites/one/mkdocs.yml": SITE["mkdocs.yml"]})
    config = tmp_path / "sites/one/mkdocs.yml"
    config.write_text(
        f"{config.read_text(encoding='utf-8')}docs_dir: ../../docs\n", encoding="utf-8"
    )
    site = build_site(tmp_path, "sites/one/mkdocs.yml")

    assert credited(site / "guide/index.html") == ["Ada", "Bob"]


def test_who_wrote_what_a_page_includes_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extensions = "[pymdownx.snippets]"
    write_site(
        tmp_path, {"docs/index.md": '--8<-- "docs/guide.md"'}, markdown_extensions=extensions
    )
    monkeypatch.chdir(tmp_path)  # the extension looks for files from where the build runs

    assert credited(build_site(tmp_path) / "index.html") == ["Ada", "Bob"]


def test_commands_find_such_a_site(tmp_path: Path) -> None:
    assert find_root(write_site(tmp_path) / "docs") == tmp_path


def test_a_member_is_known_by_what_their_record_claims(tmp_path: Path) -> None:
    site = build_site(write_site(tmp_path, BO))
    text = (site / "guide/index.html").read_text(encoding="utf-8")

    assert credited(site / "guide/index.html") == ["薄荷", "Ada"]
    assert 'href="https://bo.test/"' in text
    assert not (site / "members").exists()


def test_beside_the_hub_only_the_hub_shows_credits(tmp_path: Path) -> None:
    config = CONFIG.replace("commonplace/hub: {}", "commonplace/hub: {}, commonplace/credits: {}")
    write_hub(tmp_path, ADA, {"mkdocs.yml": config})
    write(tmp_path / "site_src/handbook/index.md", "---\nauthors: [Ada]\n---\n# Handbook\n")
    commit_all(tmp_path)
    build_one(tmp_path, tmp_path / "site")
    text = (tmp_path / "site/handbook/index.html").read_text(encoding="utf-8")

    assert text.count(BLOCK) == 1
    assert not (tmp_path / "site/assets/commonplace/credits.css").exists()
