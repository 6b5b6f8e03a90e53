"""The frame of the command line: help, languages, exit codes, and what goes wrong."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from commonplace.cli import main
from commonplace.cli.command_line import COMMANDS, IMPORTS
from commonplace.language import language
from tests.folders import SMALL_HUB, write_files

COMMAND = [sys.executable, "-m", "commonplace"]


def run(*args: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the real command in a process of its own."""
    return subprocess.run(
        [*COMMAND, *args],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "", **environment},
        capture_output=True,
        check=False,
    )


def two_fine_files_in_chinese() -> str:
    english = "{count} files are fine."
    chinese = language("zh").ngettext("{count} file is fine.", english, 2)
    assert chinese != english, "the Chinese catalogue lacks it"
    return chinese.format(count=2)


def every_command() -> Iterator[tuple[str, ...]]:
    """Yield the words of every command there is, subcommands too."""

    def walk(group: click.Group, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        ctx = click.Context(group)
        for name in group.list_commands(ctx):
            yield (*words, name)
            found = group.get_command(ctx, name)
            if isinstance(found, click.Group):
                yield from walk(found, (*words, name))

    return walk(main, ())


def test_help_names_every_command_with_a_summary() -> None:
    shown = CliRunner().invoke(main, ["--lang", "en", "--help"]).output

    width = max(map(len, COMMANDS)) + 2
    for name, (_, summary) in COMMANDS.items():
        assert f"  {name:<{width}}{summary}\n" in shown


def test_every_import_is_listed() -> None:
    shown = CliRunner().invoke(main, ["--lang", "en", "import", "--help"]).output

    assert all(name in shown for name in IMPORTS)


def test_every_command_shows_an_example_of_itself() -> None:
    without = []
    for words in every_command():
        result = CliRunner().invoke(main, ["--lang", "en", *words, "--help"])
        assert result.exit_code == 0, result.output
        examples = result.output.partition("Examples:\n")[2].partition("\n\n")[0]
        if "commonplace" not in examples and words != ("import",):
            without.append(words)

    assert not without


@pytest.mark.parametrize("args", [["--lang", "zh", "--help"], ["--help", "--lang", "zh"]])
def test_the_language_may_be_chosen_before_and_after(args: list[str]) -> None:
    shown = CliRunner().invoke(main, args).output

    assert language("zh").gettext("Turns a git repository into a community's home.") in shown
    assert "Usage:" not in shown


def test_the_language_may_follow_the_command(tmp_path: Path) -> None:
    write_files(tmp_path, SMALL_HUB)

    result = run("check", "--lang", "zh", cwd=tmp_path)

    assert result.stdout.decode() == f"{two_fine_files_in_chinese()}\n"


def test_the_language_comes_from_the_environment(tmp_path: Path) -> None:
    write_files(tmp_path, SMALL_HUB)

    result = run("check", cwd=tmp_path, LC_ALL="zh_CN.UTF-8")

    assert result.stdout.decode() == f"{two_fine_files_in_chinese()}\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["chekc"], "Error: There is no command “chekc”. Did you mean “check”?"),
        (["import", "hugoo"], "Error: There is no command “hugoo”. Did you mean “hugo”?"),
        (["check", "--fxi"], "Error: There is no option “--fxi”. Did you mean “--fix”?"),
        (["check", "--format"], "Error: “--format” needs a value."),
        (["check", "--fix=3"], "Error: “--fix” takes no value."),
        (
            ["completion", "csh"],
            "Error: bash|zsh|fish: “csh” is not known; allowed: bash, zsh, fish.",
        ),
        (["completion"], "Error: bash|zsh|fish is missing."),
        (["doctor", "me"], "Error: Not expected here: me"),
        (["--lang", "xx", "check"], "Error: --lang: “xx” is not known; allowed: en, zh."),
        (["--hub"], "Error: “--hub” needs a value."),
    ],
)
def test_wrong_use_is_said_in_a_sentence(args: list[str], said: str) -> None:
    result = CliRunner().invoke(main, args, env={"LC_ALL": "en_GB.UTF-8"})

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines()[0] == said


def test_wrong_use_is_said_in_the_users_language() -> None:
    result = CliRunner().invoke(main, ["chekc", "--lang", "zh"])

    likely = language("zh").gettext("Did you mean “{name}”?").format(name="check")
    assert likely in result.stderr
    assert "There is no" not in result.stderr


def test_nothing_to_do_shows_the_help() -> None:
    result = CliRunner().invoke(main, [], env={"LC_ALL": "en_GB.UTF-8"})

    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: commonplace [OPTIONS] COMMAND")


def test_a_folder_that_is_no_hub(tmp_path: Path) -> None:
    result = run("check", "--lang", "en", cwd=tmp_path)

    assert result.returncode == 2
    assert f"{tmp_path} is not in a hub." in result.stderr.decode()


def test_a_hub_is_found_from_a_folder_inside_it(tmp_path: Path) -> None:
    write_files(tmp_path, SMALL_HUB)

    result = run("check", "alice.md", "--lang=en", cwd=tmp_path / "member_submissions/members")

    assert result.stdout == b"1 file is fine.\n"


@pytest.mark.parametrize("args", [["--hub", "HUB", "check"], ["check", "--hub", "HUB"]])
def test_a_hub_can_be_named(tmp_path: Path, args: list[str]) -> None:
    hub = write_files(tmp_path / "hub", SMALL_HUB)

    result = run("--lang=en", *(word.replace("HUB", "hub") for word in args), cwd=tmp_path)

    assert result.stdout == b"2 files are fine.\n", result.stderr
    assert hub.is_dir()


@pytest.mark.parametrize("name", ["check", "doctor"])
def test_a_hub_that_is_not_there(tmp_path: Path, name: str) -> None:
    result = run("--lang=en", "--hub", "nowhere", name, cwd=tmp_path)

    assert result.returncode == 2
    assert result.stderr == b"Error: There is no folder nowhere.\n"


def test_a_hub_whose_configuration_is_broken(tmp_path: Path) -> None:
    write_files(tmp_path, SMALL_HUB | {"mkdocs.yml": "plugins: [commonplace/hub\n"})

    result = run("check", "--lang=en", cwd=tmp_path)

    assert result.returncode == 2
    assert result.stderr.decode().startswith("Error: mkdocs.yml cannot be read:")
    assert result.stderr.count(b"\n") == 1
    assert b"\\u000a" not in result.stderr


def test_the_version_is_shown() -> None:
    assert CliRunner().invoke(main, ["--version"]).output.startswith("commonplace 0.")


def test_python_m_is_the_same_command(tmp_path: Path) -> None:
    script = subprocess.run(
        [Path(sys.executable).with_name("commonplace"), "--help"], capture_output=True, check=True
    )

    assert run("--help", cwd=tmp_path).stdout == script.stdout


def test_output_for_programs_is_utf_8_under_any_locale(tmp_path: Path) -> None:
    write_files(tmp_path, SMALL_HUB | {"member_submissions/members/雾.md": "x"})

    result = run("check", "--lang=en", cwd=tmp_path, PYTHONIOENCODING="gbk", LC_ALL="C")

    assert "“雾” is not allowed" in result.stdout.decode()


def test_no_colour_where_there_is_no_terminal(tmp_path: Path) -> None:
    write_files(tmp_path, SMALL_HUB | {"member_submissions/members/x.md": "x"})

    assert b"\033" not in run("check", cwd=tmp_path).stdout


# A small program with commands that go wrong, under the same frame.

FRAME = """
import sys
from commonplace.cli.command_line import CommandLine

def fail():
    raise {failure}

main = CommandLine("commonplace", {{"fail": ("__main__:failing", "")}}, help="x")
from commonplace.cli.frame import command
failing = command("fail", help="x")(fail)
main()
"""


def run_failing(failure: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", FRAME.format(failure=failure), "--lang=en", "fail", *args],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_an_unexpected_error_is_a_sentence_without_a_trace() -> None:
    result = run_failing("RuntimeError('the pond is dry')")

    assert result.returncode == 2
    assert result.stderr == (
        "Error: This should not have happened: RuntimeError: the pond is dry. "
        "Run it again with --debug and report what it prints.\n"
    )


def test_debug_shows_where_an_unexpected_error_came_from() -> None:
    result = run_failing("RuntimeError('the pond is dry')", "--debug")

    assert result.returncode == 2
    assert "Traceback (most recent call last)" in result.stderr


def test_a_refusal_of_the_system_names_the_path() -> None:
    result = run_failing("PermissionError(13, 'Permission denied', 'site/x')")

    assert result.returncode == 2
    assert result.stderr == "Error: site/x cannot be used: Permission denied.\n"


def test_an_interrupted_command_is_quiet() -> None:
    result = run_failing("KeyboardInterrupt")

    assert result.returncode == 130
    assert result.stderr.strip() == ""


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    write_files(tmp_path, SMALL_HUB)
    reading, writing = os.pipe()
    os.close(reading)

    with os.fdopen(writing, "wb") as pipe:
        result = subprocess.run(
            [*COMMAND, "check"], cwd=tmp_path, stdout=pipe, stderr=subprocess.PIPE, check=False
        )

    assert result.returncode == 141
    assert result.stderr == b""


def test_a_trouble_is_a_sentence_and_its_values_stay_as_they_are() -> None:
    result = run_failing("__import__('commonplace.trouble').trouble.Trouble('No {x}.', x='{y}')")

    assert result.returncode == 2
    assert result.stderr == "Error: No {y}.\n"
