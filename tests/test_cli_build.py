"""`commonplace build` and `serve` as they are used: what they print and how they exit."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from commonplace.publish import Place
from tests.histories import git
from tests.hubs import ADA, NOTES, article, write, write_hub
from tests.servers import free_port

# One topic alone: a list in a list that search passes over must not stop the build.
FILES = {**ADA, **NOTES, "columns/notes/a.md": article(topics="[maps]")}
BAD = {"columns/notes/bad.md": article(date="2026-02-30")}
DRAFT = {"columns/notes/draft.md": article(status="draft")}


def commonplace(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a hub, in English."""
    return subprocess.run(
        [sys.executable, "-m", "commonplace", "--lang", "en", *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_sound_hub_is_published_and_one_is_told_where(tmp_path: Path) -> None:
    write_hub(tmp_path, FILES | DRAFT)
    page = "https://hub.test/columns/notes/a/"
    run = commonplace(tmp_path, "build", "--today", "2026-05-14", "--explain", page)

    assert run.returncode == 0, run.stderr
    assert re.search(r"Made again: (\d+) of \1 pages \(\1 new\)\.", run.stdout)
    assert "columns/notes/a.md: made for the first time" in run.stdout
    assert re.search(r"Published \d+ pages in \d+\.\d s\.", run.stdout)
    assert "Not published yet (drafts, in review, scheduled): notes/draft" in run.stdout
    assert "http.server 8000 --directory site" in run.stdout
    assert "Files of members: 4. Published: 3; used on other pages: 0; not yet: 1;" in run.stdout
    assert f"The new site stands in {tmp_path / 'site'}." in run.stdout
    assert re.search(r"Files of the site: \d+ new, 0 changed, 0 removed;", run.stdout)
    assert (tmp_path / "site/columns/notes/a/index.html").is_file()


def test_a_faulty_file_is_named_and_makes_the_exit_code(tmp_path: Path) -> None:
    write_hub(tmp_path, FILES | BAD)
    git(tmp_path, "init", "-q")
    build = ("build", "--site-dir", "out", "--today", "2026-05-14")
    run = commonplace(tmp_path, *build)
    going_on = commonplace(tmp_path, *build, "--anew", "--keep-going", "--format", "json")
    again = commonplace(tmp_path, *build, "--format", "json")

    assert run.returncode == 1
    assert "member_submissions/columns/notes/bad.md:4:7" in run.stdout
    assert "Left out: columns/notes/bad.md" in run.stdout
    assert going_on.returncode == 0
    assert (tmp_path / "out/columns/notes/a/index.html").is_file()
    said = json.loads(going_on.stdout)
    assert (said["stands"], said["folder"]) == ("new", str(tmp_path / "out"))
    assert said["previous"] < said["since"]
    assert again.returncode == 1
    assert json.loads(again.stdout)["stands"] == "same"
    assert not any(said["changes"].values()), said["changes"]
    assert said["made_again"] == {}
    assert said["files"] == {
        **dict.fromkeys(("used", "waiting", "hidden", "missing", "early"), 0),
        "total": 4,
        "published": 3,
        "refused": 1,
    }
    back = commonplace(tmp_path, "restore", "--site-dir", "out")
    assert back.returncode == 0, back.stderr
    since, kept = re.findall(r"of (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)", back.stdout)
    assert since <= kept
    assert f"stands in {tmp_path / 'out'} again." in back.stdout


def test_a_broken_configuration_says_so_and_publishes_nothing(tmp_path: Path) -> None:
    write_hub(tmp_path, FILES)
    wrong = "site_name: x\ndocs_dir: site_src\nplugins: [commonplace/hub, no-such-one]\n"
    write(tmp_path / "mkdocs.yml", wrong)
    run = commonplace(tmp_path, "build")

    assert run.returncode == 2
    assert "no-such-one" in run.stderr
    assert "Traceback" not in run.stderr
    assert not (tmp_path / "site").exists()
    assert f"No site stands in {tmp_path / 'site'}." in run.stderr
    restored = commonplace(tmp_path, "restore", "--hub", str(tmp_path))
    assert restored.returncode == 2
    assert "There is no earlier site" in restored.stderr


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_broken_off_says_which_site_stands(
    tmp_path: Path, stop: signal.Signals
) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    write_hub(tmp_path, FILES)
    write(tmp_path / "site/index.html", "the old site")
    command = [sys.executable, "-m", "commonplace", "--lang", "zh", "build"]
    with Place(tmp_path / "site").held():
        build = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, encoding="utf-8")
        assert build.stderr
        assert f"进程 {os.getpid()} " in build.stderr.readline()
        build.send_signal(stop)
        _, complained = build.communicate(timeout=60)

    assert build.returncode == 130
    assert "已中断。" in complained
    assert "里仍是旧网站" in complained


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_hub_is_served_in_the_browser(tmp_path: Path, stop: signal.Signals) -> None:
    # Where the tests run in the background, Ctrl-C is ignored, and by all they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    write_hub(tmp_path, FILES)
    port = free_port()
    command = [sys.executable, "-m", "commonplace", "serve", "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    ) as server:
        try:
            lines = iter(server.stdout or ())
            assert any("Serving on" in line for line in lines), "it ended before it served"
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/columns/notes/a/") as answer:
                assert "First" in answer.read().decode()
            write(tmp_path / "mkdocs.yml", "nav: {wrong\n")
            assert any("mkdocs.yml cannot be read" in line for line in lines), "it said nothing"
            with urllib.request.urlopen(
                f"http://127.0.0.1:{port}/columns/notes/a/", timeout=20
            ) as old:
                assert "First" in old.read().decode(), "the last good pages stay"
            if stop is signal.SIGINT:
                os.killpg(server.pid, stop)  # as a terminal does
            else:
                server.send_signal(stop)
            server.communicate(timeout=60)
        finally:
            with suppress(ProcessLookupError):  # nothing is left to stop
                os.killpg(server.pid, signal.SIGKILL)
    assert server.returncode == 0
