"""Large pictures have smaller versions, so that a card of 300 pixels costs no megabytes."""

import re
from pathlib import Path
from typing import Any

from PIL import Image

from commonplace.pictures import Picture, complete_pictures
from commonplace.pictures.variants import Variant, make_variants
from tests.hubs import ADA, NOTES, article, write_hub
from tests.sites import build_one


def photograph(path: Path, size: tuple[int, int] = (1600, 900), **options: Any) -> Path:
    """Write a picture that no format can make very small."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = Image.effect_noise((size[0] // 8, size[1] // 8), 60).resize(size)
    noise.convert("RGB").save(path, **options)
    return path


def looked_at(variant: Variant) -> tuple[tuple[int, int], str, str | None, bool]:
    """Return size, mode and format of a version, and whether it says anything of a camera."""
    with Image.open(variant.path) as image:
        return image.size, image.mode, image.format, bool(image.getexif())


def test_a_large_picture_has_two_smaller_ones(tmp_path: Path) -> None:
    made = make_variants(photograph(tmp_path / "a.jpg"), tmp_path / "cache")

    assert [looked_at(each) for each in made] == [
        ((480, 270), "RGB", "WEBP", False),
        ((960, 540), "RGB", "WEBP", False),
    ]
    original = (tmp_path / "a.jpg").stat().st_size
    assert all(each.path.stat().st_size < original for each in made)


def test_the_same_picture_makes_the_same_bytes_under_the_same_name(tmp_path: Path) -> None:
    photograph(tmp_path / "a.jpg")
    first = make_variants(tmp_path / "a.jpg", tmp_path / "one")
    second = make_variants(tmp_path / "a.jpg", tmp_path / "two")

    assert [each.name for each in first] == [each.name for each in second]
    for one, other in zip(first, second, strict=True):
        assert one.path.read_bytes() == other.path.read_bytes()


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    photograph(tmp_path / "a.jpg")
    (made, _) = make_variants(tmp_path / "a.jpg", tmp_path / "cache")
    made.path.write_bytes(b"kept")

    make_variants(tmp_path / "a.jpg", tmp_path / "cache")

    assert made.path.read_bytes() == b"kept"


def test_a_photograph_is_turned_upright_and_says_nothing_of_its_place(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "N", 2: (31.0, 14.0, 0.0)}
    photograph(tmp_path / "a.jpg", exif=exif)

    (made,) = make_variants(tmp_path / "a.jpg", tmp_path / "cache")

    assert looked_at(made) == ((480, 853), "RGB", "WEBP", False)


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    noise = Image.effect_noise((1200, 300), 60)
    Image.merge("LA", (noise, noise)).save(tmp_path / "a.png")

    made = make_variants(tmp_path / "a.png", tmp_path / "cache")

    assert {looked_at(each)[1] for each in made} == {"RGBA"}


def test_small_moving_huge_and_broken_pictures_are_left_alone(tmp_path: Path) -> None:
    photograph(tmp_path / "small.jpg", (500, 400))
    frames = [Image.new("RGB", (1200, 300), colour) for colour in ("red", "blue")]
    frames[0].save(tmp_path / "moving.gif", save_all=True, append_images=frames[1:])
    Image.new("1", (10_000, 6_000)).save(tmp_path / "bomb.png")
    (tmp_path / "broken.png").write_bytes(photograph(tmp_path / "a.png").read_bytes()[:2_000])

    for name in ("small.jpg", "moving.gif", "bomb.png", "broken.png", "missing.png"):
        assert make_variants(tmp_path / name, tmp_path / "cache") == (), name


def test_a_browser_may_choose_and_knows_how_wide_a_picture_is_shown() -> None:
    picture = Picture(1600, 900, ((480, "s.webp"), (960, "m.webp")))

    html = complete_pictures(
        '<img src="a&amp;b.jpg"><img class="cp-cover" src="c, d">', lambda _: picture
    )

    assert 'srcset="s.webp 480w, m.webp 960w, a&amp;b.jpg 1600w"' in html
    assert 'sizes="(min-width: 760px) 700px, 100vw"' in html
    assert 'c%2C%20d 1600w" sizes="auto, (min-width: 760px) 480px, 100vw"' in html


def test_a_site_ships_the_smaller_pictures_that_its_pages_name(tmp_path: Path) -> None:
    beside = tmp_path / "member_submissions/columns/notes/seen/large.jpg"
    photograph(beside)
    text = article(body="![Noise](large.jpg)")
    write_hub(tmp_path, {**ADA, **NOTES, "columns/notes/seen/index.md": text})

    build_one(tmp_path, tmp_path / "site")

    page = tmp_path / "site/columns/notes/seen/index.html"
    named = re.findall(r'([^\s",]+\.webp) \d+w', page.read_text(encoding="utf-8"))
    assert len(named) == 2
    assert all((page.parent / name).resolve().is_file() for name in named)
    assert len(list((tmp_path / "site/assets/pictures").iterdir())) == 2
