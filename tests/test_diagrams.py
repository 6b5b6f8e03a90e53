"""Diagrams: text for everybody, drawn where there is a script, by a mermaid of the site's own."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from mkdocs_commonplace.diagrams import ENTRY
from tests.hubs import ADA, CONFIG, NOTES, article, write_hub
from tests.sites import ROOT, Site, build_one
from tests.test_dialect import rendered

SCHEMES = """
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/eye, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/eye, name: Light}
"""
FLOW = """
# A

```mermaid
flowchart LR
  accTitle: How an article is published
  accDescr: It is reviewed first.
  draft[Draft] --> published[Published]
```

```mermaid title="Nobody knows"
sequenceDiagram
  Ada->>Bo: What?
```

```mermaid
flowchart is no more than a word here ->
```
"""
PATH = "columns/notes/drawn/"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> Site:
    """Build and serve a hub with diagrams on one page."""
    root = tmp_path_factory.mktemp("drawn")
    config = CONFIG.replace("theme: {name: material, language: en, font: false}\n", SCHEMES)
    files = {"columns/notes/drawn.md": article(body=FLOW), "columns/notes/plain.md": article()}
    write_hub(root, {**ADA, **NOTES, **files}, {"mkdocs.yml": config})
    build_one(root, root / "site")
    return Site(root / "site", serve_folder(root / "site"))


def test_a_diagram_is_text_until_it_is_drawn() -> None:
    html = rendered("```mermaid\nflowchart LR\n  a[x < y] --> b\n```", lang="zh")

    assert '<figure class="cp-diagram" data-cp-diagram="" data-cp-name="图示">' in html
    assert "a[x &lt; y] --&gt; b" in html
    assert 'class="mermaid"' not in html, "Material's script would load mermaid from another host"


def test_the_title_of_a_diagram_is_its_name_and_its_caption() -> None:
    html = rendered('```mermaid title="Who & when"\nflowchart LR\n  accTitle: X\n```')

    assert 'data-cp-name="Who &amp; when"' in html
    assert "<figcaption>Who &amp; when</figcaption>" in html


@pytest.mark.parametrize(
    "line",
    [
        "style a fill:url(https://evil.test/a)",
        'a@{ img: "https://evil.test/a.png" }',
        '%%{init: {"themeCSS": "@import \'//evil.test\'"}}%%',
        "a[<img src=https://evil.test/a.png>]",
        r"style a fill:u\72l(//evil.test)",
    ],
)
def test_a_diagram_that_would_ask_another_host_stays_text(line: str) -> None:
    html = rendered(f"```mermaid\nflowchart LR\n  {line}\n```")

    assert "data-cp-diagram" not in html
    assert "flowchart LR" in html


def test_diagrams_are_drawn_and_named_and_what_cannot_be_drawn_stays(
    page: Page, drawn: Site
) -> None:
    page.goto(drawn.address + PATH)

    titled = page.get_by_role("img", name="How an article is published")
    expect(titled).to_be_visible()
    expect(titled).to_contain_text("Published")
    page.get_by_text("Nobody knows").scroll_into_view_if_needed()
    expect(page.get_by_role("img", name="Nobody knows")).to_be_visible()
    expect(page.get_by_text("no more than a word here")).to_be_visible()
    expect(page.locator(".cp-diagram pre:visible")).to_have_count(1)


def test_a_diagram_takes_the_colours_of_the_page(page: Page, drawn: Site) -> None:
    fill = "picture => getComputedStyle(picture.querySelector('.node rect')).fill"
    page.goto(drawn.address + PATH)
    picture = page.get_by_role("img", name="How an article is published")
    expect(picture).to_be_visible()
    assert picture.evaluate(fill) == "rgb(255, 255, 255)"

    page.locator("label[title=Dark]:visible").click()

    expect(picture.locator(".node rect").first).to_have_css("fill", "rgb(29, 32, 39)")


def test_only_a_page_with_a_diagram_loads_what_draws(page: Page, drawn: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))

    page.goto(f"{drawn.address}columns/notes/plain/")
    page.wait_for_load_state("networkidle")
    assert [path for path in asked if "mermaid" in path] == []

    page.goto(drawn.address + PATH)
    expect(page.get_by_role("img", name="How an article is published")).to_be_visible()
    assert f"/{ENTRY}" in asked


def test_without_a_script_the_text_can_be_read(browser: Browser, drawn: Site) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(drawn.address + PATH)

        expect(page.get_by_text("draft[Draft] --> published[Published]")).to_be_visible()


def test_a_site_without_diagrams_ships_nothing_that_draws(tmp_path: Path) -> None:
    write_hub(tmp_path, {**ADA, **NOTES, "columns/notes/plain.md": article()})

    build_one(tmp_path, tmp_path / "site")

    assert not (tmp_path / "site" / ENTRY).exists()


def test_what_draws_is_whole_and_named() -> None:
    folder = ROOT / "plugins/mkdocs_commonplace/vendored/mermaid"
    named = re.compile(r"""(?:from|import)\s*\(?["']\.{1,2}/([^"']+)["']""")

    assert (folder / "VERSION").read_text("utf-8").strip()
    assert "MIT" in (folder / "LICENSE").read_text("utf-8")
    for path in folder.rglob("*.js"):
        assert path.stat().st_size < 1_500_000
        for name in named.findall(path.read_text("utf-8")):
            assert (path.parent / name).resolve().is_file(), f"{path.name}: {name}"
