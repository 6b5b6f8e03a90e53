"""A member's picture is never published as it was sent: what it shows is written anew, or nothing.

The limited process itself is in tests/test_guard.py.
"""

import os
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageSequence, PngImagePlugin

from commonplace.load import load_hub
from commonplace.mending import mend, mend_picture
from commonplace.pages.picture_store import pictures_folder, ready_pictures
from commonplace.pages.pictures import Pictures
from commonplace.pictures import picture_size
from commonplace.pictures.kinds import kind_of
from commonplace.pictures.limits import MOST_BYTES, fault_of, fault_of_other
from commonplace.pictures.ready import LIMITS, PictureMaker, ReadyPicture
from commonplace.pictures.rewriting import rewritten
from commonplace.pictures.room import in_use, tidy
from commonplace.pictures.told import CAMERA, NUMBER, PERSON, PLACE, SMALLER, told_by, without_told
from commonplace.publish.site import build_site
from commonplace.settings import read_settings
from commonplace.trust.guard import Limits
from tests.hubs import ADA, NOTES, TWO_LANGUAGES, article, edition, write_hub
from tests.sites import BUILT_AT

SECRET = b"SECRET-7391"
SIDEWAYS = 6


def camera(orientation: int = 1) -> Image.Exif:
    """Return what a telephone writes beside a picture."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "ACME"
    exif[0x013B] = SECRET.decode()
    exif[0x8825] = {1: "N", 2: (31.0, 14.0, 0.0), 3: "E", 4: (121.0, 28.0, 0.0)}
    exif[0x8769] = {0xA431: SECRET.decode()}
    return exif


def noise(size: tuple[int, int] = (80, 60), mode: str = "RGB") -> Image.Image:
    """Return a picture of which every pixel counts, with a mark in one corner."""
    coarse = size[0] // 8, size[1] // 6
    bands = [Image.effect_noise(coarse, 40 + band).resize(size) for band in range(3)]
    image = Image.merge("RGB", bands)
    image.paste("red", (0, 0, 20, 10))
    return image.convert(mode)


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return a picture's file."""
    target = BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return a file's picture, unpacked."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def frames(data: bytes) -> list[tuple[bytes, float]]:
    """Return what one sees of each frame, and for how long."""
    with Image.open(BytesIO(data)) as image:
        return [
            (frame.convert("RGBA").tobytes(), float(frame.info.get("duration", 0)))
            for frame in ImageSequence.Iterator(image)
        ]


def moving(form: str, **options: Any) -> bytes:
    """Return a picture of three frames, each of other colours."""
    shown = [noise((40, 30)).quantize(colours).convert("RGB") for colours in (8, 120, 40)]
    if form == "GIF":
        shown = [frame.quantize(128) for frame in shown]
    more = {"append_images": shown[1:], "duration": [50, 100, 70], "loop": 3, **options}
    return saved(shown[0], form, save_all=True, **more)


FILES: dict[str, Callable[[], bytes]] = {
    "photograph.jpg": lambda: saved(noise(), "JPEG", exif=camera(SIDEWAYS), comment=SECRET),
    "progressive.jpg": lambda: saved(noise(), "JPEG", progressive=True, exif=camera(3)),
    "printed.jpg": lambda: saved(noise(mode="CMYK"), "JPEG", exif=camera()),
    "grey.jpg": lambda: saved(noise(mode="L"), "JPEG", comment=SECRET),
    "screenshot.png": lambda: saved(noise(), "PNG", pnginfo=texts(), exif=camera(8)),
    "palette.png": lambda: saved(noise().quantize(12), "PNG", transparency=3, pnginfo=texts()),
    "one-colour-out.png": lambda: saved(noise(), "PNG", transparency=(255, 0, 0)),
    "seen-through.png": lambda: saved(noise(mode="RGBA"), "PNG", pnginfo=texts()),
    "bits.png": lambda: saved(noise(mode="1"), "PNG", pnginfo=texts()),
    "deep.png": lambda: saved(noise(mode="I;16"), "PNG", pnginfo=texts()),
    "drawn.webp": lambda: saved(noise(), "WEBP", lossless=True, exif=camera(), xmp=SECRET),
    "photograph.webp": lambda: saved(noise(), "WEBP", exif=camera(SIDEWAYS)),
    "photograph.avif": lambda: saved(noise(), "AVIF", exif=camera(SIDEWAYS), xmp=SECRET),
    "still.gif": lambda: saved(noise().quantize(50), "GIF", comment=SECRET, transparency=4),
    "moving.gif": lambda: moving("GIF", comment=SECRET),
    "moving.webp": lambda: moving("WEBP", lossless=True, exif=camera()),
    "moving.png": lambda: moving("PNG", pnginfo=texts()),
    "moving.avif": lambda: moving("AVIF", exif=camera()),
}
LOSSLESS = [name for name in FILES if name.endswith((".png", ".gif")) or name.startswith("drawn")]
LOSSLESS = [*[name for name in LOSSLESS if name != "deep.png"], "moving.webp"]


def texts() -> PngImagePlugin.PngInfo:
    """Return texts that a program writes into a PNG."""
    found = PngImagePlugin.PngInfo()
    found.add_text("Author", SECRET.decode())
    found.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>", zip=True)
    return found


def shown(data: bytes) -> Image.Image:
    """Return a picture as a browser shows it."""
    return ImageOps.exif_transpose(opened(data))


@pytest.mark.parametrize("name", FILES)
def test_what_is_published_tells_nothing_and_shows_the_same(name: str) -> None:
    sent = FILES[name]()

    published, _ = rewritten(sent)

    assert kind_of(published) == kind_of(sent)
    assert SECRET not in published
    image = opened(published)
    assert not image.getexif()
    assert not {"comment", "exif", "xmp", "icc_profile", "Author"} & image.info.keys()
    assert image.size == shown(sent).size
    assert getattr(image, "n_frames", 1) == getattr(opened(sent), "n_frames", 1)
    if name != "deep.png":  # Pillow itself shows that as white
        before, after = shown(sent).convert("RGB"), image.convert("RGB")
        assert closeness(before, after) < 8
    assert rewritten(sent)[0] == published


def closeness(one: Image.Image, other: Image.Image) -> float:
    """Return how far pixels differ on average, of 255."""
    counts = ImageChops.difference(one, other).convert("L").histogram()
    return sum(value * count for value, count in enumerate(counts)) / sum(counts)


@pytest.mark.parametrize("name", LOSSLESS)
def test_no_pixel_and_no_moment_changes_where_the_kind_of_picture_loses_none(name: str) -> None:
    sent = FILES[name]()

    published, _ = rewritten(sent)

    if getattr(opened(sent), "is_animated", False):
        assert frames(published) == frames(sent)
        assert opened(published).info["loop"] == opened(sent).info["loop"] == 3
    else:
        assert opened(published).convert("RGBA").tobytes() == shown(sent).convert("RGBA").tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stays_as_it_was_turned(orientation: int) -> None:
    sent = saved(noise(), "JPEG", exif=camera(orientation), quality=95)

    published = opened(rewritten(sent)[0])

    assert published.size == ((80, 60) if orientation < 5 else (60, 80))
    assert closeness(published, shown(sent)) < 4


def test_sixteen_bits_of_grey_become_eight() -> None:
    published, _ = rewritten(saved(Image.new("I;16", (4, 4), 0x9C40), "PNG"))

    assert opened(published).getpixel((0, 0)) == 0x9C


def test_colours_of_another_space_become_those_of_the_web() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    broken = opened(rewritten(saved(noise(), "PNG", icc_profile=profile[:300]))[0])

    assert closeness(broken, noise().convert("RGB")) < 60
    assert "icc_profile" not in broken.info


def test_a_moving_gif_keeps_what_becomes_of_each_frame() -> None:
    shapes = [Image.new("RGBA", (30, 30), (0, 0, 0, 0)) for _ in range(3)]
    for at, shape in enumerate(shapes):
        shape.paste("red", (at * 10, 0, at * 10 + 10, 10))
    more = {"append_images": shapes[1:], "disposal": 2, "duration": 40}
    sent = saved(shapes[0], "GIF", save_all=True, **more)

    assert frames(rewritten(sent)[0]) == frames(sent)


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG of these chunks."""
    packed = (
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def header(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IHDR", width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\0\0\0\0"


def packed_zip() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", SECRET)
    return target.getvalue()


HTML = b"<script>alert('" + SECRET + b"')</script>"
BOTH: dict[str, Callable[[], bytes]] = {
    "and-zip.jpg": lambda: saved(noise(), "JPEG") + packed_zip(),
    "and-script.gif": lambda: saved(noise().quantize(9), "GIF", comment=b"*/=1;" + HTML),
    "and-page-behind.png": lambda: saved(noise(), "PNG") + HTML,
    "and-page-within.png": lambda: png(
        header(1, 1),
        (b"tEXt", b"Comment\0" + HTML),
        (b"IDAT", zlib.compress(b"\0\0")),
        (b"IEND", b""),
    ),
    "and-page.webp": lambda: saved(noise(), "WEBP", lossless=True) + HTML,
    "and-own-chunk.png": lambda: png(
        header(1, 1), (b"evIL", HTML), (b"IDAT", zlib.compress(b"\0\0") + HTML), (b"IEND", b"")
    ),
}


@pytest.mark.parametrize("name", BOTH)
def test_a_file_that_is_something_else_too_is_a_picture_only(name: str) -> None:
    sent = BOTH[name]()
    assert SECRET in sent

    published, _ = rewritten(sent)

    assert SECRET not in published
    assert b"PK" not in published[-200:] or not zipfile.is_zipfile(BytesIO(published))
    assert opened(published).size == opened(sent).size


def gif(count: int, size: int = 1) -> bytes:
    """Return a GIF of many frames, as text could have it."""
    wide = size.to_bytes(2, "little") * 2
    frame = b",\0\0\0\0" + wide + b"\0\2\2D\1\0"
    return b"GIF89a" + wide + b"\x80\0\0\0\0\0\xff\xff\xff" + frame * count + b";"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.png", b"", "picture-broken"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "picture-broken"),
        ("a.jpg", b"\xff\xd8\xff\xd9", "picture-broken"),
        ("a.png", png(header(50_000, 50_000), (b"IEND", b"")), "picture-too-many-pixels"),
        (
            "a.webp",
            b"RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0/\xff\xff\xff\x0f\0\0\0\0\0",
            "picture-too-many-pixels",
        ),
        ("a.gif", gif(10_000), "picture-too-many-frames"),
        ("a.gif", gif(10, 5_000), "picture-too-many-frames"),
        ("a.png", png(header(9, 9), (b"acTL", b"\0\1\0\0\0\0\0\0")), "picture-too-many-frames"),
        ("a.png", gif(1), "picture-kind"),
        ("a.JPG", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "picture-kind"),
        ("a.png", b"\xef\xbb\xbf <!DOCTYPE html><script>", "picture-kind"),
        ("a.gif", b"%PDF-1.7", "picture-kind"),
        ("a.jpg", b"\0\0\0\x18ftypheic", "picture-kind"),
        ("a.gif", gif(1), None),
        ("a.PNG", png(header(9, 9)), None),
    ],
)
def test_what_is_wrong_is_seen_before_anything_is_unpacked(
    name: str, data: bytes, code: str | None
) -> None:
    found = fault_of(name, data, len(data))

    assert (found[0] if found else None) == code


def test_a_file_may_have_so_many_bytes() -> None:
    assert fault_of("a.gif", gif(1), MOST_BYTES) is None
    assert fault_of("a.gif", gif(1), MOST_BYTES + 1) == (
        "picture-too-large",
        {"size": 21, "limit": 20},
    )


@given(st.sampled_from(sorted(FILES)), st.data())
@settings(max_examples=30, deadline=None)
def test_no_file_however_cut_or_changed_stops_the_check(name: str, data: st.DataObject) -> None:
    sent = bytearray(GIVEN.setdefault(name, FILES[name]()))
    for at in data.draw(st.lists(st.integers(0, len(sent) - 1), max_size=8)):
        sent[at] = data.draw(st.integers(0, 255))
    cut = bytes(sent[: data.draw(st.integers(0, len(sent)))])

    fault_of(name, cut, len(cut))
    told_by(cut)
    plain = without_told(cut)

    assert without_told(plain) == plain


GIVEN: dict[str, bytes] = {}


@pytest.mark.parametrize("name", FILES)
def test_a_source_is_freed_of_what_it_tells_and_no_pixel_changes(name: str) -> None:
    sent = FILES[name]()

    plain = without_told(sent)

    assert SECRET not in plain
    assert told_by(plain) == ()
    assert without_told(plain) == plain
    assert frames(plain) == frames(sent)
    assert picture_size_of(plain) == picture_size_of(sent)
    assert opened(plain).getexif().get(0x0112, 1) == opened(sent).getexif().get(0x0112, 1)
    assert [*opened(plain).getexif()] in ([], [0x0112])
    assert mend_picture(plain) == (plain, ())


def picture_size_of(data: bytes) -> tuple[int, int]:
    return shown(data).size


def test_what_a_picture_tells_is_named_the_worst_first() -> None:
    assert told_by(saved(noise(), "JPEG", exif=camera())) == (PLACE, PERSON, NUMBER, CAMERA)
    plain = Image.Exif()
    plain[0x0112] = SIDEWAYS
    assert told_by(saved(noise(), "JPEG", exif=plain)) == ()
    assert told_by(saved(noise(), "PNG", pnginfo=PngImagePlugin.PngInfo())) == ()
    assert SMALLER not in told_by(FILES["photograph.jpg"]())


@pytest.fixture(scope="module")
def maker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PictureMaker]:
    made = PictureMaker(tmp_path_factory.mktemp("ready"))
    yield made
    made.close()


def put(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_a_picture_is_made_once(maker: PictureMaker, tmp_path: Path) -> None:
    path = put(tmp_path, "a.jpg", saved(noise((1300, 400)), "JPEG", exif=camera(), quality=95))

    first = maker.ready(path)

    assert isinstance(first, ReadyPicture)
    assert (first.width, first.height) == (1300, 400)
    assert [version.width for version in first.variants] == [480, 960]
    first.path.write_bytes(b"kept")
    assert maker.ready(path) == first
    assert first.path.read_bytes() == b"kept"
    first.path.unlink()
    assert maker.ready(path) == first
    assert first.path.read_bytes() != b"kept"


@pytest.mark.parametrize("name", ["photograph.jpg", "screenshot.png", "photograph.avif"])
def test_what_ends_too_early_is_told_and_kept(
    maker: PictureMaker, tmp_path: Path, name: str
) -> None:
    sent = FILES[name]()
    path = put(tmp_path, name, sent[: len(sent) * 2 // 3])

    found = maker.ready(path)

    assert isinstance(found, tuple)
    assert found[0] == "picture-unreadable"
    assert maker.ready(path) == found
    good = put(tmp_path, "good.png", FILES["palette.png"]())
    assert isinstance(maker.ready(good), ReadyPicture)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits memory")
def test_a_picture_that_takes_too_much_is_told_and_the_next_one_is_made(tmp_path: Path) -> None:
    small = Limits(seconds=LIMITS.seconds, memory=32 * 1024 * 1024)
    maker = PictureMaker(tmp_path / "ready", small)
    heavy = put(tmp_path, "a.png", saved(Image.new("L", (6_500, 6_500)), "PNG"))
    good = put(tmp_path, "b.png", FILES["screenshot.png"]())

    assert maker.ready(heavy) == ("picture-too-costly", {"limit": "32 MiB"})
    assert isinstance(maker.ready(good), ReadyPicture)
    maker.close()


def test_what_is_kept_lies_where_nobody_can_send_a_file(tmp_path: Path) -> None:
    assert pictures_folder(tmp_path) == tmp_path / ".cache/pictures"
    own = tmp_path / "hub"
    (own / ".cache").mkdir(parents=True)
    (own / ".cache" / "a").write_text("", encoding="utf-8")
    for command in (["init", "-q"], ["add", "-f", ".cache/a"]):
        subprocess.run(["git", *command], cwd=own, check=True)  # noqa: S607 - from the path

    assert pictures_folder(own) == own / ".git/commonplace/pictures"


def test_a_bad_picture_is_left_out_and_named_and_the_pages_stay(tmp_path: Path) -> None:
    text = article(body="![Good](good.png) ![Bad](bad.jpg) ![Cut](cut.png)")
    write_hub(tmp_path, {**ADA, **NOTES, "columns/notes/a/index.md": text}, TWO_LANGUAGES)
    folder = tmp_path / "member_submissions/columns/notes/a"
    put(folder, "good.png", FILES["screenshot.png"]())
    put(folder, "bad.jpg", HTML)
    put(folder, "cut.png", FILES["one-colour-out.png"]()[:2_000])

    ready = ready_pictures(tmp_path, read_settings(tmp_path))
    hub = load_hub(tmp_path, read_settings(tmp_path), known=ready.problems)

    beside = "member_submissions/columns/notes/a"
    assert [(problem.path, problem.code) for problem in hub.problems] == [
        (f"{beside}/bad.jpg", "picture-kind"),
        (f"{beside}/cut.png", "picture-unreadable"),
        (f"{beside}/good.png", "picture-tells"),
        (f"{beside}/index.md", "reference-refused"),
        (f"{beside}/index.md", "reference-refused"),
    ]
    assert "notes/a" in hub.articles
    assert hub.refused == ("columns/notes/a/bad.jpg", "columns/notes/a/cut.png")
    published = dict(Pictures(edition(hub), ready.by_uri).published())
    assert published.keys() == {"columns/notes/a/good.png"}
    assert SECRET not in published["columns/notes/a/good.png"].read_bytes()


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.pdf", b"%PDF-1.7\n", ""),
        ("a.pdf", b"<!doctype html><script>", "HTML"),
        ("a.pdf", b"Words and %PDF-1.7", "something that is no PDF"),
        ("a.pdf", b"", "something that is no PDF"),
        ("a.csv", b"PK\3\4 of a spreadsheet", "ZIP"),
        ("a.csv", b"a,b\n", ""),
        ("a.txt", b"<html> is how a page begins", ""),
        ("a.txt", b"%PDF-1.7", "PDF"),
    ],
)
def test_a_document_is_what_its_name_says(name: str, data: bytes, found: str) -> None:
    fault = fault_of_other(name, data)

    assert (str(fault[1]["found"]) if fault else "") == found


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != "lock"}


def test_pictures_are_the_same_whoever_makes_them_at_once(tmp_path: Path) -> None:
    sent = {name: make() for name, make in FILES.items()}
    made = []
    for at_once in (1, 8):
        root = tmp_path / str(at_once)
        write_hub(root, {**ADA, **NOTES, "columns/notes/a/index.md": article()})
        folder = root / "member_submissions/columns/notes/a"
        for name, data in sent.items():
            put(folder, name, data)
            put(folder, f"again-{name}", data)
        ready = ready_pictures(root, read_settings(root), at_once)
        assert len(ready.by_uri) == 2 * len(FILES)
        made.append(files_in(pictures_folder(root)))

    assert made[0] == made[1]


def test_what_no_build_has_used_for_long_goes_the_oldest_first(tmp_path: Path) -> None:
    for day, name in enumerate(("old", "older", "oldest")):
        for part in (".json", ".png", "-480.webp"):
            file = put(tmp_path, f"{name}{part}", b"x" * 10)
            os.utime(file, (BUILT_AT - (day + 2) * 86_400,) * 2)
    for part in (".json", ".png"):
        os.utime(put(tmp_path, f"used{part}", b"x" * 100), (BUILT_AT,) * 2)

    with in_use(tmp_path):
        tidy(tmp_path, 0)
    assert len(files_in(tmp_path)) == 11
    tidy(tmp_path, 65)
    assert {name.partition(".")[0] for name in files_in(tmp_path)} == {
        "used",
        "old",
        "old-480",
        "older",
        "older-480",
    }
    tidy(tmp_path, 0)
    assert files_in(tmp_path).keys() == {"used.json", "used.png"}


def test_a_build_marks_what_it_uses(maker: PictureMaker, tmp_path: Path) -> None:
    path = put(tmp_path, "a.png", FILES["palette.png"]())
    first = maker.ready(path)
    assert isinstance(first, ReadyPicture)
    note = first.path.with_suffix(".json")
    os.utime(note, (0, 0))

    assert maker.ready(path) == first
    assert note.stat().st_mtime > 0


def test_fix_frees_the_sources_of_what_they_tell(tmp_path: Path) -> None:
    write_hub(tmp_path, {**ADA, **NOTES, "columns/notes/a/index.md": article()})
    folder = tmp_path / "member_submissions/columns/notes/a"
    photograph = put(folder, "a.jpg", FILES["photograph.jpg"]())
    drawn = put(folder, "b.gif", FILES["still.gif"]())
    before = drawn.read_bytes()

    mended = [one.path for one in mend(tmp_path, read_settings(tmp_path))]

    assert [path for path in mended if not path.endswith(".md")] == [
        "member_submissions/columns/notes/a/a.jpg"
    ]
    assert SECRET not in photograph.read_bytes()
    assert picture_size(photograph) == (60, 80)
    assert drawn.read_bytes() == before
    assert mend(tmp_path, read_settings(tmp_path)) == []


def test_a_build_publishes_what_was_made_and_reports_what_was_not(tmp_path: Path) -> None:
    text = article(body="Words that stay.\n\n![Good](good.jpg) ![Cut](cut.png)")
    second = article("Other", body="Unharmed.")
    notes = {"columns/notes/a/index.md": text, "columns/notes/b.md": second}
    write_hub(tmp_path, {**ADA, **NOTES, **notes}, TWO_LANGUAGES)
    folder = tmp_path / "member_submissions/columns/notes/a"
    good = put(folder, "good.jpg", FILES["photograph.jpg"]() + packed_zip())
    put(folder, "cut.png", FILES["one-colour-out.png"]()[:2_000])
    (folder / "data.csv").write_text("a,b\n", encoding="utf-8")

    report = build_site(tmp_path, read_settings(tmp_path), epoch=BUILT_AT)

    assert [(problem.path.rpartition("/")[2], problem.code) for problem in report.hub.problems] == [
        ("cut.png", "picture-unreadable"),
        ("good.jpg", "picture-tells"),
        ("index.md", "reference-refused"),
    ]
    site = report.site_dir / "columns/notes"
    assert "Words that stay." in (site / "a/index.html").read_text(encoding="utf-8")
    assert "Unharmed." in (site / "b/index.html").read_text(encoding="utf-8")
    assert {file.name for file in (site / "a").iterdir()} == {"index.html", "good.jpg", "data.csv"}
    published = (site / "a/good.jpg").read_bytes()
    assert SECRET in good.read_bytes()
    assert SECRET not in published
    assert opened(published).size == (60, 80)
    assert 'width="60" height="80"' in (site / "a/index.html").read_text(encoding="utf-8")
