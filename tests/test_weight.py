"""How much a reader's browser loads. Bytes are counted, never times."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.first_loads import first_load
from tests.hubs import CONFIG, write_hub
from tests.sites import Site, build_one

MOST = 101_000
"""Bytes of gzip that a page may load, without pictures of its own; 500 of them are its policy."""

ARTICLE = "columns/field-notes/counting-herons/"


def articles(site: Site) -> list[str]:
    """Return the addresses of all articles, in every language."""
    found = [
        *site.folder.glob("columns/*/*/index.html"),
        *site.folder.glob("zh/columns/*/*/*.html"),
    ]
    texts = {path.parent.relative_to(site.folder).as_posix(): path.read_text() for path in found}
    return [f"{url}/" for url, text in texts.items() if "cp-page--article" in text]


def test_every_article_is_light(site: Site) -> None:
    weights = {url: sum(first_load(site.folder, url).values()) for url in articles(site)}

    assert len(weights) > 4
    assert {url: weight for url, weight in weights.items() if weight > MOST} == {}


def test_a_browser_loads_what_is_counted_and_the_search_only_when_it_is_used(
    page: Page, site: Site
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))

    page.goto(site.address + ARTICLE)
    page.wait_for_load_state("networkidle")
    loaded = {path for path in asked if not path.endswith((".png", ".webp", ".svg", ".jpg"))}
    counted = {name.removesuffix("index.html") for name in first_load(site.folder, ARTICLE)}
    workers = {path for path in loaded if "/workers/search." in path}
    assert loaded - workers == {name for name in counted if not name.endswith(".png")}
    assert sum((site.folder / path).stat().st_size for path in workers) < 50_000

    asked.clear()
    page.locator(".md-search__input").click()
    page.wait_for_load_state("networkidle")
    assert "search/search_index.json" in asked


def test_nothing_is_shipped_that_no_page_asks_for(site: Site) -> None:
    files = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.*")]

    assert [name for name in files if name.endswith(".map")] == []
    lunr = {Path(name).name for name in files if "/lunr/" in name}
    assert lunr <= {"lunr.multi.min.js", "lunr.stemmer.support.min.js", "lunr.zh.min.js"}
    for name in files:
        if name.endswith((".js", ".css")):
            assert "sourceMappingURL" not in (site.folder / name).read_text("utf-8"), name


@pytest.mark.parametrize(
    ("plugins", "helpers"),
    [
        ("search: {lang: ja}", {"tinyseg.js", "lunr.ja.min.js", "lunr.multi.min.js"}),
        ("search: {lang: en}", set()),
        ("search: {}", set()),
    ],
)
def test_a_search_keeps_what_its_languages_need(
    tmp_path: Path, plugins: str, helpers: set[str]
) -> None:
    write_hub(tmp_path, {}, {"mkdocs.yml": CONFIG.replace("search: {}", plugins)})
    ours = tmp_path / "site_src/assets/javascripts/lunr/min/lunr.xx.min.js"
    ours.parent.mkdir(parents=True)
    ours.write_text("// a hub's own\n//# sourceMappingURL=a.map\n", encoding="utf-8")

    build_one(tmp_path, tmp_path / "site")

    shipped = {path.name for path in (tmp_path / "site/assets/javascripts/lunr").rglob("*.js")}
    assert shipped - {"lunr.stemmer.support.min.js", "lunr.multi.min.js"} == (
        helpers - {"lunr.multi.min.js"}
    ) | {"lunr.xx.min.js"}
    kept = (tmp_path / "site/assets/javascripts/lunr/min/lunr.xx.min.js").read_text("utf-8")
    assert "sourceMappingURL" in kept
    assert list((tmp_path / "site/assets/javascripts/workers").glob("*.js"))
