"""Feeds as a reader of feeds sees them."""

from pathlib import Path
from typing import Any

import feedparser
import pytest

from commonplace.outputs import outputs
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, edition, write_hub
from tests.sites import Site


def feeds_of(
    tmp_path: Path, files: dict[str, str], language: str = "en", **config: str
) -> dict[str, Any]:
    hub = write_hub(tmp_path, ADA | BO | NOTES | files, config or TWO_LANGUAGES)
    found = outputs(edition(hub, language=language))
    return {uri: feedparser.parse(text) for uri, text in found if uri.startswith("feeds/")}


def test_a_feed_tells_of_articles_newest_first(tmp_path: Path) -> None:
    files = {
        "columns/notes/old.md": article("Old & <b>plain</b>", date="2026-01-02", tags="[x]"),
        "columns/notes/new.md": article(
            "New", date="2026-03-04", updated="2026-03-05", description="What is new."
        ),
        "columns/notes/draft.md": article("Draft", status="draft"),
        "columns/notes/quiet.md": article("Quiet", status="unlisted"),
    }

    feed = feeds_of(tmp_path, files)["feeds/articles.xml"]

    assert not feed.bozo
    assert (feed.feed.title, feed.feed.id) == ("Test hub", "https://hub.test/feeds/articles.xml")
    assert [entry.title for entry in feed.entries] == ["New", "Old & <b>plain</b>"]
    new, old = feed.entries
    assert new.link == new.id == "https://hub.test/columns/notes/new/"
    assert (new.published, new.updated) == (
        "2026-03-04T00:00:00+00:00",
        "2026-03-05T00:00:00+00:00",
    )
    assert (new.author, new.authors[0].href) == ("Ada", "https://hub.test/members/ada/")
    assert new.summary == "What is new."
    assert [tag.term for tag in old.tags] == ["x"]
    assert feed.feed.updated == new.updated


def test_there_is_a_feed_for_each_column_and_topic_with_articles(tmp_path: Path) -> None:
    columns = {
        f"columns/{name}/index.md": NOTES["columns/notes/index.md"] for name in ("empty", "other")
    }
    files = {
        "columns/notes/a.md": article("A", topics="[data]"),
        "columns/other/b.md": article("B"),
    }

    feeds = feeds_of(tmp_path, columns | files)

    assert set(feeds) == {
        "feeds/articles.xml",
        "feeds/columns/notes.xml",
        "feeds/columns/other.xml",
        "feeds/topics/data.xml",
    }
    assert [entry.title for entry in feeds["feeds/columns/other.xml"].entries] == ["B"]
    assert [entry.title for entry in feeds["feeds/topics/data.xml"].entries] == ["A"]


def test_each_language_has_its_own_articles(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article("English"),
        "columns/notes/b.md": article("中文", lang="zh", translation_of="notes/a"),
    }

    english = feeds_of(tmp_path, files)["feeds/articles.xml"]
    chinese = feeds_of(tmp_path, files, "zh")["feeds/articles.xml"]

    assert [entry.title for entry in english.entries] == ["English"]
    assert [entry.title for entry in chinese.entries] == ["中文"]
    assert chinese.entries[0].link == "https://hub.test/zh/columns/notes/b/"


def test_a_renamed_article_is_no_new_one(tmp_path: Path) -> None:
    files = {"columns/notes/new.md": article(redirect_from="[columns/notes/old/]")}

    entry = feeds_of(tmp_path, files)["feeds/articles.xml"].entries[0]

    assert entry.id == "https://hub.test/columns/notes/old/"
    assert entry.link == "https://hub.test/columns/notes/new/"


@pytest.mark.parametrize("visibility", ["hidden", "name_only"])
def test_who_is_hidden_is_in_no_feed(tmp_path: Path, visibility: str) -> None:
    hidden = {"members/ada.md": f"---\nname: Ada\nvisibility: {visibility}\n---\n"}

    entry = feeds_of(tmp_path, {"columns/notes/a.md": article()} | hidden)[
        "feeds/articles.xml"
    ].entries[0]

    assert entry.author == ("A member" if visibility == "hidden" else "Ada")
    assert "href" not in entry.authors[0]


def test_without_an_address_of_the_site_there_is_nothing_to_follow(tmp_path: Path) -> None:
    config = {"mkdocs.yml": TWO_LANGUAGES["mkdocs.yml"].replace("site_url: https://hub.test/", "")}

    assert not feeds_of(tmp_path, {"columns/notes/a.md": article()}, **config)


def test_a_reader_of_the_site_finds_its_feeds(site: Site) -> None:
    page = (site.folder / "columns/field-notes/counting-herons/index.html").read_text("utf-8")

    for uri in ("feeds/columns/field-notes.xml", "feeds/articles.xml"):
        assert f'href="../../../{uri}"' in page
        assert not feedparser.parse((site.folder / uri).read_bytes()).bozo
