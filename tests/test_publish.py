"""Building a whole site: the same bytes every time, the old site until the new one is whole."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from commonplace.publish import BuildError, Place, build_site
from commonplace.settings import Settings, read_settings
from mkdocs_commonplace.tether import ORPHANED
from tests.histories import commit_all
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, event, write, write_hub

EPOCH = 1_780_000_000
FILES = {
    **ADA,
    **BO,
    **NOTES,
    "columns/notes/a.md": article("A", tags="[x]", redirect_from="[old/a/]"),
    "columns/notes/b.md": article("B", lang="zh", translation_of="notes/a", authors="[bo]"),
    "events/e.md": event(),
}


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with what is in it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def build(root: Path, place: Path, engine: str = "mkdocs") -> dict[str, bytes]:
    """Build a hub and return its site."""
    build_site(root, read_settings(root), site_dir=place, epoch=EPOCH, engine=engine)
    return tree(place)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Build a small hub in two languages once: its folder and its site."""
    root = tmp_path_factory.mktemp("hub")
    write_hub(root, FILES, TWO_LANGUAGES)
    commit_all(root)
    return root, build(root, root / "site")


def test_both_languages_are_one_site(built: tuple[Path, dict[str, bytes]]) -> None:
    _, site = built

    assert {"index.html", "zh/index.html", "columns/notes/a/index.html"} <= set(site)
    assert "zh/columns/notes/b/index.html" in site
    assert "old/a/index.html" in site


def test_two_builds_are_alike_to_the_byte_wherever_they_run(
    built: tuple[Path, dict[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, site = built
    elsewhere = tmp_path / "另一个 folder"
    write_hub(elsewhere, dict(reversed(FILES.items())), TWO_LANGUAGES)
    commit_all(elsewhere)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONHASHSEED", "7")

    assert build(elsewhere, tmp_path / "out") == site


def test_mkdocs_alone_gives_the_same_pages(
    built: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    root, site = built
    for config_file, folder in (("mkdocs.yml", tmp_path), ("mkdocs.zh.yml", tmp_path / "zh")):
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config_file, "-d", folder],
            cwd=root,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), "NO_MKDOCS_2_WARNING": "1"},
            check=True,
            capture_output=True,
        )

    assert tree(tmp_path) == site


def test_properdocs_gives_the_same_pages_but_for_the_generator_tag(
    built: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    root, site = built
    other = build(root, tmp_path / "out", "properdocs")

    assert set(other) == set(site)
    for path, content in other.items():
        assert _without_generator(content) == _without_generator(site[path]), path


def _without_generator(content: bytes) -> bytes:
    return b"\n".join(line for line in content.split(b"\n") if b'name="generator"' not in line)


def test_a_faulty_file_is_left_out_and_the_others_are_published(tmp_path: Path) -> None:
    write_hub(tmp_path, {**FILES, "columns/notes/bad.md": "---\ntitle: [\n---\n"})
    report = build_site(tmp_path, read_settings(tmp_path), epoch=EPOCH)

    assert report.hub.refused == ("columns/notes/bad.md",)
    site = tree(tmp_path / "site")
    assert "columns/notes/a/index.html" in site
    assert "columns/notes/bad/index.html" not in site


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    write_hub(tmp_path, FILES)
    write(tmp_path / "site" / "index.html", "the old site")
    write(tmp_path / "mkdocs.yml", (tmp_path / "mkdocs.yml").read_text() + "nav: {wrong\n")
    settings = read_settings_of_a_sound_hub(tmp_path)

    with pytest.raises(BuildError, match="nothing was published"):
        build_site(tmp_path, settings, epoch=EPOCH)
    assert tree(tmp_path / "site") == {"index.html": b"the old site"}
    assert not list(tmp_path.glob(".site-build/n*")), "nothing half built is left behind"


def read_settings_of_a_sound_hub(root: Path) -> Settings:
    """Return settings as they were before mkdocs.yml was broken."""
    sound = root / "sound"
    write_hub(sound, {})
    return read_settings(sound)


def test_a_reader_meets_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    place = Place(tmp_path / "site")
    write(place.folder / "index.html", "0")
    seen: set[str] = set()
    done = threading.Event()

    def read_on() -> None:
        while not done.is_set():
            seen.add((place.folder / "index.html").read_text())

    reader = threading.Thread(target=read_on)
    reader.start()
    with place.held():
        for number in range(1, 60):
            new = place.new_folder()
            write(new / "index.html", str(number))
            place.publish(new)
    done.set()
    reader.join()

    assert seen <= {str(number) for number in range(60)}
    assert tree(place.folder) == {"index.html": b"59"}
    assert tree(place.previous) == {"index.html": b"58"}
    assert {path.name for path in place.workroom.iterdir()} == {".gitignore", "lock", "previous"}


def test_three_builds_at_once_leave_one_whole_site(
    built: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    root, site = built
    builds = [start_build(root, "--site-dir", str(tmp_path / "site")) for _ in range(3)]
    ended = [build.communicate() for build in builds]

    assert [build.returncode for build in builds] == [0, 0, 0], ended
    assert tree(tmp_path / "site") == tree(tmp_path / ".site-build/previous") == site
    assert all("The new site stands in" in printed for printed, _ in ended)
    assert sum("Waiting for it." in complained for _, complained in ended) == 2


def start_build(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Begin a build in a process of its own, in English, for the moment of all builds here."""
    command = [sys.executable, "-m", "commonplace", "--lang", "en", "build", *arguments]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=root, env=environment, stdout=pipe, stderr=pipe, encoding="utf-8"
    )


STRUCK = """
import os, signal, sys
from pathlib import Path
from commonplace.publish import build_site
from commonplace.settings import read_settings

def strike(done, total):
    if done >= total * float(sys.argv[2]):
        os.kill(os.getpid(), signal.Signals[sys.argv[1]])

signal.signal(signal.SIGTERM, signal.default_int_handler)
root = Path.cwd()
build_site(root, read_settings(root), epoch=1_780_000_000, progress=strike)
"""


@pytest.mark.parametrize(("blow", "share"), [("SIGKILL", 0.1), ("SIGKILL", 0.9), ("SIGTERM", 0.4)])
def test_a_build_that_is_killed_leaves_the_old_site(
    tmp_path: Path, blow: str, share: float
) -> None:
    write_hub(tmp_path, FILES)
    write(tmp_path / "site" / "index.html", "the old site")
    run = subprocess.run(
        [sys.executable, "-c", STRUCK, blow, str(share)], cwd=tmp_path, check=False
    )

    assert run.returncode != 0
    assert tree(tmp_path / "site") == {"index.html": b"the old site"}
    place = Place(tmp_path / "site")
    left = list(place.workroom.glob("new-*"))
    assert bool(left) == (blow == "SIGKILL"), "who can still tidy up does"
    with place.held():
        assert not list(place.workroom.glob("new-*/[0-9]/index.html"))


def test_a_build_ends_with_whoever_started_it(built: tuple[Path, dict[str, bytes]]) -> None:
    root, _ = built
    command = [sys.executable, "-m", "mkdocs_commonplace.build", "mkdocs.yml", "site", "--tied"]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE) as worker:
        assert worker.stdin
        worker.stdin.close()

        assert worker.wait(timeout=60) == ORPHANED


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")
def test_a_build_that_may_write_no_more_leaves_the_old_site(tmp_path: Path) -> None:
    write_hub(tmp_path, FILES)
    write(tmp_path / "site" / "index.html", "the old site")
    build = 'ulimit -f 40; exec "$0" -m commonplace --lang en build --format json'
    run = subprocess.run(
        ["/bin/sh", "-c", build, sys.executable], cwd=tmp_path, capture_output=True, check=False
    )

    assert run.returncode == 2
    assert tree(tmp_path / "site") == {"index.html": b"the old site"}
    said = json.loads(run.stdout)
    assert said["stands"] == "old"
    assert "File too large" in said["failure"]
    assert "The old site, of 20" in run.stderr.decode()
    assert not list(tmp_path.glob(".site-build/n*"))


def test_the_plugin_brings_what_its_pages_need(built: tuple[Path, dict[str, bytes]]) -> None:
    root, site = built

    assert "markdown_extensions" not in (root / "mkdocs.yml").read_text()
    assert b"{ #articles" not in site["columns/notes/index.html"]


def test_a_site_without_folders_for_addresses_is_told_so(tmp_path: Path) -> None:
    write_hub(tmp_path, FILES)
    config = (tmp_path / "mkdocs.yml").read_text()
    write(tmp_path / "mkdocs.yml", config + "use_directory_urls: false\n")

    with pytest.raises(BuildError, match="needs `use_directory_urls: true`"):
        build_site(tmp_path, read_settings(tmp_path), epoch=EPOCH)
