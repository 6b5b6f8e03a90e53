"""What checks of a built site keep: one look at a file is enough, and none is missed for that."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from commonplace.model import Hub
from commonplace.privacy import find_leaks
from commonplace.privacy import leaks as looking
from commonplace.publish import links as following
from commonplace.publish.links import dead_links
from commonplace.trust.store import Store
from tests.hubs import ADA, NOTES, record, write, write_hub

NAME = "Zoë Hollowbrook"
INDEX = "search/search_index.json"


def hub_of(root: Path, name: str, **more: object) -> Hub:
    """Return a hub in which somebody of a name is hidden."""
    hidden = record("A life.", name=name, visibility="hidden", **more)
    return write_hub(root, {**ADA, **NOTES, "members/z.md": hidden})


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    return hub_of(tmp_path_factory.mktemp("hub"), NAME)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a site that tells nothing, with a file of each kind."""
    site = tmp_path / "site"
    write(site / "index.html", "<p>\nWater\n</p>")
    write(site / "a/index.html", "<p>\nRain\n</p>")
    write(site / INDEX, index("Water", "Rain"))
    write(site / "feed.xml", "<feed>Water</feed>")
    return site


def index(*texts: str) -> str:
    """Return what the search knows of pages."""
    return json.dumps({"docs": [{"text": text} for text in texts]}, separators=(",", ":"))


class Checks:
    """The checks of one site after another, with what is kept between them."""

    def __init__(self, hub: Hub, site: Path, kept: Path) -> None:
        self.hub = hub
        self.site = site
        self.kept = kept

    def leaks(self, whose: str = "") -> list[str]:
        """Return the files that tell something."""
        with closing(Store(self.kept)) as store:
            found = find_leaks(self.hub, [], self.site, store=store, whose=whose)
        assert found == find_leaks(self.hub, [], self.site)
        return [leak.file for leak in found]

    def dead(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return the links that lead nowhere."""
        with closing(Store(self.kept)) as store:
            found = dead_links(self.site, store=store)
        assert found == dead_links(self.site)
        return [(dead.link, dead.pages) for dead in found]


@pytest.fixture
def checks(hub: Hub, site: Path, tmp_path: Path) -> Checks:
    return Checks(hub, site, tmp_path / "kept/checks.sqlite")


def test_what_told_nothing_is_not_read_again(
    checks: Checks, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks.leaks()
    with monkeypatch.context() as patch:
        patch.setattr(looking, "_plain", None)
        with closing(Store(checks.kept)) as store:
            assert find_leaks(checks.hub, [], checks.site, store=store) == ()


@pytest.mark.parametrize("file", ["index.html", "a/index.html", INDEX, "feed.xml", "new.html"])
def test_a_file_that_tells_something_now_is_found(checks: Checks, file: str) -> None:
    checks.leaks()
    write(checks.site / file, f"<p>\n{NAME}\n</p>")

    assert checks.leaks() == [file]
    assert checks.leaks() == [file]  # what tells something is not kept


def test_a_new_secret_is_looked_for_everywhere(checks: Checks, tmp_path: Path) -> None:
    write(checks.site / "index.html", "<p>\nNadia Fairwater\n</p>")
    assert checks.leaks() == []
    checks.hub = hub_of(tmp_path / "hub", "Nadia Fairwater")

    assert checks.leaks() == ["index.html"]


def test_a_line_of_two_files_is_found_in_the_second_where_the_first_is_gone(
    checks: Checks,
) -> None:
    for file in ("index.html", "a/index.html"):
        write(checks.site / file, f"<p>\n{NAME}\n</p>{file}")
    assert len(checks.leaks()) == 1
    (checks.site / checks.leaks()[0]).unlink()

    assert len(checks.leaks()) == 1


def test_of_the_search_only_what_is_new_is_read(
    checks: Checks, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks.leaks()
    write(checks.site / INDEX, index("Water", "Clouds", "Rain"))
    read: list[bytes] = []
    plain = looking._plain  # noqa: SLF001 - what reads a text as readers see it

    def noted(data: bytes, name: str) -> str:
        read.append(data)
        return plain(data, name)

    monkeypatch.setattr(looking, "_plain", noted)
    with closing(Store(checks.kept)) as store:
        assert find_leaks(checks.hub, [], checks.site, store=store) == ()
    assert read == [b'"text":"Clouds"']


@pytest.mark.parametrize("texts", [[NAME, "Rain"], ["Water", NAME], ["Water", "Rain", NAME]])
def test_a_part_of_the_search_that_tells_something_is_found(
    checks: Checks, texts: list[str]
) -> None:
    checks.leaks()
    write(checks.site / INDEX, index(*texts))

    assert checks.leaks() == [INDEX]
    assert checks.leaks() == [INDEX]


def test_sites_of_two_languages_keep_their_own_parts(checks: Checks) -> None:
    checks.leaks("en")
    write(checks.site / INDEX, index("水", "雨"))
    checks.leaks("zh")
    write(checks.site / INDEX, index("Water", NAME))

    assert checks.leaks("en") == [INDEX]


def _scrambled(kept: sqlite3.Connection) -> None:
    kept.execute("UPDATE result SET content = substr(content, 2)")


def _swapped(kept: sqlite3.Connection) -> None:
    rows = kept.execute("SELECT key, content, check_sum FROM result ORDER BY key").fetchall()
    for (key, *_), (_, content, check_sum) in zip(rows, rows[1:] + rows[:1], strict=True):
        kept.execute(
            "UPDATE result SET content=?, check_sum=? WHERE key=?", (content, check_sum, key)
        )


@pytest.mark.parametrize("harm", [_scrambled, _swapped])
def test_what_is_broken_is_looked_at_again(checks: Checks, harm: object) -> None:
    write(checks.site / "index.html", '<a href="a/">a</a> <a href="gone/">b</a>')
    write(checks.site / "feed.html", f"<p>\n{NAME}\n</p>")
    found = checks.leaks(), checks.dead()
    with closing(sqlite3.connect(checks.kept)) as kept, kept:
        harm(kept)  # type: ignore[operator]

    assert (checks.leaks(), checks.dead()) == found == (["feed.html"], [("gone/", ("index.html",))])


@pytest.fixture
def linked(site: Path, checks: Checks) -> Checks:
    """Return the checks of a site in which one page leads to another, and to a place on it."""
    write(site / "index.html", '<a href="a/">a</a> <a href="a/#here">here</a>')
    write(site / "a/index.html", '<h2 id="here">a</h2> <a href="../index.html">up</a>')
    assert checks.dead() == []
    return checks


def test_links_of_a_page_that_is_as_before_are_known(
    linked: Checks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_links", None)
    with closing(Store(linked.kept)) as store:
        assert dead_links(linked.site, store=store) == ()


def test_a_link_is_dead_where_its_target_has_gone(linked: Checks) -> None:
    shutil.rmtree(linked.site / "a")

    assert linked.dead() == [("a/", ("index.html",)), ("a/#here", ("index.html",))]


def test_a_link_is_dead_where_its_place_has_gone(linked: Checks) -> None:
    write(linked.site / "a/index.html", "<h2>a</h2>")

    assert linked.dead() == [("a/#here", ("index.html",))]


def test_a_page_that_stands_elsewhere_leads_elsewhere(linked: Checks) -> None:
    write(linked.site / "b/index.html", (linked.site / "index.html").read_text())

    assert linked.dead() == [("a/", ("b/index.html",)), ("a/#here", ("b/index.html",))]


@pytest.mark.parametrize(
    "html",
    [
        '<a title="x" href="gone/">',
        "<img alt='' src='gone/'>",
        '<a href="gone/" data-src="x" src="other/">',
        '<a\nhref="gone/">',
        '<script src="gone/">"<a href=\'no\'>"</script>',
    ],
)
def test_the_first_address_of_each_tag_is_a_link(checks: Checks, html: str) -> None:
    write(checks.site / "index.html", html)

    assert checks.dead() == [("gone/", ("index.html",))]


@pytest.mark.parametrize(
    "html", ['href="gone/"', '< href="gone/">', '<p> href="gone/"', '<a data-href="gone/">']
)
def test_what_is_in_no_tag_is_no_link(checks: Checks, html: str) -> None:
    write(checks.site / "index.html", html)

    assert checks.dead() == []
