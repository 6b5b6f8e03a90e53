"""The place of a site: one step from old to new and back, whatever happens in between."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from commonplace.publish import BuildError, Place, place_of_site
from commonplace.publish.changes import Changes, keep_times
from commonplace.publish.lock import Holder
from tests.histories import git
from tests.hubs import write, write_hub


def publish(place: Place, text: str, *, keep: bool = True) -> None:
    """Publish a site of two files that say the same."""
    with place.held():
        new = place.new_folder()
        put(new, text)
        place.publish(new, keep=keep)


def put(folder: Path, text: str, age: int = 0) -> None:
    """Write such a site; `age` is how many seconds ago it was published."""
    for name in ("index.html", "sub/last.html"):
        write(folder / name, text)
    if age:
        then = folder.stat().st_mtime - age
        os.utime(folder, (then, then))


def said(folder: Path) -> str:
    """Return what a whole site says; empty where there is none."""
    if not folder.exists():
        return ""
    first, last = (folder / name for name in ("index.html", "sub/last.html"))
    assert first.read_text() == last.read_text()
    return first.read_text()


def aged(folder: Path, *names: str) -> None:
    """Let files be from long ago."""
    for name in names:
        os.utime(folder / name, (1_000_000_000, 1_000_000_000))


def test_a_file_that_is_as_before_keeps_its_time(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for name in ("same.html", "sub/same.css", "other.html", "gone.html"):
        write(old / name, name)
        aged(old, name)
    for name, text in {
        "same.html": "",
        "sub/same.css": "",
        "other.html": "!",
        "new.html": "",
    }.items():
        write(new / name, f"{name}{text}")

    assert keep_times(new, old) == Changes(("new.html",), ("other.html",), ("gone.html",))
    assert {p.name for p in new.rglob("*.*") if p.stat().st_mtime == 1_000_000_000} == {
        "same.html",
        "same.css",
    }


def test_files_of_the_same_size_and_time_are_compared_by_their_bytes(tmp_path: Path) -> None:
    for folder, text in (("old", "abc"), ("new", "abx")):
        write(tmp_path / folder / "a.html", text)
        aged(tmp_path / folder, "a.html")

    assert keep_times(tmp_path / "new", tmp_path / "old").changed == ("a.html",)


def test_a_first_site_is_new_as_a_whole(tmp_path: Path) -> None:
    put(tmp_path / "new", "a")

    assert keep_times(tmp_path / "new", tmp_path / "old").added == ("index.html", "sub/last.html")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Return a place where nothing stands."""
    return Place(tmp_path / "site")


def test_restore_brings_back_the_site_before_and_again_the_one_after(place: Place) -> None:
    publish(place, "one")
    first = place.stands()
    publish(place, "two")
    second = place.stands()
    place.restore()

    assert (said(place.folder), said(place.previous)) == ("one", "two")
    assert (place.stands(), place.stood()) == (first, second)
    place.restore()
    assert (said(place.folder), said(place.previous)) == ("two", "one")
    place.restore()
    publish(place, "three")
    assert (said(place.folder), said(place.previous)) == ("three", "one")


def test_restore_says_so_where_there_is_no_earlier_site(place: Place) -> None:
    with pytest.raises(BuildError, match="no earlier site"):
        place.restore()
    assert not place.workroom.exists()
    publish(place, "one")
    with pytest.raises(BuildError, match="no earlier site"):
        place.restore()
    assert said(place.folder) == "one"


def test_who_wants_none_keeps_none(place: Place) -> None:
    publish(place, "one")
    publish(place, "two")
    publish(place, "three", keep=False)

    assert (said(place.folder), place.stood()) == ("three", None)


def move_away(place: Place) -> None:
    """Begin a swap of two steps."""
    put(place.workroom / "next", "never seen")
    place.folder.rename(place.workroom / "away")


LEFT: dict[str, tuple[Callable[[Place], None], str, str]] = {
    "half built": (
        lambda place: write(place.workroom / "new-1/0/index.html", "ha"),
        "old",
        "older",
    ),
    "half removed": (lambda place: write(place.workroom / "old-1/site/x", "ha"), "old", "older"),
    "before the swap": (lambda place: put(place.workroom / "next", "never seen"), "old", "older"),
    "after the swap": (lambda place: put(place.workroom / "next", "kept", 60), "old", "kept"),
    "between two steps": (
        move_away,
        "old",
        "older",
    ),
    "after two steps": (lambda place: put(place.workroom / "away", "kept", 60), "old", "kept"),
}


@pytest.mark.parametrize("moment", LEFT)
def test_what_a_killed_build_left_is_finished_or_undone(place: Place, moment: str) -> None:
    leave, stands, stood = LEFT[moment]
    publish(place, "older")
    publish(place, "old")
    leave(place)
    with place.held():
        assert (said(place.folder), said(place.previous)) == (stands, stood)
        assert {path.name for path in place.workroom.iterdir()} == {
            ".gitignore",
            "lock",
            "previous",
        }


PUBLISHES = """
import sys
from pathlib import Path
from commonplace.publish import Place
from tests.test_publish_place import publish

place = Place(Path(sys.argv[1]))
for number in range(10_000):
    publish(place, f"{number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", range(6))
def test_a_swap_that_is_killed_leaves_whole_sites(place: Place, after: int) -> None:
    publish(place, "first")
    command = [sys.executable, "-c", PUBLISHES, str(place.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as publisher:
        assert publisher.stdout
        for _ in range(after + 1):
            publisher.stdout.readline()
        publisher.send_signal(signal.SIGKILL)
    number = int(said(place.folder))

    assert number >= after
    with place.held():
        assert said(place.folder) == str(number)
        assert said(place.previous) == (str(number - 1) if number else "first")


def test_whoever_comes_second_is_told_and_waits(place: Place) -> None:
    told: list[Holder] = []
    waits = threading.Event()

    def waiting(holder: Holder) -> None:
        told.append(holder)
        waits.set()

    def second() -> None:
        with place.held(waiting=waiting):
            told.append(Holder())

    with place.held():
        with (
            pytest.raises(BuildError, match=f"Process {os.getpid()} on"),
            place.held(patient=False),
        ):
            pass
        other = threading.Thread(target=second)
        other.start()
        assert waits.wait(60)
        assert [holder.process for holder in told] == [os.getpid()]
    other.join()
    assert len(told) == 2, "then it is its turn"


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    put(tmp_path / "disk/www", "old")
    (tmp_path / "site").symlink_to(tmp_path / "disk/www")
    publish(Place(tmp_path / "site"), "new")

    assert (tmp_path / "site").is_symlink()
    assert said(tmp_path / "site") == said(tmp_path / "disk/www") == "new"
    assert said(tmp_path / "disk/.www-build/previous") == "old"


def test_a_site_keeps_the_rights_of_its_folder(place: Place) -> None:
    publish(place, "old")
    assert place.folder.stat().st_mode & 0o777 == 0o755
    place.folder.chmod(0o750)
    publish(place, "new")

    assert place.folder.stat().st_mode & 0o777 == 0o750


def test_git_sees_nothing_of_what_lies_beside(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    write(tmp_path / ".gitignore", "/site/\n")
    git(tmp_path, "add", "--all")
    publish(Place(tmp_path / "site"), "one")
    publish(Place(tmp_path / "site"), "two")

    assert git(tmp_path, "status", "--porcelain") == "A  .gitignore\n"


@pytest.mark.parametrize(
    ("folder", "reason"),
    [
        (".", "holds what the site is made of"),
        ("..", "holds what the site is made of"),
        ("site_src", "holds what the site is made of"),
        ("mkdocs.yml", "is a file"),
        ("/proc", "a disk or a share of its own"),
    ],
)
def test_where_no_site_can_stand(tmp_path: Path, folder: str, reason: str) -> None:
    hub = write_hub(tmp_path / "hub", {})
    if folder == "/proc" and not Path(folder).is_mount():
        folder, reason = "mkdocs.yml", "is a file"  # a system without it

    with pytest.raises(BuildError, match=reason):
        place_of_site(hub.root / folder, hub.root, hub.settings)
