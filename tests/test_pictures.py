"""Pictures say how large they are, so that nothing on a page jumps while they come."""

from pathlib import Path

import pytest
from PIL import Image

from commonplace.pages.picture_store import ready_pictures
from commonplace.pages.pictures import Pictures
from commonplace.pictures import Picture, complete_pictures, picture_size
from tests.hubs import ADA, NOTES, TWO_LANGUAGES, article, edition, write, write_hub

LARGE = Picture(800, 600)


def complete(html: str, picture: Picture | None = LARGE) -> str:
    return complete_pictures(html, lambda _: picture)


@pytest.mark.parametrize("ending", ["png", "jpg", "gif", "webp", "avif"])
def test_the_size_is_read_from_every_kind_that_may_be_sent(tmp_path: Path, ending: str) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / f"a.{ending}")

    assert picture_size(tmp_path / f"a.{ending}") == (30, 20)


def test_a_photograph_taken_sideways_has_the_size_it_is_shown_in(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (30, 20)).save(tmp_path / "a.jpg", exif=exif)

    assert picture_size(tmp_path / "a.jpg") == (20, 30)


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('<svg width="40" height="30px">', (40, 30)),
        ("<svg viewBox='0 0 400 300'>", (400, 300)),
        ('<svg width="200" viewBox="0,0,400,300">', (200, 150)),
        ('<svg width="1in" height="72pt">', (96, 96)),
        ('<?xml version="1.0"?><!-- > --><svg\n viewBox="0 0 4 3"\n>', (4, 3)),
        ('<svg width="100%" height="100%">', None),
        ('<svg viewBox="0 0 0 0">', None),
        ("<svg>", None),
        ("words", None),
    ],
)
def test_the_size_of_a_drawing_is_that_of_its_root(
    tmp_path: Path, root: str, size: tuple[int, int] | None
) -> None:
    write(tmp_path / "a.svg", root)

    assert picture_size(tmp_path / "a.svg") == size


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"%PDF-1.7"])
def test_a_file_that_is_no_picture_has_no_size(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)

    assert picture_size(tmp_path / "a.png") is None
    assert picture_size(tmp_path / "missing.png") is None


def test_only_the_first_large_picture_does_not_wait() -> None:
    html = complete('<img src="a"> <img class="cp-face" src="b"><p><IMG src=c /></p>')

    assert html == (
        '<img src="a" width="800" height="600" decoding="async"> '
        '<img class="cp-face" src="b" width="800" height="600" loading="lazy" decoding="async">'
        '<p><IMG src=c width="800" height="600" loading="lazy" decoding="async" /></p>'
    )


def test_faces_above_it_take_the_place_of_no_large_picture() -> None:
    html = complete('<img class="cp-face" src="b" loading="lazy"><img src="a" loading="lazy">')

    assert html.index("lazy") < html.index('src="a"')
    assert "lazy" not in html[html.index('src="a"') :]


@pytest.mark.parametrize(
    ("given", "added"),
    [
        ('width="400"', 'height="300"'),
        ('height="300"', 'width="400"'),
        ('width="50%"', ""),
        ('width="1" height="1"', ""),
    ],
)
def test_what_an_author_set_stays(given: str, added: str) -> None:
    expected = " ".join(filter(None, [f'<img src="a" {given}', added, 'decoding="async">']))

    assert complete(f'<img src="a" {given}>') == expected


@pytest.mark.parametrize(
    "html", ["<imgs>", "<img", '<img src="', '<img "' * 20_000, "&lt;img src=a&gt;"]
)
def test_what_is_no_picture_stays(html: str) -> None:
    assert complete(html) == html


def test_pictures_are_found_from_every_page_of_every_language(tmp_path: Path) -> None:
    write_hub(
        tmp_path,
        {**ADA, **NOTES, "columns/notes/a/index.md": article(), "columns/notes/b.md": article()},
        {**TWO_LANGUAGES, "site_src/zh/drawn.svg": "<svg viewBox='0 0 4 3'>"},
    )
    submissions = tmp_path / "member_submissions"
    Image.new("RGB", (300, 200)).save(submissions / "columns/notes/a/b c.png")
    hub = write_hub(tmp_path, {}, TWO_LANGUAGES)
    ready = ready_pictures(tmp_path, hub.settings).by_uri
    english = Pictures(edition(hub), ready)
    chinese = Pictures(edition(hub, language="zh"), ready)

    for pictures, page, address in (
        (english, "columns/notes/a/", "b%20c.png"),
        (english, "columns/notes/b/", "../a/b%20c.png?x#y"),
        (english, "", "columns/notes/a/b%20c.png"),
        (chinese, "", "../columns/notes/a/b%20c.png"),
    ):
        shown = pictures.complete(f'<img src="{address}">', page)
        assert 'width="300" height="200"' in shown, address
    assert 'width="4"' in english.complete('<img src="zh/drawn.svg">', "")
    for address in ("https://a.test/a.png", "/a.png", "../../etc/passwd", "http://[", "", "%00"):
        assert "width" not in english.complete(f'<img src="{address}">', "columns/notes/a/")
