"""`commonplace check`, as a member meets it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.mending import mend_bytes
from commonplace.problems.reports import FORMATS
from tests.folders import MEMBER, SMALL_HUB, write_files

MEMBERS = "member_submissions/members"
WRONG_FIELD = MEMBER.replace("name:", "nmae:")
WITH_CRLF = MEMBER.replace("Alice", "Carol").replace("\n", "\r\n")


@pytest.fixture(autouse=True)
def in_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a small hub that is fine."""
    write_files(tmp_path, SMALL_HUB)
    monkeypatch.chdir(tmp_path)


def check(*args: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "check", *args])


def write(path: str, content: str | bytes) -> None:
    write_files(Path(), {path: content})


def test_a_sound_hub() -> None:
    result = check()

    assert result.exit_code == 0
    assert result.output == "2 files are fine.\n"


def test_an_error_is_shown_and_exits_with_1() -> None:
    write(f"{MEMBERS}/carol.md", WRONG_FIELD)

    result = check()

    assert result.exit_code == 1
    assert f"{MEMBERS}/carol.md:2:1 error field-unknown\n" in result.stdout
    assert result.stdout.endswith("2 errors in 1 file; 2 files are fine.\n")
    assert result.stderr == ""


def test_a_warning_alone_exits_with_0_and_with_1_where_one_is_strict() -> None:
    write(f"{MEMBERS}/carol.md", WITH_CRLF)

    assert check().exit_code == 0
    assert check("--strict").exit_code == 1


def test_only_the_paths_given_are_reported() -> None:
    write(f"{MEMBERS}/carol.md", WRONG_FIELD)
    write("member_submissions/credits/dan.yml", "nonsense")

    assert check(f"{MEMBERS}/alice.md").output == "1 file is fine.\n"
    assert check(MEMBERS).output.endswith("2 errors in 1 file; 2 files are fine.\n")
    assert check(".").output.endswith("in 2 files; 2 files are fine.\n")


def test_paths_are_relative_to_where_one_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MEMBERS)

    assert check("alice.md", "../members/bob.md").output == "2 files are fine.\n"
    assert check("..").output == "2 files are fine.\n"


def test_a_path_that_is_the_beginning_of_another_does_not_name_it() -> None:
    write(f"{MEMBERS}/alice.md.md", MEMBER)

    assert check(f"{MEMBERS}/alice.md").output == "1 file is fine.\n"


def test_paths_that_cannot_be_checked_are_wrong_use() -> None:
    for path, said in [
        ("nowhere.md", "Error: nowhere.md is not there.\n"),
        ("mkdocs.yml", "Error: mkdocs.yml is not among the submissions, which are in "),
    ]:
        result = check(path)

        assert result.exit_code == 2
        assert result.stderr.startswith(said)


def test_a_link_is_checked_as_a_link() -> None:
    Path(f"{MEMBERS}/carol.md").symlink_to(Path("mkdocs.yml").absolute())

    result = check(f"{MEMBERS}/carol.md")

    assert result.exit_code == 1
    assert "error file-link" in result.stdout


def test_fix_mends_what_needs_no_judgement() -> None:
    write(f"{MEMBERS}/carol.md", "\ufeff" + WITH_CRLF.rstrip())
    Path(f"{MEMBERS}/carol.md").chmod(0o640)

    result = check("--fix")

    assert result.exit_code == 0
    assert result.stdout == "3 files are fine.\n"
    assert result.stderr == (
        f"Mended {MEMBERS}/carol.md: byte order mark removed, line ends made LF, "
        "line end added at the end\n"
    )
    assert Path(f"{MEMBERS}/carol.md").read_bytes() == MEMBER.replace("Alice", "Carol").encode()
    assert os.name == "nt" or Path(f"{MEMBERS}/carol.md").stat().st_mode & 0o777 == 0o640
    assert sorted(file.name for file in Path(MEMBERS).iterdir()) == [
        "alice.md",
        "bob.md",
        "carol.md",
    ]


def test_fix_touches_only_what_is_selected_and_wrong() -> None:
    write(f"{MEMBERS}/carol.md", WITH_CRLF)
    untouched = Path(f"{MEMBERS}/bob.md").stat()

    check("--fix", f"{MEMBERS}/bob.md")

    assert Path(f"{MEMBERS}/carol.md").read_bytes() == WITH_CRLF.encode()
    assert Path(f"{MEMBERS}/bob.md").stat() == untouched


def test_fix_follows_no_link_and_leaves_other_files_alone(tmp_path: Path) -> None:
    outside = write_files(tmp_path, {"outside.md": WITH_CRLF}) / "outside.md"
    Path(f"{MEMBERS}/carol.md").symlink_to(outside)
    write("member_submissions/columns/notes/data.csv", b"a,b\r\n")

    check("--fix")

    assert outside.read_bytes() == WITH_CRLF.encode()
    assert Path(f"{MEMBERS}/carol.md").is_symlink()
    assert Path("member_submissions/columns/notes/data.csv").read_bytes() == b"a,b\r\n"


@pytest.mark.parametrize("data", ["雾\r\n".encode("gbk"), "a\r\n".encode("utf-16"), b"a\0\r\n"])
def test_fix_leaves_what_is_no_text_in_utf_8(data: bytes) -> None:
    assert mend_bytes(data) == (data, ())


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_be_chosen(form: str) -> None:
    write(f"{MEMBERS}/carol.md", WRONG_FIELD)

    result = check("--format", form)

    assert result.exit_code == 1
    assert "field-unknown" in result.stdout or form == "markdown"
    if form in ("json", "gitlab", "sarif", "rdjson"):
        json.loads(result.stdout)


def test_an_unknown_format_is_wrong_use() -> None:
    result = check("--format", "xml")

    assert result.exit_code == 2
    assert "“xml” is not known; allowed: text, json, github," in result.stderr


def test_a_report_can_go_to_a_file() -> None:
    write(f"{MEMBERS}/雾.md", MEMBER)

    result = check("--format", "json", "--output", "problems.json")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == "1 error in 1 file; 2 files are fine.\n"
    assert b"\r" not in Path("problems.json").read_bytes()
    (item,) = json.loads(Path("problems.json").read_text(encoding="utf-8"))
    assert item["path"] == f"{MEMBERS}/雾.md"


def test_a_report_in_a_file_has_no_colours() -> None:
    write(f"{MEMBERS}/carol.md", WRONG_FIELD)

    check("--output", "problems.txt")

    shown = Path("problems.txt").read_text(encoding="utf-8")
    assert f"{MEMBERS}/carol.md:2:1 error field-unknown\n" in shown
    assert "\033" not in shown


def test_a_report_that_cannot_be_written_is_a_broken_machine() -> None:
    result = check("--output", "nowhere/problems.txt")

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: nowhere/problems.txt cannot be used: ")


def test_a_check_loads_nothing_of_the_site_generator() -> None:
    program = (
        "import sys; from commonplace.cli import main\n"
        "try: main(['check'])\n"
        "except SystemExit: pass\n"
        "heavy = {'mkdocs', 'material', 'properdocs', 'jieba', 'markdown', 'pypinyin'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert result.stdout.splitlines()[-1] == "[]"
